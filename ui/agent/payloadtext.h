// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// JSON in one line with air: { "order_id": "48213" }. What is no JSON stays as it is, without line breaks.
/// Cut after `limit` characters.
[[nodiscard]] QString payloadLine(const QString &payload, int limit = 400);
/// JSON over several lines. What is no JSON stays as it is.
[[nodiscard]] QString payloadPage(const QString &payload);
/// "0.98 s" and "48 ms": how long something took.
[[nodiscard]] QString secondsText(double ms);
[[nodiscard]] QString millisecondsText(double ms);

} // namespace studio::ui

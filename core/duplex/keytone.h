// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

#include <cstdint>
#include <vector>

namespace studio::duplex {

/// The sound of a telephone's key (0…9, *, #): two tones, short and quiet, without a click at either end.
/// Empty for what is no key.
[[nodiscard]] std::vector<std::int16_t> keyTone(QChar key, int rateHz);

} // namespace studio::duplex

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace studio::recognition {

/// A language model of what is likely to be said, in the ARPA format: trigrams with absolute discounting. In
/// a phrase each # stands for any digit ("order #####"). The same phrases always give the same model; empty
/// when there are none.
[[nodiscard]] QByteArray phraseModel(const QStringList &phrases);

} // namespace studio::recognition

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace studio {
class StopFlag;
}

namespace studio::transcript {

/// A word as it is compared: small letters and digits, without accents.
[[nodiscard]] QString matchKey(const QString &word);

/// For each of `right` the index in `left` that it goes with, or −1: increasing, the fewest differences.
/// Cheap where both are alike; stretches without anything in common are paired by their order.
[[nodiscard]] std::vector<int> matchWords(const std::vector<QString> &left, const std::vector<QString> &right,
                                          const StopFlag &stop);

} // namespace studio::transcript

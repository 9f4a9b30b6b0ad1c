// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"

#include <QStringView>

#include <vector>

namespace studio::text {

/// Seconds [from, to) in which something is heard.
struct HeardSpan {
    double from = 0;
    double to = 0;
    bool operator==(const HeardSpan &) const = default;
};

/// Times for the characters of a text without recognising anything: sentences are put between the pauses that
/// fit them best, and within a sentence the letters share the time in which there is sound. Good to a few
/// tenths of a second for plainly read speech. Tags take no time. Empty without text or sound.
[[nodiscard]] Alignment roughAlignment(QStringView text, const std::vector<HeardSpan> &heard);

} // namespace studio::text

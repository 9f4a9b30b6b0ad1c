// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tags.h"

#include <vector>

namespace studio::text {

/// What is no word to be spoken: a tag, or other markup of the service.
struct MarkupSpan {
    TextSpan span{};
    qsizetype tag = -1; ///< Index among the tags; −1 for markup that is sent as it is.
    bool operator==(const MarkupSpan &) const = default;
};

/// Tags and, between them, elements such as <phoneme …>word</phoneme> with what they hold, in order.
/// Nothing here may be changed by rules or replacements. Linear: an
/// element is at most 300 code units long.
std::vector<MarkupSpan> markupSpans(QStringView text, const QList<Tag> &tags);

} // namespace studio::text

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markupspans.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr qsizetype kMaxElement = 300;

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// "<name …>" or "</name>", and for a phoneme everything up to its end.
qsizetype elementLength(QStringView rest)
{
    const QStringView near = rest.first(std::min(rest.size(), kMaxElement));
    qsizetype name = near.size() > 1 && near[1] == u'/' ? 2 : 1;
    if (name >= near.size() || !isAsciiLetter(near[name]))
        return 0;
    const qsizetype close = near.indexOf(u'>');
    if (close < 0 || near.first(close).sliced(1).contains(u'<') || near.first(close).contains(u'\n'))
        return 0;
    if (near.startsWith("<phoneme"_L1, Qt::CaseInsensitive)) {
        const auto end = "</phoneme>"_L1;
        const qsizetype at = near.indexOf(end, close, Qt::CaseInsensitive);
        if (at > 0)
            return at + end.size();
    }
    return close + 1;
}

} // namespace

std::vector<MarkupSpan> markupSpans(QStringView text, const QList<Tag> &tags)
{
    std::vector<MarkupSpan> spans;
    qsizetype tag = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (tag < tags.size() && tags[tag].span.start == i) {
            spans.push_back({tags[tag].span, tag});
            i = tags[tag].span.end() - 1;
            ++tag;
        } else if (text[i] == u'<') {
            const qsizetype room = tag < tags.size() ? tags[tag].span.start - i : text.size() - i;
            if (const qsizetype length = elementLength(text.sliced(i, room)); length > 0) {
                spans.push_back({{i, length}, -1});
                i += length - 1;
            }
        }
    }
    return spans;
}

} // namespace studio::text

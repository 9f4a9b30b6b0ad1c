// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/ranges.h"

#include <algorithm>

namespace studio::transcript {

bool contains(const Transcript &transcript, const WordRange &range)
{
    return transcript.contains(range.first) && transcript.contains(range.last) && range.first <= range.last;
}

qsizetype wordCount(const Transcript &transcript, const WordRange &range)
{
    qsizetype count = range.last.word + 1 - range.first.word;
    for (int i = range.first.segment; i < range.last.segment; ++i)
        count += transcript.segments.at(i).words.size();
    return count;
}

QString textOf(const Transcript &transcript, const WordRange &range)
{
    QString result;
    for (int i = range.first.segment; i <= range.last.segment; ++i) {
        const Segment &segment = transcript.segments.at(i);
        const qsizetype from = i == range.first.segment ? range.first.word : 0;
        const qsizetype to = i == range.last.segment ? range.last.word + 1 : segment.words.size();
        if (!result.isEmpty())
            result += u'\n';
        result += Segment{-1, segment.words.mid(from, to - from)}.text();
    }
    return result;
}

Cut timeOf(const Transcript &transcript, const WordRange &range)
{
    Cut result{transcript.word(range.first).start, transcript.word(range.last).end};
    for (int i = range.first.segment; i < range.last.segment; ++i)
        result.end = std::max(result.end, transcript.segments.at(i).end());
    return result;
}

void inOrder(QList<Word> &words)
{
    double last = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i).start < last) {
            words[i].start = last;
            words[i].end = std::max(last, words.at(i).end);
        }
        last = words.at(i).start;
    }
}

} // namespace studio::transcript

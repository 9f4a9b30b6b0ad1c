// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionmarks.h"

#include <algorithm>

namespace studio::transcript {

QList<WordRef> placesBetween(const Transcript &transcript, WordRef first, WordRef last)
{
    QList<WordRef> places;
    for (std::optional<WordRef> at = first; at && *at <= last; at = transcript.after(*at))
        places.append(*at);
    return places;
}

std::vector<text::CaptionWord> captionPieces(const Transcript &transcript, const QList<WordRef> &places,
                                             const QString &name, const text::CaptionRules &rules)
{
    const int width = std::max(1, rules.maxLineCharacters);
    std::vector<text::CaptionWord> pieces;
    double clock = 0;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const Word &word = transcript.word(places.at(i));
        clock = std::max(clock, word.start);
        const bool named = i == 0 && !name.isEmpty();
        if (named)
            text::appendPieces(pieces, {name, clock, clock, 0, true}, width, i);
        const size_t own = pieces.size();
        text::appendPieces(
            pieces,
            {word.text, clock, std::max(clock, word.end), 0, word.spaceBefore || places.at(i).word == 0},
            width, i);
        if (named && own < pieces.size())
            pieces[own].joined = true;
    }
    for (size_t i = 0; i + 1 < pieces.size(); ++i)
        pieces[i].end = std::min(pieces[i].end, pieces[i + 1].start);
    return pieces;
}

CaptionLines layOutLines(const Transcript &transcript, const QList<WordRef> &places, const QString &name,
                         const text::CaptionRules &rules)
{
    const std::vector<text::CaptionWord> pieces = captionPieces(transcript, places, name, rules);
    CaptionLines lines;
    if (pieces.empty())
        return lines;
    const std::vector<size_t> starts = text::lineStarts(pieces, rules);
    const std::span<const text::CaptionWord> all(pieces);
    for (size_t i = 0; i < starts.size(); ++i) {
        const size_t end = i + 1 < starts.size() ? starts[i + 1] : pieces.size();
        lines.text.append(text::joined(all.subspan(starts[i], end - starts[i])));
        lines.starts.append(places.at(pieces[starts[i]].source));
        if (i > 0 && pieces[starts[i] - 1].source == pieces[starts[i]].source)
            lines.cutsWords = true;
    }
    return lines;
}

Word &CaptionMarks::word(WordRef place)
{
    m_first = m_first < 0 ? place.segment : std::min(m_first, place.segment);
    m_last = std::max(m_last, place.segment);
    return m_segments[place.segment].words[place.word];
}

void CaptionMarks::beginAt(WordRef place)
{
    const CaptionBreak now = m_segments.at(place.segment).words.at(place.word).captionBreak;
    const bool begins = now == CaptionBreak::Cue || (now == CaptionBreak::Automatic && place.word == 0);
    if (!begins)
        word(place).captionBreak = CaptionBreak::Cue;
}

void CaptionMarks::decide(WordRef first, WordRef last, const QList<WordRef> &lines,
                          std::optional<std::chrono::milliseconds> start,
                          std::optional<std::chrono::milliseconds> end)
{
    const auto seconds = [](std::chrono::milliseconds time) { return double(time.count()) / 1000; };
    for (const WordRef place : placesBetween(m_transcript, first, last)) {
        Word &at = word(place);
        const bool line = place != first && lines.contains(place);
        at.captionBreak = place == first ? CaptionBreak::Cue : line ? CaptionBreak::Line : CaptionBreak::None;
        if (place != first || start)
            at.cueStart.reset();
        if (place != last || end)
            at.cueEnd.reset();
    }
    if (start)
        word(first).cueStart = seconds(*start);
    if (end)
        word(last).cueEnd = seconds(*end);
    if (const std::optional<WordRef> next = m_transcript.after(last))
        beginAt(*next);
}

Change CaptionMarks::change(const QString &name) const
{
    Change change;
    if (m_first < 0)
        return change;
    change.name = name;
    change.first = m_first;
    change.removed = m_last - m_first + 1;
    change.segments = m_segments.mid(m_first, change.removed);
    return change;
}

} // namespace studio::transcript

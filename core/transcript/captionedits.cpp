// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionedits.h"

#include "core/text/characters.h"
#include "core/transcript/captionmarks.h"

#include <algorithm>

namespace studio::transcript {

namespace {

/// Why a caption would better end after a word: 2 a sentence, 1 a clause.
int endStrength(const QString &text)
{
    for (qsizetype i = text.size(); i-- > 0;) {
        const char32_t c = text.at(i).unicode();
        if (text::isClosingMark(c))
            continue;
        if (text::isSpacedTerminator(c) || text::isUnspacedTerminator(c))
            return 2;
        return text::isClauseMark(c) ? 1 : 0;
    }
    return 0;
}

const Caption *captionOf(const QList<Caption> &captions, WordRef place)
{
    const auto after =
        std::upper_bound(captions.cbegin(), captions.cend(), place,
                         [](WordRef at, const Caption &caption) { return at < caption.first; });
    if (after == captions.cbegin() || std::prev(after)->last < place)
        return nullptr;
    return &*std::prev(after);
}

} // namespace

Change splitCaption(const Transcript &transcript, const QList<Caption> &captions, WordRef before)
{
    const Caption *caption = captionOf(captions, before);
    if (!caption || !transcript.contains(before) || caption->first == before)
        return {};
    CaptionMarks marks(transcript);
    marks.beginAt(caption->first);
    marks.word(before).captionBreak = CaptionBreak::Cue;
    if (const std::optional<WordRef> next = transcript.after(caption->last))
        marks.beginAt(*next);
    return marks.change(CaptionEditText::tr("Split the caption"));
}

std::optional<WordRef> bestSplit(const Transcript &transcript, const Caption &caption)
{
    const QList<WordRef> places = placesBetween(transcript, caption.first, caption.last);
    const auto count = double(places.size());
    std::optional<WordRef> best;
    double bestScore = 0;
    for (qsizetype i = 1; i < places.size(); ++i) {
        const double offCentre = std::abs(double(i) - count / 2) / count;
        const double score = 1 - offCentre + 0.3 * endStrength(transcript.word(places.at(i - 1)).text);
        if (!best || score > bestScore) {
            best = places.at(i);
            bestScore = score;
        }
    }
    return best;
}

Change mergeCaption(const Transcript &transcript, const QList<Caption> &captions, qsizetype index,
                    const text::CaptionRules &rules)
{
    if (index < 1 || index >= captions.size())
        return {};
    const Caption &before = captions.at(index - 1);
    const Caption &caption = captions.at(index);
    const QList<WordRef> places = placesBetween(transcript, before.first, caption.last);
    const QString name = before.isNamed() ? speakerName(transcript, before.speaker) + u':' : QString();
    const CaptionLines lines = layOutLines(transcript, places, name, rules);
    CaptionMarks marks(transcript);
    marks.decide(before.first, caption.last, lines.starts);
    return marks.change(CaptionEditText::tr("Join the captions"));
}

Change setCaptionTimes(const Transcript &transcript, const QList<Caption> &captions, qsizetype index,
                       std::chrono::milliseconds start, std::chrono::milliseconds end)
{
    if (index < 0 || index >= captions.size())
        return {};
    const Caption &caption = captions.at(index);
    start = std::max(start, std::chrono::milliseconds(0));
    end = std::max(end, start + std::chrono::milliseconds(1));
    if (caption.cue.start == start && caption.cue.end == end)
        return {};
    CaptionMarks marks(transcript);
    marks.decide(caption.first, caption.last, caption.lines, start, end);
    return marks.change(CaptionEditText::tr("Move the caption"));
}

Change recutCaptions(const Transcript &transcript)
{
    CaptionMarks marks(transcript);
    for (int segment = 0; segment < transcript.segments.size(); ++segment) {
        const QList<Word> &words = transcript.segments.at(segment).words;
        for (int at = 0; at < words.size(); ++at) {
            const Word &word = words.at(at);
            if (word.captionBreak == CaptionBreak::Automatic && !word.cueStart && !word.cueEnd)
                continue;
            Word &free = marks.word({segment, at});
            free.captionBreak = CaptionBreak::Automatic;
            free.cueStart.reset();
            free.cueEnd.reset();
        }
    }
    return marks.change(CaptionEditText::tr("Cut captions anew"));
}

} // namespace studio::transcript

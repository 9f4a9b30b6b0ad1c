// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/edits.h"
#include "core/transcript/ranges.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::transcript {

namespace {

struct TimingName {
    Q_DECLARE_TR_FUNCTIONS(TranscriptEdit)
};

constexpr double kForever = std::numeric_limits<double>::infinity();

void move(Word &word, double seconds)
{
    word.start = std::max(0.0, word.start + seconds);
    word.end = std::max(word.start, word.end + seconds);
    if (word.cueStart)
        word.cueStart = std::max(0.0, *word.cueStart + seconds);
    if (word.cueEnd)
        word.cueEnd = std::max(0.0, *word.cueEnd + seconds);
}

Change timesChange(const Transcript &transcript, const WordRange &range)
{
    Change change;
    change.name = TimingName::tr("Shift times");
    change.first = range.first.segment;
    change.removed = range.last.segment - range.first.segment + 1;
    change.segments = transcript.segments.mid(change.first, change.removed);
    return change;
}

} // namespace

std::optional<WordRange> allWords(const Transcript &transcript)
{
    if (transcript.isEmpty())
        return std::nullopt;
    const int last = int(transcript.segments.size()) - 1;
    return WordRange{{0, 0}, {last, int(transcript.segments.at(last).words.size()) - 1}};
}

std::optional<WordRange> wordsBetween(const Transcript &transcript, double from, double to)
{
    std::optional<WordRange> result;
    // Segments are in the order of their starts; one that began before may reach in.
    const int end = transcript.segmentAfterTime(to);
    const int begin = std::max(0, transcript.segmentAfterTime(from) - 8);
    for (int segment = begin; segment < end; ++segment) {
        const QList<Word> &words = transcript.segments.at(segment).words;
        for (int i = 0; i < words.size(); ++i) {
            const double middle = (words.at(i).start + words.at(i).end) / 2;
            if (middle < from || middle > to)
                continue;
            const WordRef place{segment, i};
            if (!result)
                result = WordRange{place, place};
            result->last = place;
        }
    }
    return result;
}

Change shiftWords(const Transcript &transcript, const WordRange &range, double seconds)
{
    if (!contains(transcript, range) || !std::isfinite(seconds))
        return {};
    const std::optional<WordRef> before = transcript.before(range.first);
    const std::optional<WordRef> after = transcript.after(range.last);
    const double lowest = before ? transcript.word(*before).start : 0;
    const double highest = after ? transcript.word(*after).start : kForever;
    seconds = std::clamp(seconds, std::min(0.0, lowest - transcript.word(range.first).start),
                         std::max(0.0, highest - transcript.word(range.last).start));
    if (seconds == 0)
        return {};
    Change change = timesChange(transcript, range);
    for (int i = 0; i < change.removed; ++i) {
        Segment &segment = change.segments[i];
        const qsizetype from = i == 0 ? range.first.word : 0;
        const qsizetype to = i + 1 == change.removed ? range.last.word + 1 : segment.words.size();
        for (qsizetype k = from; k < to; ++k)
            move(segment.words[k], seconds);
    }
    return change;
}

Change shiftFrom(const Transcript &transcript, WordRef from, double seconds)
{
    const std::optional<WordRange> all = allWords(transcript);
    return all ? shiftWords(transcript, {from, all->last}, seconds) : Change();
}

Change shiftAll(const Transcript &transcript, double seconds)
{
    const std::optional<WordRange> all = allWords(transcript);
    return all ? shiftWords(transcript, *all, seconds) : Change();
}

Change setTimes(const Transcript &transcript, WordRef place, double start, double end, bool cascade)
{
    if (!transcript.contains(place) || !std::isfinite(start) || !std::isfinite(end))
        return {};
    const Word &old = transcript.word(place);
    const std::optional<WordRef> before = transcript.before(place);
    const std::optional<WordRef> after = transcript.after(place);
    const double lowest = before ? transcript.word(*before).start : 0;
    const double highest = after && !cascade ? transcript.word(*after).start : kForever;
    start = std::clamp(start, lowest, std::max(lowest, highest));
    end = std::max(start, end);
    if (start == old.start && end == old.end)
        return {};
    const double moved = end - old.end;
    const std::optional<WordRange> all = allWords(transcript);
    Change change = timesChange(transcript, {place, cascade && after ? all->last : place});
    change.name = TimingName::tr("Set a word's times");
    Word &word = change.segments[0].words[place.word];
    word.start = start;
    word.end = end;
    word.guessedTimes = false;
    if (!cascade || !after)
        return change;
    double last = start;
    for (int i = 0; i < change.removed; ++i) {
        QList<Word> &words = change.segments[i].words;
        for (qsizetype k = i == 0 ? place.word + 1 : 0; k < words.size(); ++k) {
            move(words[k], moved);
            words[k].start = std::max(words.at(k).start, last);
            words[k].end = std::max(words.at(k).start, words.at(k).end);
            last = words.at(k).start;
        }
    }
    return change;
}

} // namespace studio::transcript

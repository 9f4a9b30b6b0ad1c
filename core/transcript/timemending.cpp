// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/timemending.h"

#include <algorithm>
#include <vector>

namespace studio::transcript {

namespace {

/// Services round, and captions may stand a little longer than the sound.
constexpr double kMediumSlack = 5;
constexpr double kMediumFactor = 1.02;
/// Without a medium: whoever is quiet so much longer than the whole time before has a wrong time. Pauses of
/// hours are in recordings that go on for hours.
constexpr double kQuietFactor = 3;
constexpr double kQuietSeconds = 6 * 3600.0;
/// Nothing is said where even a lone time is believed.
constexpr double kNobodyWaits = 100 * 3600.0;
/// That many wrong ones are none: then it is the timecode.
constexpr double kMostDoubtful = 0.1;
constexpr double kWordSeconds = 0.3;
constexpr double kLongestLinger = 3;

std::vector<Word *> wordsInTime(Transcript &transcript)
{
    std::vector<Word *> words;
    words.reserve(std::size_t(transcript.wordCount()));
    for (Segment &segment : transcript.segments) {
        for (Word &word : segment.words)
            words.push_back(&word);
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const Word *left, const Word *right) { return left->start < right->start; });
    return words;
}

std::vector<double> startsOf(const Transcript &transcript)
{
    std::vector<double> starts;
    starts.reserve(std::size_t(transcript.wordCount()));
    for (const Segment &segment : transcript.segments) {
        for (const Word &word : segment.words)
            starts.push_back(word.start);
    }
    return starts;
}

bool isWrong(const Word &word, double bound)
{
    return word.start > bound || word.end > bound || word.cueStart.value_or(0) > bound
        || word.cueEnd.value_or(0) > bound;
}

/// The start is wrong: it follows what was heard before.
void putAfter(Word &word, double at, double room)
{
    markDoubtful(word);
    word.start = at;
    word.end = at + room;
    if (word.cueStart)
        word.cueStart = word.start;
    if (word.cueEnd)
        word.cueEnd = word.end;
}

/// Only the end is wrong.
void shorten(Word &word, double next)
{
    markDoubtful(word);
    word.end = std::clamp(next, word.start, word.start + kLongestLinger);
    if (word.cueStart)
        word.cueStart = std::min(*word.cueStart, word.start);
    if (word.cueEnd)
        word.cueEnd = word.end;
}

} // namespace

void markDoubtful(Word &word)
{
    word.guessedTimes = true;
    word.confidence = 0.F;
}

double latestBelieved(std::vector<double> starts)
{
    if (starts.empty())
        return kNobodyWaits;
    std::sort(starts.begin(), starts.end());
    if (starts.front() > kNobodyWaits)
        return starts.front() * 2;
    for (std::size_t i = 1; i < starts.size(); ++i) {
        const double soFar = kQuietFactor * starts[i - 1] + kQuietSeconds;
        if (starts[i] <= soFar)
            continue;
        const auto beyond = double(starts.size() - i);
        if (beyond <= std::max(1.0, kMostDoubtful * double(starts.size())) || starts[i] > kNobodyWaits)
            return soFar;
        break;
    }
    return kQuietFactor * starts.back() + kQuietSeconds;
}

int mendTimes(Transcript &transcript, std::optional<double> mediumSeconds)
{
    const bool hasMedium = mediumSeconds && *mediumSeconds > 0;
    const double bound = hasMedium ? std::max(*mediumSeconds * kMediumFactor, *mediumSeconds + kMediumSlack)
                                   : latestBelieved(startsOf(transcript));
    bool any = false;
    for (const Segment &segment : std::as_const(transcript.segments)) {
        any = any || std::any_of(segment.words.cbegin(), segment.words.cend(), [bound](const Word &word) {
                  return isWrong(word, bound);
              });
    }
    int mended = 0;
    double last = 0;
    if (any) {
        const std::vector<Word *> words = wordsInTime(transcript);
        std::size_t wrong = 0; // that begin too late: the last ones
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i]->start > bound) {
                ++wrong;
                continue;
            }
            const bool ends = isWrong(*words[i], bound);
            const double next = i + 1 < words.size() && words[i + 1]->start <= bound
                ? words[i + 1]->start
                : words[i]->start + kLongestLinger;
            if (ends) {
                shorten(*words[i], next);
                ++mended;
            }
            last = std::max(last, words[i]->end);
        }
        const double until = hasMedium ? std::max(*mediumSeconds, last) : last + double(wrong) * kWordSeconds;
        const double room = wrong == 0 ? 0 : std::clamp((until - last) / double(wrong), 0.0, kWordSeconds);
        bool inCaption = false;
        for (Word *word : words) {
            if (word->start <= bound)
                continue;
            // A caption counts once, whatever is in it; words without captions one by one.
            mended += word->cueStart || !inCaption ? 1 : 0;
            inCaption = word->cueStart ? !word->cueEnd : inCaption && !word->cueEnd;
            putAfter(*word, last, room);
            last += room;
        }
    }
    if (transcript.seconds > bound && (any || transcript.seconds > kNobodyWaits)) {
        for (const Segment &segment : std::as_const(transcript.segments))
            last = std::max(last, segment.end());
        transcript.seconds = hasMedium ? std::max(*mediumSeconds, last) : last;
    }
    if (mended > 0)
        transcript = normalised(std::move(transcript));
    return mended;
}

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/wordrange.h"

#include "core/text/segmenter.h"

#include <algorithm>

namespace studio::edit {

namespace {

/// How far into neighbouring words a cut may be looked for when there is no pause between them.
constexpr double kIntoWord = 0.03;

} // namespace

std::optional<WordRange> wordsIn(const std::vector<text::WordTiming> &words, Span selection)
{
    if (words.empty())
        return {};
    std::optional<WordRange> range;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double length = words[i].endSeconds - words[i].startSeconds;
        const double inside =
            std::min(selection.to, words[i].endSeconds) - std::max(selection.from, words[i].startSeconds);
        if (inside < 0 || inside * 2 < length || (length <= 0 && selection.to <= selection.from))
            continue;
        if (!range)
            range = WordRange{qsizetype(i), qsizetype(i)};
        range->last = qsizetype(i);
    }
    if (!range) {
        const qsizetype word = std::max<qsizetype>(0, wordAt(words, (selection.from + selection.to) / 2));
        range = WordRange{word, word};
    }
    return range;
}

qsizetype wordAt(const std::vector<text::WordTiming> &words, double seconds)
{
    const auto next =
        std::upper_bound(words.begin(), words.end(), seconds,
                         [](double time, const text::WordTiming &word) { return time < word.startSeconds; });
    return next - words.begin() - 1;
}

Span spanOf(const std::vector<text::WordTiming> &words, WordRange range)
{
    return {words[std::size_t(range.first)].startSeconds, words[std::size_t(range.last)].endSeconds};
}

WordRange sentenceAround(const std::vector<text::WordTiming> &words, const QString &text, qsizetype word)
{
    const auto position = [&words](qsizetype i) { return words[std::size_t(i)].position; };
    WordRange range{word, word};
    for (const text::TextSpan &sentence : text::sentenceSpans(text)) {
        if (position(word) < sentence.start || position(word) >= sentence.end())
            continue;
        while (range.first > 0 && position(range.first - 1) >= sentence.start)
            --range.first;
        while (range.last + 1 < qsizetype(words.size()) && position(range.last + 1) < sentence.end())
            ++range.last;
        break;
    }
    return range;
}

Span gapBefore(const std::vector<text::WordTiming> &words, qsizetype word, double duration)
{
    const auto at = std::size_t(word);
    const double before = word > 0 ? words[at - 1].endSeconds : 0;
    const double after = at < words.size() ? words[at].startSeconds : duration;
    if (after - before >= 2 * kIntoWord)
        return {before, after};
    const double middle = (before + after) / 2;
    return {std::max(0.0, middle - kIntoWord), std::min(duration, middle + kIntoWord)};
}

} // namespace studio::edit

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/wordmap.h"

#include <algorithm>

namespace studio::audition {

namespace {

constexpr std::size_t kMatchedWords = 400;

QString heard(const text::WordTiming &word)
{
    QString key;
    for (const QChar c : word.text) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            key += c.toCaseFolded();
    }
    return key;
}

std::vector<QString> keysOf(const std::vector<text::WordTiming> &words)
{
    std::vector<QString> keys;
    for (std::size_t i = 0; i < std::min(words.size(), kMatchedWords); ++i)
        keys.push_back(heard(words[i]));
    return keys;
}

/// For each word of `from` its partner in `to`, or −1: the longest common subsequence.
std::vector<int> partners(const std::vector<QString> &from, const std::vector<QString> &to)
{
    const std::size_t n = from.size();
    const std::size_t m = to.size();
    std::vector<int> table((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> int & { return table[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;)
            at(i, j) = from[i] == to[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    std::vector<int> found(n, -1);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (from[i] == to[j])
            found[i++] = int(j++);
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return found;
}

double inProportion(double seconds, double from, double to)
{
    return from > 0 ? std::clamp(seconds / from, 0.0, 1.0) * to : 0.0;
}

} // namespace

double sameWord(const Reading &from, double seconds, const Reading &to)
{
    if (from.words.empty() || to.words.empty())
        return inProportion(seconds, from.seconds, to.seconds);
    if (seconds < from.words.front().startSeconds)
        return inProportion(seconds, from.words.front().startSeconds, to.words.front().startSeconds);
    if (seconds >= from.words.back().endSeconds) {
        const double rest = std::max(0.0, from.seconds - from.words.back().endSeconds);
        const double last = to.words.back().endSeconds;
        return last + inProportion(seconds - from.words.back().endSeconds, rest, to.seconds - last);
    }
    const auto next =
        std::upper_bound(from.words.begin(), from.words.end(), seconds,
                         [](double time, const text::WordTiming &word) { return time < word.startSeconds; });
    const auto word = std::size_t(next - from.words.begin()) - 1;
    const std::vector<int> matched = partners(keysOf(from.words), keysOf(to.words));
    // A word without a partner: the nearest one before it that has one.
    for (std::size_t i = std::min(word + 1, matched.size()); i-- > 0;) {
        if (matched[i] >= 0)
            return to.words[std::size_t(matched[i])].startSeconds;
    }
    return inProportion(seconds, from.seconds, to.seconds);
}

} // namespace studio::audition

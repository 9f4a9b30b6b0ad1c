// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fuzzymatch.h"

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int kBeginsText = 1000;
constexpr int kBeginsWord = 800;
constexpr int kOccurs = 500;
constexpr int kSpelt = 250;

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

/// Letters in order, the first at the beginning of a word, the others each at most a few letters on or at the
/// beginning of a later word.
std::optional<int> spelt(const QString &word, const QString &text, qsizetype from)
{
    constexpr qsizetype kNear = 4;
    qsizetype at = from;
    int far = 0;
    for (qsizetype i = 1; i < word.size(); ++i) {
        qsizetype next = -1;
        for (qsizetype j = at + 1; j < text.size(); ++j) {
            if (text.at(j) == word.at(i) && (j - at <= kNear || beginsWord(text, j))) {
                next = j;
                break;
            }
        }
        if (next < 0)
            return std::nullopt;
        far += int(next - at) - 1;
        at = next;
    }
    return std::max(1, kSpelt - 5 * far);
}

std::optional<int> scoreOf(const QString &word, const QString &text)
{
    const qsizetype at = text.indexOf(word);
    if (at == 0)
        return kBeginsText;
    if (at > 0) {
        for (qsizetype next = at; next >= 0; next = text.indexOf(word, next + 1)) {
            if (beginsWord(text, next))
                return kBeginsWord - int(std::min<qsizetype>(next, 100));
        }
        return kOccurs - int(std::min<qsizetype>(at, 100));
    }
    if (word.size() < 2)
        return std::nullopt;
    std::optional<int> best;
    for (qsizetype from = text.indexOf(word.at(0)); from >= 0; from = text.indexOf(word.at(0), from + 1)) {
        if (!beginsWord(text, from))
            continue;
        if (const auto score = spelt(word, text, from); score && score > best)
            best = score;
    }
    return best;
}

} // namespace

std::optional<int> fuzzyScore(const QStringList &words, const QString &text)
{
    int total = 0;
    for (const QString &word : words) {
        const auto score = scoreOf(word, text);
        if (!score)
            return std::nullopt;
        total += *score;
    }
    const int length = int(std::min<qsizetype>(text.size(), 80));
    return words.isEmpty() ? 0 : total / int(words.size()) - length / 4;
}

} // namespace studio::ui

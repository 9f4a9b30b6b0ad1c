// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waveselection.h"

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double kShortestSelection = 0.01;
constexpr double kSamePlace = 0.005;

} // namespace

std::optional<WaveSpan> boundedSelection(const std::optional<WaveSpan> &selection, double end)
{
    if (!selection || !std::isfinite(selection->from) || !std::isfinite(selection->to))
        return {};
    const WaveSpan span{std::clamp(std::min(selection->from, selection->to), 0.0, end),
                        std::clamp(std::max(selection->from, selection->to), 0.0, end)};
    return span.to - span.from >= kShortestSelection ? std::optional(span) : std::nullopt;
}

std::optional<WaveSpan> snappedSelection(const WaveSpan &selection, const std::vector<WaveSpan> &words)
{
    std::optional<WaveSpan> snapped;
    for (const WaveSpan &word : words) {
        const double inside = std::min(selection.to, word.to) - std::max(selection.from, word.from);
        if (inside <= 0 || inside * 2 < word.to - word.from)
            continue;
        snapped = snapped ? WaveSpan{snapped->from, word.to} : word;
    }
    return snapped;
}

double neighbouringWord(const std::vector<WaveSpan> &words, double from, int direction, double end)
{
    double target = direction > 0 ? end : 0;
    for (const WaveSpan &word : words) {
        if (direction > 0 && word.from > from + kSamePlace)
            return word.from;
        if (direction < 0 && word.from < from - kSamePlace)
            target = word.from;
    }
    return target;
}

} // namespace studio::ui

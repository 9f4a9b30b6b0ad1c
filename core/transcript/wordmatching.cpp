// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/wordmatching.h"

#include "core/base/workerjob.h"
#include "core/text/searchfold.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace studio::transcript {

namespace {

/// Cells of a table of costs that are filled without thinking twice.
constexpr qint64 kMostCells = 4'000'000;
constexpr float kOther = 1.3F; ///< One word in the place of another: less than leaving out and putting in.

struct Range {
    int leftFrom = 0;
    int leftTo = 0;
    int rightFrom = 0;
    int rightTo = 0;

    [[nodiscard]] int left() const { return leftTo - leftFrom; }
    [[nodiscard]] int right() const { return rightTo - rightFrom; }
};

class Matcher final {
public:
    Matcher(const std::vector<int> &left, const std::vector<int> &right, const StopFlag &stop)
        : m_left(left), m_right(right), m_stop(stop), m_result(right.size(), -1)
    {
    }

    std::vector<int> run()
    {
        std::vector<Range> open{{0, int(m_left.size()), 0, int(m_right.size())}};
        while (!open.empty() && !m_stop.isSet()) {
            Range range = open.back();
            open.pop_back();
            trim(range);
            if (range.left() == 0 || range.right() == 0)
                continue;
            if (qint64(range.left()) * range.right() <= kMostCells)
                fill(range);
            else if (!divide(range, 3, open) && !divide(range, 1, open))
                pairUp(range);
        }
        return std::move(m_result);
    }

private:
    void pair(int left, int right) { m_result[size_t(right)] = left; }
    [[nodiscard]] bool same(int left, int right) const
    {
        return m_left[size_t(left)] == m_right[size_t(right)];
    }

    void trim(Range &range)
    {
        while (range.left() > 0 && range.right() > 0 && same(range.leftFrom, range.rightFrom))
            pair(range.leftFrom++, range.rightFrom++);
        while (range.left() > 0 && range.right() > 0 && same(range.leftTo - 1, range.rightTo - 1))
            pair(--range.leftTo, --range.rightTo);
    }

    /// The least costly way through the table of both.
    void fill(const Range &range)
    {
        const int width = range.right() + 1;
        enum Step : char { Leave, Put, Both };
        std::vector<Step> steps(size_t(range.left() + 1) * size_t(width), Put);
        std::vector<float> above(static_cast<size_t>(width));
        std::vector<float> row(static_cast<size_t>(width));
        for (int j = 0; j < width; ++j)
            above[size_t(j)] = float(j);
        for (int i = 1; i <= range.left(); ++i) {
            row[0] = float(i);
            steps[size_t(i) * size_t(width)] = Leave;
            for (int j = 1; j < width; ++j) {
                const bool equal = same(range.leftFrom + i - 1, range.rightFrom + j - 1);
                const float both = above[size_t(j - 1)] + (equal ? 0.F : kOther);
                const float leave = above[size_t(j)] + 1;
                const float put = row[size_t(j - 1)] + 1;
                const float best = std::min({both, leave, put});
                row[size_t(j)] = best;
                steps[size_t(i) * size_t(width) + size_t(j)] = best == both ? Both
                    : best == leave                                         ? Leave
                                                                            : Put;
            }
            std::swap(row, above);
        }
        int i = range.left();
        int j = range.right();
        while (i > 0 || j > 0) {
            switch (steps[size_t(i) * size_t(width) + size_t(j)]) {
            case Both:
                pair(range.leftFrom + --i, range.rightFrom + --j);
                break;
            case Leave:
                --i;
                break;
            case Put:
                --j;
                break;
            }
        }
    }

    /// Runs of `length` words that both have just once are fixed points, as far as their order agrees.
    bool divide(const Range &range, int length, std::vector<Range> &open)
    {
        struct Place {
            int left = -1;
            int right = -1;
            int lefts = 0;
            int rights = 0;
        };
        QHash<quint64, Place> places;
        const auto key = [length](const std::vector<int> &words, int at) {
            quint64 value = 1469598103934665603ULL;
            for (int k = 0; k < length; ++k)
                value = (value ^ quint64(words[size_t(at + k)])) * 1099511628211ULL;
            return value;
        };
        for (int i = range.leftFrom; i + length <= range.leftTo; ++i) {
            Place &place = places[key(m_left, i)];
            place.left = i;
            ++place.lefts;
        }
        for (int j = range.rightFrom; j + length <= range.rightTo; ++j) {
            Place &place = places[key(m_right, j)];
            place.right = j;
            ++place.rights;
        }
        std::vector<std::pair<int, int>> points;
        for (const Place &place : std::as_const(places))
            if (place.lefts == 1 && place.rights == 1 && same(place.left, place.right))
                points.emplace_back(place.right, place.left);
        std::sort(points.begin(), points.end());
        points = longestRising(points);
        if (points.empty())
            return false;
        Range rest = range;
        for (const auto &[right, left] : points) {
            pair(left, right);
            open.push_back({rest.leftFrom, left, rest.rightFrom, right});
            rest.leftFrom = left + 1;
            rest.rightFrom = right + 1;
        }
        open.push_back(rest);
        return true;
    }

    static std::vector<std::pair<int, int>> longestRising(const std::vector<std::pair<int, int>> &points)
    {
        std::vector<int> tails;
        std::vector<int> before(points.size(), -1);
        for (int i = 0; i < int(points.size()); ++i) {
            const auto at =
                std::lower_bound(tails.begin(), tails.end(), points[size_t(i)].second,
                                 [&](int tail, int left) { return points[size_t(tail)].second < left; });
            if (at != tails.begin())
                before[size_t(i)] = *std::prev(at);
            if (at == tails.end())
                tails.push_back(i);
            else
                *at = i;
        }
        std::vector<std::pair<int, int>> result;
        for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = before[size_t(i)])
            result.push_back(points[size_t(i)]);
        std::reverse(result.begin(), result.end());
        return result;
    }

    void pairUp(const Range &range)
    {
        for (int k = 0; k < std::min(range.left(), range.right()); ++k)
            pair(range.leftFrom + k, range.rightFrom + k);
    }

    const std::vector<int> &m_left;
    const std::vector<int> &m_right;
    const StopFlag &m_stop;
    std::vector<int> m_result;
};

} // namespace

QString matchKey(const QString &word)
{
    QString key;
    const QString folded = text::foldForSearch(word);
    for (const QChar c : folded)
        if (c.isLetterOrNumber() || c.isSurrogate())
            key += c;
    return key;
}

std::vector<int> matchWords(const std::vector<QString> &left, const std::vector<QString> &right,
                            const StopFlag &stop)
{
    // Numbers are compared faster than texts.
    QHash<QString, int> numbers;
    const auto numbered = [&numbers](const std::vector<QString> &words) {
        std::vector<int> result;
        result.reserve(words.size());
        for (const QString &word : words)
            result.push_back(*numbers.insert(word, numbers.value(word, int(numbers.size()))));
        return result;
    };
    const std::vector<int> first = numbered(left);
    const std::vector<int> second = numbered(right);
    return Matcher(first, second, stop).run();
}

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/forcedalignment.h"

#include "core/audio/heardspans.h"
#include "core/recognition/filerecognition.h"
#include "core/text/roughalignment.h"

#include <algorithm>
#include <cmath>

namespace studio::sandbox {

namespace {

constexpr std::ptrdiff_t kBand = 150; // heard words looked at on either side of the expected place
constexpr double kLossOfAGuess = 1.5;

QString bare(const QString &word)
{
    QString letters;
    for (const QChar c : word.toLower()) {
        if (c.isLetterOrNumber() || c == u'\'')
            letters += c;
    }
    return letters;
}

/// 3 for the same word, 1 for one that begins alike, 0 for another.
int likeness(const QString &a, const QString &b)
{
    if (a == b)
        return 3;
    return a.size() > 3 && b.size() > 3 && QStringView(a).first(3) == QStringView(b).first(3) ? 1 : 0;
}

/// For each word of the text the heard one that goes with it, or −1: the pairs keep their order and are as
/// alike as can be.
std::vector<std::ptrdiff_t> pairs(const std::vector<text::WordTiming> &words,
                                  const recognition::HeardWords &heard)
{
    const auto many = std::ptrdiff_t(words.size());
    const auto others = std::ptrdiff_t(heard.size());
    std::vector<QString> spoken;
    for (const recognition::HeardWord &word : heard)
        spoken.push_back(bare(word.text));
    enum Step : std::uint8_t { Stop, Up, Left, Both };
    constexpr std::ptrdiff_t width = 2 * kBand + 1;
    std::vector<std::uint8_t> steps(std::size_t(many * width), Stop);
    std::vector<std::ptrdiff_t> first(words.size()); // heard word at the left of each band
    std::vector<int> above(std::size_t(others) + 1, 0); // best scores of the row before
    std::vector<int> row(std::size_t(others) + 1, 0);
    std::ptrdiff_t near = 0;
    for (std::ptrdiff_t i = 0; i < many; ++i) {
        const text::WordTiming &word = words[std::size_t(i)];
        while (near + 1 < others && heard[std::size_t(near)].endSeconds < word.startSeconds)
            ++near;
        const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, near - kBand);
        const std::ptrdiff_t to = std::min(others, near + kBand + 1);
        first[std::size_t(i)] = from;
        const QString letters = bare(word.text);
        for (std::ptrdiff_t j = from; j < to; ++j) {
            const auto at = std::size_t(j);
            const int alike = likeness(letters, spoken[at]);
            const int left = j > from ? row[at] : above[at];
            int best = above[at + 1];
            std::uint8_t step = Up;
            if (left > best) {
                best = left;
                step = Left;
            }
            if (alike > 0 && above[at] + alike > best) {
                best = above[at] + alike;
                step = Both;
            }
            row[at + 1] = best;
            steps[std::size_t(i * width + j - from)] = step;
        }
        // To the right of the band nothing better is known.
        std::fill(row.begin() + to + 1, row.end(), to > from ? row[std::size_t(to)] : 0);
        std::fill(row.begin(), row.begin() + from + 1, above[std::size_t(from)]);
        above = row;
    }
    std::vector<std::ptrdiff_t> result(words.size(), -1);
    std::ptrdiff_t j = others - 1;
    for (std::ptrdiff_t i = many - 1; i >= 0 && j >= 0;) {
        const std::ptrdiff_t from = first[std::size_t(i)];
        if (j >= from + width) {
            j = from + width - 1;
            continue;
        }
        const std::uint8_t step = j < from ? std::uint8_t(Up) : steps[std::size_t(i * width + j - from)];
        if (step == Both)
            result[std::size_t(i--)] = j--;
        else if (step == Left)
            --j;
        else
            --i;
    }
    return result;
}

/// Carries times of the rough alignment over, straight between the words that are known.
class Carrying final {
public:
    void add(double from, double to)
    {
        if (m_points.empty() || (from > m_points.back().first && to >= m_points.back().second))
            m_points.emplace_back(from, to);
    }
    [[nodiscard]] double operator()(double time) const
    {
        const auto next = std::upper_bound(m_points.begin(), m_points.end(), time,
                                           [](double t, const auto &point) { return t < point.first; });
        if (next == m_points.begin())
            return m_points.empty() ? time : m_points.front().second;
        const auto before = std::prev(next);
        if (next == m_points.end())
            return before->second;
        const double share = (time - before->first) / (next->first - before->first);
        return before->second + share * (next->second - before->second);
    }

private:
    std::vector<std::pair<double, double>> m_points;
};

} // namespace

ForcedAlignment alignedTo(const text::Alignment &rough, const recognition::HeardWords &heard)
{
    ForcedAlignment result{rough, {}};
    recognition::HeardWords spoken;
    std::copy_if(heard.begin(), heard.end(), std::back_inserter(spoken),
                 [](const recognition::HeardWord &word) { return !word.isEvent; });
    const std::vector<text::WordTiming> words = text::wordsOf(rough);
    result.losses.assign(words.size(), kLossOfAGuess);
    if (words.empty() || spoken.empty())
        return result;
    const std::vector<std::ptrdiff_t> paired = pairs(words, spoken);
    Carrying carried;
    carried.add(std::min(0.0, words.front().startSeconds) - 1e-6, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (paired[i] < 0)
            continue;
        const recognition::HeardWord &word = spoken[std::size_t(paired[i])];
        carried.add(words[i].startSeconds, word.startSeconds);
        carried.add(words[i].endSeconds, word.endSeconds);
        result.losses[i] = 0.05 - 0.3 * std::log(std::clamp(word.confidence, 0.05, 1.0));
    }
    const double end = rough.characters.back().endSeconds;
    carried.add(end + 1e-6, std::max(end, spoken.back().endSeconds));
    for (text::CharTiming &character : result.alignment.characters) {
        character.startSeconds = carried(character.startSeconds);
        character.endSeconds = std::max(character.startSeconds, carried(character.endSeconds));
    }
    return result;
}

ForcedAlignment forcedAlignment(const QString &text, const audio::PcmTrack &track,
                                const std::shared_ptr<recognition::RecogniserPool> &pool,
                                const StopFlag &stop)
{
    std::vector<text::HeardSpan> spans;
    for (const auto &[from, to] : audio::heardSpans(track))
        spans.push_back({from, to});
    const text::Alignment rough = text::roughAlignment(text, spans);
    if (rough.isEmpty())
        return {};
    recognition::RecogniseOptions options;
    options.pool = pool;
    const auto heard = recognition::recogniseTrack(track, options, stop);
    return alignedTo(rough, heard ? heard->words : recognition::HeardWords{});
}

} // namespace studio::sandbox

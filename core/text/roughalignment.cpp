// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/roughalignment.h"

#include "core/text/segmenter.h"
#include "core/text/tags.h"

#include <algorithm>
#include <cmath>

namespace studio::text {

namespace {

/// A pause may be this far from where a sentence ends by its length alone.
constexpr double kReachSeconds = 1.2;
constexpr double kReachShare = 0.35;

/// How long a character is spoken, beside others.
double weightOf(QChar c)
{
    if (c.isDigit())
        return 3; // read as a word
    if (c.isLetter())
        return QStringView(u"aeiouyäöüAEIOUYÄÖÜ").contains(c) ? 1.3 : 1.0;
    return 0.05;
}

/// Time in which something is heard, as if the pauses were cut out, and back.
class HeardTime {
public:
    explicit HeardTime(const std::vector<HeardSpan> &spans) : m_spans(spans)
    {
        for (const HeardSpan &span : spans)
            m_total += span.to - span.from;
    }
    [[nodiscard]] double total() const { return m_total; }
    /// `atEnd`: between two spans, the end of the first rather than the start of the second.
    [[nodiscard]] double clockOf(double heard, bool atEnd) const
    {
        for (const HeardSpan &span : m_spans) {
            const double length = span.to - span.from;
            if (heard < length || (atEnd && heard <= length))
                return span.from + std::max(0.0, heard);
            heard -= length;
        }
        return m_spans.back().to;
    }

private:
    const std::vector<HeardSpan> &m_spans;
    double m_total = 0;
};

/// Places in heard time where there is a pause, with its length.
std::vector<std::pair<double, double>> pausesOf(const std::vector<HeardSpan> &spans)
{
    std::vector<std::pair<double, double>> pauses;
    double heard = 0;
    for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
        heard += spans[i].to - spans[i].from;
        pauses.push_back({heard, spans[i + 1].from - spans[i].to});
    }
    return pauses;
}

/// Weights of all characters; zero within tags.
std::vector<double> weightsOf(QStringView text)
{
    std::vector<double> weights(std::size_t(text.size()));
    std::ranges::transform(text, weights.begin(), weightOf);
    for (const Tag &tag : findTags(text))
        std::fill_n(weights.begin() + tag.span.start, tag.span.length, 0.0);
    return weights;
}

} // namespace

Alignment roughAlignment(QStringView text, const std::vector<HeardSpan> &heard)
{
    const HeardTime time(heard);
    const std::vector<double> weights = weightsOf(text);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    if (heard.empty() || time.total() <= 0 || sum <= 0)
        return {};

    // Anchors: character index and heard time, rising in both.
    std::vector<std::pair<qsizetype, double>> anchors{{0, 0.0}};
    const auto pauses = pausesOf(heard);
    double before = 0;
    qsizetype at = 0;
    const QList<TextSpan> sentences = sentenceSpans(text);
    for (qsizetype i = 0; i + 1 < sentences.size(); ++i) {
        for (; at < sentences.at(i).end(); ++at)
            before += weights[std::size_t(at)];
        const double guess = before / sum * time.total();
        const double reach = std::min(kReachSeconds, (guess - anchors.back().second) * kReachShare + 0.2);
        double best = 0;
        double place = -1;
        for (const auto &[where, length] : pauses) {
            const double away = std::abs(where - guess);
            const double fit = length * (1 - away / (reach * 1.5));
            if (away <= reach && where > anchors.back().second + 0.05 && fit > best) {
                best = fit;
                place = where;
            }
        }
        if (place >= 0)
            anchors.push_back({sentences.at(i).end(), place});
    }
    anchors.push_back({text.size(), time.total()});

    Alignment made;
    for (std::size_t a = 0; a + 1 < anchors.size(); ++a) {
        const auto [first, start] = anchors[a];
        const auto [end, stop] = anchors[a + 1];
        double whole = 0;
        for (qsizetype i = first; i < end; ++i)
            whole += weights[std::size_t(i)];
        double gone = 0;
        for (qsizetype i = first; i < end; ++i) {
            const double from = start + (whole > 0 ? gone / whole : 0) * (stop - start);
            gone += weights[std::size_t(i)];
            const double to = start + (whole > 0 ? gone / whole : 1) * (stop - start);
            const double begin = time.clockOf(from, false);
            made.characters.push_back({QString(text[i]), begin, std::max(begin, time.clockOf(to, true))});
        }
    }
    return made;
}

} // namespace studio::text

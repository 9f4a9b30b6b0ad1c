// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/captions.h"

#include "core/text/captionwords.h"
#include "core/text/characters.h"
#include "core/text/tags.h"

#include <algorithm>
#include <limits>

namespace studio::text {

namespace {

// What the search weighs up. A cue costs something, so that there are not more than needed; a rule broken
// costs more than any untidy break.
constexpr double kCue = 10;
constexpr double kBreakAfterClause = 12;
constexpr double kBreakInsideClause = 35;
constexpr double kSentenceEndInside = 9;
constexpr double kPauseInside = 30;
constexpr double kTooShort = 400;
constexpr double kTooFast = 200;
constexpr double kJoined = 3000;
constexpr double kLongPause = 0.7; // seconds

/// Chooses where cues end so that the sum of costs is least; looks back a few dozen words for each word.
class CueSearch final {
public:
    CueSearch(const std::vector<CaptionWord> &words, const CaptionRules &rules, double until)
        : m_words(words), m_rules(rules), m_until(until), m_gap(double(rules.minGap.count()) / 1000),
          m_min(double(rules.minDuration.count()) / 1000), m_max(double(rules.maxDuration.count()) / 1000)
    {
    }

    /// Indices one past the last word of each cue.
    std::vector<size_t> run()
    {
        const size_t n = m_words.size();
        std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
        std::vector<size_t> from(n + 1, 0);
        best[0] = 0;
        for (size_t i = 0; i < n; ++i)
            extend(i, best, from);
        std::vector<size_t> ends;
        for (size_t at = n; at > 0; at = from[at])
            ends.push_back(at);
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

    double endOf(size_t first, size_t last, int characters) const
    {
        const double start = m_words[first].start;
        const double wanted = std::max(m_min, characters / m_rules.maxCharactersPerSecond);
        double end = std::max(m_words[last].end, start + wanted);
        end = std::min(end, start + m_max);
        const double next = last + 1 < m_words.size() ? m_words[last + 1].start : m_until;
        end = std::min(end, next - m_gap);
        return std::max(end, start);
    }

private:
    void extend(size_t first, std::vector<double> &best, std::vector<size_t> &from) const
    {
        LineFiller lines(m_rules);
        double inside = 0;
        for (size_t last = first; last < m_words.size(); ++last) {
            const CaptionWord &word = m_words[last];
            if (last > first) {
                if (word.startsCue)
                    return;
                const CaptionWord &before = m_words[last - 1];
                if (before.ends == CaptionWord::Ends::Sentence)
                    inside += kSentenceEndInside;
                if (const double pause = word.start - before.end; pause > kLongPause)
                    inside += kPauseInside * pause;
            }
            if (!lines.add(word) && last > first)
                return;
            if (word.end - m_words[first].start > m_max && last > first)
                return;
            const double cost = best[first] + kCue + inside + costOfEnd(first, last, lines.characters());
            if (cost < best[last + 1]) {
                best[last + 1] = cost;
                from[last + 1] = first;
            }
        }
    }

    double costOfEnd(size_t first, size_t last, int characters) const
    {
        double cost = 0;
        const double duration = endOf(first, last, characters) - m_words[first].start;
        if (duration < m_min)
            cost += kTooShort * (1 - duration / m_min);
        if (const double needed = characters / m_rules.maxCharactersPerSecond; duration < needed)
            cost += kTooFast * (1 - duration / needed);
        if (last + 1 < m_words.size() && m_words[last + 1].joined)
            cost += kJoined;
        if (last + 1 == m_words.size() || m_words[last].ends == CaptionWord::Ends::Sentence)
            return cost;
        if (m_words[last + 1].start - m_words[last].end > kLongPause)
            return cost;
        return cost
            + (m_words[last].ends == CaptionWord::Ends::Clause ? kBreakAfterClause : kBreakInsideClause);
    }

    const std::vector<CaptionWord> &m_words;
    const CaptionRules &m_rules;
    const double m_until;
    const double m_gap;
    const double m_min;
    const double m_max;
};

std::chrono::milliseconds toMs(double seconds)
{
    return std::chrono::milliseconds(qRound64(seconds * 1000));
}

CaptionRules sane(CaptionRules rules)
{
    rules.maxLineCharacters = std::max(1, rules.maxLineCharacters);
    rules.maxLines = std::max(1, rules.maxLines);
    if (!(rules.maxCharactersPerSecond > 0))
        rules.maxCharactersPerSecond = CaptionRules().maxCharactersPerSecond;
    rules.maxDuration = std::max(rules.maxDuration, rules.minDuration);
    return rules;
}

} // namespace

qsizetype Cue::characterCount() const
{
    qsizetype count = 0;
    for (const QString &line : lines)
        count += billedCharacters(line);
    return count;
}

std::vector<CueEnd> cueEnds(const std::vector<CaptionWord> &words, const CaptionRules &wanted, double until)
{
    const CaptionRules rules = sane(wanted);
    CueSearch search(words, rules, until);
    std::vector<CueEnd> ends;
    size_t first = 0;
    for (const size_t end : search.run()) {
        int characters = 0;
        const std::span<const CaptionWord> cue(words.data() + first, end - first);
        for (const QString &line : layOut(cue, rules))
            characters += int(billedCharacters(line));
        ends.push_back({end - 1, search.endOf(first, end - 1, characters)});
        first = end;
    }
    return ends;
}

QList<Cue> cuesFrom(const std::vector<WordTiming> &words, const CaptionRules &wanted)
{
    const CaptionRules rules = sane(wanted);
    const std::vector<CaptionWord> spoken = captionWords(words, rules.maxLineCharacters);
    QList<Cue> cues;
    size_t first = 0;
    for (const CueEnd &found : cueEnds(spoken, rules)) {
        const size_t end = found.last + 1;
        Cue cue;
        cue.lines = layOut({spoken.data() + first, end - first}, rules);
        cue.start = toMs(spoken[first].start);
        cue.end = toMs(found.seconds);
        if (end < spoken.size())
            cue.end = std::min(cue.end, toMs(spoken[end].start) - rules.minGap);
        // No room at all: one millisecond keeps the file valid, the next cue waits for it.
        if (!cues.isEmpty())
            cue.start = std::max(cue.start, cues.constLast().end);
        cue.end = std::max(cue.end, cue.start + std::chrono::milliseconds(1));
        cues.append(std::move(cue));
        first = end;
    }
    return cues;
}

QList<CaptionProblem> captionProblems(const QList<Cue> &cues, const CaptionRules &rules)
{
    using Kind = CaptionProblem::Kind;
    QList<CaptionProblem> problems;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const Cue &cue = cues[i];
        const auto duration = cue.end - cue.start;
        if (double(cue.characterCount()) * 1000
            > rules.maxCharactersPerSecond * double(duration.count()) + 1e-6)
            problems.append({Kind::TooFast, i});
        if (duration < rules.minDuration)
            problems.append({Kind::TooShort, i});
        if (duration > rules.maxDuration)
            problems.append({Kind::TooLong, i});
        if (cue.lines.size() > rules.maxLines)
            problems.append({Kind::TooManyLines, i});
        if (std::any_of(cue.lines.cbegin(), cue.lines.cend(), [&](const QString &line) {
                return billedCharacters(line) > rules.maxLineCharacters;
            }))
            problems.append({Kind::LineTooLong, i});
        if (i + 1 < cues.size() && cues[i + 1].start - cue.end < rules.minGap)
            problems.append({Kind::GapTooSmall, i});
    }
    return problems;
}

} // namespace studio::text

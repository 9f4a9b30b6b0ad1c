// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionedits.h"

#include "core/transcript/captionmarks.h"

#include <algorithm>
#include <list>

namespace studio::transcript {

namespace {

using std::chrono::milliseconds;

/// A caption may be seen this much before it is heard, and a neighbour may lose as much.
constexpr milliseconds kMostLead{500};

/// A caption that is being mended.
struct Mended {
    Caption caption{};
    bool isTarget = false;
    bool isChanged = false;
    bool sharesWord = false; ///< One word, longer than a caption: nothing can be decided about it.
};

class Mender final {
public:
    Mender(const Transcript &transcript, const text::CaptionRules &rules)
        : m_transcript(transcript), m_rules(rules), m_longest(std::max(rules.maxDuration, rules.minDuration))
    {
    }

    /// The captions of a stretch after mending those that are to be; the same ones if nothing got better.
    [[nodiscard]] std::vector<Mended> mend(const std::vector<Mended> &before, size_t at) const
    {
        if (badness(before, at).first == 0
            || std::any_of(before.begin(), before.end(), [](const Mended &one) { return one.sharesWord; }))
            return before;
        std::vector<Mended> after = before;
        const size_t count = shape(after, at);
        for (size_t i = at; i < at + count; ++i) {
            giveTime(after, i);
            if (i > 0)
                keepGap(after, i - 1, i);
            keepGap(after, i, i);
        }
        if (count == 1)
            join(after, at);
        return badness(after) < badness(before) ? after : before;
    }

    [[nodiscard]] int problems(const std::vector<Mended> &captions) const { return badness(captions).first; }

private:
    /// How many rules are broken, and by how much time in all.
    using Badness = std::pair<int, qint64>;

    [[nodiscard]] Badness badness(const std::vector<Mended> &captions) const
    {
        QList<Caption> plain;
        for (const Mended &one : captions)
            plain.append(one.caption);
        Badness sum{int(problemsOf(plain, m_rules).size()), 0};
        for (const Caption &one : std::as_const(plain))
            sum.second += std::max<qint64>(0, (needed(one) - length(one)).count());
        return sum;
    }

    /// Of one caption, with the gap to the next.
    [[nodiscard]] Badness badness(const std::vector<Mended> &captions, size_t at) const
    {
        const size_t end = std::min(captions.size(), at + 2);
        QList<Caption> pair;
        for (size_t i = at; i < end; ++i)
            pair.append(captions[i].caption);
        int count = 0;
        for (const text::CaptionProblem &problem : problemsOf(pair, m_rules))
            count += problem.cue == 0 ? 1 : 0;
        return {count, 0};
    }

    [[nodiscard]] static milliseconds length(const Caption &caption)
    {
        return caption.cue.end - caption.cue.start;
    }
    [[nodiscard]] milliseconds needed(const Caption &caption) const
    {
        return neededFor(caption.spokenCharacters(), m_rules);
    }
    [[nodiscard]] milliseconds slack(const Caption &caption) const
    {
        return std::max(milliseconds(0), length(caption) - needed(caption));
    }
    [[nodiscard]] QString name(const Caption &caption) const
    {
        return caption.isNamed() ? speakerName(m_transcript, caption.speaker) + u':' : QString();
    }

    /// Lines that are too long or too many, and captions that stay too long: laid out and cut anew. How many
    /// captions it is then.
    size_t shape(std::vector<Mended> &captions, size_t at) const
    {
        const Caption old = captions[at].caption;
        const bool lines = old.cue.lines.size() > m_rules.maxLines
            || std::any_of(old.cue.lines.cbegin(), old.cue.lines.cend(), [this](const QString &line) {
                               return text::Cue{{}, {}, {line}}.characterCount() > m_rules.maxLineCharacters;
                           });
        if (!lines && length(old) <= m_longest)
            return 1;
        const QList<WordRef> places = placesBetween(m_transcript, old.first, old.last);
        const bool guessed = std::all_of(places.cbegin(), places.cend(), [this](WordRef place) {
            return m_transcript.word(place).guessedTimes;
        });
        if (!lines && guessed) {
            // Nobody knows when its words are heard: cutting it would tear them apart.
            captions[at].caption.cue.end = old.cue.start + m_longest;
            captions[at].isChanged = true;
            return 1;
        }
        const std::vector<text::CaptionWord> pieces = captionPieces(m_transcript, places, name(old), m_rules);
        std::vector<Mended> cut;
        qsizetype first = 0;
        for (const text::CueEnd &end : text::cueEnds(pieces, m_rules)) {
            const qsizetype last = pieces[end.last].source;
            if (last < first) // the rest of a word that is longer than a caption
                return 1;
            const QList<WordRef> shown = places.mid(first, last - first + 1);
            Caption caption = old;
            caption.nameLength = first == 0 ? old.nameLength : 0;
            const CaptionLines laidOut = layOutLines(m_transcript, shown, name(caption), m_rules);
            if (laidOut.cutsWords)
                return 1;
            caption.first = shown.first();
            caption.last = shown.last();
            caption.lines = laidOut.starts;
            caption.cue.lines = laidOut.text;
            caption.cue.start = first == 0
                ? old.cue.start
                : std::max(old.cue.start, toMilliseconds(m_transcript.word(shown.first()).start));
            caption.cue.end =
                std::min({toMilliseconds(end.seconds), old.cue.end, caption.cue.start + m_longest});
            caption.cue.end = std::max(caption.cue.end, caption.cue.start + milliseconds(1));
            cut.push_back({caption, true, true, false});
            first = last + 1;
        }
        if (cut.empty() || first < places.size())
            return 1;
        // The last one is seen as long as the whole was, if that is not too long.
        Caption &tail = cut.back().caption;
        tail.cue.end = std::max(tail.cue.end,
                                std::min(old.cue.end, tail.cue.start + std::max(needed(tail), length(tail))));
        for (size_t i = 0; i + 1 < cut.size(); ++i) {
            text::Cue &cue = cut[i].caption.cue;
            const text::Cue &next = cut[i + 1].caption.cue;
            cue.end = std::max(cue.start + milliseconds(1), std::min(cue.end, next.start - m_rules.minGap));
        }
        captions.erase(captions.begin() + qptrdiff(at));
        captions.insert(captions.begin() + qptrdiff(at), cut.begin(), cut.end());
        return cut.size();
    }

    /// Room between a caption and the next: from whichever can spare it, or the next one is seen later as a
    /// whole. What follows the captions at hand is known only for the one that is mended.
    void keepGap(std::vector<Mended> &captions, size_t at, size_t mended) const
    {
        if (at + 1 >= captions.size())
            return;
        Mended &one = captions[at];
        Mended &next = captions[at + 1];
        const milliseconds gap = m_rules.minGap;
        const milliseconds missing = gap - (next.caption.cue.start - one.caption.cue.end);
        if (missing <= milliseconds(0))
            return;
        const milliseconds own = std::min(missing, slack(one.caption));
        const milliseconds others = std::min(missing - own, slack(next.caption));
        const milliseconds later = missing - own - others;
        milliseconds room = at + 1 == mended ? kMostLead : milliseconds(0);
        if (at + 2 < captions.size())
            room = std::min(kMostLead, captions[at + 2].caption.cue.start - gap - next.caption.cue.end);
        if (later > milliseconds(0) && later > room)
            return;
        one.caption.cue.end -= own;
        next.caption.cue.start += others + later;
        next.caption.cue.end += later;
        one.isChanged = one.isChanged || own > milliseconds(0);
        next.isChanged = next.isChanged || others + later > milliseconds(0);
    }

    /// More time for a caption that is short or fast: the silence after it, then before it, then what its
    /// neighbours can spare.
    void giveTime(std::vector<Mended> &captions, size_t at) const
    {
        Mended &one = captions[at];
        const auto missing = [&] { return std::min(needed(one.caption), m_longest) - length(one.caption); };
        const auto take = [&](milliseconds room) {
            return std::max(milliseconds(0), std::min(missing(), room));
        };
        const milliseconds gap = m_rules.minGap;
        const milliseconds heard = toMilliseconds(m_transcript.word(one.caption.first).start);
        const bool hasNext = at + 1 < captions.size();
        const auto later = [&](milliseconds by) {
            one.caption.cue.end += by;
            one.isChanged = one.isChanged || by > milliseconds(0);
        };
        const auto earlier = [&](milliseconds by) {
            one.caption.cue.start -= by;
            one.isChanged = one.isChanged || by > milliseconds(0);
        };
        if (missing() <= milliseconds(0))
            return;
        later(take(hasNext ? captions[at + 1].caption.cue.start - gap - one.caption.cue.end : missing()));
        const auto lead = [&] {
            return one.caption.cue.start - std::max(milliseconds(0), heard - kMostLead);
        };
        const milliseconds before = at > 0 ? captions[at - 1].caption.cue.end + gap : milliseconds(0);
        earlier(take(std::min(one.caption.cue.start - before, lead())));
        if (hasNext && missing() > milliseconds(0)) {
            Mended &next = captions[at + 1];
            const bool touches = next.caption.cue.start - one.caption.cue.end <= gap;
            const milliseconds by =
                touches ? take(std::min(kMostLead, slack(next.caption))) : milliseconds(0);
            next.caption.cue.start += by;
            next.isChanged = next.isChanged || by > milliseconds(0);
            later(by);
        }
        if (at > 0 && missing() > milliseconds(0)) {
            Mended &previous = captions[at - 1];
            const bool touches = one.caption.cue.start - previous.caption.cue.end <= gap;
            const milliseconds spoken = toMilliseconds(m_transcript.word(previous.caption.last).end);
            const milliseconds spare =
                std::min({slack(previous.caption), previous.caption.cue.end - spoken, lead()});
            const milliseconds by = touches ? take(spare) : milliseconds(0);
            previous.caption.cue.end -= by;
            previous.isChanged = previous.isChanged || by > milliseconds(0);
            earlier(by);
        }
    }

    /// Still too fast or too short: one caption with a neighbour of the same speaker, if that fits.
    void join(std::vector<Mended> &captions, size_t at) const
    {
        if (length(captions[at].caption) >= needed(captions[at].caption))
            return;
        if (at + 1 < captions.size() && joined(captions, at))
            return;
        if (at > 0)
            joined(captions, at - 1);
    }

    /// Joins a caption with the next.
    bool joined(std::vector<Mended> &captions, size_t at) const
    {
        const Caption &one = captions[at].caption;
        const Caption &next = captions[at + 1].caption;
        if (one.speaker != next.speaker || next.isNamed() || next.cue.start - one.cue.end > kMostLead)
            return false;
        const QList<WordRef> places = placesBetween(m_transcript, one.first, next.last);
        const CaptionLines lines = layOutLines(m_transcript, places, name(one), m_rules);
        Caption both = one;
        both.last = next.last;
        both.lines = lines.starts;
        both.cue.lines = lines.text;
        both.cue.end = next.cue.end;
        if (lines.cutsWords || lines.text.size() > m_rules.maxLines || length(both) > m_longest
            || length(both) < needed(both))
            return false;
        captions[at] = {both, true, true, false};
        captions.erase(captions.begin() + qptrdiff(at) + 1);
        return true;
    }

    const Transcript &m_transcript;
    const text::CaptionRules &m_rules;
    const milliseconds m_longest;
};

} // namespace

CaptionFix fixCaptions(const Transcript &transcript, const QList<Caption> &captions,
                       const text::CaptionRules &rules, const QList<qsizetype> &which)
{
    const Mender mender(transcript, rules);
    std::list<Mended> all;
    for (qsizetype i = 0; i < captions.size(); ++i) {
        const Caption &caption = captions.at(i);
        const bool shares = (i > 0 && captions.at(i - 1).last == caption.first)
            || (i + 1 < captions.size() && captions.at(i + 1).first == caption.last);
        all.push_back({caption, which.isEmpty(), false, shares});
    }
    if (!which.isEmpty()) {
        QList<qsizetype> wanted = which;
        std::sort(wanted.begin(), wanted.end());
        auto it = all.begin();
        qsizetype at = 0;
        for (const qsizetype index : std::as_const(wanted)) {
            for (; at < index && it != all.end(); ++at)
                ++it;
            if (it != all.end() && index >= 0)
                it->isTarget = true;
        }
    }
    for (auto it = all.begin(); it != all.end();) {
        if (!it->isTarget) {
            ++it;
            continue;
        }
        const auto from = it == all.begin() ? it : std::prev(it);
        auto to = std::next(it);
        if (to != all.end())
            ++to;
        const std::vector<Mended> before(from, to);
        const size_t at = from == it ? 0 : 1;
        const std::vector<Mended> after = mender.mend(before, at);
        // The neighbour below is looked at in its turn.
        const bool hasNext = before.size() > at + 1;
        const bool joinedNext = after.size() < before.size() && hasNext
            && after.back().caption.last == before.back().caption.last
            && after.back().caption.first != before.back().caption.first;
        all.erase(from, to);
        all.insert(to, after.begin(), after.end());
        it = hasNext && !joinedNext ? std::prev(to) : to;
    }
    CaptionFix fix;
    CaptionMarks marks(transcript);
    QList<Caption> now;
    for (const Mended &one : all) {
        now.append(one.caption);
        if (one.isChanged)
            marks.decide(one.caption.first, one.caption.last, one.caption.lines, one.caption.cue.start,
                         one.caption.cue.end);
    }
    fix.change = marks.change(CaptionEditText::tr("Fix captions"));
    const auto before = int(problemsOf(captions, rules).size());
    const auto after = int(problemsOf(now, rules).size());
    fix.fixed = std::max(0, before - after);
    fix.left = after;
    return fix;
}

} // namespace studio::transcript

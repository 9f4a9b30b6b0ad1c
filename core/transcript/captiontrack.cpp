// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captiontrack.h"

#include "core/text/captionwords.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

using std::chrono::milliseconds;

/// A word of any paragraph, and where captions break before it.
struct TrackWord {
    enum class Break { Automatic, Paragraph, Cue, Line, None };
    const Word *word = nullptr;
    WordRef place{};
    int speaker = -1;
    Break broken = Break::Automatic;
    double start = 0; ///< Not before the word before it.
    double end = 0;
};

std::vector<TrackWord> trackWords(const Transcript &transcript, const CaptionOptions &options)
{
    using Break = TrackWord::Break;
    std::vector<TrackWord> result;
    result.reserve(size_t(transcript.wordCount()));
    double clock = 0;
    Break owed = Break::Automatic; // by words left out: a caption or a paragraph
    for (int segment = 0; segment < transcript.segments.size(); ++segment) {
        const Segment &from = transcript.segments.at(segment);
        for (int at = 0; at < from.words.size(); ++at) {
            const Word &word = from.words.at(at);
            Break broken = Break::Automatic;
            switch (word.captionBreak) {
            case CaptionBreak::Automatic:
                broken = at == 0 ? Break::Paragraph : Break::Automatic;
                break;
            case CaptionBreak::Cue:
                broken = Break::Cue;
                break;
            case CaptionBreak::Line:
                broken = Break::Line;
                break;
            case CaptionBreak::None:
                broken = Break::None;
                break;
            }
            const bool wanted = word.start >= options.fromSeconds && word.start < options.toSeconds
                && (options.audioEvents || word.kind != WordKind::AudioEvent);
            if (!wanted) {
                if (owed == Break::Automatic && (broken == Break::Cue || broken == Break::Paragraph))
                    owed = broken;
                continue;
            }
            if (owed != Break::Automatic && broken != Break::Cue)
                broken = owed;
            owed = Break::Automatic;
            TrackWord made{&word, {segment, at}, from.speaker, broken, 0, 0};
            made.start = clock = std::max(clock, word.start);
            made.end = std::max(made.start, word.end);
            result.push_back(made);
        }
    }
    return result;
}

/// Makes captions of words, stretch by stretch.
class Cutter final {
public:
    Cutter(const Transcript &transcript, const CaptionOptions &options, const StopFlag &stop)
        : m_transcript(transcript), m_options(options), m_stop(stop),
          m_words(trackWords(transcript, options)), m_names(options.names && hasSpeakerNames(transcript))
    {
    }

    QList<Caption> run()
    {
        size_t at = 0;
        while (at < m_words.size() && !m_stop.isSet()) {
            if (const size_t end = decidedEnd(at); end > at) {
                addDecided(at, end);
                at = end;
                continue;
            }
            size_t end = at + 1;
            while (end < m_words.size() && decidedEnd(end) <= end)
                ++end;
            addAutomatic(at, end);
            at = end;
        }
        if (m_stop.isSet())
            return {};
        settleTimes();
        return std::move(m_captions);
    }

private:
    using Break = TrackWord::Break;

    /// One past the last word of a caption of which every break is decided; `at` itself if it is not so.
    [[nodiscard]] size_t decidedEnd(size_t at) const
    {
        if (m_words[at].broken != Break::Cue)
            return at;
        size_t end = at + 1;
        while (end < m_words.size()
               && (m_words[end].broken == Break::None || m_words[end].broken == Break::Line))
            ++end;
        const bool whole = end == m_words.size() || m_words[end].broken != Break::Automatic;
        return whole ? end : at;
    }

    /// "Name:" before a word where the speaker changes.
    [[nodiscard]] QString nameBefore(size_t at) const
    {
        const bool changes = at == 0 || m_words[at].speaker != m_words[at - 1].speaker;
        if (!m_names || !changes || m_words[at].speaker < 0)
            return {};
        return speakerName(m_transcript, m_words[at].speaker) + u':';
    }

    /// With the space behind it.
    [[nodiscard]] qsizetype nameLength(size_t at) const
    {
        const QString name = nameBefore(at);
        return name.isEmpty() ? 0 : name.size() + 1;
    }

    [[nodiscard]] text::WordTiming timing(size_t at) const
    {
        const TrackWord &word = m_words[at];
        // Paragraphs are apart, whatever their first word says.
        return {word.word->text, word.start, word.end, 0, word.word->spaceBefore || word.place.word == 0};
    }

    void addDecided(size_t first, size_t end)
    {
        Caption caption;
        caption.decided = true;
        caption.nameLength = nameLength(first);
        caption.lines.append(m_words[first].place);
        QString line;
        for (size_t i = first; i < end; ++i) {
            if (i > first && m_words[i].broken == Break::Line) {
                caption.cue.lines.append(line);
                caption.lines.append(m_words[i].place);
                line.clear();
            }
            if (const QString name = nameBefore(i); !name.isEmpty())
                line += (line.isEmpty() ? QString() : u" "_s) + name + u' ';
            else if (!line.isEmpty() && timing(i).spaceBefore)
                line += u' ';
            line += m_words[i].word->text;
        }
        caption.cue.lines.append(line);
        const double wanted = double(neededFor(caption.cue.characterCount(), m_options.rules).count()) / 1000;
        const double start = m_words[first].start;
        add(std::move(caption), first, end - 1, std::max(m_words[end - 1].end, start + wanted));
    }

    void addAutomatic(size_t first, size_t end)
    {
        const text::CaptionRules &rules = m_options.rules;
        const int width = std::max(1, rules.maxLineCharacters);
        std::vector<text::CaptionWord> pieces;
        pieces.reserve(end - first + 8);
        for (size_t i = first; i < end; ++i) {
            const size_t from = pieces.size();
            const Break broken = m_words[i].broken;
            const QString name = nameBefore(i);
            if (!name.isEmpty())
                text::appendPieces(pieces, {name, m_words[i].start, m_words[i].start, 0, true}, width,
                                   qsizetype(i));
            const size_t own = pieces.size();
            text::appendPieces(pieces, timing(i), width, qsizetype(i));
            if (own > from)
                pieces[own].joined = true;
            pieces[from].startsCue = i > first && (broken == Break::Cue || broken == Break::Paragraph);
            pieces[from].startsLine = broken == Break::Line;
            pieces[from].joined = broken == Break::Line || broken == Break::None;
        }
        for (size_t i = 0; i + 1 < pieces.size(); ++i)
            pieces[i].end = std::min(pieces[i].end, pieces[i + 1].start);
        size_t from = 0;
        const double until =
            end < m_words.size() ? m_words[end].start : std::numeric_limits<double>::infinity();
        for (const text::CueEnd &found : text::cueEnds(pieces, rules, until)) {
            const std::span<const text::CaptionWord> shown(pieces.data() + from, found.last + 1 - from);
            Caption caption;
            const size_t word = size_t(shown.front().source);
            caption.nameLength = nameLength(word);
            const std::vector<size_t> starts = text::lineStarts(shown, rules);
            for (size_t i = 0; i < starts.size(); ++i) {
                const size_t stop = i + 1 < starts.size() ? starts[i + 1] : shown.size();
                caption.cue.lines.append(text::joined(shown.subspan(starts[i], stop - starts[i])));
                caption.lines.append(m_words[size_t(shown[starts[i]].source)].place);
            }
            add(std::move(caption), word, size_t(shown.back().source), found.seconds);
            // A word longer than a caption begins several: only the first has its time.
            if (from > 0 && pieces[from - 1].source == pieces[from].source) {
                m_captions.last().cue.start = toMilliseconds(shown.front().start);
                m_kept.back().start = false;
            }
            from = found.last + 1;
        }
    }

    void add(Caption caption, size_t first, size_t last, double end)
    {
        const TrackWord &begins = m_words[first];
        const TrackWord &ends = m_words[last];
        caption.first = begins.place;
        caption.last = ends.place;
        caption.speaker = begins.speaker;
        caption.cue.start = toMilliseconds(begins.word->cueStart.value_or(begins.start));
        caption.cue.end = toMilliseconds(ends.word->cueEnd.value_or(end));
        m_captions.append(std::move(caption));
        m_kept.push_back({begins.word->cueStart.has_value(), ends.word->cueEnd.has_value()});
    }

    /// Times that nobody decided make room for their neighbours.
    void settleTimes()
    {
        const milliseconds gap = m_options.rules.minGap;
        const milliseconds longest = std::max(m_options.rules.maxDuration, m_options.rules.minDuration);
        for (qsizetype i = 0; i < m_captions.size(); ++i) {
            text::Cue &cue = m_captions[i].cue;
            const Kept &kept = m_kept[size_t(i)];
            if (!kept.start && i > 0)
                cue.start = std::max(cue.start, m_captions.at(i - 1).cue.end);
            if (!kept.end) {
                if (!m_captions.at(i).decided)
                    cue.end = std::min(cue.end, cue.start + longest);
                if (i + 1 < m_captions.size())
                    cue.end = std::min(cue.end, m_captions.at(i + 1).cue.start - gap);
            }
            // No room at all: one millisecond keeps a file valid.
            cue.end = std::max(cue.end, cue.start + milliseconds(1));
        }
    }

    struct Kept {
        bool start = false;
        bool end = false;
    };
    const Transcript &m_transcript;
    const CaptionOptions &m_options;
    const StopFlag m_stop;
    const std::vector<TrackWord> m_words;
    const bool m_names;
    QList<Caption> m_captions{};
    std::vector<Kept> m_kept{};
};

} // namespace

QStringList Caption::spokenLines() const
{
    QStringList shown = cue.lines;
    if (isNamed() && !shown.isEmpty()) {
        shown[0].remove(0, nameLength);
        if (shown.constFirst().isEmpty() && shown.size() > 1)
            shown.removeFirst();
    }
    return shown;
}

qsizetype Caption::spokenCharacters() const
{
    return std::max<qsizetype>(0, cue.characterCount() - nameLength);
}

milliseconds toMilliseconds(double seconds)
{
    return milliseconds(qRound64(seconds * 1000));
}

milliseconds neededFor(qsizetype characters, const text::CaptionRules &rules)
{
    const double speed = rules.maxCharactersPerSecond > 0 ? rules.maxCharactersPerSecond
                                                          : text::CaptionRules().maxCharactersPerSecond;
    return std::max(rules.minDuration, milliseconds(qint64(std::ceil(double(characters) * 1000 / speed))));
}

bool hasSpeakerNames(const Transcript &transcript)
{
    std::optional<int> only;
    for (const Segment &segment : transcript.segments) {
        if (only && *only != segment.speaker)
            return true;
        only = segment.speaker;
    }
    return only && *only >= 0 && !transcript.speakers.value(*only).name.isEmpty();
}

QList<Caption> captionsOf(const Transcript &transcript, const CaptionOptions &options, const StopFlag &stop)
{
    return Cutter(transcript, options, stop).run();
}

QList<text::CaptionProblem> problemsOf(const QList<Caption> &captions, const text::CaptionRules &rules)
{
    QList<text::Cue> cues;
    cues.reserve(captions.size());
    for (const Caption &caption : captions)
        cues.append(caption.cue);
    QList<text::CaptionProblem> problems = text::captionProblems(cues, rules);
    problems.removeIf([&](const text::CaptionProblem &problem) {
        const Caption &caption = captions.at(problem.cue);
        return problem.kind == text::CaptionProblem::Kind::TooFast && caption.isNamed()
            && caption.cue.end - caption.cue.start >= neededFor(caption.spokenCharacters(), rules);
    });
    return problems;
}

qsizetype captionAt(const QList<Caption> &captions, milliseconds time)
{
    const auto after =
        std::upper_bound(captions.cbegin(), captions.cend(), time,
                         [](milliseconds at, const Caption &caption) { return at < caption.cue.start; });
    return after - captions.cbegin() - 1;
}

} // namespace studio::transcript

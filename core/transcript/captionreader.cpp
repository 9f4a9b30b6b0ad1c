// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionreader.h"

#include "core/text/characters.h"
#include "core/transcript/captiontrack.h"
#include "core/transcript/timemending.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

const auto kCaptions = "captions"_L1;
/// Whatever a file calls one caption: nobody can read so much at once, nor can it be shown.
constexpr std::size_t kMostCueWords = 400;
/// Of a caption whose times cannot be.
constexpr double kMendedSeconds = 2;

/// Spaces at which nothing may break belong to their word.
bool isBreakingSpace(QChar c)
{
    return c.isSpace() && c != u'\u00a0' && c != u'\u202f' && c != u'\u2007';
}

bool isPunctuation(QStringView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate() || c.isSpace(); });
}

/// A word on its way, with what counts within its caption.
struct ReadWord {
    Word word{};
    CaptionDetail detail{};
    int speaker = -1;
    qsizetype weight = 0;
    std::optional<double> heard{}; ///< The caption's own time for it.
};

/// Takes the lines of one caption apart.
class CueWords final {
public:
    CueWords(CaptionFlavour flavour, Transcript &transcript, QHash<QString, int> &voices)
        : m_flavour(flavour), m_transcript(transcript), m_voices(voices)
    {
    }

    std::vector<ReadWord> run(const FileCue &cue)
    {
        m_speaker = voice(cue.voice);
        for (const QString &line : cue.lines) {
            m_lineStarts = true;
            m_inWord = false;
            m_space = true;
            for (const MarkupPiece &piece : markupPieces(line, m_flavour)) {
                if (piece.isMarkup)
                    readTag(piece.text);
                else
                    readText(piece.text);
            }
        }
        return std::move(m_words);
    }

private:
    void readTag(const QString &tag)
    {
        const QString name = tagName(tag);
        if (m_flavour == CaptionFlavour::Vtt && name == "v"_L1) {
            m_speaker = isClosingTag(tag) ? -1 : voice(voiceOf(tag));
            if (const qsizetype dot = tag.indexOf(u'.'), space = tag.indexOf(u' ');
                !isClosingTag(tag) && dot == 2 && space > dot)
                m_before += tag.first(space) + u'>';
            m_inWord = false;
        } else if (const auto time = captionTime(QStringView(tag).sliced(1, tag.size() - 2));
                   time && name != "@"_L1) {
            m_heard = double(time->count()) / 1000;
            m_before += u"<@>"_s;
            m_inWord = false;
        } else if (isClosingTag(tag)) {
            if (!m_words.empty())
                m_words.back().detail.after += tag;
            m_afterTag = m_inWord;
            m_inWord = false;
        } else {
            m_before += tag;
            m_inWord = false;
        }
    }

    int voice(const QString &name)
    {
        if (name.isEmpty())
            return -1;
        const auto known = m_voices.constFind(name);
        if (known != m_voices.cend())
            return *known;
        if (m_transcript.speakers.size() >= kMostSpeakers)
            return -1;
        m_transcript.speakers.append({.id = {}, .name = name});
        m_voices.insert(name, int(m_transcript.speakers.size()) - 1);
        return int(m_transcript.speakers.size()) - 1;
    }

    void readText(QStringView text)
    {
        for (qsizetype at = 0; at < text.size();) {
            const text::CodePoint point = text::codePointAt(text, at);
            const QStringView letters = text.sliced(at, point.units);
            if (point.units == 1 && isBreakingSpace(text[at])) {
                m_inWord = m_afterTag = false;
                m_space = true;
                ++at;
                continue;
            }
            if (m_afterTag) {
                m_afterTag = false;
                // "<i>Yes</i>." is one word: the full stop moves inside.
                qsizetype end = at;
                while (end < text.size() && !isBreakingSpace(text[end]))
                    ++end;
                if (const QStringView rest = text.sliced(at, end - at);
                    isPunctuation(rest) && m_before.isEmpty()) {
                    m_words.back().word.text += rest;
                    m_words.back().weight += rest.size();
                    at = end;
                    continue;
                }
            }
            add(letters, point.value);
            at += point.units;
        }
    }

    void add(QStringView letters, char32_t c)
    {
        const bool alone = text::isUnspacedScript(c);
        const bool sticks = !text::isUnspacedOpening(c)
            && (text::isClosingMark(c) || text::isClauseMark(c) || text::isSpacedTerminator(c)
                || text::isUnspacedTerminator(c));
        const bool breaks = !m_opens && (alone || (m_alone && !sticks));
        m_alone = alone || (m_alone && sticks && m_inWord);
        m_opens = text::isUnspacedOpening(c);
        if (m_inWord && !breaks) {
            m_words.back().word.text += letters;
            ++m_words.back().weight;
            return;
        }
        ReadWord made;
        made.word.text = letters.toString();
        made.word.spaceBefore = m_space && !m_inWord;
        made.word.guessedTimes = true;
        made.word.captionBreak = m_words.empty() ? CaptionBreak::Cue
            : m_lineStarts                       ? CaptionBreak::Line
                                                 : CaptionBreak::None;
        made.detail.before = std::exchange(m_before, QString());
        made.speaker = m_speaker;
        made.heard = std::exchange(m_heard, std::nullopt);
        made.weight = 1;
        m_words.push_back(std::move(made));
        m_inWord = true;
        m_lineStarts = m_space = false;
    }

    const CaptionFlavour m_flavour;
    Transcript &m_transcript;
    QHash<QString, int> &m_voices;
    std::vector<ReadWord> m_words{};
    QString m_before{};
    std::optional<double> m_heard{};
    int m_speaker = -1;
    bool m_lineStarts = true;
    bool m_inWord = false;
    bool m_space = true;
    bool m_afterTag = false;
    bool m_alone = false;
    bool m_opens = false;
};

/// Words of a caption share its time, between the times the caption itself gives.
void shareTime(std::vector<ReadWord> &words, double start, double end)
{
    size_t from = 0;
    double at = start;
    while (from < words.size()) {
        size_t to = from + 1;
        while (to < words.size() && !words[to].heard)
            ++to;
        const double until = to < words.size() ? std::clamp(*words[to].heard, at, end) : end;
        qsizetype total = 0;
        for (size_t i = from; i < to; ++i)
            total += words[i].weight + 1;
        qsizetype done = 0;
        for (size_t i = from; i < to; ++i) {
            words[i].word.start = at + (until - at) * double(done) / double(total);
            done += words[i].weight + 1;
            words[i].word.end = done == total ? until : at + (until - at) * double(done) / double(total);
        }
        at = until;
        from = to;
    }
}

/// Paragraphs out of words with their speakers.
class Paragraphs final {
public:
    void add(ReadWord &&read)
    {
        if (!m_run.isEmpty() && read.speaker != m_speaker)
            finish();
        m_speaker = read.speaker;
        read.word.captionDetail = CaptionDetailRef(read.detail);
        m_run.append(std::move(read.word));
    }
    QList<Segment> take()
    {
        finish();
        return std::move(m_segments);
    }

private:
    void finish()
    {
        if (!m_run.isEmpty())
            m_segments += paragraphs(m_run, m_speaker);
        m_run.clear();
    }
    QList<Word> m_run{};
    int m_speaker = -1;
    QList<Segment> m_segments{};
};

double inSeconds(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

std::vector<double> startsOf(const CaptionFile &file)
{
    std::vector<double> starts;
    starts.reserve(std::size_t(file.cues.size()));
    for (const FileCue &cue : file.cues)
        starts.push_back(inSeconds(cue.start));
    return starts;
}

struct CueTimes {
    double start = 0;
    double end = 0;
    bool mended = false;
};

/// A wrong start follows the caption before, a wrong end comes soon.
CueTimes believable(const FileCue &cue, double before, double next, double believed)
{
    CueTimes times{inSeconds(cue.start), inSeconds(cue.end)};
    if (times.start > believed)
        return {before, before + kMendedSeconds, true};
    if (times.end > believed)
        return {times.start, std::clamp(next, times.start + 0.001, times.start + kMendedSeconds), true};
    return times;
}

struct LabelLine {
    double start = 0;
    double end = 0;
    QString text{};
};

std::optional<LabelLine> labelLine(QStringView line)
{
    const qsizetype first = line.indexOf(u'\t');
    const qsizetype second = first < 0 ? -1 : line.indexOf(u'\t', first + 1);
    if (first < 0)
        return {};
    const QStringView endText =
        second < 0 ? line.sliced(first + 1) : line.sliced(first + 1, second - first - 1);
    // Older versions wrote the decimal sign of the language.
    const auto number = [](QStringView text, bool &fine) {
        return text.trimmed().toString().replace(u',', u'.').toDouble(&fine);
    };
    bool startFine = false;
    bool endFine = false;
    const double start = number(line.first(first), startFine);
    const double end = number(endText, endFine);
    if (!startFine || !endFine || !std::isfinite(start) || !std::isfinite(end))
        return {};
    const double from = std::clamp(start, 0.0, 1e6);
    return LabelLine{from, std::clamp(end, from, 1e6),
                     second < 0 ? QString() : line.sliced(second + 1).toString().simplified()};
}

} // namespace

QString captionHeader(const Transcript &transcript)
{
    return transcript.extra.value(kCaptions).toObject().value("header"_L1).toString();
}

QString captionTrailer(const Transcript &transcript)
{
    return transcript.extra.value(kCaptions).toObject().value("trailer"_L1).toString();
}

QString assHeader(const Transcript &transcript)
{
    return transcript.extra.value(kCaptions).toObject().value("ass"_L1).toString();
}

ReadTranscript transcriptOf(const CaptionFile &file, CaptionFlavour flavour)
{
    ReadTranscript read;
    Transcript &result = read.transcript;
    QHash<QString, int> voices;
    Paragraphs paragraphs;
    double clock = 0;
    const double believed = latestBelieved(startsOf(file));
    for (qsizetype i = 0; i < file.cues.size(); ++i) {
        const FileCue &cue = file.cues.at(i);
        std::vector<ReadWord> words = CueWords(flavour, result, voices).run(cue);
        if (words.empty())
            continue;
        const double next = i + 1 < file.cues.size() ? inSeconds(file.cues.at(i + 1).start) : believed;
        const CueTimes times = believable(cue, result.seconds, next, believed);
        // Captions may overlap, words follow each other.
        clock = std::max(clock, times.start);
        shareTime(words, clock, std::max(clock, times.end));
        clock = words.back().word.start;
        words.front().detail.id = cue.id;
        words.front().detail.settings = cue.settings;
        words.front().detail.notes = cue.notes;
        if (words.size() <= kMostCueWords) {
            words.front().word.cueStart = times.start;
            words.back().word.cueEnd = times.end;
        } else {
            for (ReadWord &word : words)
                word.word.captionBreak = CaptionBreak::Automatic;
            words.front().word.captionBreak = CaptionBreak::Cue;
            ++read.splitCaptions;
        }
        if (times.mended) {
            ++read.mendedTimes;
            for (ReadWord &word : words)
                markDoubtful(word.word);
        }
        result.seconds = std::max(result.seconds, times.end);
        for (ReadWord &word : words)
            paragraphs.add(std::move(word));
    }
    result.segments = paragraphs.take();
    QJsonObject kept;
    if (!file.header.isEmpty())
        kept["header"_L1] = file.header;
    if (!file.trailer.isEmpty())
        kept["trailer"_L1] = file.trailer;
    if (!file.assHeader.isEmpty())
        kept["ass"_L1] = file.assHeader;
    if (!kept.isEmpty())
        result.extra[kCaptions] = kept;
    result = normalised(std::move(result));
    return read;
}

Transcript transcriptOfLabels(const QString &text)
{
    Transcript result;
    bool taken = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (line.startsWith(u'\\')) {
            // The frequencies of the label above.
            if (taken) {
                Word &word = result.segments.last().words.first();
                word.captionDetail = CaptionDetailRef(CaptionDetail{.settings = line.trimmed().toString()});
            }
            taken = false;
            continue;
        }
        const auto label = labelLine(line);
        taken = label && !label->text.isEmpty();
        if (!taken)
            continue;
        Segment segment{-1, wordsFromText(label->text, label->start, label->end)};
        if (segment.words.size() > kMostSegmentWords)
            segment.words.resize(kMostSegmentWords);
        segment.words.first().captionBreak = CaptionBreak::Cue;
        segment.words.last().end = label->end;
        result.seconds = std::max(result.seconds, label->end);
        result.segments.append(std::move(segment));
    }
    return normalised(std::move(result));
}

bool looksLikeLabels(const QString &text)
{
    int right = 0;
    int wrong = 0;
    for (const QStringView line :
         QStringView(text).first(std::min<qsizetype>(text.size(), 20'000)).split(u'\n')) {
        if (line.trimmed().isEmpty() || line.startsWith(u'\\'))
            continue;
        ++(labelLine(line) ? right : wrong);
    }
    return right > 0 && right > wrong * 3;
}

} // namespace studio::transcript

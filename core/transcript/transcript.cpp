// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/transcript.h"

#include "core/text/characters.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

/// A sentence may end here if a paragraph is long enough.
constexpr qsizetype kLongRun = 45;
/// A paragraph without full stops is cut at a breath, and at last anywhere.
constexpr qsizetype kBreathRun = 80;
constexpr qsizetype kLongestRun = 160;
constexpr double kLongPause = 2.5;
constexpr double kSentencePause = 1.2;
constexpr double kBreath = 0.35;
/// Longer media than this are a mistake of whoever wrote the times.
constexpr double kLongestSeconds = 60.0 * 60 * 24 * 14;

double sane(double seconds)
{
    return std::isfinite(seconds) ? std::clamp(seconds, 0.0, kLongestSeconds) : 0;
}

bool endsSentence(QStringView text)
{
    for (qsizetype i = text.size(); i-- > 0;) {
        const char32_t c = text.at(i).unicode();
        if (text::isClosingMark(c))
            continue;
        return text::isSpacedTerminator(c) || text::isUnspacedTerminator(c);
    }
    return false;
}

void normaliseWord(Word &word)
{
    word.text = word.kind == WordKind::AudioEvent ? word.text.simplified() : word.text.trimmed();
    word.start = sane(word.start);
    word.end = std::max(word.start, sane(word.end));
    if (word.confidence)
        word.confidence = std::isfinite(*word.confidence)
            ? std::optional(std::clamp(*word.confidence, 0.F, 1.F))
            : std::nullopt;
    if (word.cueStart)
        word.cueStart = sane(*word.cueStart);
    if (word.cueEnd)
        word.cueEnd = sane(*word.cueEnd);
}

/// A word nobody could lay out, as pieces without spaces between them that share its time.
QList<Word> cutWord(const Word &word)
{
    QList<Word> pieces;
    const double each = (word.end - word.start) / double(word.text.size());
    for (qsizetype at = 0; at < word.text.size();) {
        qsizetype count = std::min(kLongestWord, word.text.size() - at);
        if (at + count < word.text.size() && word.text.at(at + count - 1).isHighSurrogate())
            --count;
        Word piece = word;
        piece.text = word.text.mid(at, count);
        piece.start = word.start + each * double(at);
        at += count;
        piece.end = at < word.text.size() ? word.start + each * double(at) : word.end;
        CaptionDetail detail = *word.captionDetail;
        if (at < word.text.size()) {
            piece.cueEnd.reset();
            detail.after.clear();
        }
        if (!pieces.isEmpty()) {
            piece.spaceBefore = false;
            piece.cueStart.reset();
            if (word.captionBreak != CaptionBreak::Automatic)
                piece.captionBreak = CaptionBreak::None;
            detail = CaptionDetail{.after = detail.after};
        }
        if (!word.captionDetail.isEmpty())
            piece.captionDetail = CaptionDetailRef(detail);
        pieces.append(std::move(piece));
    }
    return pieces;
}

void cutLongWords(QList<Word> &words)
{
    const auto isLong = [](const Word &word) { return word.text.size() > kLongestWord; };
    if (std::none_of(words.cbegin(), words.cend(), isLong))
        return;
    QList<Word> all;
    for (const Word &word : std::as_const(words)) {
        if (isLong(word))
            all += cutWord(word);
        else
            all.append(word);
    }
    words = all;
}

bool isInOrder(const QList<Word> &words)
{
    return std::is_sorted(words.cbegin(), words.cend(),
                          [](const Word &left, const Word &right) { return left.start < right.start; });
}

QList<Cut> orderedCuts(QList<Cut> cuts)
{
    for (Cut &cut : cuts)
        cut = {sane(cut.start), sane(cut.end)};
    cuts.removeIf([](const Cut &cut) { return cut.end <= cut.start; });
    std::sort(cuts.begin(), cuts.end(),
              [](const Cut &left, const Cut &right) { return left.start < right.start; });
    QList<Cut> result;
    for (const Cut &cut : std::as_const(cuts)) {
        if (!result.isEmpty() && cut.start <= result.last().end)
            result.last().end = std::max(result.last().end, cut.end);
        else
            result.append(cut);
    }
    return result;
}

} // namespace

double Segment::end() const
{
    double latest = 0;
    // Words may overlap a little; the last few decide.
    for (qsizetype i = words.size(), seen = 0; i-- > 0 && seen < 4; ++seen)
        latest = std::max(latest, words.at(i).end);
    return latest;
}

QString Segment::text() const
{
    QString result;
    qsizetype size = 0;
    for (const Word &word : words)
        size += word.text.size() + 1;
    result.reserve(size);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && words.at(i).spaceBefore)
            result += u' ';
        result += words.at(i).text;
    }
    return result;
}

qsizetype Segment::offsetOf(qsizetype word) const
{
    qsizetype offset = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && words.at(i).spaceBefore)
            ++offset;
        if (i == word)
            return offset;
        offset += words.at(i).text.size();
    }
    return offset;
}

qsizetype Segment::wordAt(qsizetype offset) const
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && words.at(i).spaceBefore)
            ++at;
        if (at > offset)
            return std::max<qsizetype>(0, i - 1);
        at += words.at(i).text.size();
    }
    return words.size() - 1;
}

qsizetype Transcript::wordCount() const
{
    qsizetype count = 0;
    for (const Segment &segment : segments)
        count += segment.words.size();
    return count;
}

bool Transcript::contains(WordRef place) const
{
    return place.segment >= 0 && place.segment < segments.size() && place.word >= 0
        && place.word < segments.at(place.segment).words.size();
}

std::optional<WordRef> Transcript::after(WordRef place) const
{
    if (!contains(place))
        return std::nullopt;
    if (place.word + 1 < segments.at(place.segment).words.size())
        return WordRef{place.segment, place.word + 1};
    for (int next = place.segment + 1; next < segments.size(); ++next)
        if (!segments.at(next).words.isEmpty())
            return WordRef{next, 0};
    return std::nullopt;
}

std::optional<WordRef> Transcript::before(WordRef place) const
{
    if (!contains(place))
        return std::nullopt;
    if (place.word > 0)
        return WordRef{place.segment, place.word - 1};
    for (int previous = place.segment; previous-- > 0;)
        if (const qsizetype count = segments.at(previous).words.size(); count > 0)
            return WordRef{previous, int(count) - 1};
    return std::nullopt;
}

int Transcript::segmentAfterTime(double at) const
{
    const auto found =
        std::upper_bound(segments.cbegin(), segments.cend(), at,
                         [](double time, const Segment &segment) { return time < segment.start(); });
    return int(found - segments.cbegin());
}

std::optional<WordRef> Transcript::wordAtTime(double at) const
{
    const int next = segmentAfterTime(at);
    std::optional<WordRef> latest;
    double latestEnd = -1;
    // People talk at once: a segment that began earlier may still be heard.
    for (int segment = next; segment-- > 0 && next - segment <= 8;) {
        const QList<Word> &words = segments.at(segment).words;
        const auto found = std::upper_bound(words.cbegin(), words.cend(), at,
                                            [](double time, const Word &word) { return time < word.start; });
        if (found == words.cbegin())
            continue;
        const auto word = int(found - words.cbegin()) - 1;
        if (words.at(word).end > at)
            return WordRef{segment, word};
        if (words.at(word).end > latestEnd) {
            latest = WordRef{segment, word};
            latestEnd = words.at(word).end;
        }
    }
    return latest;
}

QString Transcript::plainText() const
{
    QString result;
    for (const Segment &segment : segments) {
        if (!result.isEmpty())
            result += u'\n';
        result += segment.text();
    }
    return result;
}

bool isUncertain(const Word &word)
{
    return word.kind == WordKind::Word && !word.edited && word.confidence
        && *word.confidence < kUncertainBelow;
}

QString speakerName(const Transcript &transcript, int speaker)
{
    if (speaker < 0)
        return {};
    const QString name = transcript.speakers.value(speaker).name;
    //: The name of a speaker nobody has named yet.
    return name.isEmpty() ? QCoreApplication::translate("Transcript", "Speaker %1").arg(speaker + 1) : name;
}

QList<Segment> paragraphs(const QList<Word> &words, int speaker)
{
    QList<Segment> result;
    Segment current{speaker, {}};
    for (const Word &word : words) {
        if (!current.words.isEmpty()) {
            const Word &last = current.words.last();
            const double pause = word.start - last.end;
            const qsizetype run = current.words.size();
            const bool sentence = endsSentence(last.text);
            if (pause >= kLongPause || run >= kLongestRun || (run >= kBreathRun && pause >= kBreath)
                || (sentence && (run >= kLongRun || pause >= kSentencePause))) {
                result.append(std::move(current));
                current = {speaker, {}};
            }
        }
        current.words.append(word);
    }
    if (!current.words.isEmpty())
        result.append(std::move(current));
    return result;
}

QList<Word> wordsFromText(QStringView text, double start, double end)
{
    QList<Word> result;
    QList<qsizetype> weights;
    qsizetype total = 0;
    bool space = true;
    QString word;
    const auto finish = [&] {
        if (word.isEmpty())
            return;
        Word made;
        made.text = word;
        made.spaceBefore = space;
        made.guessedTimes = true;
        result.append(made);
        weights.append(word.size() + 1);
        total += word.size() + 1;
        word.clear();
        space = false;
    };
    for (qsizetype i = 0; i < text.size();) {
        const text::CodePoint point = text::codePointAt(text, i);
        const QStringView letters = text.sliced(i, point.units);
        i += point.units;
        if (point.value < 0x10000 && QChar(char16_t(point.value)).isSpace()) {
            finish();
            space = true;
            continue;
        }
        const bool closing = text::isClosingMark(point.value) || text::isUnspacedTerminator(point.value)
            || text::isClauseMark(point.value);
        // Between characters of scripts without spaces a word ends, but not before its punctuation.
        if (!word.isEmpty() && !closing
            && (text::isUnspacedScript(point.value)
                || text::isUnspacedScript(text::codePointAt(word, 0).value)))
            finish();
        word += letters;
    }
    finish();
    double at = start;
    const double each = total > 0 ? std::max(0.0, end - start) / double(total) : 0;
    for (qsizetype i = 0; i < result.size(); ++i) {
        result[i].start = at;
        at += each * double(weights.at(i));
        result[i].end = at;
    }
    return result;
}

Transcript normalised(Transcript transcript)
{
    QList<Segment> segments;
    segments.reserve(transcript.segments.size());
    transcript.speakers = transcript.speakers.mid(0, kMostSpeakers);
    transcript.seconds = sane(transcript.seconds);
    transcript.cuts = orderedCuts(transcript.cuts);
    for (Segment &segment : transcript.segments) {
        for (Word &word : segment.words)
            normaliseWord(word);
        segment.words.removeIf([](const Word &word) { return word.text.isEmpty(); });
        if (segment.words.isEmpty())
            continue;
        cutLongWords(segment.words);
        if (!isInOrder(segment.words))
            std::stable_sort(segment.words.begin(), segment.words.end(),
                             [](const Word &left, const Word &right) { return left.start < right.start; });
        if (segment.speaker < 0 || segment.speaker >= transcript.speakers.size())
            segment.speaker = -1;
        transcript.seconds = std::max(transcript.seconds, segment.end());
        for (qsizetype from = 0; from < segment.words.size(); from += kMostSegmentWords) {
            if (segment.words.size() <= kMostSegmentWords)
                segments.append(std::move(segment));
            else
                segments.append(Segment{segment.speaker, segment.words.mid(from, kMostSegmentWords)});
            if (segment.words.isEmpty())
                break;
        }
    }
    const auto earlier = [](const Segment &left, const Segment &right) {
        return left.start() < right.start();
    };
    if (!std::is_sorted(segments.cbegin(), segments.cend(), earlier))
        std::stable_sort(segments.begin(), segments.end(), earlier);
    transcript.segments = std::move(segments);
    return transcript;
}

Transcript withoutCuts(const Transcript &transcript)
{
    if (transcript.cuts.isEmpty())
        return transcript;
    Transcript result = transcript;
    result.cuts.clear();
    const auto moved = [&transcript](double at) {
        double before = 0;
        for (const Cut &cut : transcript.cuts) {
            if (cut.start >= at)
                break;
            before += std::min(cut.end, at) - cut.start;
        }
        return at - before;
    };
    for (Segment &segment : result.segments) {
        for (Word &word : segment.words) {
            word.start = moved(word.start);
            word.end = moved(word.end);
            if (word.cueStart)
                word.cueStart = moved(*word.cueStart);
            if (word.cueEnd)
                word.cueEnd = moved(*word.cueEnd);
        }
    }
    for (Entity &entity : result.entities) {
        entity.start = moved(entity.start);
        entity.end = moved(entity.end);
    }
    result.seconds = moved(result.seconds);
    return result;
}

} // namespace studio::transcript

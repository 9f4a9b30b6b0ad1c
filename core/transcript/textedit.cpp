// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/textedit.h"

#include "core/transcript/ranges.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct EditText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptEdit)
};

/// Where the new words in the middle are heard, and what stays with them of the old ones.
void placeMiddle(QList<Word> &fresh, const QList<Word> &old, double from, double to)
{
    if (fresh.isEmpty())
        return;
    if (fresh.size() == old.size()) {
        for (qsizetype i = 0; i < fresh.size(); ++i) {
            Word word = old.at(i);
            word.text = fresh.at(i).text;
            word.spaceBefore = fresh.at(i).spaceBefore;
            word.kind = WordKind::Word;
            word.edited = true;
            word.confidence.reset();
            fresh[i] = word;
        }
        return;
    }
    qsizetype letters = 0;
    for (const Word &word : std::as_const(fresh))
        letters += word.text.size();
    double at = from;
    for (Word &word : fresh) {
        word.start = at;
        at += (to - from) * double(word.text.size()) / double(std::max<qsizetype>(1, letters));
        word.end = std::max(word.start, std::min(at, to));
        word.edited = true;
        word.guessedTimes = true;
    }
    fresh.last().end = std::max(fresh.last().start, to);
    if (old.isEmpty())
        return;
    fresh.first().captionBreak = old.first().captionBreak;
    fresh.first().captionDetail = old.first().captionDetail;
    fresh.first().cueStart = old.first().cueStart;
    fresh.last().cueEnd = old.last().cueEnd;
}

struct Stretch {
    qsizetype first = 0; ///< The first word that is touched.
    qsizetype count = 0;
    QString text{}; ///< What is to stand in their place.
};

/// The words that a change of characters touches, with the new text of all of them.
Stretch touched(const QList<Word> &words, qsizetype from, qsizetype to, QStringView text)
{
    Stretch result;
    result.first = words.size();
    QString head;
    QString tail;
    qsizetype at = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && words.at(i).spaceBefore)
            ++at;
        const qsizetype end = at + words.at(i).text.size();
        if (end >= from && at <= to) {
            if (result.count == 0)
                result.first = i;
            ++result.count;
            if (at < from)
                head = words.at(i).text.left(from - at);
            if (end > to)
                tail = words.at(i).text.mid(std::max<qsizetype>(0, to - at));
        } else if (at > to) {
            if (result.count == 0)
                result.first = std::min(result.first, i);
            break;
        }
        at = end;
    }
    result.text = head + text.toString() + tail;
    return result;
}

} // namespace

QList<Word> editedWords(const QList<Word> &words, qsizetype from, qsizetype to, QStringView text)
{
    const Stretch stretch = touched(words, from, to, text);
    const QList<Word> old = words.mid(stretch.first, stretch.count);
    QList<Word> fresh = wordsFromText(stretch.text, 0, 0);
    if (!fresh.isEmpty() && !stretch.text.at(0).isSpace())
        fresh.first().spaceBefore = old.isEmpty() || old.first().spaceBefore;

    if (old.size() == 1 && old.first().text == stretch.text)
        return words;
    // An event is one thing, whatever spaces it holds.
    if (old.size() == 1 && old.first().kind == WordKind::AudioEvent && !fresh.isEmpty()) {
        QList<Word> result = words;
        result[stretch.first].text = stretch.text.simplified();
        result[stretch.first].edited = true;
        return result;
    }
    qsizetype same = 0;
    while (same < old.size() && same < fresh.size() && old.at(same).text == fresh.at(same).text)
        ++same;
    qsizetype sameEnd = 0;
    while (sameEnd < old.size() - same && sameEnd < fresh.size() - same
           && old.at(old.size() - 1 - sameEnd).text == fresh.at(fresh.size() - 1 - sameEnd).text)
        ++sameEnd;

    const QList<Word> oldMiddle = old.mid(same, old.size() - same - sameEnd);
    QList<Word> middle = fresh.mid(same, fresh.size() - same - sameEnd);
    const qsizetype before = stretch.first + same;
    const qsizetype after = stretch.first + old.size() - sameEnd;
    double start = before > 0 ? words.at(before - 1).end : (words.isEmpty() ? 0 : words.first().start);
    double end = after < words.size() ? words.at(after).start : start;
    if (!oldMiddle.isEmpty()) {
        start = oldMiddle.first().start;
        end = oldMiddle.last().end;
    }
    placeMiddle(middle, oldMiddle, start, std::max(start, end));

    QList<Word> result = words.first(stretch.first);
    for (qsizetype i = 0; i < same; ++i) {
        result.append(old.at(i));
        result.last().spaceBefore = fresh.at(i).spaceBefore;
    }
    result += middle;
    for (qsizetype i = sameEnd; i > 0; --i) {
        result.append(old.at(old.size() - i));
        result.last().spaceBefore = fresh.at(fresh.size() - i).spaceBefore;
    }
    result += words.mid(stretch.first + stretch.count);
    inOrder(result);
    return result;
}

Change replaceText(const Transcript &transcript, TextPlace from, TextPlace to, QStringView text,
                   bool isTyping)
{
    if (to < from)
        std::swap(from, to);
    Change change;
    change.name = text.isEmpty() ? EditText::tr("Delete text") : EditText::tr("Change text");
    if (transcript.isEmpty()) {
        const QList<Word> words = wordsFromText(text, 0, transcript.seconds);
        if (!words.isEmpty() && words.size() <= kMostSegmentWords)
            change.segments = {Segment{transcript.speakers.isEmpty() ? -1 : 0, words}};
        return change;
    }
    if (from.segment < 0 || to.segment >= transcript.segments.size())
        return {};
    Segment joined = transcript.segments.at(from.segment);
    qsizetype offset = 0;
    for (int i = from.segment + 1; i <= to.segment; ++i) {
        offset = joined.text().size() + 1;
        QList<Word> more = transcript.segments.at(i).words;
        if (!more.isEmpty())
            more.first().spaceBefore = true;
        joined.words += more;
    }
    QList<Word> words = editedWords(joined.words, from.offset, offset + to.offset, text);
    if (words.size() > kMostSegmentWords || words == joined.words)
        return {};
    change.first = from.segment;
    change.removed = to.segment - from.segment + 1;
    joined.words = std::move(words);
    if (!joined.words.isEmpty())
        change.segments = {joined};
    if (isTyping)
        change.mergeKey = u"type"_s;
    return change;
}

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptcursor.h"

#include "core/transcript/edits.h"
#include "core/transcript/ranges.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

namespace {

QString singleLine(QString text)
{
    text.remove(QChar(u'\0'));
    for (QChar &c : text)
        if (c.isSpace() || c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u' ';
    return text;
}

} // namespace

QString TranscriptCursor::textOf(int segment) const
{
    return segment >= 0 && segment < words_().segments.size() ? words_().segments.at(segment).text()
                                                              : QString();
}

qsizetype TranscriptCursor::lengthOf(int segment) const
{
    return segment >= 0 && segment < words_().segments.size()
        ? words_().segments.at(segment).offsetOf(words_().segments.at(segment).words.size())
        : 0;
}

void TranscriptCursor::moveTo(Place place, bool selecting)
{
    m_document.seal();
    m_pending.clear();
    m_caret = place;
    if (!selecting)
        m_anchor = place;
    bound();
}

void TranscriptCursor::select(Place from, Place to)
{
    moveTo(from, false);
    moveTo(to, true);
}

void TranscriptCursor::selectWords(const WordRange &range)
{
    const Place last = placeOf(range.last);
    select(placeOf(range.first), {last.segment, last.offset + words_().word(range.last).text.size()});
}

void TranscriptCursor::selectAll()
{
    select({}, end());
}

void TranscriptCursor::bound()
{
    const int last = std::max(0, int(words_().segments.size()) - 1);
    for (Place *place : {&m_caret, &m_anchor}) {
        place->segment = std::clamp(place->segment, 0, last);
        place->offset = std::clamp<qsizetype>(place->offset, 0, lengthOf(place->segment));
    }
}

std::optional<WordRef> TranscriptCursor::word() const
{
    if (words_().isEmpty())
        return std::nullopt;
    const qsizetype at = words_().segments.at(m_caret.segment).wordAt(m_caret.offset);
    return at < 0 ? std::nullopt : std::optional(WordRef{m_caret.segment, int(at)});
}

std::optional<WordRange> TranscriptCursor::words() const
{
    const std::optional<WordRef> here = word();
    if (!here || !hasSelection())
        return here ? std::optional(WordRange{*here, *here}) : std::nullopt;
    const Place first = from();
    const Place last = to();
    const Segment &head = words_().segments.at(first.segment);
    WordRef begin{first.segment, int(head.wordAt(first.offset))};
    // A selection that begins behind a word does not mean it.
    if (first.offset >= head.offsetOf(begin.word) + head.words.at(begin.word).text.size())
        begin = words_().after(begin).value_or(begin);
    WordRef finish = begin;
    if (last.offset == 0 && last.segment > 0)
        finish = {last.segment - 1, int(words_().segments.at(last.segment - 1).words.size()) - 1};
    else
        finish = {last.segment,
                  int(words_().segments.at(last.segment).wordAt(std::max<qsizetype>(0, last.offset - 1)))};
    return WordRange{std::min(begin, finish), std::max(begin, finish)};
}

QString TranscriptCursor::selectedText() const
{
    const Place first = from();
    const Place last = to();
    if (first.segment == last.segment)
        return textOf(first.segment).mid(first.offset, last.offset - first.offset);
    QString result = textOf(first.segment).mid(first.offset);
    for (int i = first.segment + 1; i < last.segment; ++i)
        result += u'\n' + textOf(i);
    return result + u'\n' + textOf(last.segment).left(last.offset);
}

TranscriptCursor::Place TranscriptCursor::end() const
{
    const int last = std::max(0, int(words_().segments.size()) - 1);
    return {last, lengthOf(last)};
}

TranscriptCursor::Place TranscriptCursor::placeOf(WordRef word) const
{
    return {word.segment, words_().segments.at(word.segment).offsetOf(word.word)};
}

TranscriptCursor::Place TranscriptCursor::left(Place place) const
{
    if (place.offset == 0)
        return place.segment == 0 ? place : Place{place.segment - 1, lengthOf(place.segment - 1)};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, textOf(place.segment));
    finder.setPosition(place.offset);
    return {place.segment, std::max<qsizetype>(0, finder.toPreviousBoundary())};
}

TranscriptCursor::Place TranscriptCursor::right(Place place) const
{
    const QString text = textOf(place.segment);
    if (place.offset >= text.size())
        return place.segment + 1 < words_().segments.size() ? Place{place.segment + 1, 0} : place;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(place.offset);
    const qsizetype next = finder.toNextBoundary();
    return {place.segment, next < 0 ? text.size() : next};
}

TranscriptCursor::Place TranscriptCursor::wordLeft(Place place) const
{
    if (place.offset == 0)
        return left(place);
    const Segment &segment = words_().segments.at(place.segment);
    return {place.segment, segment.offsetOf(segment.wordAt(place.offset - 1))};
}

TranscriptCursor::Place TranscriptCursor::wordRight(Place place) const
{
    if (words_().isEmpty())
        return place;
    const Segment &segment = words_().segments.at(place.segment);
    const qsizetype next = segment.wordAt(place.offset) + 1;
    if (next < segment.words.size())
        return {place.segment, segment.offsetOf(next)};
    const qsizetype length = lengthOf(place.segment);
    return place.offset < length ? Place{place.segment, length} : right(place);
}

bool TranscriptCursor::replace(Place from, Place to, const QString &text, bool isTyping)
{
    const QString before = textOf(from.segment).left(from.offset);
    const QString after = textOf(to.segment).mid(to.offset);
    const qsizetype paragraphs = words_().segments.size();
    if (!m_document.apply(replaceText(words_(), from, to, text, isTyping)))
        return false;
    m_pending.clear();
    // The caret stands behind the last letter put in, wherever white space at the edges went.
    const QString now = textOf(from.segment);
    const QString put = singleLine(text);
    const auto lettersIn = [](const QString &in) { return in.size() - in.count(u' '); };
    const qsizetype letters = lettersIn(before) + lettersIn(put);
    qsizetype at = 0;
    for (qsizetype seen = 0; at < now.size() && seen < letters; ++at)
        if (now.at(at) != u' ')
            ++seen;
    const bool wantsSpace = put.isEmpty() ? before.isEmpty() || before.endsWith(u' ') : put.endsWith(u' ');
    const bool followed = !after.isEmpty() && !after.startsWith(u' ');
    const bool sameParagraph = words_().segments.size() + (to.segment - from.segment) == paragraphs;
    if (wantsSpace && followed && at < now.size() && now.at(at) == u' ')
        ++at;
    else if (wantsSpace && !followed && sameParagraph)
        m_pending = u" "_s;
    m_caret = m_anchor = {from.segment, at};
    if (from.segment >= words_().segments.size())
        m_caret = m_anchor = end();
    bound();
    return true;
}

bool TranscriptCursor::type(const QString &text)
{
    const QString typed = singleLine(text);
    if (typed.isEmpty())
        return false;
    const QString paragraph = textOf(m_caret.segment);
    if (typed == u" "_s && !hasSelection()) {
        const bool atStart = m_caret.offset == 0 || paragraph.at(m_caret.offset - 1).isSpace();
        const bool atEnd = m_caret.offset == paragraph.size() || paragraph.at(m_caret.offset).isSpace();
        if (atStart || !m_pending.isEmpty())
            return false; // There is a space already.
        if (atEnd) {
            m_pending = u" "_s;
            return true;
        }
    }
    const Place first = from();
    if (m_pending.isEmpty())
        return replace(first, to(), typed, true);
    // Before a word the space is for behind what is typed.
    const bool ahead = isPendingBehind();
    m_pending.clear();
    if (!replace(first, to(), ahead ? typed + u' ' : u' ' + typed, true))
        return false;
    m_pending.clear();
    if (ahead && m_caret.offset > 0 && textOf(m_caret.segment).at(m_caret.offset - 1).isSpace())
        m_caret = m_anchor = left(m_caret);
    return true;
}

bool TranscriptCursor::isPendingBehind() const
{
    const QString paragraph = textOf(m_caret.segment);
    return !m_pending.isEmpty() && m_caret.offset < paragraph.size()
        && !paragraph.at(m_caret.offset).isSpace();
}

bool TranscriptCursor::paste(const QString &text)
{
    m_document.seal();
    const bool ahead = isPendingBehind();
    const QString put = ahead ? singleLine(text) + m_pending : m_pending + singleLine(text);
    m_pending.clear();
    const bool done = replace(from(), to(), put, false);
    m_document.seal();
    return done;
}

bool TranscriptCursor::removeSelection()
{
    return hasSelection() && replace(from(), to(), QString(), false);
}

bool TranscriptCursor::backspace()
{
    if (!m_pending.isEmpty()) {
        m_pending.clear();
        return true;
    }
    if (hasSelection())
        return removeSelection();
    if (m_caret.offset == 0)
        return mergeWithPrevious();
    return replace(left(m_caret), m_caret, QString(), true);
}

bool TranscriptCursor::deleteForward()
{
    m_pending.clear();
    if (hasSelection())
        return removeSelection();
    if (m_caret.offset < lengthOf(m_caret.segment))
        return replace(m_caret, right(m_caret), QString(), true);
    const Place here = m_caret;
    const bool merged = m_document.apply(transcript::mergeWithPrevious(words_(), here.segment + 1));
    m_caret = m_anchor = here;
    return merged;
}

bool TranscriptCursor::backspaceWord()
{
    if (hasSelection())
        return removeSelection();
    if (m_caret.offset == 0)
        return mergeWithPrevious();
    m_pending.clear();
    m_document.seal();
    return replace(wordLeft(m_caret), m_caret, QString(), false);
}

bool TranscriptCursor::deleteWord()
{
    if (hasSelection() || m_caret.offset >= lengthOf(m_caret.segment))
        return deleteForward();
    m_pending.clear();
    m_document.seal();
    return replace(m_caret, wordRight(m_caret), QString(), false);
}

bool TranscriptCursor::split()
{
    m_pending.clear();
    if (words_().isEmpty())
        return false;
    const Segment &segment = words_().segments.at(m_caret.segment);
    qsizetype word = segment.wordAt(m_caret.offset);
    // Behind a word's first letter the next one is meant.
    if (word >= 0 && segment.offsetOf(word) < m_caret.offset)
        ++word;
    if (!m_document.apply(transcript::split(words_(), {m_caret.segment, int(word)})))
        return false;
    m_caret = m_anchor = {m_caret.segment + 1, 0};
    return true;
}

bool TranscriptCursor::mergeWithPrevious()
{
    m_pending.clear();
    const int segment = m_caret.segment;
    if (segment == 0)
        return false;
    const qsizetype at = lengthOf(segment - 1);
    if (!m_document.apply(transcript::mergeWithPrevious(words_(), segment)))
        return false;
    m_caret = m_anchor = {segment - 1, at};
    bound();
    return true;
}

} // namespace studio::ui

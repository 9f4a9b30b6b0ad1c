// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/segmenter.h"

#include "core/text/abbreviations.h"
#include "core/text/characters.h"
#include "core/text/tags.h"

#include <algorithm>

namespace studio::text {

namespace {

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

/// Walks a text once and collects its sentences.
class SentenceScanner final {
public:
    explicit SentenceScanner(QStringView text) : m_text(text), m_tags(findTags(text)) { }

    QList<TextSpan> scan()
    {
        qsizetype i = 0;
        while (i < m_text.size()) {
            if (skipTag(i))
                continue;
            const QChar unit = m_text[i];
            if (unit.isSpace() || isLineEnd(unit)) {
                i = passSpace(i);
                continue;
            }
            if (m_start < 0)
                m_start = i;
            const CodePoint c = codePointAt(m_text, i);
            if (isSpacedTerminator(c.value) || isUnspacedTerminator(c.value))
                i = passTerminators(i);
            else
                i += c.units;
        }
        close(m_text.size());
        return std::move(m_spans);
    }

private:
    bool skipTag(qsizetype &i)
    {
        if (m_nextTag == m_tags.size() || m_tags[m_nextTag].span.start != i)
            return false;
        if (m_start < 0)
            m_start = i;
        i = m_tags[m_nextTag++].span.end();
        return true;
    }

    /// The whole run of white space at once: a line break in it may end the sentence.
    qsizetype passSpace(qsizetype from)
    {
        qsizetype i = from;
        int breaks = 0;
        for (; i < m_text.size() && (m_text[i].isSpace() || isLineEnd(m_text[i])); ++i) {
            if (m_text[i] == QChar::ParagraphSeparator)
                breaks += 2;
            else if (isLineEnd(m_text[i]) && !(m_text[i] == u'\n' && i > 0 && m_text[i - 1] == u'\r'))
                ++breaks;
        }
        if (breaks >= 2 || (breaks == 1 && !(i < m_text.size() && m_text[i].isLower())))
            close(from);
        return i;
    }

    qsizetype passTerminators(qsizetype from)
    {
        qsizetype i = from;
        bool unspaced = false;
        while (i < m_text.size()) {
            const CodePoint c = codePointAt(m_text, i);
            if (!isSpacedTerminator(c.value) && !isUnspacedTerminator(c.value))
                break;
            unspaced = unspaced || isUnspacedTerminator(c.value);
            i += c.units;
        }
        const bool singleStop = i == from + 1 && m_text[from] == u'.';
        const auto closes = [unspaced](char32_t c) {
            return isClosingMark(c) && !(unspaced && isUnspacedOpening(c));
        };
        while (i < m_text.size() && closes(codePointAt(m_text, i).value))
            ++i; // all closing marks are in the basic plane
        if (unspaced) {
            close(i);
            return i;
        }
        if (i < m_text.size() && !m_text[i].isSpace() && !isLineEnd(m_text[i]))
            return i; // "3.14", "example.com", "What?!x"
        qsizetype next = i;
        while (next < m_text.size() && m_text[next].isSpace() && !isLineEnd(m_text[next]))
            ++next;
        if (next < m_text.size() && !isLineEnd(m_text[next])) {
            if (codePointIsLower(next))
                return next;
            if (singleStop && i == from + 1 && !stopEnds(from, next))
                return next;
        }
        close(i);
        return next;
    }

    bool codePointIsLower(qsizetype at) const { return QChar::isLower(codePointAt(m_text, at).value); }

    bool stopEnds(qsizetype stop, qsizetype next) const
    {
        const QStringView before = wordBefore(stop);
        if (before.isEmpty())
            return true;
        const bool number = std::all_of(before.cbegin(), before.cend(), [](QChar c) { return c.isDigit(); });
        if (number) {
            // "1. First" is a list, "3. Oktober" a date.
            const bool opensSentence = stop - before.size() <= m_start;
            return !(opensSentence || (before.size() <= 2 && isMonthName(wordAt(next))));
        }
        switch (meaningOfStopAfter(before)) {
        case StopMeaning::Abbreviation:
            return false;
        case StopMeaning::BeforeNumber:
            return !m_text[next].isDigit();
        case StopMeaning::MayEnd:
            return usuallyBeginsSentence(wordAt(next)) || !m_text[next].isLetterOrNumber();
        case StopMeaning::EndsSentence:
            break;
        }
        return true;
    }

    /// At most 24 units back: longer words are no abbreviations.
    QStringView wordBefore(qsizetype stop) const
    {
        qsizetype from = stop;
        while (from > 0 && stop - from < 24) {
            const QChar c = m_text[from - 1];
            if (!(c.isLetterOrNumber() || c == u'.' || c == u'-'))
                break;
            --from;
        }
        return m_text.sliced(from, stop - from);
    }

    QStringView wordAt(qsizetype from) const
    {
        qsizetype end = from;
        while (end < m_text.size() && end - from < 24 && m_text[end].isLetter())
            ++end;
        return m_text.sliced(from, end - from);
    }

    void close(qsizetype end)
    {
        if (m_start < 0)
            return;
        while (end > m_start && m_text[end - 1].isSpace())
            --end;
        m_spans.append({m_start, end - m_start});
        m_start = -1;
    }

    const QStringView m_text;
    const QList<Tag> m_tags;
    QList<TextSpan> m_spans;
    qsizetype m_nextTag = 0;
    qsizetype m_start = -1;
};

/// Cuts one over-long span into pieces of at most `limit` code points.
void cutInto(QList<TextSpan> &pieces, QStringView text, TextSpan span, qsizetype limit)
{
    QList<Tag> tags = findTags(span.of(text));
    for (Tag &tag : tags)
        tag.span.start += span.start;
    const auto tagAt = [&tags](qsizetype at) {
        const auto tag = std::lower_bound(tags.cbegin(), tags.cend(), at,
                                          [](const Tag &t, qsizetype start) { return t.span.start < start; });
        return tag != tags.cend() && tag->span.start == at ? &*tag : nullptr;
    };
    qsizetype from = span.start;
    qsizetype count = 0;
    qsizetype clauseCut = -1;
    qsizetype spaceCut = -1;
    const auto cut = [&](qsizetype at) {
        qsizetype end = at;
        while (end > from && text[end - 1].isSpace())
            --end;
        if (end > from)
            pieces.append({from, end - from});
        from = at;
        while (from < span.end() && text[from].isSpace())
            ++from;
        count = 0;
        clauseCut = spaceCut = -1;
        return from;
    };
    for (qsizetype i = from; i < span.end();) {
        const CodePoint c = codePointAt(text, i);
        qsizetype units = c.units;
        qsizetype cost = 1;
        if (const Tag *tag = c.value == U'[' || c.value == U'<' ? tagAt(i) : nullptr) {
            const qsizetype tagCost = billedCharacters(tag->span.of(text));
            if (tagCost <= limit) {
                units = tag->span.length;
                cost = tagCost;
            }
        }
        if (count + cost > limit) {
            i = cut(clauseCut > from ? clauseCut : spaceCut > from ? spaceCut : i);
            continue;
        }
        count += cost;
        i += units;
        const bool clauseEnds =
            isClauseMark(c.value) && (i == span.end() || text[i].isSpace() || c.value > 0x2e80);
        if (clauseEnds && count * 2 >= limit)
            clauseCut = i; // an earlier one would make crumbs
        else if (text[i - 1].isSpace())
            spaceCut = i;
    }
    cut(span.end());
}

} // namespace

QList<TextSpan> sentenceSpans(QStringView text)
{
    return SentenceScanner(text).scan();
}

QList<TextSpan> chunkSpans(QStringView text, qsizetype maxCharacters)
{
    const qsizetype limit = std::max<qsizetype>(1, maxCharacters);
    QList<TextSpan> pieces;
    for (const TextSpan sentence : sentenceSpans(text)) {
        if (billedCharacters(sentence.of(text)) <= limit)
            pieces.append(sentence);
        else
            cutInto(pieces, text, sentence, limit);
    }
    QList<TextSpan> chunks;
    qsizetype count = 0;
    for (const TextSpan piece : pieces) {
        const qsizetype end = chunks.isEmpty() ? piece.start : chunks.constLast().end();
        const qsizetype added = billedCharacters(text.sliced(end, piece.end() - end));
        if (!chunks.isEmpty() && count + added <= limit) {
            chunks.last().length = piece.end() - chunks.constLast().start;
            count += added;
        } else {
            chunks.append(piece);
            count = billedCharacters(piece.of(text));
        }
    }
    return chunks;
}

} // namespace studio::text

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"
#include "ui/transcription/transcriptview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

namespace {

/// The first character of each paragraph, and of what would follow the last.
std::vector<qsizetype> startsOf(const Transcript &transcript)
{
    std::vector<qsizetype> starts;
    starts.reserve(size_t(transcript.segments.size()) + 1);
    qsizetype at = 0;
    for (const Segment &segment : transcript.segments) {
        starts.push_back(at);
        at += segment.offsetOf(segment.words.size()) + 1;
    }
    starts.push_back(at);
    return starts;
}

} // namespace

qsizetype TranscriptView::characterCount() const
{
    if (m_starts.empty())
        m_starts = startsOf(m_document.transcript());
    // No line break after the last paragraph.
    return std::max<qsizetype>(0, m_starts.back() - 1);
}

qsizetype TranscriptView::characterAt(TextPlace place) const
{
    const qsizetype count = characterCount();
    const auto segment = size_t(std::max(0, place.segment));
    return segment + 1 < m_starts.size() ? std::min(count, m_starts[segment] + place.offset) : count;
}

TextPlace TranscriptView::placeOf(qsizetype character) const
{
    character = std::clamp<qsizetype>(character, 0, characterCount());
    const auto next = std::upper_bound(m_starts.cbegin(), m_starts.cend() - 1, character);
    const auto segment = std::max(0, int(next - m_starts.cbegin()) - 1);
    return {segment, character - m_starts[size_t(segment)]};
}

QString TranscriptView::textBetween(qsizetype from, qsizetype to) const
{
    if (from >= to || m_document.transcript().isEmpty())
        return {};
    const TextPlace first = placeOf(from);
    const TextPlace last = placeOf(to);
    QString text;
    for (int i = first.segment; i <= last.segment; ++i) {
        if (i > first.segment)
            text += u'\n';
        text += m_document.transcript().segments.at(i).text();
    }
    return text.mid(first.offset, std::min(to, characterCount()) - from);
}

void TranscriptView::replaceCharacters(qsizetype from, qsizetype to, const QString &text)
{
    m_editing = true;
    m_cursor.select(placeOf(from), placeOf(to));
    if (text.isEmpty())
        m_cursor.removeSelection();
    else
        m_cursor.paste(text);
    m_editing = false;
    afterEdit();
}

QRect TranscriptView::caretRectOf(TextPlace place) const
{
    if (place.segment >= m_layout.count())
        return {textRect().left(), contentTop(), 1, TranscriptLayout::lineStep()};
    const bool behind = place == m_cursor.caret() && !m_cursor.isPendingBehind();
    QRectF rect = m_layout.caretRect(place, behind);
    rect.translate(textRect().left(), contentTop() + m_layout.top(place.segment));
    return rect.toAlignedRect();
}

TextPlace TranscriptView::placeAt(QPoint point) const
{
    const int y = point.y() - contentTop();
    const int segment = m_layout.segmentAt(y);
    if (segment < 0)
        return {};
    const QPointF inside(point.x() - textRect().left(), std::max(0, y - m_layout.top(segment)));
    return {segment, m_layout.offsetAt(segment, inside)};
}

QString TranscriptView::spokenPlace() const
{
    const std::optional<WordRef> word = m_cursor.word();
    if (!word)
        return {};
    const Transcript &words = m_document.transcript();
    const QString time = timecode(words.word(*word).start);
    const QString speaker = speakerName(words, words.segments.at(word->segment).speaker);
    if (isUncertain(words.word(*word)))
        return speaker.isEmpty() ? tr("%1, not sure").arg(time) : tr("%1, %2, not sure").arg(speaker, time);
    //: A speaker's name and a time.
    return speaker.isEmpty() ? time : tr("%1, %2").arg(speaker, time);
}

} // namespace studio::ui

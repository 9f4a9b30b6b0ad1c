// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptpaint.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

namespace {

void paintSpeaker(QPainter &painter, const Transcript &transcript, const Segment &segment,
                  const ParagraphMarks &marks, const QRect &rect)
{
    const bool rtl = painter.layoutDirection() == Qt::RightToLeft;
    const int step = TranscriptLayout::lineStep();
    const int center = rect.top() + step / 2 + 2;
    const int indent = scaled(18);
    QRect names = rect;
    if (rtl)
        names.setRight(rect.right() - indent);
    else
        names.setLeft(rect.left() + indent);
    const bool named = marks.namesSpeaker && segment.speaker >= 0;
    const Qt::Alignment alignment =
        Qt::AlignVCenter | (rtl ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
    if (named) {
        const int side = scaled(10);
        const int x = rtl ? rect.right() - side + 1 : rect.left();
        painter.setPen(Qt::NoPen);
        painter.setBrush(speakerColor(segment.speaker));
        painter.drawRoundedRect(QRectF(x, center - side / 2.0, side, side), 3, 3);
        QFont font = fontFor(TypeRole::Body, QFont::DemiBold);
        font.setUnderline(marks.isHovered);
        painter.setFont(font);
        painter.setPen(theme().text);
        const QRect line(names.left(), center - step / 2, names.width(), step);
        painter.drawText(line, int(alignment),
                         QFontMetrics(font).elidedText(speakerName(transcript, segment.speaker),
                                                       Qt::ElideRight, names.width()));
    }
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(theme().text3);
    const int below = named ? scaled(21) : 0;
    drawTabular(&painter, QRectF(names.left(), center - step / 2.0 + below, names.width(), step), alignment,
                timecode(segment.start()));
}

QTextLayout::FormatRange range(const TranscriptLayout::Row &row, qsizetype from, qsizetype to)
{
    QTextLayout::FormatRange result;
    result.start = row.toLayout(from);
    result.length = row.toLayout(to) - result.start;
    return result;
}

/// The end of a word in its paragraph's text.
qsizetype endOf(const TranscriptLayout::Row &row, const Segment &segment, int word)
{
    return row.starts[size_t(word)] + segment.words.at(word).text.size();
}

void paintUnderlines(QPainter &painter, const TranscriptLayout &layout, const Segment &segment, int index,
                     QPointF origin)
{
    const TranscriptLayout::Row &row = layout.row(index);
    QPen pen(theme().warn, 1.6, Qt::DotLine);
    pen.setCapStyle(Qt::RoundCap);
    for (int i = 0; i < segment.words.size(); ++i) {
        if (!isUncertain(segment.words.at(i)))
            continue;
        const QList<QRectF> rects = layout.rectsOf(index, row.starts[size_t(i)], endOf(row, segment, i));
        for (const QRectF &rect : rects) {
            const double y = std::round(origin.y() + rect.center().y() + scaled(8)) + 0.5;
            painter.setPen(pen);
            painter.drawLine(QPointF(origin.x() + rect.left() + 1, y),
                             QPointF(origin.x() + rect.right() - 1, y));
        }
    }
}

void paintDepartures(QPainter &painter, const TranscriptLayout &layout, const Segment &segment, int index,
                     const ParagraphMarks &marks, QPointF origin)
{
    const TranscriptLayout::Row &row = layout.row(index);
    const QPen pen(theme().dangerText, 1.5);
    painter.setPen(pen);
    for (const auto &[first, last] : marks.departures) {
        const QList<QRectF> rects =
            layout.rectsOf(index, row.starts[size_t(first)], endOf(row, segment, last));
        for (const QRectF &rect : rects) {
            const double y = std::round(origin.y() + rect.center().y() + scaled(10)) + 0.5;
            painter.drawLine(QPointF(origin.x() + rect.left(), y), QPointF(origin.x() + rect.right(), y));
        }
    }
    for (const int word : marks.gaps) {
        const bool atEnd = word >= segment.words.size();
        const qsizetype offset = atEnd ? row.text.size() : row.starts[size_t(word)];
        const QRectF caret = layout.caretRect({index, offset}).translated(origin);
        const double x = caret.left() + (atEnd ? 3 : -2);
        const double y = caret.center().y() + scaled(11);
        const QPointF hat[] = {{x - 4, y}, {x, y - 5}, {x + 4, y}};
        painter.drawPolyline(hat, 3);
    }
}

} // namespace

QColor speakerColor(int speaker)
{
    const Theme &now = theme();
    const QColor colors[] = {now.seg1, now.seg4, now.seg2, now.seg3};
    return speaker < 0 ? now.text3 : colors[speaker % 4];
}

void paintParagraph(QPainter &painter, const TranscriptLayout &layout, const Transcript &transcript,
                    int index, const ParagraphMarks &marks, const QRect &speakerRect, QPointF origin)
{
    const Segment &segment = transcript.segments.at(index);
    const TranscriptLayout::Row &row = layout.row(index);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSpeaker(painter, transcript, segment, marks, speakerRect);

    using Heard = ParagraphMarks::Heard;
    QList<QTextLayout::FormatRange> ranges;
    const bool unheard = marks.heard == Heard::None;
    if (marks.heard == Heard::Some && marks.current >= 0) {
        QTextLayout::FormatRange rest = range(row, endOf(row, segment, marks.current), row.text.size());
        rest.format.setForeground(theme().text2);
        ranges.append(rest);
    }
    for (const auto &[from, to] : marks.hits) {
        const QList<QRectF> rects = layout.rectsOf(index, from, to);
        for (const QRectF &rect : rects) {
            painter.setPen(QPen(theme().warn, 1));
            painter.setBrush(theme().warnSoft);
            painter.drawRoundedRect(rect.translated(origin).adjusted(-0.5, 0.5, 0.5, -0.5), 2, 2);
        }
    }
    const bool selects = marks.selectedTo > marks.selectedFrom;
    if (selects) {
        painter.setPen(Qt::NoPen);
        const QList<QRectF> rects = layout.rectsOf(index, marks.selectedFrom, marks.selectedTo);
        for (const QRectF &rect : rects)
            painter.fillRect(rect.translated(origin).adjusted(0, -2, 0, 2), theme().waveSel);
        QTextLayout::FormatRange chosen = range(row, marks.selectedFrom, marks.selectedTo);
        chosen.format.setForeground(theme().text);
        ranges.append(chosen);
    }
    if (marks.current >= 0) {
        const qsizetype from = row.starts[size_t(marks.current)];
        const qsizetype to = endOf(row, segment, marks.current);
        const QList<QRectF> rects = layout.rectsOf(index, from, to);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().accent);
        for (QRectF rect : rects) {
            const double tall = scaled(19);
            rect = QRectF(rect.left() - 1, rect.center().y() - tall / 2, rect.width() + 2, tall);
            painter.drawRoundedRect(rect.translated(origin), 2, 2);
        }
        QTextLayout::FormatRange current = range(row, from, to);
        current.format.setForeground(theme().onAccent);
        ranges.append(current);
    }
    painter.setPen(unheard ? theme().text2 : theme().text);
    row.layout.draw(&painter, origin, ranges);
    paintUnderlines(painter, layout, segment, index, origin);
    paintDepartures(painter, layout, segment, index, marks, origin);
}

} // namespace studio::ui

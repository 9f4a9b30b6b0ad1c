// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptlayout.h"

#include "ui/theme/typography.h"

#include <QElapsedTimer>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// A screen holds about twenty paragraphs; some more make scrolling back cheap.
constexpr std::size_t kMostRows = 160;

QTextOption textOption()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

} // namespace

qsizetype TranscriptLayout::Row::fromLayout(int position) const
{
    if (preeditAt < 0 || position <= preeditAt)
        return position;
    return std::max(preeditAt, position - preeditLength);
}

int TranscriptLayout::Row::wordAt(qsizetype offset) const
{
    const auto next = std::upper_bound(starts.cbegin(), starts.cend(), offset);
    return int(next - starts.cbegin()) - 1;
}

TranscriptLayout::TranscriptLayout(const transcript::Document &document) : m_document(document)
{
    setWidth(m_width, true);
}

int TranscriptLayout::gap()
{
    return scaled(14);
}

int TranscriptLayout::lineStep()
{
    return lineHeight(TypeRole::Script);
}

void TranscriptLayout::setWidth(int width, bool fontChanged)
{
    width = std::max(40, width);
    if (width == m_width && !fontChanged)
        return;
    m_width = width;
    m_letterWidth = QFontMetricsF(fontFor(TypeRole::Script)).averageCharWidth();
    reset();
}

void TranscriptLayout::reset()
{
    m_rows.clear();
    m_heights.clear();
    const QList<transcript::Segment> &segments = m_document.transcript().segments;
    m_heights.reserve(size_t(segments.size()));
    for (const transcript::Segment &segment : segments)
        m_heights.push_back({estimate(segment), false});
    m_summed = false;
    m_nextToMeasure = 0;
}

void TranscriptLayout::segmentsChanged(int first, int removed, int added)
{
    if (first + removed > count()) {
        reset();
        return;
    }
    m_rows.erase(m_rows.lower_bound(first),
                 added == removed ? m_rows.lower_bound(first + added) : m_rows.end());
    const QList<transcript::Segment> &segments = m_document.transcript().segments;
    // A paragraph that changed a little keeps its height until it is looked at.
    const int same = std::min(removed, added);
    for (int i = first; i < first + same; ++i)
        m_heights[size_t(i)].measured = false;
    const auto at = m_heights.begin() + first + same;
    if (removed > same) {
        m_heights.erase(at, at + (removed - same));
    } else if (added > same) {
        std::vector<Height> more;
        for (int i = first + same; i < first + added; ++i)
            more.push_back({estimate(segments.at(i)), false});
        m_heights.insert(at, more.begin(), more.end());
    }
    m_summed = false;
    m_nextToMeasure = std::min(m_nextToMeasure, first);
}

void TranscriptLayout::setPreedit(transcript::TextPlace place, const QString &text,
                                  const QList<QTextLayout::FormatRange> &formats)
{
    if (text.isEmpty() && m_preedit.isEmpty())
        return;
    for (const int segment : {m_preeditPlace.segment, place.segment}) {
        m_rows.erase(segment);
        if (segment >= 0 && segment < count())
            m_heights[size_t(segment)].measured = false;
    }
    m_preeditPlace = text.isEmpty() ? transcript::TextPlace{-1, 0} : place;
    m_preedit = text;
    m_preeditFormats = formats;
}

int TranscriptLayout::estimate(const transcript::Segment &segment) const
{
    qsizetype letters = 0;
    for (const transcript::Word &word : segment.words)
        letters += word.text.size() + 1;
    const double lines = std::ceil(double(letters) * m_letterWidth * 1.03 / m_width);
    return std::max(int(std::max(1.0, lines)) * lineStep(), scaled(44)) + gap();
}

int TranscriptLayout::heightOf(const Row &row) const
{
    return std::max(row.layout.lineCount() * lineStep(), scaled(44)) + gap();
}

void TranscriptLayout::sum() const
{
    if (m_summed)
        return;
    m_tops.resize(m_heights.size() + 1);
    int at = 0;
    for (std::size_t i = 0; i < m_heights.size(); ++i) {
        m_tops[i] = at;
        at += m_heights[i].pixels;
    }
    m_tops[m_heights.size()] = at;
    m_summed = true;
}

int TranscriptLayout::top(int segment) const
{
    sum();
    return m_tops[size_t(std::clamp(segment, 0, count()))];
}

int TranscriptLayout::segmentAt(int y) const
{
    sum();
    if (m_heights.empty())
        return -1;
    const auto next = std::upper_bound(m_tops.cbegin(), m_tops.cend() - 1, y);
    return std::clamp(int(next - m_tops.cbegin()) - 1, 0, count() - 1);
}

int TranscriptLayout::measure(int segment)
{
    Height &height = m_heights[size_t(segment)];
    if (height.measured)
        return 0;
    const int now = heightOf(row(segment));
    const int grown = now - height.pixels;
    height = {now, true};
    if (grown != 0)
        m_summed = false;
    return grown;
}

bool TranscriptLayout::measureSome(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    for (; m_nextToMeasure < count(); ++m_nextToMeasure) {
        Height &height = m_heights[size_t(m_nextToMeasure)];
        if (height.measured)
            continue;
        if (clock.elapsed() >= milliseconds)
            return true;
        // Not kept: nobody looks at it.
        Row row;
        layOut(row, m_nextToMeasure);
        height = {heightOf(row), true};
        m_summed = false;
    }
    return false;
}

void TranscriptLayout::layOut(Row &row, int segment) const
{
    const transcript::Segment &source = m_document.transcript().segments.at(segment);
    row.text = source.text();
    row.starts.reserve(size_t(source.words.size()));
    qsizetype at = 0;
    for (qsizetype i = 0; i < source.words.size(); ++i) {
        if (i > 0 && source.words.at(i).spaceBefore)
            ++at;
        row.starts.push_back(at);
        at += source.words.at(i).text.size();
    }
    row.layout.setText(row.text);
    row.layout.setFont(fontFor(TypeRole::Script));
    row.layout.setTextOption(textOption());
    row.layout.setCacheEnabled(true);
    if (segment == m_preeditPlace.segment) {
        row.preeditAt = int(std::min<qsizetype>(m_preeditPlace.offset, row.text.size()));
        row.preeditLength = int(m_preedit.size());
        row.layout.setPreeditArea(row.preeditAt, m_preedit);
        row.layout.setFormats(m_preeditFormats);
    }
    row.layout.beginLayout();
    const int step = lineStep();
    for (int y = 0;; y += step) {
        QTextLine line = row.layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_width);
        line.setPosition(QPointF(0, y + (step - line.height()) / 2));
    }
    row.layout.endLayout();
}

const TranscriptLayout::Row &TranscriptLayout::row(int segment) const
{
    const auto known = m_rows.find(segment);
    if (known != m_rows.end())
        return *known->second;
    if (m_rows.size() >= kMostRows) {
        // The farthest one is the least likely to be asked for again.
        const auto first = m_rows.begin();
        const auto last = std::prev(m_rows.end());
        m_rows.erase(segment - first->first > last->first - segment ? first : last);
    }
    auto made = std::make_unique<Row>();
    layOut(*made, segment);
    return *m_rows.emplace(segment, std::move(made)).first->second;
}

QRectF TranscriptLayout::caretRect(transcript::TextPlace place, bool behind) const
{
    const Row &here = row(place.segment);
    int position = here.toLayout(std::clamp<qsizetype>(place.offset, 0, here.text.size()));
    if (behind && here.preeditAt == position)
        position += here.preeditLength;
    const QTextLine line = here.layout.lineForTextPosition(position);
    if (!line.isValid())
        return {0, 0, 1, double(lineStep())};
    return {line.cursorToX(position), line.y(), 1, line.height()};
}

qsizetype TranscriptLayout::offsetAt(int segment, QPointF position) const
{
    const Row &here = row(segment);
    const int lines = here.layout.lineCount();
    if (lines == 0)
        return 0;
    const int line = std::clamp(int(position.y()) / lineStep(), 0, lines - 1);
    return here.fromLayout(here.layout.lineAt(line).xToCursor(position.x()));
}

QList<QRectF> TranscriptLayout::rectsOf(int segment, qsizetype from, qsizetype to) const
{
    QList<QRectF> rects;
    const Row &here = row(segment);
    const int first = here.toLayout(from);
    const int last = here.toLayout(to);
    for (int i = 0; i < here.layout.lineCount(); ++i) {
        const QTextLine line = here.layout.lineAt(i);
        const int begin = std::max(first, line.textStart());
        const int end = std::min(last, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const double x1 = line.cursorToX(begin);
        const double x2 = line.cursorToX(end);
        rects.append(QRectF(std::min(x1, x2), line.y(), std::abs(x2 - x1), line.height()));
    }
    return rects;
}

} // namespace studio::ui

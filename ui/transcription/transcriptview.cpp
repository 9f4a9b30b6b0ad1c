// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptview.h"

#include "core/transcript/ranges.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/transcription/accessibletranscript.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyleHints>
#include <QTimerEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

namespace {

constexpr int kSide = 19;
constexpr int kTopMargin = 16;
constexpr int kMeasureMs = 4;

} // namespace

TranscriptView::TranscriptView(Document &document, QWidget *parent)
    : QAbstractScrollArea(parent), m_document(document), m_layout(document), m_cursor(document)
{
    installTranscriptAccessibility();
    setObjectName(u"transcriptView"_s);
    setAccessibleName(tr("Transcript"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setProperty("noFocusRing", true); // The caret shows it.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The card behind shows.
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&document, &Document::replaced, this, &TranscriptView::documentReplaced);
    connect(&document, &Document::segmentsChanged, this, &TranscriptView::segmentsChanged);
    connect(&document, &Document::speakersChanged, viewport(), qOverload<>(&QWidget::update));
    documentReplaced();
}

int TranscriptView::speakerWidth() const
{
    // Narrow windows keep room for the words.
    return std::min(scaled(110), viewport()->width() / 3);
}

QRect TranscriptView::textRect() const
{
    const int left = kSide + speakerWidth();
    // The scroll bar stands in the margin, so that lines do not break anew when it comes and goes.
    const int margin = std::max(4, kSide - (width() - viewport()->width()));
    const QRect rect(left, 0, std::max(40, viewport()->width() - left - margin), viewport()->height());
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), rect);
}

int TranscriptView::contentTop() const
{
    return kTopMargin - verticalScrollBar()->value();
}

TranscriptView::TopEdge TranscriptView::topEdge() const
{
    const int segment = m_layout.segmentAt(-contentTop());
    return segment < 0 ? TopEdge() : TopEdge{segment, -contentTop() - m_layout.top(segment)};
}

void TranscriptView::keep(const TopEdge &edge)
{
    QScrollBar *bar = verticalScrollBar();
    const int tall = m_layout.bottom() + 2 * kTopMargin;
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(TranscriptLayout::lineStep());
    bar->setRange(0, std::max(0, tall - viewport()->height()));
    if (edge.segment >= 0)
        bar->setValue(m_layout.top(edge.segment) + edge.offset + kTopMargin);
}

void TranscriptView::settle()
{
    if (m_layout.count() == 0) {
        keep({});
        return;
    }
    TopEdge edge = topEdge();
    // Only what was never looked at changes, so this comes to rest.
    bool grew = false;
    for (int segment = edge.segment; segment < m_layout.count(); ++segment) {
        if (m_layout.top(segment) - m_layout.top(edge.segment) - edge.offset > viewport()->height())
            break;
        grew = m_layout.measure(segment) != 0 || grew;
    }
    if (grew)
        keep(edge);
}

void TranscriptView::documentReplaced()
{
    m_layout.reset();
    m_starts.clear();
    m_hits.clear();
    m_departures.clear();
    m_gaps.clear();
    m_current.reset();
    m_composing.clear();
    m_cursor.moveTo({}, false);
    setTyping(false);
    keep({});
    verticalScrollBar()->setValue(0);
    settle();
    m_measuring.start(0, this);
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleEvent update(this, QAccessible::DocumentContentChanged);
        QAccessible::updateAccessibility(&update);
    }
    emit selectionChanged();
    emit caretMoved();
}

void TranscriptView::segmentsChanged(int first, int removed, int added)
{
    TopEdge edge = topEdge();
    m_layout.segmentsChanged(first, removed, added);
    m_starts.clear();
    if (edge.segment >= first + removed)
        edge.segment += added - removed;
    else if (edge.segment >= first)
        edge.segment = std::min(edge.segment, first + std::max(0, added - 1));
    edge.segment = std::min(edge.segment, m_layout.count() - 1);
    keep(edge);
    settle();
    if (!m_measuring.isActive())
        m_measuring.start(0, this);
    if (m_current)
        m_current = m_document.transcript().wordAtTime(m_position);
    m_hits.clear(); // They are of another text.
    if (!m_editing) {
        m_cursor.bound();
        // An undo shows what it did; what grows at the end while recognising does not call for the reader.
        const bool grows = removed == 0 && first > 0 && first + added == m_layout.count();
        if (hasFocus() && added > 0 && !grows)
            m_cursor.moveTo({first, 0}, false);
        afterCaret(true);
    }
    viewport()->update();
}

void TranscriptView::setPosition(double seconds)
{
    if (seconds == m_position)
        return;
    const bool first = m_position <= 0 || seconds <= 0;
    m_position = seconds;
    const std::optional<WordRef> before = m_current;
    // Players count in frames: a seek to a word may end a little before it.
    m_current = seconds > 0 ? m_document.transcript().wordAtTime(seconds + 0.0005) : std::nullopt;
    if (m_current == before && !first)
        return;
    const auto isSeen = [this](const std::optional<WordRef> &word) {
        if (!word || word->segment >= m_layout.count())
            return false;
        const int top = contentTop() + m_layout.top(word->segment);
        return top + m_layout.height(word->segment) > 0 && top < viewport()->height();
    };
    // Who has scrolled away wants to read there.
    if (m_current && isSeen(before) && !m_typing && !m_pressed) {
        const QRectF caret = m_layout.caretRect(m_cursor.placeOf(*m_current));
        scrollTo(m_current->segment, caret.top(), caret.bottom(), false);
    }
    if (first || !before || !m_current || std::abs(before->segment - m_current->segment) > 1) {
        viewport()->update();
        return;
    }
    updateSegment(before->segment);
    updateSegment(m_current->segment);
}

std::optional<WordRange> TranscriptView::selectedWords() const
{
    return m_cursor.hasSelection() ? m_cursor.words() : std::nullopt;
}

void TranscriptView::selectWords(const WordRange &range)
{
    if (!contains(m_document.transcript(), range))
        return;
    const bool was = m_cursor.hasSelection();
    m_cursor.selectWords(range);
    showPlace(m_cursor.from());
    afterCaret(was);
}

void TranscriptView::selectText(TextPlace from, TextPlace to)
{
    const bool was = m_cursor.hasSelection();
    m_cursor.select(from, to);
    showPlace(m_cursor.from());
    afterCaret(was);
}

void TranscriptView::clearSelection()
{
    moveCaret(m_cursor.caret());
}

void TranscriptView::showWord(WordRef word)
{
    if (m_document.transcript().contains(word))
        showPlace(m_cursor.placeOf(word));
}

void TranscriptView::setHits(const std::vector<Found> &hits)
{
    m_hits = hits;
    viewport()->update();
}

void TranscriptView::setDepartures(const QList<WordRange> &words, const QList<WordRef> &gaps)
{
    m_departures = words;
    m_gaps = gaps;
    viewport()->update();
}

void TranscriptView::moveCaret(TextPlace place, bool selecting)
{
    const bool was = m_cursor.hasSelection();
    m_cursor.moveTo(place, selecting);
    showPlace(m_cursor.caret());
    afterCaret(was);
}

void TranscriptView::afterCaret(bool wasSelected)
{
    m_caretShown = true;
    m_layout.setPreedit(m_cursor.caret(), m_cursor.pending(), {});
    viewport()->update();
    if (hasFocus())
        QGuiApplication::inputMethod()->update(Qt::ImQueryInput);
    if (QAccessible::isActive()) {
        QAccessibleTextCursorEvent moved(this, int(characterAt(m_cursor.caret())));
        QAccessible::updateAccessibility(&moved);
    }
    emit caretMoved();
    if (wasSelected || m_cursor.hasSelection())
        emit selectionChanged();
}

void TranscriptView::showPlace(TextPlace place)
{
    if (m_layout.count() == 0 || place.segment >= m_layout.count())
        return;
    const TopEdge edge = topEdge();
    if (m_layout.measure(place.segment) != 0)
        keep(edge);
    const QRectF caret = m_layout.caretRect(place);
    scrollTo(place.segment, caret.top(), caret.bottom(), true);
}

/// Only as far as needed; a place far away comes to stand at a third of the height.
void TranscriptView::scrollTo(int segment, double top, double bottom, bool center)
{
    const double from = contentTop() + m_layout.top(segment) + top;
    const double to = from + (bottom - top);
    const int margin = TranscriptLayout::lineStep() / 2;
    const int room = viewport()->height();
    if (from >= margin && to <= room - margin)
        return;
    const bool isNear = from > -room / 4.0 && to < room * 1.25;
    double by = 0;
    if (center && isNear)
        by = from < margin ? from - margin : to - (room - margin);
    else
        by = from - room / 3.0;
    // What lies below must have its height before it can be scrolled to.
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(by));
    settle();
}

void TranscriptView::updateSegment(int segment)
{
    if (segment < 0 || segment >= m_layout.count())
        return;
    const int top = contentTop() + m_layout.top(segment);
    viewport()->update(0, top - 2, viewport()->width(), m_layout.height(segment) + 4);
}

ParagraphMarks TranscriptView::marksOf(int segment) const
{
    using Heard = ParagraphMarks::Heard;
    const Transcript &words = m_document.transcript();
    ParagraphMarks marks;
    marks.namesSpeaker =
        segment == 0 || words.segments.at(segment - 1).speaker != words.segments.at(segment).speaker;
    marks.isHovered = segment == m_hovered;
    if (m_position > 0) {
        const int at = m_current ? m_current->segment : -1;
        marks.heard = segment < at ? Heard::All : segment == at ? Heard::Some : Heard::None;
        marks.current = segment == at ? m_current->word : -1;
    }
    const TextPlace from = m_cursor.from();
    const TextPlace to = m_cursor.to();
    if (m_cursor.hasSelection() && segment >= from.segment && segment <= to.segment) {
        marks.selectedFrom = segment == from.segment ? from.offset : 0;
        marks.selectedTo = segment == to.segment ? to.offset : m_layout.row(segment).text.size();
    }
    auto hit = std::lower_bound(m_hits.cbegin(), m_hits.cend(), segment,
                                [](const Found &found, int at) { return found.from.segment < at; });
    for (; hit != m_hits.cend() && hit->from.segment == segment; ++hit)
        marks.hits.append({hit->from.offset, hit->to.offset});
    const auto count = int(words.segments.at(segment).words.size());
    for (const WordRange &range : m_departures)
        if (range.first.segment == segment && range.last.segment == segment && range.last.word < count)
            marks.departures.append({range.first.word, range.last.word});
    for (const WordRef &gap : m_gaps)
        if (gap.segment == segment && gap.word <= count)
            marks.gaps.append(gap.word);
    return marks;
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    if (m_layout.count() == 0)
        return;
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    const QRect text = textRect();
    const QRect speakers =
        QStyle::visualRect(layoutDirection(), viewport()->rect(),
                           QRect(kSide, 0, speakerWidth() - scaled(12), viewport()->height()));
    const Transcript &words = m_document.transcript();
    const QRect dirty = event->rect();
    for (int segment = m_layout.segmentAt(dirty.top() - contentTop()); segment < m_layout.count();
         ++segment) {
        const int top = contentTop() + m_layout.top(segment);
        if (top > dirty.bottom())
            break;
        const QRect column(speakers.left(), top, speakers.width(), m_layout.height(segment));
        paintParagraph(painter, m_layout, words, segment, marksOf(segment), column,
                       QPointF(text.left(), top));
    }
    const bool shows = hasFocus() && m_caretShown && !m_cursor.hasSelection();
    if (shows) {
        QRectF caret = caretRectOf(m_cursor.caret());
        caret.setWidth(m_typing ? 2 : 1.5);
        painter.fillRect(caret, m_typing ? theme().accentText : theme().text);
    }
}

void TranscriptView::resizeEvent(QResizeEvent *)
{
    const TopEdge edge = topEdge();
    const int before = m_layout.width();
    m_layout.setWidth(textRect().width());
    keep(before == m_layout.width() ? edge : TopEdge{edge.segment, std::min(edge.offset, 0)});
    settle();
    if (!m_measuring.isActive())
        m_measuring.start(0, this);
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        const TopEdge edge = topEdge();
        m_layout.setWidth(textRect().width(), true);
        keep({edge.segment, std::min(edge.offset, 0)});
        settle();
        m_measuring.start(0, this);
    }
    viewport()->update();
}

void TranscriptView::scrollContentsBy(int, int)
{
    settle();
    viewport()->update();
}

void TranscriptView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_measuring.timerId()) {
        const TopEdge edge = topEdge();
        const bool more = m_layout.measureSome(kMeasureMs);
        keep(edge);
        if (!more)
            m_measuring.stop();
    } else if (event->timerId() == m_blinking.timerId()) {
        m_caretShown = !m_caretShown || !m_typing;
        viewport()->update(caretRectOf(m_cursor.caret()).adjusted(-2, -2, 3, 2));
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

int TranscriptView::speakerAt(QPoint point) const
{
    const QRect text = textRect();
    const bool beside =
        layoutDirection() == Qt::RightToLeft ? point.x() > text.right() : point.x() < text.left();
    const int y = point.y() - contentTop();
    const int segment = beside ? m_layout.segmentAt(y) : -1;
    if (segment < 0 || y < m_layout.top(segment) || y > m_layout.top(segment) + scaled(46))
        return -1;
    return segment;
}

std::optional<WordRef> TranscriptView::wordUnder(QPoint point) const
{
    const int segment = m_layout.segmentAt(point.y() - contentTop());
    if (segment < 0)
        return std::nullopt;
    const QPointF inside = QPointF(point) - QPointF(textRect().left(), contentTop() + m_layout.top(segment));
    const TranscriptLayout::Row &row = m_layout.row(segment);
    const int word = row.wordAt(m_layout.offsetAt(segment, inside));
    // The nearest place for a caret may be that of a neighbour.
    for (int near = std::max(0, word - 1); near <= word + 1 && near < int(row.starts.size()); ++near) {
        const qsizetype end = row.starts[size_t(near)]
            + m_document.transcript().segments.at(segment).words.at(near).text.size();
        const QList<QRectF> rects = m_layout.rectsOf(segment, row.starts[size_t(near)], end);
        for (const QRectF &rect : rects)
            if (rect.adjusted(-2, -5, 2, 5).contains(inside))
                return WordRef{segment, near};
    }
    return std::nullopt;
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::optional<WordRef> word = wordUnder(help->pos());
        const std::optional<float> sure =
            word ? m_document.transcript().word(*word).confidence : std::optional<float>();
        if (sure && isUncertain(m_document.transcript().word(*word)))
            QToolTip::showText(help->globalPos(),
                               tr("Not sure: %1 %").arg(QLocale().toString(qRound(*sure * 100))), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0)
        updateSegment(std::exchange(m_hovered, -1));
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace studio::ui

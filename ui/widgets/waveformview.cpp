// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waveformview.h"

#include "ui/theme/theme.h"
#include "ui/widgets/buttonkeys.h"
#include "ui/widgets/waveselection.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double kZoomStep = 1.6;
constexpr int kDragFrom = 4; // pixels
constexpr int kEdge = 5;

} // namespace

WaveformView::WaveformView(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setTitle(tr("Waveform"));
}

void WaveformView::setPeaks(WavePeaks peaks)
{
    m_peaks = std::move(peaks);
    rescale();
    if (m_selection)
        setSelection(WaveSpan(*m_selection));
}

void WaveformView::setTrack(const std::shared_ptr<const audio::PcmTrack> &track)
{
    if (m_track == track)
        return;
    m_track = track;
    invalidate();
}

void WaveformView::clear()
{
    m_position = 0;
    m_track.reset();
    m_snaps.clear();
    m_marks.clear();
    m_regions.clear();
    setSelection({});
    m_scale.fit();
    setPeaks({});
}

double WaveformView::duration() const
{
    const double known = m_peaks.knownSeconds();
    return m_peaks.growing         ? std::max(known, m_peaks.totalSeconds)
        : m_peaks.totalSeconds > 0 ? m_peaks.totalSeconds
                                   : known;
}

void WaveformView::setPosition(double seconds)
{
    const double next = std::clamp(std::isfinite(seconds) ? seconds : 0.0, 0.0, std::max(0.0, duration()));
    const double before = m_scale.from();
    if (m_drag == Drag::None)
        m_scale.reveal(next);
    if (m_scale.from() != before) {
        m_position = next;
        invalidate();
        return;
    }
    if (std::abs(m_scale.xOf(next) - m_scale.xOf(m_position)) < 0.25) {
        m_position = next;
        return;
    }
    QRect dirty = playheadRect(m_position);
    m_position = next;
    // Bars between the two places change colour; a step of playback is narrower than one bar.
    dirty |= playheadRect(m_position);
    update(dirty);
}

QString WaveformView::spoken() const
{
    //: Position in a sound: %1 and %2 are seconds, such as 7.4.
    return tr("%1 s of %2 s")
        .arg(locale().toString(m_position, 'f', 1), locale().toString(duration(), 'f', 1));
}

void WaveformView::setMarks(const std::vector<WaveMark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    update();
}

void WaveformView::setRegions(const std::vector<WaveRegion> &regions)
{
    if (m_regions == regions)
        return;
    m_regions = regions;
    update();
}

void WaveformView::setSelection(const std::optional<WaveSpan> &selection)
{
    const std::optional<WaveSpan> next = boundedSelection(selection, duration());
    if (m_selection == next)
        return;
    m_selection = next;
    update();
    tellSelection();
    emit selectionChanged();
}

void WaveformView::tellSelection()
{
    if (!m_selection) {
        setAccessibleDescription({});
        return;
    }
    const auto number = [this](double seconds) { return locale().toString(seconds, 'f', 1); };
    //: What is selected in a sound, read aloud: %1, %2 and %3 are seconds, such as 7.4.
    setAccessibleDescription(tr("Selected from %1 s to %2 s, %3 s long")
                                 .arg(number(m_selection->from), number(m_selection->to),
                                      number(m_selection->to - m_selection->from)));
}

void WaveformView::selectFromHere()
{
    const bool keepsEnd = m_selection && m_selection->to > m_position;
    setSelection(WaveSpan{m_position, keepsEnd ? m_selection->to : duration()});
}

void WaveformView::selectToHere()
{
    const bool keepsStart = m_selection && m_selection->from < m_position;
    setSelection(WaveSpan{keepsStart ? m_selection->from : 0, m_position});
}

void WaveformView::selectAll()
{
    setSelection(WaveSpan{0, duration()});
}

/// A selection by hand means whole words: those heard for the most part within it.
void WaveformView::snap()
{
    if (!m_selection || m_snaps.empty())
        return;
    const std::optional<WaveSpan> words = snappedSelection(*m_selection, m_snaps);
    if (words)
        setSelection(words);
}

QRect WaveformView::playheadRect(double seconds) const
{
    const int x = int(std::lround(std::clamp(m_scale.xOf(seconds), -100.0, width() + 100.0)));
    return {x - waveart::kGripWidth - 2, 0, 2 * waveart::kGripWidth + 4, height()};
}

QRect WaveformView::hoverRect() const
{
    return m_hover < 0 ? QRect() : QRect(int(m_scale.xOf(m_hover)) - 40, 0, 80, height());
}

QRect WaveformView::bandRect() const
{
    if (!m_selection)
        return {};
    const int left = int(std::lround(std::clamp(m_scale.xOf(m_selection->from), -8.0, width() + 8.0)));
    const int right = int(std::lround(std::clamp(m_scale.xOf(m_selection->to), -8.0, width() + 8.0)));
    return {left, waveart::kRuler, std::max(2, right - left), height() - waveart::kRuler};
}

void WaveformView::invalidate()
{
    m_bars = {};
    m_played = {};
    m_selected = {};
    update();
    emit viewChanged();
}

void WaveformView::rescale()
{
    m_scale.setWidth(width());
    m_scale.setDuration(duration());
    invalidate();
}

void WaveformView::zoomBy(double factor, double anchor)
{
    const double before = m_scale.span();
    m_scale.zoom(factor, anchor);
    if (m_scale.span() == before)
        return;
    invalidate();
    emit zoomChanged();
}

void WaveformView::zoomIn()
{
    zoomBy(kZoomStep, m_position);
}

void WaveformView::zoomOut()
{
    zoomBy(1 / kZoomStep, m_position);
}

void WaveformView::zoomToFit()
{
    if (m_scale.isFitted())
        return;
    m_scale.fit();
    invalidate();
    emit zoomChanged();
}

void WaveformView::paintEvent(QPaintEvent *event)
{
    const QRect area = waveRect();
    if (area.height() <= 0 || width() <= 0)
        return;
    const double ratio = devicePixelRatioF();
    const auto body = [&](const QColor &color) {
        return waveart::body(m_peaks, m_track.get(), m_scale, area.size(), ratio, color);
    };
    if (m_bars.isNull() || m_barsRatio != ratio) {
        m_barsRatio = ratio;
        m_bars = body(theme().wave);
        m_played = body(theme().wavePlayed);
        m_selected = {};
    }
    QPainter painter(this);
    waveart::ruler(painter, m_scale, width());
    if (!(duration() > 0))
        return;
    const QRect band = bandRect();
    const int split = int(std::lround(std::clamp(m_scale.xOf(m_position), 0.0, double(width()))));
    const auto draw = [&](const QRect &clip, const QPixmap &pixmap) {
        painter.setClipRect(clip & event->rect());
        painter.drawPixmap(area.topLeft(), pixmap);
    };
    if (!band.isEmpty())
        waveart::selectionBand(painter, band);
    draw(QRect(0, area.y(), split, area.height()), m_played);
    draw(QRect(split, area.y(), width() - split, area.height()), m_bars);
    painter.setClipping(false);
    if (!band.isEmpty()) {
        if (m_selected.isNull())
            m_selected = body(theme().text2);
        waveart::selectionBand(painter, band);
        draw(band, m_selected);
        painter.setClipping(false);
        waveart::selectionFrame(painter, band, m_selection->to - m_selection->from, width());
    }
    waveart::marks(painter, m_scale, m_marks, size());
    waveart::regions(painter, m_scale, m_regions, size());
    if (m_hover >= 0 && m_drag == Drag::None)
        waveart::hover(painter, m_scale, m_hover, size());
    const int head = int(std::lround(m_scale.xOf(m_position)));
    if (head >= -waveart::kGripWidth && head <= width() + waveart::kGripWidth)
        waveart::playhead(painter, std::min(head, width() - 2), size());
}

void WaveformView::seek(double seconds)
{
    if (!(duration() > 0))
        return;
    const double clamped = std::clamp(seconds, 0.0, duration());
    const double before = m_position;
    m_position = clamped;
    const double from = m_scale.from();
    m_scale.reveal(clamped);
    if (from != m_scale.from())
        invalidate();
    update();
    if (clamped != before || m_drag != Drag::None)
        emit seekRequested(clamped);
}

void WaveformView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        invalidate();
    QWidget::changeEvent(event);
}

void WaveformView::resizeEvent(QResizeEvent *event)
{
    rescale();
    QWidget::resizeEvent(event);
}

WaveformView::Drag WaveformView::edgeAt(double x) const
{
    if (!m_selection)
        return Drag::None;
    const double from = std::abs(x - m_scale.xOf(m_selection->from));
    const double to = std::abs(x - m_scale.xOf(m_selection->to));
    if (std::min(from, to) > kEdge)
        return Drag::None;
    return from < to ? Drag::From : Drag::To;
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !(duration() > 0)) {
        event->ignore();
        return;
    }
    const double x = event->position().x();
    m_pressX = x;
    m_drag = edgeAt(x);
    if (m_drag != Drag::None) {
        m_anchor = m_drag == Drag::From ? m_selection->to : m_selection->from;
    } else if (event->modifiers() & Qt::ShiftModifier) {
        // From the far end of the selection, or from the playhead.
        const double at = m_scale.secondsAt(x);
        m_anchor = !m_selection ? m_position : at < m_selection->from ? m_selection->to : m_selection->from;
        m_drag = Drag::Select;
        setSelection(WaveSpan{m_anchor, at});
    } else {
        m_drag = Drag::Pressed;
        m_anchor = m_scale.secondsAt(x);
    }
    update();
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    const QRect before = hoverRect();
    m_hover = duration() > 0 ? m_scale.secondsAt(x) : -1;
    update(before | hoverRect());
    if (m_drag == Drag::None) {
        setCursor(edgeAt(x) == Drag::None ? Qt::ArrowCursor : Qt::SizeHorCursor);
        return;
    }
    if (m_drag == Drag::Pressed && std::abs(x - m_pressX) >= kDragFrom)
        m_drag = Drag::Select;
    if (m_drag != Drag::Pressed)
        setSelection(WaveSpan{m_anchor, m_hover});
}

void WaveformView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_drag == Drag::Pressed) {
        setSelection({});
        seek(m_scale.secondsAt(event->position().x()));
    } else if (m_drag != Drag::None && !(event->modifiers() & Qt::AltModifier)) {
        snap();
    }
    m_drag = Drag::None;
    update();
}

void WaveformView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && duration() > 0)
        emit pickRequested(m_scale.secondsAt(event->position().x()));
}

void WaveformView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const double anchor = m_scale.secondsAt(event->position().x());
    if (event->modifiers() & Qt::ControlModifier) {
        zoomBy(std::pow(kZoomStep, turn.y() / 120.0), anchor);
    } else if (m_scale.isFitted()) {
        event->ignore();
        return;
    } else {
        const int pixels = std::abs(turn.x()) > std::abs(turn.y()) ? turn.x() : turn.y();
        m_scale.scrollBy(-pixels / 120.0 * m_scale.span() / 8);
        invalidate();
    }
    event->accept();
}

void WaveformView::leaveEvent(QEvent *event)
{
    m_hover = -1;
    update();
    QWidget::leaveEvent(event);
}

void WaveformView::step(double seconds, bool selecting)
{
    const double target = std::clamp(m_position + seconds, 0.0, duration());
    if (selecting) {
        // The end at the playhead moves; without one the selection begins here.
        const bool atEnd = m_selection && std::abs(m_selection->to - m_position) < 1e-6;
        const bool atStart = m_selection && std::abs(m_selection->from - m_position) < 1e-6;
        m_anchor = atEnd ? m_selection->from : atStart ? m_selection->to : m_position;
        setSelection(WaveSpan{m_anchor, target});
    }
    seek(target);
}

void WaveformView::stepWord(int direction, bool selecting)
{
    const double target = neighbouringWord(m_snaps, m_position, direction, duration());
    step(target - m_position, selecting);
}

/// Keys of the view come before shortcuts of the window that are the same.
bool WaveformView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::SelectAll) || isDeleteKey(*key)
            || (key->key() == Qt::Key_Escape && m_selection)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    const int direction = event->key() == Qt::Key_Right ? 1 : -1;
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (control)
            stepWord(direction, shift);
        else
            step(direction * (shift ? 0.1 : 1.0), shift);
        return;
    case Qt::Key_Home:
        step(-m_position, shift);
        return;
    case Qt::Key_End:
        step(duration() - m_position, shift);
        return;
    default:
        break;
    }
    if (event->modifiers() != Qt::NoModifier) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_I:
        selectFromHere();
        break;
    case Qt::Key_O:
        selectToHere();
        break;
    case Qt::Key_M:
        emit markRequested(m_position);
        break;
    case Qt::Key_Delete:
        if (m_selection)
            emit trimRequested();
        else
            event->ignore();
        break;
    case Qt::Key_Escape:
        if (m_selection)
            setSelection({});
        else
            event->ignore();
        break;
    default:
        event->ignore();
    }
}

} // namespace studio::ui

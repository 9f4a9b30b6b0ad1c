// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waveformview.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {
constexpr int kRuler = 20;
constexpr int kBar = 3;
constexpr int kPitch = 5;
constexpr int kGripWidth = 12;

/// Seconds between labels so that they stand at least `room` pixels apart.
double labelStep(double seconds, double width, double room)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0}) {
        if (step * width / seconds >= room)
            return step;
    }
    return 3600.0;
}
} // namespace

WaveformView::WaveformView(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setTitle(tr("Waveform"));
}

void WaveformView::setTitle(const QString &title)
{
    setAccessibleName(title);
}

void WaveformView::setPeaks(WavePeaks peaks)
{
    m_peaks = std::move(peaks);
    invalidate();
}

void WaveformView::clear()
{
    m_position = 0;
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
    if (std::abs(xOf(next) - xOf(m_position)) < 0.25) {
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

QSize WaveformView::sizeHint() const
{
    return {400, 170};
}

QSize WaveformView::minimumSizeHint() const
{
    return {120, 72};
}

QRect WaveformView::waveRect() const
{
    return rect().adjusted(0, kRuler, 0, 0);
}

double WaveformView::secondsAt(double x) const
{
    const double share = std::clamp(x / std::max(1, width()), 0.0, 1.0);
    return share * duration();
}

double WaveformView::xOf(double seconds) const
{
    const double total = duration();
    return total > 0 ? seconds / total * width() : 0;
}

QRect WaveformView::playheadRect(double seconds) const
{
    const int x = int(std::lround(xOf(seconds)));
    return {x - kGripWidth / 2 - 2, 0, kGripWidth + 4, height()};
}

QRect WaveformView::hoverRect() const
{
    return m_hover < 0 ? QRect() : QRect(int(xOf(m_hover)) - 40, 0, 80, height());
}

void WaveformView::invalidate()
{
    m_bars = {};
    m_played = {};
    update();
}

QPixmap WaveformView::renderBars(const QColor &color) const
{
    const QRect area = waveRect();
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(area.size() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double total = duration();
    const int bars = std::max(1, area.width() / kPitch);
    const std::vector<float> heights =
        barHeights(m_peaks, 0, total * bars * kPitch / std::max(1, area.width()), bars);
    const double middle = area.height() / 2.0;
    const double room = area.height() - 12;
    const QColor skeleton = theme().isDark() ? theme().hover : theme().pressed;
    for (int i = 0; i < bars; ++i) {
        const bool known = heights[size_t(i)] >= 0;
        if (!known && !m_peaks.growing)
            continue;
        const double tall = known ? std::max(5.0, double(heights[size_t(i)]) * room) : 16;
        painter.setBrush(known ? color : skeleton);
        painter.drawRoundedRect(QRectF(i * kPitch, middle - tall / 2, kBar, tall), kBar / 2.0, kBar / 2.0);
    }
    return pixmap;
}

void WaveformView::paintEvent(QPaintEvent *event)
{
    const QRect area = waveRect();
    if (area.height() <= 0 || width() <= 0)
        return;
    if (m_bars.isNull() || m_barsRatio != devicePixelRatioF()) {
        m_barsRatio = devicePixelRatioF();
        m_bars = renderBars(theme().wave);
        m_played = renderBars(theme().wavePlayed);
    }
    QPainter painter(this);
    paintRuler(painter);
    if (!(duration() > 0))
        return;
    const int split = int(std::lround(xOf(m_position)));
    painter.setClipRect(QRect(0, area.y(), split, area.height()) & event->rect());
    painter.drawPixmap(area.topLeft(), m_played);
    painter.setClipRect(QRect(split, area.y(), width() - split, area.height()) & event->rect());
    painter.drawPixmap(area.topLeft(), m_bars);
    painter.setClipping(false);
    paintHover(painter);
    paintPlayhead(painter);
}

void WaveformView::paintRuler(QPainter &painter) const
{
    const Theme &t = theme();
    painter.fillRect(0, kRuler - 2, width(), 1, t.border);
    const double total = duration();
    if (!(total > 0))
        return;
    painter.setFont(fontFor(TypeRole::Small));
    const double step = labelStep(total, width(), 70);
    const double minor = step >= 5 ? step / 5 : step / 2;
    for (double at = 0; at <= total; at += minor)
        painter.fillRect(int(xOf(at)), kRuler - 5, 1, 3, t.borderStrong);
    painter.setPen(t.text3);
    for (double at = 0; at <= total; at += step) {
        const double x = xOf(at);
        painter.fillRect(int(x), kRuler - 10, 1, 8, t.borderStrong);
        const QString text = timecode(at);
        if (x + 4 + tabularWidth(painter.font(), text) <= width())
            drawTabular(&painter, QRectF(x + 4, 0, 60, kRuler - 3), Qt::AlignLeft, text);
    }
}

void WaveformView::paintHover(QPainter &painter) const
{
    if (m_hover < 0 || m_dragging)
        return;
    const Theme &t = theme();
    const int x = int(xOf(m_hover));
    painter.fillRect(x, kRuler, 1, height() - kRuler, t.borderControl);
    const QString text = timecode(m_hover, true);
    painter.setFont(fontFor(TypeRole::Caption));
    const int wide = int(tabularWidth(painter.font(), text)) + 12;
    const QRect pill(std::clamp(x - wide / 2, 0, std::max(0, width() - wide)), kRuler + 4, wide, 18);
    parts::roundBox(&painter, pill, 9, t.raised, t.borderStrong);
    painter.setPen(t.text);
    drawTabular(&painter, pill, Qt::AlignHCenter, text);
}

void WaveformView::paintPlayhead(QPainter &painter) const
{
    const int x = std::min(int(std::lround(xOf(m_position))), width() - 2);
    const QColor ink = theme().text;
    painter.fillRect(x, kRuler - 8, 2, height() - kRuler + 8, ink);
    parts::roundBox(&painter, QRectF(x + 1 - kGripWidth / 2.0, kRuler - 11, kGripWidth, 10), 3, ink);
}

void WaveformView::seek(double seconds)
{
    if (!(duration() > 0))
        return;
    const double clamped = std::clamp(seconds, 0.0, duration());
    const double before = m_position;
    m_position = clamped;
    update();
    if (clamped != before || m_dragging)
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
    invalidate();
    QWidget::resizeEvent(event);
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !(duration() > 0)) {
        event->ignore();
        return;
    }
    m_dragging = true;
    seek(secondsAt(event->position().x()));
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    const QRect before = hoverRect();
    m_hover = duration() > 0 ? secondsAt(event->position().x()) : -1;
    update(before | hoverRect());
    if (m_dragging)
        seek(m_hover);
}

void WaveformView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    update();
}

void WaveformView::leaveEvent(QEvent *event)
{
    m_hover = -1;
    update();
    QWidget::leaveEvent(event);
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.1 : 1.0;
    switch (event->key()) {
    case Qt::Key_Left:
        seek(m_position - step);
        break;
    case Qt::Key_Right:
        seek(m_position + step);
        break;
    case Qt::Key_Home:
        seek(0);
        break;
    case Qt::Key_End:
        seek(duration());
        break;
    default:
        event->ignore();
    }
}

} // namespace studio::ui

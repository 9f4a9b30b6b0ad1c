// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessionwave.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr double kBar = 2;
constexpr double kGap = 1;
constexpr int kMarkRoom = 6;
/// Speech is far from full scale; this is what fills the height.
constexpr double kLoud = 80;

} // namespace

SessionWave::SessionWave(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"sessionWave"_s);
    setAccessibleName(tr("Place in the session"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SessionWave::setDuration(double seconds)
{
    m_seconds = seconds;
    m_position = std::min(m_position, seconds);
    m_bars = {};
    update();
}

void SessionWave::setPeaks(const evidence::SessionPeaks &peaks)
{
    m_peaks = peaks;
    m_bars = {};
    update();
}

void SessionWave::setMarks(const QList<Mark> &marks)
{
    m_marks = marks;
    update();
}

void SessionWave::setPosition(double seconds)
{
    const double place = std::clamp(seconds, 0.0, std::max(0.0, m_seconds));
    if (place == m_position)
        return;
    const double before = std::exchange(m_position, place);
    update(headRect(before).united(headRect(place)));
}

double SessionWave::turnBeside(double seconds, int direction) const
{
    double best = direction < 0 ? 0 : m_seconds;
    for (const Mark &mark : m_marks) {
        if (mark.kind != Mark::Kind::Turn)
            continue;
        // Just after a turn's start "previous" means the one before.
        if (direction < 0 && mark.seconds < seconds - 0.7)
            best = std::max(best, mark.seconds);
        else if (direction > 0 && mark.seconds > seconds + 0.05)
            best = std::min(best, mark.seconds);
    }
    return best;
}

QString SessionWave::spoken() const
{
    return tr("%1 of %2").arg(timecode(m_position), timecode(m_seconds));
}

double SessionWave::xOf(double seconds) const
{
    // From left to right in mirrored windows, too, as every waveform.
    return m_seconds > 0 ? seconds / m_seconds * width() : 0;
}

double SessionWave::secondsAt(double x) const
{
    return width() > 0 ? std::clamp(x / width(), 0.0, 1.0) * m_seconds : 0;
}

QRect SessionWave::headRect(double seconds) const
{
    return QRect(int(std::floor(xOf(seconds))) - 3, 0, 7, height());
}

void SessionWave::paintBars()
{
    const double ratio = devicePixelRatioF();
    const auto make = [&](QPixmap &pixmap, const QColor &user, const QColor &agent) {
        pixmap = QPixmap(QSize(int(width() * ratio), int(height() * ratio)));
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const double middle = (height() + kMarkRoom) / 2.0;
        const double room = (height() - kMarkRoom) / 2.0 - 2;
        const auto peak = [this](const std::vector<std::uint8_t> &side, double from, double to) {
            if (side.empty() || m_peaks.secondsPerBucket <= 0)
                return 0.0;
            const auto first = std::size_t(std::max(0.0, from / m_peaks.secondsPerBucket));
            const auto last = std::min(side.size(), std::size_t(to / m_peaks.secondsPerBucket) + 1);
            int highest = 0;
            for (std::size_t i = first; i < last; ++i)
                highest = std::max(highest, int(side[i]));
            return std::sqrt(std::min(1.0, highest / kLoud));
        };
        for (double x = 0; x + kBar <= width(); x += kBar + kGap) {
            const double a = secondsAt(x);
            const double b = secondsAt(x + kBar + kGap);
            const double up = std::max(0.5, peak(m_peaks.user, std::min(a, b), std::max(a, b)) * room);
            const double down = std::max(0.5, peak(m_peaks.agent, std::min(a, b), std::max(a, b)) * room);
            painter.fillRect(QRectF(x, middle - up, kBar, up), user);
            painter.fillRect(QRectF(x, middle + 1, kBar, down), agent);
        }
    };
    const Theme &t = theme();
    make(m_bars, t.wave, t.wave);
    make(m_played, t.seg1, t.seg4);
}

void SessionWave::paintEvent(QPaintEvent *event)
{
    if (width() < 4)
        return;
    if (m_bars.isNull() || m_bars.devicePixelRatio() != devicePixelRatioF())
        paintBars();
    QPainter painter(this);
    const Theme &t = theme();
    painter.setClipRect(event->rect());
    painter.drawPixmap(0, 0, m_bars);
    const double head = xOf(m_position);
    painter.save();
    painter.setClipRect(QRectF(0, 0, head, height()), Qt::IntersectClip);
    painter.drawPixmap(0, 0, m_played);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Mark &mark : std::as_const(m_marks)) {
        if (mark.kind == Mark::Kind::Turn)
            continue;
        const double x = std::clamp(xOf(mark.seconds), 3.0, width() - 3.0);
        // A diamond for an interruption, a dot for a tool: told apart without colour.
        if (mark.kind == Mark::Kind::Interruption) {
            painter.setBrush(t.warn);
            const QPointF shape[] = {{x, 0}, {x + 3, 3}, {x, 6}, {x - 3, 3}};
            painter.drawPolygon(shape, 4);
        } else {
            painter.setBrush(t.text2);
            painter.drawEllipse(QPointF(x, 3), 2.2, 2.2);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(std::clamp(head - 1, 0.0, width() - 2.0), 0, 2, height()), t.accentText);
}

void SessionWave::changeEvent(QEvent *event)
{
    m_bars = {};
    update();
    QWidget::changeEvent(event);
}

void SessionWave::resizeEvent(QResizeEvent *event)
{
    m_bars = {};
    QWidget::resizeEvent(event);
}

void SessionWave::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit seekRequested(secondsAt(event->position().x()));
}

void SessionWave::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit seekRequested(secondsAt(event->position().x()));
}

void SessionWave::keyPressEvent(QKeyEvent *event)
{
    const double ahead = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        emit seekRequested(m_position - ahead);
        break;
    case Qt::Key_Right:
        emit seekRequested(m_position + ahead);
        break;
    case Qt::Key_Home:
        emit seekRequested(0);
        break;
    case Qt::Key_End:
        emit seekRequested(m_seconds);
        break;
    case Qt::Key_PageUp:
        emit seekRequested(turnBeside(m_position, -1));
        break;
    case Qt::Key_PageDown:
        emit seekRequested(turnBeside(m_position, 1));
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/trimhandles.h"

#include "ui/media/trimhandle.h"
#include "ui/theme/theme.h"
#include "ui/widgets/waveformview.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

/// A part is at least so long, and this near to an end means the end.
constexpr double kLeast = 0.05;
constexpr double kNothing = 0.005;

} // namespace

TrimHandles::TrimHandles(WaveformView &wave)
    : QWidget(&wave), m_wave(wave), m_from(new TrimHandle(TrimHandle::Edge::From, &wave)),
      m_to(new TrimHandle(TrimHandle::Edge::To, &wave))
{
    setObjectName(QStringLiteral("trimHandles"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    wave.installEventFilter(this);
    connect(&wave, &WaveformView::viewChanged, this, &TrimHandles::place);
    connect(&wave, &WaveformView::trimRequested, this, [this] {
        if (takeSelection())
            emit rangeChosen();
    });
    for (TrimHandle *handle : {m_from.data(), m_to.data()}) {
        const bool isStart = handle == m_from;
        connect(handle, &TrimHandle::moveRequested, this,
                [this, isStart](double seconds) { move(isStart, seconds); });
        connect(handle, &TrimHandle::dragged, this,
                [this, isStart](double x) { move(isStart, m_wave.scale().secondsAt(x)); });
        connect(handle, &TrimHandle::letGo, this, &TrimHandles::rangeChosen);
    }
    QWidget::setTabOrder(m_from, m_to);
    place();
}

WaveSpan TrimHandles::range() const
{
    return m_range.value_or(WaveSpan{0, m_wave.duration()});
}

void TrimHandles::setRange(const std::optional<WaveSpan> &range)
{
    std::optional<WaveSpan> next;
    const double end = m_wave.duration();
    if (range && end > 0) {
        WaveSpan span{std::clamp(std::min(range->from, range->to), 0.0, end),
                      std::clamp(std::max(range->from, range->to), 0.0, end)};
        const bool isAll = span.from <= kNothing && span.to >= end - kNothing;
        if (!isAll && span.to - span.from >= std::min(kLeast, end))
            next = span;
    }
    if (next == m_range)
        return;
    m_range = next;
    place();
    emit rangeChanged();
}

bool TrimHandles::takeSelection()
{
    const std::optional<WaveSpan> selection = m_wave.selection();
    if (!selection)
        return false;
    m_wave.setSelection(std::nullopt);
    setRange(selection);
    return true;
}

void TrimHandles::move(bool isStart, double seconds)
{
    if (!std::isfinite(seconds))
        return;
    WaveSpan span = range();
    const double end = m_wave.duration();
    if (isStart)
        span.from = std::clamp(seconds, 0.0, std::max(span.to - kLeast, 0.0));
    else
        span.to = std::clamp(seconds, std::min(span.from + kLeast, end), end);
    setRange(span);
}

void TrimHandles::place()
{
    if (!m_from || !m_to)
        return;
    const double end = m_wave.duration();
    const bool usable = end > 0;
    setGeometry(m_wave.rect());
    setVisible(usable);
    const WaveSpan span = range();
    const int top = waveart::kRuler;
    const auto put = [&](TrimHandle &handle, double seconds, int shift) {
        const double x = m_wave.scale().xOf(seconds);
        const bool seen = usable && x >= -1 && x <= m_wave.width() + 1;
        if (seen) {
            handle.setGeometry(int(std::lround(x)) + shift, top, TrimHandle::kWidth, m_wave.height() - top);
            handle.raise();
        }
        handle.setVisible(seen);
    };
    put(*m_from, span.from, 0);
    put(*m_to, span.to, -TrimHandle::kWidth);
    m_from->setPlace(span.from, 0, std::max(span.to - kLeast, 0.0));
    m_to->setPlace(span.to, std::min(span.from + kLeast, end), end);
    update();
}

void TrimHandles::paintEvent(QPaintEvent *)
{
    if (!m_range)
        return;
    QColor veil = theme().surface;
    veil.setAlphaF(0.72F);
    QPainter painter(this);
    const int top = waveart::kRuler;
    const auto x = [this](double seconds) {
        return int(std::lround(std::clamp(m_wave.scale().xOf(seconds), 0.0, double(width()))));
    };
    painter.fillRect(0, top, x(m_range->from), height() - top, veil);
    painter.fillRect(x(m_range->to), top, width() - x(m_range->to), height() - top, veil);
}

bool TrimHandles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_wave && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wavescale.h"

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double kMostPixelsPerSecond = 8000;

} // namespace

void WaveScale::setDuration(double seconds)
{
    m_duration = std::isfinite(seconds) ? std::max(0.0, seconds) : 0;
    settle();
}

void WaveScale::setWidth(int pixels)
{
    m_width = std::max(1, pixels);
    settle();
}

double WaveScale::pixelsPerSecond() const
{
    return m_span > 0 ? m_width / m_span : 0;
}

double WaveScale::xOf(double seconds) const
{
    return (seconds - m_from) * pixelsPerSecond();
}

double WaveScale::secondsAt(double x) const
{
    return std::clamp(m_from + x / m_width * m_span, 0.0, m_duration);
}

void WaveScale::zoom(double factor, double anchor)
{
    if (!(factor > 0) || !(m_span > 0))
        return;
    const double at = std::clamp(anchor, m_from, to());
    const double share = (at - m_from) / m_span;
    const double least = std::min(m_duration, m_width / kMostPixelsPerSecond);
    m_span = std::clamp(m_span / factor, least, m_duration);
    m_fitted = m_span >= m_duration;
    m_from = at - share * m_span;
    settle();
}

void WaveScale::fit()
{
    m_fitted = true;
    settle();
}

void WaveScale::scrollBy(double seconds)
{
    if (std::isfinite(seconds))
        m_from += seconds;
    settle();
}

void WaveScale::reveal(double seconds)
{
    if (m_fitted || (seconds >= m_from && seconds <= to()))
        return;
    // Forwards the page turns; backwards a little of what came before stays in sight.
    m_from = seconds > to() ? seconds - m_span * 0.05 : seconds - m_span * 0.2;
    settle();
}

void WaveScale::settle()
{
    if (m_fitted) {
        m_from = 0;
        m_span = m_duration;
        return;
    }
    m_span = std::min(m_span, m_duration);
    m_from = std::clamp(m_from, 0.0, m_duration - m_span);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/concurrencygate.h"

#include <algorithm>

namespace studio::net {

namespace {
constexpr int kWidest = 64; // a header is not trusted with more
}

void ConcurrencyGate::refused()
{
    m_width = std::clamp(m_running, 1, m_width);
    m_successes = 0;
}

void ConcurrencyGate::succeeded()
{
    if (m_width >= m_maximum || ++m_successes < 2 * m_width)
        return;
    ++m_width;
    m_successes = 0;
}

void ConcurrencyGate::setMaximum(int maximum)
{
    if (maximum < 1)
        return;
    const bool wasWhole = m_width == m_maximum;
    m_maximum = std::min(maximum, kWidest);
    m_width = wasWhole ? m_maximum : std::min(m_width, m_maximum);
}

} // namespace studio::net

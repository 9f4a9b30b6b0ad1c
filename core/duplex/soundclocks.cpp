// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/soundclocks.h"

#include <algorithm>
#include <cstdlib>

namespace studio::duplex {

namespace {

constexpr Micros kMicros = 1'000'000;
/// Nobody's crystal is worse.
constexpr Micros kDriftPerMillion = 300;
constexpr Micros kInputGap = 120'000;
constexpr Micros kOutputGap = 20'000;
constexpr Micros kSmoothing = 64;

} // namespace

void InputClock::start(int rateHz)
{
    *this = {};
    m_rateHz = rateHz;
}

Micros InputClock::push(qint64 count, Micros now)
{
    const qint64 before = m_total;
    m_total += count;
    const Micros begin = now - m_total * kMicros / m_rateHz;
    if (!m_isKnown || begin < m_begin || begin > m_begin + kInputGap) {
        m_begin = begin;
        m_isKnown = true;
    } else {
        m_begin += std::min(begin - m_begin, (now - m_last) * kDriftPerMillion / kMicros);
    }
    m_last = now;
    return m_begin + before * kMicros / m_rateHz;
}

void OutputClock::start(int rateHz)
{
    *this = {};
    m_rateHz = rateHz;
}

Micros OutputClock::next(Micros now, Micros delay)
{
    const Micros lasted = m_written * kMicros / m_rateHz;
    const Micros begin = now + delay - lasted;
    if (!m_isKnown || std::abs(begin - m_begin) > kOutputGap) {
        m_begin = begin;
        m_isKnown = true;
    } else {
        m_begin += (begin - m_begin) / kSmoothing;
    }
    return m_begin + lasted;
}

} // namespace studio::duplex

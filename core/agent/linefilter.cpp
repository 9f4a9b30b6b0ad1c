// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/linefilter.h"

#include <utility>

namespace studio::agent {

namespace {

constexpr duplex::Micros kSecond = 1'000'000;
constexpr int kMatters = 4; ///< So many times the fair number of what matters.
constexpr qint64 kUnbearable = 20; ///< So many times the fair number, second after second, and we hang up.
constexpr int kMostFloods = 5;

bool repeats(api::AgentEvent::Kind kind)
{
    using Kind = api::AgentEvent::Kind;
    switch (kind) {
    case Kind::Ping:
    case Kind::VadScore:
    case Kind::TurnProbability:
    case Kind::TentativeAgentResponse:
    case Kind::AgentTyping:
    case Kind::AsrMetadata:
    case Kind::Other:
        return true;
    default:
        return false;
    }
}

} // namespace

void LineFilter::roll(duplex::Micros now)
{
    const duplex::Micros second = now / kSecond;
    if (second == m_second)
        return;
    m_floodsInARow = m_seen > kUnbearable * m_fair && second == m_second + 1 ? m_floodsInARow + 1 : 0;
    if (m_droppedNow > 0) {
        m_flood.dropped += std::exchange(m_droppedNow, 0);
        ++m_flood.seconds;
    }
    m_second = second;
    m_kept = 0;
    m_seen = 0;
}

LineFilter::Verdict LineFilter::judge(api::AgentEvent::Kind kind, duplex::Micros now)
{
    roll(now);
    ++m_seen;
    if (m_floodsInARow >= kMostFloods)
        return Verdict::HangUp;
    if (m_kept >= (repeats(kind) ? m_fair : m_fair * kMatters)) {
        ++m_droppedNow;
        return Verdict::Drop;
    }
    ++m_kept;
    return Verdict::Keep;
}

LineFilter::Flood LineFilter::takeFlood(duplex::Micros now)
{
    roll(now);
    return std::exchange(m_flood, {});
}

} // namespace studio::agent

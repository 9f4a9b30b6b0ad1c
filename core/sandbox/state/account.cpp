// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/account.h"

#include <cmath>

namespace studio::sandbox {

namespace {
constexpr qsizetype kMostUsage = 20000;
}

Account::Account(const Plan &plan, qint64 startCredits) : m_plan(plan), m_limit(plan.credits)
{
    if (startCredits >= 0)
        setRemaining(startCredits);
}

void Account::setRemaining(qint64 credits)
{
    m_limit = std::max(m_plan.credits, credits);
    m_used = m_limit - std::max<qint64>(0, credits);
}

void Account::setPlan(const Plan &plan)
{
    m_plan = plan;
    m_limit = plan.credits;
    m_used = 0;
}

qint64 Account::cost(qint64 characters, const ModelEntry &model)
{
    return qint64(std::ceil(double(characters) * model.cost));
}

bool Account::charge(const UsageEntry &entry)
{
    if (entry.credits > remaining())
        return false;
    m_used += entry.credits;
    m_usage.append(entry);
    if (m_usage.size() > kMostUsage)
        m_usage.removeFirst();
    return true;
}

int Account::maximumInFlight(Pool pool) const
{
    switch (pool) {
    case Pool::Flash:
        return m_plan.flashConcurrency;
    case Pool::Transcription:
        return m_plan.transcriptions;
    case Pool::Realtime:
        return m_plan.listeners;
    case Pool::Agents:
        return m_plan.agents;
    case Pool::Standard:
        break;
    }
    return m_plan.concurrency;
}

std::optional<Ticket> Account::enter(Pool pool)
{
    if (inFlight(pool) >= maximumInFlight(pool))
        return std::nullopt;
    const auto running = m_running;
    ++(*running)[std::size_t(pool)];
    return Ticket(static_cast<void *>(running.get()),
                  [running, pool](void *) { --(*running)[std::size_t(pool)]; });
}

} // namespace studio::sandbox

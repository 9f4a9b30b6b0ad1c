// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/catalog/modelcatalog.h"
#include "core/sandbox/catalog/plans.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>

namespace studio::sandbox {

/// A place among the requests a plan allows at once; given back when the last copy goes.
using Ticket = std::shared_ptr<void>;

/// What a plan limits on its own.
enum class Pool { Standard, Flash, Transcription, Realtime, Agents };
[[nodiscard]] inline Pool poolOf(const ModelEntry &model)
{
    return model.flash ? Pool::Flash : Pool::Standard;
}

/// One paid request, for the usage figures.
struct UsageEntry {
    qint64 unixMs = 0;
    qint64 characters = 0;
    qint64 credits = 0;
    QString voiceName;
    QString model;
};

/// Pretend credits and the requests in flight. Server thread.
class Account final {
public:
    Account(const Plan &plan, qint64 startCredits);

    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] qint64 used() const { return m_used; }
    [[nodiscard]] qint64 limit() const { return m_limit; }
    [[nodiscard]] qint64 remaining() const { return m_limit - m_used; }
    void setRemaining(qint64 credits);
    void setPlan(const Plan &plan);

    static qint64 cost(qint64 characters, const ModelEntry &model);
    /// Takes the credits; false (and nothing taken) when there are too few.
    bool charge(const UsageEntry &entry);
    [[nodiscard]] const QList<UsageEntry> &usage() const { return m_usage; }

    /// Nothing when the plan's places are taken.
    std::optional<Ticket> enter(Pool pool);
    std::optional<Ticket> enter(const ModelEntry &model) { return enter(poolOf(model)); }
    [[nodiscard]] int inFlight(Pool pool) const { return (*m_running)[std::size_t(pool)]; }
    [[nodiscard]] int inFlight(const ModelEntry &model) const { return inFlight(poolOf(model)); }
    [[nodiscard]] int maximumInFlight(Pool pool) const;
    [[nodiscard]] int maximumInFlight(const ModelEntry &model) const
    {
        return maximumInFlight(poolOf(model));
    }

private:
    using Running = std::array<int, 5>; // by pool
    Plan m_plan;
    qint64 m_limit;
    qint64 m_used = 0;
    QList<UsageEntry> m_usage;
    std::shared_ptr<Running> m_running = std::make_shared<Running>(Running{});
};

} // namespace studio::sandbox

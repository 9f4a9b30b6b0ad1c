// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <algorithm>

namespace studio::sandbox {

/// The signatures of addresses that open a conversation: each for one agent, once, within a quarter of an
/// hour. Used and late ones are remembered for a while, so that the refusal can say which. Server thread.
class SignedAddresses final {
public:
    enum class Verdict { Good, Unknown, Late, Used, OtherAgent };
    struct Grant {
        QString agentId{};
        QString branchId{};
        QString versionId{};
        qint64 untilMs = 0;
        bool used = false;
    };

    void add(const QString &signature, Grant grant, qint64 validMs = 15 * 60 * 1000)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        m_all.removeIf([now](const auto &entry) { return entry.value().untilMs < now - 3'600'000; });
        grant.untilMs = now + validMs;
        if (m_all.size() < 10'000)
            m_all.insert(signature, grant);
    }
    /// Uses it up when it is good.
    Verdict redeem(const QString &signature, const QString &agentId, Grant *grant)
    {
        const auto it = m_all.find(signature);
        if (it == m_all.end())
            return Verdict::Unknown;
        if (it->agentId != agentId)
            return Verdict::OtherAgent;
        if (it->used)
            return Verdict::Used;
        if (it->untilMs <= QDateTime::currentMSecsSinceEpoch())
            return Verdict::Late;
        it->used = true;
        *grant = *it;
        return Verdict::Good;
    }
    void clear() { m_all.clear(); }

private:
    QHash<QString, Grant> m_all;
};

} // namespace studio::sandbox

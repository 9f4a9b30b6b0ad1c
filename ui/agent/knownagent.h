// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentaddress.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace studio::ui {

/// An agent one can talk to, however it is known. Holds no secret.
struct KnownAgent {
    enum class Source {
        Service, ///< Of the profile in use.
        Saved, ///< In the user's own list.
        Pasted, ///< By a signed URL, good for one connection and never kept.
    };

    QString key{}; ///< "service:…", "saved:…", "pasted"
    Source source = Source::Service;
    QString name{};
    agent::AgentAddress::Way way = agent::AgentAddress::Way::WithKey;
    QString agentId{};
    QString branchId{};
    QString versionId{};
    QUrl serviceUrl{};
    QByteArray headerName{};
    bool hasHeader = false; ///< Its value is in the keyring.
    bool archived = false;

    /// "v14", or how one gets to it.
    [[nodiscard]] QString detail() const;
    /// What the colour of its orb is made of.
    [[nodiscard]] QString orb() const { return agentId.isEmpty() ? name : agentId; }
    bool operator==(const KnownAgent &) const = default;
};

/// The user's own list, without anything secret. Reading is total: what is no agent is left out.
[[nodiscard]] QByteArray savedAgentsToJson(const QList<KnownAgent> &agents);
[[nodiscard]] QList<KnownAgent> savedAgentsFromJson(const QByteArray &json);

} // namespace studio::ui

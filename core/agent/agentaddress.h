// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/base/job.h"
#include "core/net/socketlink.h"
#include "core/net/transport.h"

#include <QString>
#include <QUrl>

namespace studio::agent {

/// Which agent, and how to get to it.
struct AgentAddress {
    enum class Way {
        Public, ///< By its id; no key travels.
        WithKey, ///< A signed URL is fetched from the service with the profile's key.
        SignedUrlService, ///< A signed URL is fetched from somebody's own service.
        Pasted, ///< One signed URL, good for one connection.
    };
    Way way = Way::Public;
    QString agentId{};
    QString branchId{};
    QString versionId{};
    QUrl serviceUrl{}; ///< "{agent_id}" in it stands for the id.
    QByteArray headerName{}; ///< Of the service; may be empty.
    Secret headerValue{};
    Secret pastedUrl{};

    bool operator==(const AgentAddress &) const = default;

    /// What a user pasted: a signed URL, a link to an agent, or an agent's id.
    [[nodiscard]] static Result<AgentAddress> read(const QString &pasted);
    /// For the log: public, key, service or pasted.
    [[nodiscard]] QString wayName() const;
    /// Can another connection be made without asking the user?
    [[nodiscard]] bool canRepeat() const { return way != Way::Pasted; }
};

/// A socket's address and headers; holds a signature, so it is never logged.
struct AgentRoute {
    QUrl url{};
    net::HeaderList headers{};
    QStringList certificateAuthorities{}; ///< The profile's, however the address was found.
};

/// Finds the way for one connection: a fresh signed URL each time. Errors say what to do next. The transport
/// must outlive the job.
JobOf<AgentRoute> *findRoute(const AgentAddress &address, net::Transport &transport,
                             const api::Dialect &dialect);

/// Is this the address of a conversation's socket, over TLS or on this machine, and of this agent (if one is
/// expected and the address names one)? The error never repeats the address.
Result<QUrl> checkSignedUrl(const QByteArray &url, const QString &expectedAgent);
/// Total: `signed_url`, `signedUrl`, `url`, alone or within `data`, or the bare address.
Result<Secret> signedUrlFromAnswer(const QByteArray &body);

} // namespace studio::agent

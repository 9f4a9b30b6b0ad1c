// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/historyitem.h"
#include "core/net/transport.h"

namespace studio::api {

/// GET /v1/history.
struct HistoryQuery {
    int pageSize = 100; ///< 1…1000
    QString startAfter{};
    VoiceId voice{};
    QString search{};
    QDateTime after{}; ///< Only items made at or after this time, if valid.
};

/// What the service remembers of past generations. Keeps no state; the transport must outlive its jobs.
class HistoryApi final {
public:
    HistoryApi(net::Transport &transport, Dialect dialect);

    JobOf<HistoryPage> *list(const HistoryQuery &query);
    JobOf<HistoryItem> *byId(const QString &id);
    /// The stored audio, in the format it was made in.
    JobOf<QByteArray> *audio(const QString &id);
    JobOf<bool> *remove(const QString &id);

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/voice.h"
#include "core/net/transport.h"

#include <functional>

namespace studio::api {

/// GET /v2/voices.
struct VoiceQuery {
    QString search{};
    int pageSize = 100; ///< 1…100
    QString pageToken{};
};

/// GET /v1/shared-voices.
struct SharedVoiceQuery {
    QString search{};
    int pageSize = 100; ///< 1…100
    int page = 0;
};

/// Voices of the account and of the shared library. Keeps no state; the transport must outlive its jobs.
class VoicesApi final {
public:
    VoicesApi(net::Transport &transport, Dialect dialect);

    JobOf<VoicePage> *search(const VoiceQuery &query);
    /// Follows the page tokens to the end, or to `limit` voices. A server that repeats a token ends the list.
    /// `onFirst` is given the first page as soon as it is there, if more follow.
    JobOf<QList<Voice>> *all(const QString &search = {}, qsizetype limit = 20'000,
                             std::function<void(const QList<Voice> &)> onFirst = {});
    JobOf<Voice> *byId(const VoiceId &id);
    JobOf<VoicePage> *shared(const SharedVoiceQuery &query);

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api

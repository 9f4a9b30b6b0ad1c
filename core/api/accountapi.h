// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/account.h"
#include "core/net/transport.h"

namespace studio::api {

/// GET /v1/user and /v1/user/subscription. Keeps no state; the transport must outlive its jobs.
class AccountApi final {
public:
    AccountApi(net::Transport &transport, Dialect dialect);
    JobOf<User> *user();
    JobOf<Subscription> *subscription();

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api

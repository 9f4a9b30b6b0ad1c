// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/model.h"
#include "core/net/transport.h"

namespace studio::api {

/// GET /v1/models. Keeps no state; the transport must outlive its jobs.
class ModelsApi final {
public:
    ModelsApi(net::Transport &transport, Dialect dialect);
    /// All models of the account, in the service's order.
    JobOf<QList<Model>> *list();

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api

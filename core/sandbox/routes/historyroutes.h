// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// GET, DELETE and download of what was spoken.
class HistoryRoutes final {
public:
    HistoryRoutes(ServiceState &state, Router &router);

private:
    void list(const Call &call) const;
    void download(const Call &call) const;
    [[nodiscard]] const HistoryItem *itemOr404(const Call &call, const QString &id) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox

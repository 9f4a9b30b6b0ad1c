// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

class CallRecord;

/// /v1/convai/conversations: the conversations that were held with the sandbox's agents, with filters, search
/// in what was said, details, sound, feedback.
class CallRoutes final {
public:
    CallRoutes(ServiceState &state, Router &router);

private:
    void list(const Call &call) const;
    void search(const Call &call) const;
    void audio(const Call &call) const;
    void feedback(const Call &call);
    void upload(const Call &call);
    [[nodiscard]] std::shared_ptr<CallRecord> recordOr404(const Call &call) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox

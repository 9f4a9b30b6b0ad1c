// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// GET /v1/models, the account's voices with their settings, and the shared library.
class VoiceRoutes final {
public:
    VoiceRoutes(ServiceState &state, Router &router);

private:
    void list(const Call &call) const;
    void search(const Call &call) const;
    void one(const Call &call) const;
    void settings(const Call &call) const;
    void editSettings(const Call &call) const;
    void library(const Call &call) const;
    [[nodiscard]] const VoiceEntry *voiceOr404(const Call &call) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox

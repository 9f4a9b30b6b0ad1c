// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

namespace studio::sandbox {

/// Pronunciation dictionaries: list, one with its rules, new from rules, other rules, a version as a file.
class DictionaryRoutes final {
public:
    DictionaryRoutes(ServiceState &state, Router &router);

private:
    void list(const Call &call) const;
    void one(const Call &call) const;
    void create(const Call &call);
    void setRules(const Call &call);
    void download(const Call &call) const;
    [[nodiscard]] DictionaryEntry *entryOr404(const Call &call) const;

    ServiceState &m_state;
};

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/serviceinuse.h"

#include "core/account/account.h"

namespace studio::ui {

transcription::Service serviceInUse(const account::Account &account)
{
    transcription::Service service;
    service.profile = account.profile().id;
    service.realMoney = account.profile().dialect != profiles::DialectKind::Sandbox;
    if (const auto &backend = account.backend())
        service.api.emplace(*backend->transport, backend->dialect);
    return service;
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/access.h"

namespace studio::sandbox {

bool admit(const Call &call, const ServiceState &state)
{
    const HttpRequest &request = call.request();
    if (request.hasHeader("xi-api-key")) {
        if (state.acceptsKey(request.header("xi-api-key")))
            return true;
        call.error(errors::invalidKey());
    } else if (request.hasHeader("authorization")) {
        call.error(errors::invalidAuthorization());
    } else {
        call.error(errors::missingKey());
    }
    return false;
}

} // namespace studio::sandbox

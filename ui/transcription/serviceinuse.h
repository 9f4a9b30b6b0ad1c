// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/transcriptionengine.h"

namespace studio::account {
class Account;
}

namespace studio::ui {

/// The service as the profile in use offers it.
[[nodiscard]] transcription::Service serviceInUse(const account::Account &account);

} // namespace studio::ui

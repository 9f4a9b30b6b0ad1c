// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/api/types/account.h"

namespace studio::account {

/// What a key turned out to be good for.
struct AccountCheck {
    api::Subscription subscription{}; ///< Default values when the key may not read it.
    bool subscriptionKnown = false;
    int voiceCount = 0;
    bool moreVoices = false; ///< voiceCount is a lower bound.
};

/// Tries a key without storing anything: the plan and the first page of voices. A key that lacks a permission
/// still works; a wrong one ends as Auth. Cancelling stops both requests.
JobOf<AccountCheck> *checkAccount(BackendFactory &backends, const profiles::Profile &profile,
                                  const Secret &key, QObject *parent);

} // namespace studio::account

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::account {
class Account;
}
namespace studio::history {
class UnknownOutcomes;
}

namespace studio::app {

/// Tells the unknown outcomes whose service can be asked, now and whenever that changes. Both outlive the
/// connection; the account must go first.
void keepHistoryPlace(history::UnknownOutcomes &outcomes, account::Account &account);

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/historyplace.h"

#include "core/account/account.h"
#include "core/history/unknownoutcomes.h"

namespace studio::app {

void keepHistoryPlace(history::UnknownOutcomes &outcomes, account::Account &account)
{
    using account::Account;
    using history::UnknownOutcomes;
    const auto tell = [&outcomes, &account] {
        const bool answers =
            account.state() == Account::State::Connected || account.state() == Account::State::Sandbox;
        const auto &backend = account.backend();
        if (!backend || !answers) {
            outcomes.setPlace({});
            return;
        }
        outcomes.setPlace(UnknownOutcomes::Place{account.profile().id, backend->dialect.hostId(),
                                                 backend->dialect.abilities().realMoney,
                                                 api::HistoryApi(*backend->transport, backend->dialect)});
    };
    QObject::connect(&account, &Account::stateChanged, &outcomes, tell);
    QObject::connect(&account, &Account::profileChanged, &outcomes, tell);
    tell();
}

} // namespace studio::app

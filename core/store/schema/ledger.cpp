// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList ledger()
{
    return {
        u"CREATE TABLE ledger (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, "
        "opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, profile TEXT NOT NULL, host TEXT NOT NULL, "
        "service TEXT NOT NULL, voice TEXT NOT NULL, model TEXT NOT NULL, request_key BLOB NOT NULL, "
        "take TEXT NOT NULL, text TEXT NOT NULL, characters INTEGER NOT NULL, estimated INTEGER NOT NULL, "
        "credits INTEGER, request_id TEXT NOT NULL, note TEXT NOT NULL, owner TEXT NOT NULL, "
        "CHECK (state IN ('estimated', 'sent', 'done', 'refused', 'unknown')))"_s,
        u"CREATE INDEX ledger_by_state ON ledger (state, opened_at)"_s,
        u"CREATE INDEX ledger_by_time ON ledger (opened_at)"_s,
    };
}

} // namespace studio::store::schema

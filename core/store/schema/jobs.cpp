// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList jobs()
{
    return {
        u"CREATE TABLE jobs (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, "
        "parameters TEXT NOT NULL, profile TEXT NOT NULL, estimated INTEGER NOT NULL, state TEXT NOT NULL, "
        "progress REAL NOT NULL, status TEXT NOT NULL, summary TEXT NOT NULL, reveal TEXT NOT NULL, "
        "error_kind TEXT NOT NULL, message TEXT NOT NULL, next_step TEXT NOT NULL, "
        "resumable INTEGER NOT NULL, begun_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, "
        "owner TEXT NOT NULL, "
        "CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')))"_s,
        u"CREATE INDEX jobs_by_time ON jobs (changed_at)"_s,
    };
}

} // namespace studio::store::schema

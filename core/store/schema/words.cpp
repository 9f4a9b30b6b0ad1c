// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList words()
{
    return {
        u"CREATE TABLE pronunciation_rules (position INTEGER PRIMARY KEY NOT NULL, rule TEXT NOT NULL)"_s,
        u"CREATE TABLE presets (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, "
        "changed_at INTEGER NOT NULL)"_s,
    };
}

} // namespace studio::store::schema

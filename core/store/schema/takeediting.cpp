// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList takeEditing()
{
    return {
        u"ALTER TABLE takes ADD COLUMN name TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE takes ADD COLUMN note TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE takes ADD COLUMN made_of TEXT NOT NULL DEFAULT ''"_s,
        // Which takes an edited one was cut from, so that parts nobody needs any more can go.
        u"CREATE TABLE take_sources (take TEXT NOT NULL, source TEXT NOT NULL, "
        "PRIMARY KEY (take, source)) WITHOUT ROWID"_s,
        u"CREATE INDEX take_sources_by_source ON take_sources (source)"_s,
    };
}

} // namespace studio::store::schema

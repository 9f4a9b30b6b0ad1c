// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList takesDraftsAndCaches()
{
    return {
        u"CREATE TABLE takes (id TEXT PRIMARY KEY NOT NULL, request_key BLOB NOT NULL, "
        "profile TEXT NOT NULL, document TEXT NOT NULL, number INTEGER NOT NULL, host TEXT NOT NULL, voice "
        "TEXT NOT NULL, "
        "voice_name TEXT NOT NULL, model TEXT NOT NULL, text TEXT NOT NULL, inputs TEXT NOT NULL, "
        "output_format TEXT NOT NULL, made_at INTEGER NOT NULL, request_id TEXT NOT NULL, credits INTEGER, "
        "duration_ms INTEGER NOT NULL, audio_hash BLOB NOT NULL, audio_bytes INTEGER NOT NULL, "
        "complete INTEGER NOT NULL, alignment BLOB, starred INTEGER NOT NULL, "
        "UNIQUE (profile, document, number))"_s,
        u"CREATE INDEX takes_by_key ON takes (request_key, made_at)"_s,
        u"CREATE INDEX takes_by_time ON takes (made_at, id)"_s,
        u"CREATE INDEX takes_by_audio ON takes (audio_hash)"_s,
        u"CREATE TABLE take_numbers (profile TEXT NOT NULL, document TEXT NOT NULL, last INTEGER NOT NULL, "
        "PRIMARY KEY (profile, document)) WITHOUT ROWID"_s,
        u"CREATE TABLE drafts (key TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, "
        "changed_at INTEGER NOT NULL)"_s,
        u"CREATE TABLE caches (profile TEXT NOT NULL, name TEXT NOT NULL, fetched_at INTEGER NOT NULL, "
        "data BLOB NOT NULL, PRIMARY KEY (profile, name))"_s,
    };
}

} // namespace studio::store::schema

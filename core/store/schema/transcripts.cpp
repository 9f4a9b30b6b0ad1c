// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList transcripts()
{
    return {
        u"CREATE TABLE transcripts (id TEXT PRIMARY KEY NOT NULL, profile TEXT NOT NULL, "
        "title TEXT NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL, made_at INTEGER NOT NULL, "
        "changed_at INTEGER NOT NULL, media_path TEXT NOT NULL, sound_file TEXT NOT NULL, "
        "seconds REAL NOT NULL, language TEXT NOT NULL, speakers INTEGER NOT NULL, words INTEGER NOT NULL, "
        "preview TEXT NOT NULL, options TEXT NOT NULL, request_key BLOB NOT NULL, request_id TEXT NOT NULL, "
        "service_id TEXT NOT NULL, credits INTEGER, error_kind TEXT NOT NULL, message TEXT NOT NULL, "
        "next_step TEXT NOT NULL, owner TEXT NOT NULL, "
        "CHECK (state IN ('waiting', 'working', 'done', 'failed', 'interrupted')))"_s,
        u"CREATE INDEX transcripts_by_time ON transcripts (made_at, id)"_s,
        u"CREATE INDEX transcripts_by_key ON transcripts (request_key, made_at) "
        "WHERE request_key <> x''"_s,
        // The words apart, so that a list reads none of them and saving them writes nothing else.
        u"CREATE TABLE transcript_documents (transcript TEXT PRIMARY KEY NOT NULL, "
        "document BLOB NOT NULL)"_s,
        u"CREATE TRIGGER transcripts_gone AFTER DELETE ON transcripts BEGIN "
        "DELETE FROM transcript_documents WHERE transcript = old.id; END"_s,
    };
}

QStringList transcriptStars()
{
    return {u"ALTER TABLE transcripts ADD COLUMN starred INTEGER NOT NULL DEFAULT 0"_s};
}

} // namespace studio::store::schema

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList historySearch()
{
    return {
        // What a paid request belonged to, and all that is needed to make a take of it when its answer got
        // lost; forgotten, as the text is, once the outcome is known.
        u"ALTER TABLE ledger ADD COLUMN document TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE ledger ADD COLUMN description TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX takes_by_request ON takes (request_id) WHERE request_id <> ''"_s,
        u"CREATE INDEX ledger_by_request ON ledger (request_id) WHERE request_id <> ''"_s,
        // One row a take that the history shows. `place` orders by time and is unique; `words` are folded.
        // The full-text index keeps no copy of its own.
        u"CREATE TABLE take_texts (place INTEGER PRIMARY KEY, take TEXT NOT NULL UNIQUE, "
        "words TEXT NOT NULL)"_s,
        u"CREATE VIRTUAL TABLE take_search USING fts5 (words, content='take_texts', content_rowid='place', "
        "tokenize='trigram')"_s,
        u"CREATE TRIGGER take_texts_added AFTER INSERT ON take_texts BEGIN "
        "INSERT INTO take_search (rowid, words) VALUES (new.place, new.words); END"_s,
        u"CREATE TRIGGER take_texts_gone AFTER DELETE ON take_texts BEGIN "
        "INSERT INTO take_search (take_search, rowid, words) VALUES ('delete', old.place, old.words); END"_s,
        u"CREATE TRIGGER takes_gone AFTER DELETE ON takes BEGIN "
        "DELETE FROM take_texts WHERE take = old.id; END"_s,
    };
}

} // namespace studio::store::schema

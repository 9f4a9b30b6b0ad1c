// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList shortWords()
{
    return {
        // Texts are entered with blanks after them from here on: what is in is forgotten, and entered again
        // in the
        // background.
        u"DROP TRIGGER take_texts_added"_s,
        u"DROP TRIGGER take_texts_gone"_s,
        u"DROP TABLE take_search"_s,
        u"DELETE FROM take_texts"_s,
        u"CREATE VIRTUAL TABLE take_search USING fts5 (words, content='take_texts', content_rowid='place', "
        "tokenize='trigram')"_s,
        u"CREATE VIRTUAL TABLE take_terms USING fts5vocab (take_search, instance)"_s,
        u"CREATE TRIGGER take_texts_added AFTER INSERT ON take_texts BEGIN "
        "INSERT INTO take_search (rowid, words) VALUES (new.place, new.words); END"_s,
        u"CREATE TRIGGER take_texts_gone AFTER DELETE ON take_texts BEGIN "
        "INSERT INTO take_search (take_search, rowid, words) VALUES ('delete', old.place, old.words); END"_s,
    };
}

} // namespace studio::store::schema

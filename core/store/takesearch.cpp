// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/takesearch.h"

#include "core/store/columns.h"
#include "core/text/searchfold.h"

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

/// Takes of one millisecond that can be told apart.
constexpr qint64 kPlacesAMillisecond = 4096;

Result<void> enter(Connection &db, const QString &id, qint64 madeAt, const QString &words)
{
    const qint64 first = madeAt * kPlacesAMillisecond;
    const auto done = db.execute(
        u"INSERT INTO take_texts (place, take, words) VALUES ((SELECT coalesce(max(place) + 1, ?) FROM "
        "take_texts WHERE place >= ? AND place < ?), ?, ?)"_s,
        {first, first, first + kPlacesAMillisecond, textColumn(id), textColumn(words)});
    return done ? Result<void>() : Result<void>(Unexpected(done.error()));
}

QString searchWords(const QString &name, const QString &voiceName, const QString &text, const QString &note)
{
    // With two blanks after it, the last letter of a text begins a term of the trigram index too.
    return text::foldForSearch(name + u' ' + voiceName + u' ' + text + u' ' + note) + "  "_L1;
}

} // namespace

Result<void> indexTake(Connection &db, const Take &take)
{
    if (take.document == kPartsDocument)
        return {};
    if (auto gone = db.execute(u"DELETE FROM take_texts WHERE take=?"_s, {textColumn(take.id.value())});
        !gone)
        return Unexpected(gone.error());
    return enter(db, take.id.value(), take.madeAt.toMSecsSinceEpoch(),
                 searchWords(take.name, take.voiceName, take.text, take.note));
}

Result<int> indexMissingTakes(Connection &db, int limit)
{
    return db.inTransaction([&]() -> Result<int> {
        auto rows = db.query(u"SELECT id, made_at, name, voice_name, text, note FROM takes "
                             "WHERE document <> ? AND id NOT IN (SELECT take FROM take_texts) "
                             "ORDER BY made_at DESC LIMIT ?"_s,
                             {QString(kPartsDocument), limit});
        if (!rows)
            return Unexpected(rows.error());
        struct Missing {
            QString id;
            qint64 madeAt;
            QString words;
        };
        QList<Missing> missing;
        while (rows->next()) {
            missing.append({rows->value(0).toString(), rows->value(1).toLongLong(),
                            searchWords(rows->value(2).toString(), rows->value(3).toString(),
                                        rows->value(4).toString(), rows->value(5).toString())});
        }
        rows->finish();
        for (const Missing &take : std::as_const(missing)) {
            if (auto done = enter(db, take.id, take.madeAt, take.words); !done)
                return Unexpected(done.error());
        }
        return int(missing.size());
    });
}

} // namespace studio::store

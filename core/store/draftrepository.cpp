// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/draftrepository.h"

#include "core/store/columns.h"

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr auto kColumns = "SELECT key, text, state, changed_at FROM drafts "_L1;

Draft draftOf(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toString(), jsonFromColumn(row.value(2)),
            timeFromColumn(row.value(3))};
}

} // namespace

JobOf<bool> *DraftRepository::save(const Draft &draft)
{
    return m_database.run<bool>([draft](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"INSERT INTO drafts (key, text, state, changed_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (key) DO UPDATE SET text=excluded.text, state=excluded.state, "
                       "changed_at=excluded.changed_at"_s,
                       {textColumn(draft.key), textColumn(draft.text), jsonColumn(draft.state),
                        draft.changedAt.toMSecsSinceEpoch()}));
    });
}

JobOf<std::optional<Draft>> *DraftRepository::load(const QString &key)
{
    return m_database.run<std::optional<Draft>>([key](Connection &db) -> Result<std::optional<Draft>> {
        auto rows = db.query(kColumns + u"WHERE key=?"_s, {textColumn(key)});
        if (!rows)
            return Unexpected(rows.error());
        return rows->next() ? std::optional(draftOf(*rows)) : std::nullopt;
    });
}

JobOf<QList<Draft>> *DraftRepository::all()
{
    return m_database.run<QList<Draft>>([](Connection &db) -> Result<QList<Draft>> {
        auto rows = db.query(kColumns + u"ORDER BY changed_at DESC, key"_s);
        if (!rows)
            return Unexpected(rows.error());
        QList<Draft> drafts;
        while (rows->next())
            drafts.append(draftOf(*rows));
        return drafts;
    });
}

JobOf<bool> *DraftRepository::remove(const QString &key)
{
    return m_database.run<bool>([key](Connection &db) -> Result<bool> {
        return changedRows(db.execute(u"DELETE FROM drafts WHERE key=?"_s, {textColumn(key)}));
    });
}

} // namespace studio::store

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgerrepository.h"

#include "core/store/columns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr auto kLedgerFields =
    "id, state, opened_at, changed_at, profile, host, service, voice, model, request_key, take, "
    "text, characters, estimated, credits, request_id, note, owner, document, description"_L1;

LedgerState stateOf(const QString &name)
{
    for (const LedgerState state :
         {LedgerState::Estimated, LedgerState::Sent, LedgerState::Done, LedgerState::Refused}) {
        if (ledgerStateName(state) == name)
            return state;
    }
    return LedgerState::Unknown;
}

LedgerRow rowOf(const QSqlQuery &row)
{
    LedgerRow entry;
    int i = 0;
    const auto next = [&] { return row.value(i++); };
    entry.id = next().toLongLong();
    entry.state = stateOf(next().toString());
    entry.openedAt = timeFromColumn(next());
    entry.changedAt = timeFromColumn(next());
    entry.profile = ProfileId(next().toString());
    entry.host = next().toString();
    entry.service = next().toString();
    entry.voice = VoiceId(next().toString());
    entry.model = ModelId(next().toString());
    entry.requestKey = next().toByteArray();
    entry.take = TakeId(next().toString());
    entry.text = next().toString();
    entry.characters = next().toLongLong();
    entry.estimatedCredits = next().toLongLong();
    if (const QVariant credits = next(); !credits.isNull())
        entry.credits = credits.toLongLong();
    entry.requestId = next().toString();
    entry.note = next().toString();
    entry.owner = next().toString();
    entry.document = next().toString();
    entry.description = jsonFromColumn(next());
    return entry;
}

Result<QList<LedgerRow>> rowsOf(Connection &db, const QString &condition, const QVariantList &values)
{
    auto rows = db.query("SELECT "_L1 + kLedgerFields + " FROM ledger "_L1 + condition, values);
    if (!rows)
        return Unexpected(rows.error());
    QList<LedgerRow> list;
    while (rows->next())
        list.append(rowOf(*rows));
    return list;
}

Result<bool> apply(Connection &db, qint64 id, const LedgerRepository::Change &change)
{
    const bool settled = change.to == LedgerState::Done || change.to == LedgerState::Refused;
    QStringList from;
    for (const LedgerState state : change.from)
        from.append(u'\'' + ledgerStateName(state) + u'\'');
    return changedRows(
        db.execute("UPDATE ledger SET state=?, changed_at=?, credits=coalesce(?, credits), "
                   "request_id=coalesce(nullif(?, ''), request_id), take=coalesce(nullif(?, ''), take), "
                   "note=coalesce(nullif(?, ''), note), text=CASE WHEN ? THEN '' ELSE text END, "
                   "description=CASE WHEN ? THEN '' ELSE description END WHERE id=? AND state IN ("_L1
                       + from.join(u',') + u')',
                   {ledgerStateName(change.to), change.at.toMSecsSinceEpoch(), optionalColumn(change.credits),
                    textColumn(change.requestId), textColumn(change.take.value()), textColumn(change.note),
                    settled, settled, id}));
}

Result<qint64> insertRow(Connection &db, const LedgerRow &row)
{
    const auto done = db.query(
        u"INSERT INTO ledger (state, opened_at, changed_at, profile, host, service, voice, "
        u"model, request_key, "
        "take, text, characters, estimated, credits, request_id, note, owner, document, description) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {ledgerStateName(row.state), row.openedAt.toMSecsSinceEpoch(), row.changedAt.toMSecsSinceEpoch(),
         textColumn(row.profile.value()), textColumn(row.host), textColumn(row.service),
         textColumn(row.voice.value()), textColumn(row.model.value()), blobColumn(row.requestKey),
         textColumn(row.take.value()), textColumn(row.text), row.characters, row.estimatedCredits,
         optionalColumn(row.credits), textColumn(row.requestId), textColumn(row.note), textColumn(row.owner),
         textColumn(row.document),
         row.description.isEmpty() ? QVariant(textColumn({})) : jsonColumn(row.description)});
    return done.map([](const QSqlQuery &query) { return query.lastInsertId().toLongLong(); });
}

Result<qint64> committedIn(Connection &db, const QDateTime &since, const ProfileId &profile)
{
    return db
        .value(u"SELECT total(coalesce(credits, estimated)) FROM ledger "
               "WHERE opened_at >= ? AND profile = ? AND state <> 'refused'"_s,
               {since.toMSecsSinceEpoch(), textColumn(profile.value())})
        .map([](const QVariant &sum) { return qint64(sum.toDouble()); });
}

QLatin1StringView keyOf(LedgerGroup group)
{
    switch (group) {
    case LedgerGroup::Day:
        return "date(opened_at / 1000, 'unixepoch', 'localtime')"_L1;
    case LedgerGroup::Voice:
        return "voice"_L1;
    case LedgerGroup::Model:
        return "model"_L1;
    case LedgerGroup::Profile:
        return "profile"_L1;
    case LedgerGroup::Document:
        return "document"_L1;
    case LedgerGroup::Service:
        return "service"_L1;
    case LedgerGroup::None:
        break;
    }
    return "''"_L1;
}

} // namespace

QString ledgerStateName(LedgerState state)
{
    switch (state) {
    case LedgerState::Estimated:
        return u"estimated"_s;
    case LedgerState::Sent:
        return u"sent"_s;
    case LedgerState::Done:
        return u"done"_s;
    case LedgerState::Refused:
        return u"refused"_s;
    case LedgerState::Unknown:
        break;
    }
    return u"unknown"_s;
}

JobOf<qint64> *LedgerRepository::insert(const LedgerRow &row)
{
    return m_database.run<qint64>([row](Connection &db) { return insertRow(db, row); });
}

JobOf<LedgerInsertion> *LedgerRepository::insertIf(const LedgerRow &row,
                                                   std::function<bool(const LedgerRow &)> underWay,
                                                   const std::optional<LedgerCap> &cap)
{
    using Outcome = LedgerInsertion::Outcome;
    return m_database.run<LedgerInsertion>([row, underWay = std::move(underWay),
                                            cap](Connection &db) -> Result<LedgerInsertion> {
        return db.inTransaction([&]() -> Result<LedgerInsertion> {
            LedgerInsertion insertion;
            if (underWay) {
                const auto sent =
                    rowsOf(db, u"WHERE state = 'sent' AND request_key = ?"_s, {blobColumn(row.requestKey)});
                if (!sent)
                    return Unexpected(sent.error());
                if (std::any_of(sent->begin(), sent->end(), underWay))
                    return LedgerInsertion{Outcome::UnderWay};
            }
            if (cap) {
                const auto committed = committedIn(db, cap->since, row.profile);
                if (!committed)
                    return Unexpected(committed.error());
                insertion.committed = *committed;
                if (*committed + row.estimatedCredits > cap->credits) {
                    insertion.outcome = Outcome::OverCap;
                    return insertion;
                }
            }
            const auto id = insertRow(db, row);
            if (!id)
                return Unexpected(id.error());
            insertion.id = *id;
            return insertion;
        });
    });
}

JobOf<qint64> *LedgerRepository::committedSince(const QDateTime &since, const ProfileId &profile)
{
    return m_database.run<qint64>(
        [since, profile](Connection &db) { return committedIn(db, since, profile); });
}

JobOf<bool> *LedgerRepository::change(qint64 id, const Change &change)
{
    return m_database.run<bool>([id, change](Connection &db) { return apply(db, id, change); });
}

JobOf<std::optional<LedgerRow>> *LedgerRepository::byId(qint64 id)
{
    return m_database.run<std::optional<LedgerRow>>([id](Connection &db) -> Result<std::optional<LedgerRow>> {
        return rowsOf(db, u"WHERE id=?"_s, {id}).map([](const QList<LedgerRow> &rows) {
            return rows.isEmpty() ? std::nullopt : std::optional(rows.constFirst());
        });
    });
}

JobOf<QList<LedgerRow>> *LedgerRepository::inState(LedgerState state, int limit)
{
    return m_database.run<QList<LedgerRow>>([state, limit](Connection &db) {
        return rowsOf(db, u"WHERE state=? ORDER BY opened_at DESC, id DESC LIMIT ?"_s,
                      {ledgerStateName(state), std::max(0, limit)});
    });
}

JobOf<QSet<QString>> *LedgerRepository::settledRequests(const QStringList &requestIds)
{
    return m_database.run<QSet<QString>>([requestIds](Connection &db) -> Result<QSet<QString>> {
        QSet<QString> settled;
        for (const QString &id : requestIds) {
            if (id.isEmpty())
                continue;
            const auto found = db.value(
                u"SELECT 1 FROM ledger WHERE request_id <> '' AND request_id = ? AND state = 'done' LIMIT 1"_s,
                {id});
            if (!found)
                return Unexpected(found.error());
            if (!found->isNull())
                settled.insert(id);
        }
        return settled;
    });
}

JobOf<QList<LedgerRow>> *LedgerRepository::closeDead(std::function<bool(const LedgerRow &)> isAlive,
                                                     const QDateTime &now)
{
    return m_database.run<QList<LedgerRow>>(
        [isAlive = std::move(isAlive), now](Connection &db) -> Result<QList<LedgerRow>> {
            return db.inTransaction([&]() -> Result<QList<LedgerRow>> {
                const auto open = rowsOf(db, u"WHERE state IN ('estimated', 'sent') ORDER BY id"_s, {});
                if (!open)
                    return open;
                QList<LedgerRow> unknown;
                for (LedgerRow row : *open) {
                    if (isAlive(row))
                        continue;
                    const bool sent = row.state == LedgerState::Sent;
                    Change change{sent ? LedgerState::Unknown : LedgerState::Refused, {row.state}};
                    change.at = now;
                    change.note = sent ? u"process_ended"_s : u"never_sent"_s;
                    if (auto done = apply(db, row.id, change); !done)
                        return Unexpected(done.error());
                    row.state = change.to;
                    row.changedAt = now;
                    row.note = change.note;
                    if (sent)
                        unknown.append(row);
                }
                return unknown;
            });
        });
}

JobOf<QList<LedgerSum>> *LedgerRepository::sums(LedgerGroup group, const LedgerRange &range)
{
    return m_database.run<QList<LedgerSum>>([group, range](Connection &db) -> Result<QList<LedgerSum>> {
        QString condition = u"state IN ('done', 'unknown')"_s;
        QVariantList values;
        if (range.from.isValid()) {
            condition += " AND opened_at >= ?"_L1;
            values.append(range.from.toMSecsSinceEpoch());
        }
        if (range.to.isValid()) {
            condition += " AND opened_at < ?"_L1;
            values.append(range.to.toMSecsSinceEpoch());
        }
        if (!range.profile.isEmpty()) {
            condition += " AND profile = ?"_L1;
            values.append(range.profile.value());
        }
        auto rows = db.query("SELECT "_L1 + keyOf(group)
                                 + " AS key, count(*), total(characters), "
                                   "total(CASE state WHEN 'done' THEN coalesce(credits, estimated) END), "
                                   "total(state = 'unknown'), "
                                   "total(CASE state WHEN 'unknown' THEN estimated END) FROM ledger WHERE "_L1
                                 + condition + " GROUP BY key ORDER BY key"_L1,
                             values);
        if (!rows)
            return Unexpected(rows.error());
        QList<LedgerSum> sums;
        const auto number = [&rows](int column) { return qint64(rows->value(column).toDouble()); };
        while (rows->next()) {
            sums.append({rows->value(0).toString(), rows->value(1).toLongLong(), number(2), number(3),
                         number(4), number(5)});
        }
        return sums;
    });
}

} // namespace studio::store

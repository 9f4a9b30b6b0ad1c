// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transcriptrepository.h"

#include "core/store/columns.h"

#include <QStringList>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr auto kTranscriptFields =
    "id, profile, title, state, origin, made_at, changed_at, media_path, sound_file, seconds, language, "
    "speakers, words, preview, options, request_key, request_id, service_id, credits, error_kind, message, "
    "next_step, owner, starred"_L1;

TranscriptState transcriptStateOf(const QString &name)
{
    for (const TranscriptState state : {TranscriptState::Waiting, TranscriptState::Working,
                                        TranscriptState::Done, TranscriptState::Failed}) {
        if (transcriptStateName(state) == name)
            return state;
    }
    return TranscriptState::Interrupted;
}

TranscriptEntry transcriptOf(const QSqlQuery &row)
{
    TranscriptEntry entry;
    int i = 0;
    const auto next = [&] { return row.value(i++); };
    entry.id = TranscriptId(next().toString());
    entry.profile = ProfileId(next().toString());
    entry.title = next().toString();
    entry.state = transcriptStateOf(next().toString());
    entry.origin = next().toString();
    entry.madeAt = timeFromColumn(next());
    entry.changedAt = timeFromColumn(next());
    entry.mediaPath = next().toString();
    entry.soundFile = next().toString();
    entry.seconds = next().toDouble();
    entry.language = next().toString();
    entry.speakers = next().toInt();
    entry.words = next().toInt();
    entry.preview = next().toString();
    entry.options = jsonFromColumn(next());
    entry.requestKey = next().toByteArray();
    entry.requestId = next().toString();
    entry.serviceId = next().toString();
    if (const QVariant credits = next(); !credits.isNull())
        entry.credits = credits.toLongLong();
    entry.errorKind = next().toString();
    entry.message = next().toString();
    entry.nextStep = next().toString();
    entry.owner = next().toString();
    entry.starred = next().toBool();
    return entry;
}

Result<qint64> writeTranscript(Connection &db, const TranscriptEntry &entry)
{
    // No INSERT OR REPLACE: it would count as a removal and take the words along.
    return db.execute(
        "INSERT INTO transcripts ("_L1 + kTranscriptFields
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              // The star is not among these: whoever holds an entry for long does not know of it.
              "ON CONFLICT (id) DO UPDATE SET profile=excluded.profile, title=excluded.title, "
              "state=excluded.state, origin=excluded.origin, made_at=excluded.made_at, "
              "changed_at=excluded.changed_at, media_path=excluded.media_path, "
              "sound_file=excluded.sound_file, seconds=excluded.seconds, language=excluded.language, "
              "speakers=excluded.speakers, words=excluded.words, preview=excluded.preview, "
              "options=excluded.options, request_key=excluded.request_key, "
              "request_id=excluded.request_id, service_id=excluded.service_id, credits=excluded.credits, "
              "error_kind=excluded.error_kind, message=excluded.message, next_step=excluded.next_step, "
              "owner=excluded.owner"_L1,
        {textColumn(entry.id.value()),
         textColumn(entry.profile.value()),
         textColumn(entry.title),
         transcriptStateName(entry.state),
         textColumn(entry.origin),
         entry.madeAt.toMSecsSinceEpoch(),
         entry.changedAt.toMSecsSinceEpoch(),
         textColumn(entry.mediaPath),
         textColumn(entry.soundFile),
         entry.seconds,
         textColumn(entry.language),
         entry.speakers,
         entry.words,
         textColumn(entry.preview),
         jsonColumn(entry.options),
         blobColumn(entry.requestKey),
         textColumn(entry.requestId),
         textColumn(entry.serviceId),
         optionalColumn(entry.credits),
         textColumn(entry.errorKind),
         textColumn(entry.message),
         textColumn(entry.nextStep),
         textColumn(entry.owner),
         entry.starred});
}

Result<qint64> writeDocument(Connection &db, const TranscriptId &id, const QByteArray &document)
{
    return db.execute(u"INSERT INTO transcript_documents (transcript, document) VALUES (?, ?) "
                      "ON CONFLICT (transcript) DO UPDATE SET document=excluded.document"_s,
                      {textColumn(id.value()), blobColumn(document)});
}

Result<std::optional<StoredTranscript>> readTranscript(Connection &db, QLatin1StringView condition,
                                                       const QVariantList &values)
{
    auto rows = db.query("SELECT "_L1 + kTranscriptFields
                             + ", (SELECT document FROM transcript_documents WHERE transcript = id) "
                               "FROM transcripts "_L1
                             + condition,
                         values);
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next())
        return std::optional<StoredTranscript>();
    return std::optional(StoredTranscript{transcriptOf(*rows), rows->value(24).toByteArray()});
}

Result<QList<TranscriptEntry>> readEntries(Connection &db, const QString &rest, const QVariantList &values)
{
    auto rows = db.query("SELECT "_L1 + kTranscriptFields + " FROM transcripts "_L1 + rest, values);
    if (!rows)
        return Unexpected(rows.error());
    QList<TranscriptEntry> entries;
    while (rows->next())
        entries.append(transcriptOf(*rows));
    return entries;
}

} // namespace

JobOf<QList<TranscriptEntry>> *TranscriptRepository::list(int limit)
{
    return m_database.run<QList<TranscriptEntry>>([limit](Connection &db) {
        return readEntries(db, u"ORDER BY made_at DESC, id DESC LIMIT ?"_s, {limit});
    });
}

JobOf<std::optional<TranscriptEntry>> *TranscriptRepository::entry(const TranscriptId &id)
{
    using Found = std::optional<TranscriptEntry>;
    return m_database.run<Found>([id](Connection &db) -> Result<Found> {
        auto entries = readEntries(db, u"WHERE id=?"_s, {textColumn(id.value())});
        if (!entries)
            return Unexpected(entries.error());
        return entries->isEmpty() ? Found() : Found(entries->first());
    });
}

JobOf<std::optional<StoredTranscript>> *TranscriptRepository::load(const TranscriptId &id)
{
    return m_database.run<std::optional<StoredTranscript>>(
        [id](Connection &db) { return readTranscript(db, "WHERE id=?"_L1, {textColumn(id.value())}); });
}

JobOf<std::optional<StoredTranscript>> *TranscriptRepository::byRequestKey(const QByteArray &key)
{
    return m_database.run<std::optional<StoredTranscript>>(
        [key](Connection &db) -> Result<std::optional<StoredTranscript>> {
            if (key.isEmpty())
                return std::optional<StoredTranscript>();
            return readTranscript(db,
                                  "WHERE request_key=? AND state='done' "
                                  "ORDER BY made_at DESC, id DESC LIMIT 1"_L1,
                                  {key});
        });
}

JobOf<bool> *TranscriptRepository::save(const TranscriptEntry &entry,
                                        const std::optional<QByteArray> &document)
{
    return m_database.run<bool>([entry, document](Connection &db) -> Result<bool> {
        return db.inTransaction([&]() -> Result<bool> {
            if (auto written = writeTranscript(db, entry); !written)
                return Unexpected(written.error());
            if (document) {
                if (auto written = writeDocument(db, entry.id, *document); !written)
                    return Unexpected(written.error());
            }
            return true;
        });
    });
}

JobOf<bool> *TranscriptRepository::saveDocument(const TranscriptId &id, const QByteArray &document,
                                                const TranscriptFacts &facts, const QDateTime &changedAt)
{
    return saveDocument(
        id,
        [document, facts] {
            return PackedTranscript{document, facts};
        },
        changedAt);
}

JobOf<bool> *TranscriptRepository::saveDocument(const TranscriptId &id,
                                                std::function<PackedTranscript()> pack,
                                                const QDateTime &changedAt)
{
    return m_database.run<bool>([id, pack = std::move(pack), changedAt](Connection &db) -> Result<bool> {
        const auto [document, facts] = pack();
        return db.inTransaction([&]() -> Result<bool> {
            const auto known = changedRows(db.execute(
                u"UPDATE transcripts SET seconds=?, language=?, speakers=?, words=?, preview=?, "
                "changed_at=? WHERE id=?"_s,
                {facts.seconds, textColumn(facts.language), facts.speakers, facts.words,
                 textColumn(facts.preview), changedAt.toMSecsSinceEpoch(), textColumn(id.value())}));
            if (!known || !*known)
                return known;
            if (auto written = writeDocument(db, id, document); !written)
                return Unexpected(written.error());
            return true;
        });
    });
}

JobOf<bool> *TranscriptRepository::rename(const TranscriptId &id, const QString &title,
                                          const QDateTime &changedAt)
{
    return m_database.run<bool>([id, title, changedAt](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"UPDATE transcripts SET title=?, changed_at=? WHERE id=?"_s,
                       {textColumn(title), changedAt.toMSecsSinceEpoch(), textColumn(id.value())}));
    });
}

JobOf<bool> *TranscriptRepository::setStarred(const TranscriptId &id, bool starred)
{
    return m_database.run<bool>([id, starred](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"UPDATE transcripts SET starred=? WHERE id=?"_s, {starred, textColumn(id.value())}));
    });
}

JobOf<std::optional<StoredTranscript>> *TranscriptRepository::remove(const TranscriptId &id)
{
    using Found = std::optional<StoredTranscript>;
    return m_database.run<Found>([id](Connection &db) -> Result<Found> {
        return db.inTransaction([&]() -> Result<Found> {
            auto found = readTranscript(db, "WHERE id=?"_L1, {textColumn(id.value())});
            if (!found || !*found)
                return found;
            auto gone = db.execute(u"DELETE FROM transcripts WHERE id=?"_s, {textColumn(id.value())});
            if (!gone)
                return Unexpected(gone.error());
            return found;
        });
    });
}

JobOf<QList<TranscriptEntry>> *TranscriptRepository::closeDead(std::function<bool(const QString &)> isAlive,
                                                               const QDateTime &now)
{
    using Entries = QList<TranscriptEntry>;
    return m_database.run<Entries>([isAlive = std::move(isAlive), now](Connection &db) -> Result<Entries> {
        return db.inTransaction([&]() -> Result<Entries> {
            auto open = readEntries(db, u"WHERE state IN ('waiting', 'working') ORDER BY made_at"_s, {});
            if (!open)
                return open;
            Entries closed;
            for (TranscriptEntry &entry : *open) {
                if (isAlive(entry.owner))
                    continue;
                entry.state = TranscriptState::Interrupted;
                entry.changedAt = now;
                entry.owner.clear();
                if (auto written = writeTranscript(db, entry); !written)
                    return Unexpected(written.error());
                closed.append(entry);
            }
            return closed;
        });
    });
}

JobOf<std::optional<TranscriptEntry>> *
TranscriptRepository::claimLeftover(const TranscriptEntry &wanted,
                                    std::function<bool(const QString &)> isAlive, const QDateTime &now)
{
    using Found = std::optional<TranscriptEntry>;
    return m_database.run<Found>([wanted, isAlive = std::move(isAlive),
                                  now](Connection &db) -> Result<Found> {
        return db.inTransaction([&]() -> Result<Found> {
            auto known =
                readEntries(db,
                            u"WHERE origin=? AND media_path=? AND profile=? AND words=0 AND state<>'done' "
                            "ORDER BY made_at DESC, id DESC LIMIT 100"_s,
                            {textColumn(wanted.origin), textColumn(wanted.mediaPath),
                             textColumn(wanted.profile.value())});
            if (!known)
                return Unexpected(known.error());
            for (TranscriptEntry &entry : *known) {
                const bool isOpen =
                    entry.state == TranscriptState::Waiting || entry.state == TranscriptState::Working;
                if (entry.options != wanted.options || (isOpen && isAlive(entry.owner)))
                    continue;
                entry.state = TranscriptState::Waiting;
                entry.owner = wanted.owner;
                entry.changedAt = now;
                if (auto written = writeTranscript(db, entry); !written)
                    return Unexpected(written.error());
                return Found(entry);
            }
            return Found();
        });
    });
}

JobOf<QStringList> *TranscriptRepository::soundFiles()
{
    return m_database.run<QStringList>([](Connection &db) -> Result<QStringList> {
        auto rows = db.query(u"SELECT DISTINCT sound_file FROM transcripts WHERE sound_file <> ''"_s);
        if (!rows)
            return Unexpected(rows.error());
        QStringList files;
        while (rows->next())
            files.append(rows->value(0).toString());
        return files;
    });
}

TranscriptId newTranscriptId()
{
    return TranscriptId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

QString transcriptStateName(TranscriptState state)
{
    switch (state) {
    case TranscriptState::Waiting:
        return u"waiting"_s;
    case TranscriptState::Working:
        return u"working"_s;
    case TranscriptState::Done:
        return u"done"_s;
    case TranscriptState::Failed:
        return u"failed"_s;
    case TranscriptState::Interrupted:
        break;
    }
    return u"interrupted"_s;
}

} // namespace studio::store

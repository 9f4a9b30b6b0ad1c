// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/takerepository.h"

#include "core/store/audiovault.h"
#include "core/store/columns.h"
#include "core/store/takesearch.h"
#include "core/store/vaultfile.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

constexpr auto kTakeFields =
    "id, request_key, profile, document, number, host, voice, voice_name, model, text, inputs, "
    "output_format, made_at, request_id, credits, duration_ms, audio_hash, audio_bytes, complete, "
    "starred, name, note, made_of"_L1;

/// Alignments are long and repetitive, so they are kept compressed, and read for single takes only.
QVariant alignmentColumn(const QJsonObject &alignment)
{
    if (alignment.isEmpty())
        return {};
    return qCompress(QJsonDocument(alignment).toJson(QJsonDocument::Compact));
}

QJsonObject alignmentFromColumn(const QVariant &value)
{
    const QByteArray packed = value.toByteArray();
    return packed.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(qUncompress(packed)).object();
}

Take takeOf(const QSqlQuery &row)
{
    Take take;
    int i = 0;
    const auto next = [&] { return row.value(i++); };
    take.id = TakeId(next().toString());
    take.requestKey = next().toByteArray();
    take.profile = ProfileId(next().toString());
    take.document = next().toString();
    take.number = next().toInt();
    take.host = next().toString();
    take.voice = VoiceId(next().toString());
    take.voiceName = next().toString();
    take.model = ModelId(next().toString());
    take.text = next().toString();
    take.inputs = jsonFromColumn(next());
    take.outputFormat = next().toString();
    take.madeAt = timeFromColumn(next());
    take.requestId = next().toString();
    if (const QVariant credits = next(); !credits.isNull())
        take.credits = credits.toLongLong();
    take.durationMs = next().toLongLong();
    take.audioHash = next().toByteArray();
    take.audioBytes = next().toLongLong();
    take.complete = next().toBool();
    take.starred = next().toBool();
    take.name = next().toString();
    take.note = next().toString();
    take.madeOf = jsonFromColumn(next());
    return take;
}

Result<QList<Take>> takesOf(Connection &db, const QString &condition, const QVariantList &values)
{
    auto rows = db.query("SELECT "_L1 + kTakeFields + " FROM takes "_L1 + condition, values);
    if (!rows)
        return Unexpected(rows.error());
    QList<Take> takes;
    while (rows->next())
        takes.append(takeOf(*rows));
    return takes;
}

Result<std::optional<Take>> takeById(Connection &db, const TakeId &id)
{
    auto rows = db.query("SELECT "_L1 + kTakeFields + ", alignment FROM takes WHERE id=?"_L1,
                         {textColumn(id.value())});
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next())
        return std::optional<Take>();
    Take take = takeOf(*rows);
    take.alignment = alignmentFromColumn(rows->value(23));
    return std::optional(std::move(take));
}

bool audioIsThere(const QString &folder, const Take &take)
{
    return take.audioBytes > 0
        && QFileInfo(audioPath(folder, take.audioHash, audioSuffix(take.outputFormat))).size()
        == take.audioBytes;
}

Result<int> nextNumber(Connection &db, const Take &take)
{
    const QVariantList key{textColumn(take.profile.value()), textColumn(take.document)};
    if (auto done = db.execute(u"INSERT INTO take_numbers (profile, document, last) VALUES (?, ?, 1) "
                               "ON CONFLICT (profile, document) DO UPDATE SET last=last+1"_s,
                               key);
        !done)
        return Unexpected(done.error());
    return db.value(u"SELECT last FROM take_numbers WHERE profile=? AND document=?"_s, key)
        .map([](const QVariant &number) { return number.toInt(); });
}

Result<Take> insert(Connection &db, const QString &folder, Take take)
{
    const auto known = takeById(db, take.id);
    if (!known)
        return Unexpected(known.error());
    if (*known && (*known)->audioHash == take.audioHash)
        return **known; // asked twice, for instance after an error that came too late
    if (!audioIsThere(folder, take)) {
        return fail(
            ErrorKind::Storage,
            QCoreApplication::translate("studio::store::TakeRepository",
                                        "The sound of the take is not on the disk, so it was not recorded."),
            audioPath(folder, take.audioHash, audioSuffix(take.outputFormat)));
    }
    const auto number = nextNumber(db, take);
    if (!number)
        return Unexpected(number.error());
    take.number = *number;
    const auto done = db.execute(
        "INSERT INTO takes ("_L1 + kTakeFields
            + ", alignment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
              "?, ?)"_L1,
        {textColumn(take.id.value()),
         blobColumn(take.requestKey),
         textColumn(take.profile.value()),
         textColumn(take.document),
         take.number,
         textColumn(take.host),
         textColumn(take.voice.value()),
         textColumn(take.voiceName),
         textColumn(take.model.value()),
         textColumn(take.text),
         jsonColumn(take.inputs),
         textColumn(take.outputFormat),
         take.madeAt.toMSecsSinceEpoch(),
         textColumn(take.requestId),
         optionalColumn(take.credits),
         take.durationMs,
         blobColumn(take.audioHash),
         take.audioBytes,
         take.complete,
         take.starred,
         textColumn(take.name),
         textColumn(take.note),
         take.madeOf.isEmpty() ? QVariant(textColumn({})) : jsonColumn(take.madeOf),
         alignmentColumn(take.alignment)});
    if (!done)
        return Unexpected(done.error());
    for (const QString &source : sourcesOf(take)) {
        if (auto noted = db.execute(u"INSERT OR IGNORE INTO take_sources (take, source) VALUES (?, ?)"_s,
                                    {textColumn(take.id.value()), source});
            !noted)
            return Unexpected(noted.error());
    }
    if (auto entered = indexTake(db, take); !entered)
        return Unexpected(entered.error());
    return take;
}

/// A name or a note, which the history finds too.
Result<bool> setWords(Connection &db, const TakeId &id, QLatin1StringView column, const QString &words)
{
    return db.inTransaction([&]() -> Result<bool> {
        const auto changed = changedRows(db.execute("UPDATE takes SET "_L1 + column + "=? WHERE id=?"_L1,
                                                    {textColumn(words), textColumn(id.value())}));
        if (!changed || !*changed)
            return changed;
        const auto take = takeById(db, id);
        if (!take)
            return Unexpected(take.error());
        if (auto entered = *take ? indexTake(db, **take) : Result<void>(); !entered)
            return Unexpected(entered.error());
        return true;
    });
}

/// False if a take uses the file. Inside a write transaction no other process can add one meanwhile.
Result<bool> removeUnusedFile(Connection &db, const QByteArray &hash, const QString &path)
{
    return db.inTransaction([&]() -> Result<bool> {
        const auto used = db.value(u"SELECT 1 FROM takes WHERE audio_hash=? LIMIT 1"_s, {blobColumn(hash)});
        if (!used)
            return Unexpected(used.error());
        return used->isNull() && QFile::remove(path);
    });
}

/// The row of a take, and those of the parts it was made of that nothing else needs.
Result<bool> removeRows(Connection &db, const TakeId &id, QList<Take> &gone)
{
    const auto take = takeById(db, id);
    if (!take)
        return Unexpected(take.error());
    if (!*take)
        return false;
    const QVariantList key{textColumn(id.value())};
    auto parts = takesOf(db,
                         u"WHERE document=? AND id IN (SELECT source FROM take_sources WHERE take=?) "
                         "AND id NOT IN (SELECT source FROM take_sources WHERE take<>?)"_s,
                         {QString(kPartsDocument), key.first(), key.first()});
    if (!parts)
        return Unexpected(parts.error());
    gone = QList<Take>{**take} + *parts;
    for (const Take &each : std::as_const(gone)) {
        const QVariantList row{textColumn(each.id.value())};
        if (auto done = db.execute(u"DELETE FROM takes WHERE id=?"_s, row); !done)
            return Unexpected(done.error());
        if (auto done = db.execute(u"DELETE FROM take_sources WHERE take=?"_s, row); !done)
            return Unexpected(done.error());
    }
    return true;
}

QString escaped(const QString &word)
{
    QString pattern = word;
    pattern.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return u'%' + pattern + u'%';
}

} // namespace

TakeRepository::TakeRepository(Database &database, AudioVault &vault) : m_database(database), m_vault(vault)
{
}

JobOf<Take> *TakeRepository::add(const Take &take)
{
    return m_database.run<Take>([take, folder = m_vault.folder()](Connection &db) -> Result<Take> {
        auto added = db.inTransaction([&] { return insert(db, folder, take); });
        if (added)
            removePartial(folder, take.id);
        return added;
    });
}

JobOf<std::optional<Take>> *TakeRepository::byId(const TakeId &id)
{
    return m_database.run<std::optional<Take>>(
        [id](Connection &db) -> Result<std::optional<Take>> { return takeById(db, id); });
}

JobOf<std::optional<Take>> *TakeRepository::byRequestKey(const QByteArray &requestKey)
{
    return m_database.run<std::optional<Take>>(
        [requestKey, folder = m_vault.folder()](Connection &db) -> Result<std::optional<Take>> {
            const auto takes =
                takesOf(db, u"WHERE request_key=? AND complete=1 ORDER BY made_at DESC, id DESC LIMIT 100"_s,
                        {blobColumn(requestKey)});
            if (!takes)
                return Unexpected(takes.error());
            for (const Take &take : *takes) {
                if (audioIsThere(folder, take))
                    return takeById(db, take.id);
            }
            return std::optional<Take>();
        });
}

JobOf<QList<bool>> *TakeRepository::areMade(const QList<QByteArray> &requestKeys)
{
    return m_database.run<QList<bool>>([requestKeys,
                                        folder = m_vault.folder()](Connection &db) -> Result<QList<bool>> {
        QList<bool> made;
        for (const QByteArray &key : requestKeys) {
            const auto takes =
                takesOf(db, u"WHERE request_key=? AND complete=1 ORDER BY made_at DESC, id DESC LIMIT 100"_s,
                        {blobColumn(key)});
            if (!takes)
                return Unexpected(takes.error());
            made.append(std::any_of(takes->begin(), takes->end(),
                                    [&folder](const Take &take) { return audioIsThere(folder, take); }));
        }
        return made;
    });
}

JobOf<std::optional<Take>> *TakeRepository::unusedPart(const QByteArray &requestKey)
{
    return m_database.run<std::optional<Take>>(
        [requestKey, folder = m_vault.folder()](Connection &db) -> Result<std::optional<Take>> {
            const auto takes = takesOf(db,
                                       u"WHERE request_key=? AND complete=1 AND document=? AND id NOT IN "
                                       "(SELECT source FROM take_sources JOIN takes ON takes.id=take "
                                       "WHERE takes.complete=1) ORDER BY made_at DESC LIMIT 10"_s,
                                       {blobColumn(requestKey), QString(kPartsDocument)});
            if (!takes)
                return Unexpected(takes.error());
            for (const Take &take : *takes) {
                if (audioIsThere(folder, take))
                    return takeById(db, take.id);
            }
            return std::optional<Take>();
        });
}

JobOf<QList<Take>> *TakeRepository::allOfRequest(const QByteArray &requestKey)
{
    return m_database.run<QList<Take>>([requestKey](Connection &db) -> Result<QList<Take>> {
        return takesOf(db, u"WHERE request_key=? ORDER BY made_at DESC, id DESC"_s, {blobColumn(requestKey)});
    });
}

JobOf<QList<Take>> *TakeRepository::recent(const TakeQuery &query)
{
    return m_database.run<QList<Take>>([query](Connection &db) -> Result<QList<Take>> {
        QStringList conditions{u"1"_s};
        QVariantList values;
        const auto narrow = [&](const QString &condition, const QVariantList &with) {
            conditions.append(condition);
            values += with;
        };
        if (!query.profile.isEmpty())
            narrow(u"profile=?"_s, {query.profile.value()});
        if (query.document)
            narrow(u"document=?"_s, {textColumn(*query.document)});
        else
            narrow(u"document<>?"_s, {QString(kPartsDocument)});
        if (!query.voice.isEmpty())
            narrow(u"voice=?"_s, {query.voice.value()});
        if (query.starredOnly)
            narrow(u"starred=1"_s, {});
        for (const QString &word : query.words.simplified().split(u' ', Qt::SkipEmptyParts).mid(0, 20))
            narrow(u"(text LIKE ? ESCAPE '\\' OR voice_name LIKE ? ESCAPE '\\')"_s,
                   {escaped(word), escaped(word)});
        if (query.beforeTime.isValid())
            narrow(u"(made_at, id) < (?, ?)"_s,
                   {query.beforeTime.toMSecsSinceEpoch(), textColumn(query.beforeId.value())});
        values.append(std::max(0, query.limit));
        return takesOf(
            db, "WHERE "_L1 + conditions.join(" AND "_L1) + " ORDER BY made_at DESC, id DESC LIMIT ?"_L1,
            values);
    });
}

JobOf<bool> *TakeRepository::setStarred(const TakeId &id, bool starred)
{
    return m_database.run<bool>([id, starred](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"UPDATE takes SET starred=? WHERE id=?"_s, {starred, textColumn(id.value())}));
    });
}

JobOf<bool> *TakeRepository::setName(const TakeId &id, const QString &name)
{
    return m_database.run<bool>([id, name = name.simplified().left(80)](Connection &db) -> Result<bool> {
        return setWords(db, id, "name"_L1, name);
    });
}

JobOf<bool> *TakeRepository::setNote(const TakeId &id, const QString &note)
{
    return m_database.run<bool>([id, note = note.trimmed().left(4000)](Connection &db) -> Result<bool> {
        return setWords(db, id, "note"_L1, note);
    });
}

JobOf<bool> *TakeRepository::setAlignment(const TakeId &id, const QJsonObject &alignment)
{
    return m_database.run<bool>([id, alignment](Connection &db) -> Result<bool> {
        return changedRows(db.execute(u"UPDATE takes SET alignment=? WHERE id=?"_s,
                                      {alignmentColumn(alignment), textColumn(id.value())}));
    });
}

JobOf<bool> *TakeRepository::remove(const TakeId &id)
{
    return m_database.run<bool>([id, folder = m_vault.folder()](Connection &db) -> Result<bool> {
        QList<Take> gone;
        const auto removed = db.inTransaction([&]() -> Result<bool> { return removeRows(db, id, gone); });
        if (!removed)
            return removed;
        // Only now: a row without its file must never be seen. What stays after a crash is found by
        // cleanOrphans().
        for (const Take &take : gone) {
            const QString path = audioPath(folder, take.audioHash, audioSuffix(take.outputFormat));
            if (auto file = removeUnusedFile(db, take.audioHash, path); !file)
                return file;
        }
        return removed;
    });
}

JobOf<int> *TakeRepository::cleanOrphans(const QDateTime &before)
{
    return m_database.run<int>([before, folder = m_vault.folder()](Connection &db) -> Result<int> {
        int count = 0;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QByteArray hash = hashOfAudioPath(folder, path);
            if (hash.isEmpty() || files.fileInfo().lastModified() >= before)
                continue;
            const auto removed = removeUnusedFile(db, hash, path);
            if (!removed)
                return Unexpected(removed.error());
            count += *removed ? 1 : 0;
        }
        return count;
    });
}

} // namespace studio::store

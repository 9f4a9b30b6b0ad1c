// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/historyindex.h"

#include "core/store/columns.h"
#include "core/store/take.h"
#include "core/store/takesearch.h"
#include "core/text/searchfold.h"

#include <algorithm>
#include <iterator>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio::store {

namespace {

/// Candidates one page looks at, so that a filter nothing fits cannot take long.
constexpr int kMostCandidates = 2000;
/// Words too short for the index are looked for in the texts themselves, which is quicker than other filters.
constexpr int kMostTexts = 12'000;
constexpr int kExcerpt = 240;
constexpr int kMostWords = 12;
constexpr int kTrigram = 3;
/// A short word that begins more of the index's terms than this is so frequent that texts with it are soon
/// found.
constexpr int kMostTerms = 8;

struct HistorySql {
    QString sql;
    QVariantList values;
};

/// "har bo" → words the trigram index can answer, as parts of its query, and words it cannot.
struct HistoryWords {
    QStringList matches;
    QStringList shortOnes;
    /// One of the words is in no text.
    bool impossible = false;
};

QString quoted(QString word)
{
    return u'"' + word.replace(u'"', "\"\""_L1) + u'"';
}

/// The index's terms that begin with the word: each place of a short word in a text begins one, because texts
/// are entered with blanks after them. No more than kMostTerms + 1.
Result<QStringList> termsOf(Connection &db, const QString &word)
{
    QStringList terms;
    QString from = word;
    while (terms.size() <= kMostTerms) {
        const auto term =
            db.value(u"SELECT term FROM take_terms WHERE term >= ? ORDER BY term LIMIT 1"_s, {from});
        if (!term)
            return Unexpected(term.error());
        const QString found = term->toString();
        if (!found.startsWith(word))
            break;
        terms.append(found);
        from = found + QChar(1); // a "greater than" would read all the places of the term
    }
    return terms;
}

Result<HistoryWords> historyWords(Connection &db, const QString &typed)
{
    HistoryWords words;
    QString plain = typed;
    plain.remove(QChar(u'\0'));
    for (const QString &word :
         text::foldForSearch(plain).split(u' ', Qt::SkipEmptyParts).mid(0, kMostWords)) {
        if (word.toUcs4().size() >= kTrigram) {
            words.matches.append(quoted(word));
            continue;
        }
        const auto terms = termsOf(db, word);
        if (!terms)
            return Unexpected(terms.error());
        if (terms->isEmpty()) {
            words.impossible = true;
        } else if (terms->size() > kMostTerms) {
            words.shortOnes.append(word);
        } else {
            QStringList any;
            std::ranges::transform(*terms, std::back_inserter(any), quoted);
            words.matches.append(u'(' + any.join(" OR "_L1) + u')');
        }
    }
    return words;
}

int mostCandidates(const HistoryWords &words)
{
    return words.matches.isEmpty() && !words.shortOnes.isEmpty() ? kMostTexts : kMostCandidates;
}

/// The places to look at, newest first.
HistorySql candidates(const HistoryWords &words, qint64 before)
{
    if (words.matches.isEmpty())
        return {u"SELECT place FROM take_texts WHERE place < ? ORDER BY place DESC LIMIT %1"_s.arg(
                    mostCandidates(words)),
                {before}};
    return {u"SELECT rowid AS place FROM take_search WHERE take_search MATCH ? AND rowid < ? "
            "ORDER BY rowid DESC LIMIT %1"_s.arg(kMostCandidates),
            {words.matches.join(" AND "_L1), before}};
}

HistorySql historyRows(const HistorySql &from, const HistoryWords &words, const HistoryFilter &filter,
                       int limit)
{
    HistorySql query;
    query.sql = u"SELECT c.place, t.id, t.profile, t.document, t.number, t.voice, t.voice_name, t.model, "
                "substr(t.text, 1, %1), t.name, t.made_at, t.credits, t.duration_ms, t.complete, t.starred, "
                "t.made_of <> '', t.request_id FROM (%2) c CROSS JOIN take_texts x ON x.place = c.place "
                "CROSS JOIN takes t ON t.id = x.take WHERE 1"_s.arg(kExcerpt)
                    .arg(from.sql);
    query.values = from.values;
    const auto narrow = [&query](const char16_t *condition, const QVariant &value) {
        query.sql += QStringView(condition);
        query.values.append(value);
    };
    for (const QString &word : words.shortOnes)
        narrow(u" AND instr(x.words, ?) > 0", word);
    if (!filter.profile.isEmpty())
        narrow(u" AND t.profile = ?", filter.profile.value());
    if (!filter.voice.isEmpty())
        narrow(u" AND t.voice = ?", filter.voice.value());
    if (filter.document)
        narrow(u" AND t.document = ?", textColumn(*filter.document));
    if (filter.starredOnly)
        narrow(u" AND t.starred = ?", true);
    if (filter.from.isValid())
        narrow(u" AND t.made_at >= ?", filter.from.toMSecsSinceEpoch());
    if (filter.to.isValid())
        narrow(u" AND t.made_at < ?", filter.to.toMSecsSinceEpoch());
    // The candidates come newest first and a cross join keeps their order: asked to sort, SQLite would look
    // at all.
    query.sql += u" LIMIT %1"_s.arg(limit);
    return query;
}

HistoryRow historyRowOf(const QSqlQuery &from)
{
    HistoryRow row;
    int i = 0;
    const auto next = [&] { return from.value(i++); };
    row.place = next().toLongLong();
    row.id = TakeId(next().toString());
    row.profile = ProfileId(next().toString());
    row.document = next().toString();
    row.number = next().toInt();
    row.voice = VoiceId(next().toString());
    row.voiceName = next().toString();
    row.model = ModelId(next().toString());
    row.excerpt = next().toString().simplified();
    row.name = next().toString();
    row.madeAt = timeFromColumn(next());
    if (const QVariant credits = next(); !credits.isNull())
        row.credits = credits.toLongLong();
    row.durationMs = next().toLongLong();
    row.complete = next().toBool();
    row.starred = next().toBool();
    row.edited = next().toBool();
    row.requestId = next().toString();
    return row;
}

Result<HistoryPage> pageOf(Connection &db, const HistoryFilter &filter, qint64 before, int limit)
{
    const qint64 from = before > 0 ? before : std::numeric_limits<qint64>::max();
    const auto words = historyWords(db, filter.words);
    if (!words)
        return Unexpected(words.error());
    HistoryPage page;
    if (words->impossible)
        return page;
    const HistorySql source = candidates(*words, from);
    const HistorySql query = historyRows(source, *words, filter, limit);
    auto rows = db.query(query.sql, query.values);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        page.rows.append(historyRowOf(*rows));
    if (page.rows.size() >= limit) {
        page.more = true;
        page.before = page.rows.constLast().place;
        return page;
    }
    // Fewer than wanted: either nothing follows, or what was looked at did not fit.
    auto seen = db.query("SELECT count(*), min(place) FROM ("_L1 + source.sql + u')', source.values);
    if (!seen)
        return Unexpected(seen.error());
    if (seen->next() && seen->value(0).toInt() >= mostCandidates(*words)) {
        page.more = true;
        page.before = seen->value(1).toLongLong();
    }
    return page;
}

Result<QList<HistoryGroup>> groupsOf(Connection &db, const QString &sql, const QVariantList &values)
{
    auto rows = db.query(sql, values);
    if (!rows)
        return Unexpected(rows.error());
    QList<HistoryGroup> groups;
    while (rows->next())
        groups.append({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toLongLong()});
    return groups;
}

} // namespace

struct HistoryIndex::Reader {
    Connection connection;
};

HistoryIndex::HistoryIndex(Database &database) : m_database(database), m_reader(std::make_shared<Reader>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

HistoryIndex::~HistoryIndex()
{
    // The connection is closed on the thread that opened it; the pool waits for that when it goes.
    m_thread.start([reader = std::move(m_reader)] { reader->connection.close(); });
}

template <class T, class F>
JobOf<T> *HistoryIndex::read(F f)
{
    const auto start = [thread = &m_thread, reader = m_reader, path = m_database.path(),
                        f = std::move(f)]() -> JobOf<T> * {
        return new WorkerJob<T>(
            [reader, path, f](const StopFlag &stop) -> Result<T> {
                if (stop.isSet())
                    return Unexpected(Error::cancelled());
                if (!reader->connection.isOpen()) {
                    if (auto opened = reader->connection.open(path); !opened)
                        return Unexpected(opened.error());
                }
                return f(reader->connection);
            },
            nullptr, thread);
    };
    if (*m_migrated)
        return start();
    // The schema may be on its way: the first reads wait behind whoever opens the database.
    return chain(m_database.run<bool>([](Connection &) { return Result<bool>(true); }), nullptr,
                 [alive = std::weak_ptr<bool>(m_migrated), start](bool) -> JobOf<T> * {
                     const auto migrated = alive.lock();
                     if (!migrated) // and with the index the thread to read on
                         return readyJob<T>(Unexpected(Error::cancelled()));
                     *migrated = true;
                     return start();
                 });
}

JobOf<HistoryPage> *HistoryIndex::page(const HistoryFilter &filter, qint64 before, int limit)
{
    return read<HistoryPage>(
        [filter, before, limit](Connection &db) { return pageOf(db, filter, before, limit); });
}

JobOf<QList<HistoryGroup>> *HistoryIndex::voices(const ProfileId &profile)
{
    return read<QList<HistoryGroup>>([profile](Connection &db) {
        return groupsOf(db,
                        u"SELECT voice, max(voice_name), count(*) FROM takes WHERE profile=? AND "
                        "document <> ? GROUP BY voice ORDER BY 2 COLLATE NOCASE"_s,
                        {textColumn(profile.value()), QString(kPartsDocument)});
    });
}

JobOf<QList<HistoryGroup>> *HistoryIndex::documents(const ProfileId &profile)
{
    return read<QList<HistoryGroup>>([profile](Connection &db) {
        return groupsOf(db,
                        u"SELECT document, document, count(*) FROM takes WHERE profile=? AND document <> ? "
                        "GROUP BY document ORDER BY 1"_s,
                        {textColumn(profile.value()), QString(kPartsDocument)});
    });
}

JobOf<QSet<QString>> *HistoryIndex::known(const QStringList &requestIds)
{
    return read<QSet<QString>>([requestIds](Connection &db) -> Result<QSet<QString>> {
        QSet<QString> known;
        for (const QString &id : requestIds) {
            if (id.isEmpty())
                continue;
            const auto found =
                db.value(u"SELECT 1 FROM takes WHERE request_id <> '' AND request_id = ? LIMIT 1"_s, {id});
            if (!found)
                return Unexpected(found.error());
            if (!found->isNull())
                known.insert(id);
        }
        return known;
    });
}

JobOf<int> *HistoryIndex::catchUp(int limit)
{
    return m_database.run<int>([limit](Connection &db) { return indexMissingTakes(db, limit); });
}

} // namespace studio::store

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transcriptrepository.h"
#include "tests/core/store/await.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

TranscriptEntry sampleEntry(const QString &id, int minute)
{
    TranscriptEntry entry;
    entry.id = TranscriptId(id);
    entry.profile = ProfileId(u"sandbox"_s);
    entry.title = u"interview"_s;
    entry.origin = u"file"_s;
    entry.madeAt = entry.changedAt = QDateTime(QDate(2026, 1, 1), QTime(0, minute), Qt::UTC);
    entry.mediaPath = u"/recordings/interview.mp4"_s;
    entry.soundFile = u"media/%1.wav"_s.arg(id);
    entry.seconds = 62.5;
    entry.language = u"en"_s;
    entry.speakers = 2;
    entry.words = 3;
    entry.preview = u"Hello old world"_s;
    entry.options = {{u"engine"_s, u"service"_s}};
    entry.requestKey = QByteArray("key");
    entry.requestId = u"req-1"_s;
    entry.serviceId = u"tr-1"_s;
    entry.credits = 17;
    return entry;
}

} // namespace

class TranscriptRepositoryTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<Database>(m_folder->filePath(u"studio.db"_s));
        QVERIFY(await(m_database->open()));
        m_transcripts = std::make_unique<TranscriptRepository>(*m_database);
    }

    void keepsEntryAndWordsOverARestart()
    {
        const TranscriptEntry entry = sampleEntry(u"a"_s, 1);
        QVERIFY(await(m_transcripts->save(entry, QByteArray("words"))));
        m_database = std::make_unique<Database>(m_folder->filePath(u"studio.db"_s));
        QVERIFY(await(m_database->open()));
        TranscriptRepository again(*m_database);
        QCOMPARE(*await(again.load(entry.id)), std::optional(StoredTranscript{entry, QByteArray("words")}));
        QCOMPARE(*await(again.entry(entry.id)), std::optional(entry));
        QCOMPARE(*await(again.load(TranscriptId(u"other"_s))), std::nullopt);
    }

    void listsNewestFirst()
    {
        for (int minute : {2, 1, 3})
            QVERIFY(await(m_transcripts->save(sampleEntry(QString::number(minute), minute))));
        QStringList ids;
        const QList<TranscriptEntry> entries = *await(m_transcripts->list());
        for (const TranscriptEntry &entry : entries)
            ids.append(entry.id.value());
        QCOMPARE(ids, (QStringList{u"3"_s, u"2"_s, u"1"_s}));
        QCOMPARE(await(m_transcripts->list(1))->size(), 1);
    }

    void savingAnEntryLeavesItsWords()
    {
        TranscriptEntry entry = sampleEntry(u"a"_s, 1);
        QVERIFY(await(m_transcripts->save(entry, QByteArray("words"))));
        entry.title = u"renamed"_s;
        entry.credits.reset();
        QVERIFY(await(m_transcripts->save(entry)));
        QCOMPARE(**await(m_transcripts->load(entry.id)), (StoredTranscript{entry, QByteArray("words")}));
    }

    void savesWordsAndWhatTheListShowsOfThem()
    {
        TranscriptEntry entry = sampleEntry(u"a"_s, 1);
        QVERIFY(await(m_transcripts->save(entry)));
        const TranscriptFacts facts{70, u"de"_s, 3, 4, u"Hallo"_s};
        entry.changedAt = entry.changedAt.addSecs(60);
        QVERIFY(*await(m_transcripts->saveDocument(entry.id, QByteArray("new"), facts, entry.changedAt)));
        entry.seconds = 70;
        entry.language = u"de"_s;
        entry.speakers = 3;
        entry.words = 4;
        entry.preview = u"Hallo"_s;
        QCOMPARE(**await(m_transcripts->load(entry.id)), (StoredTranscript{entry, QByteArray("new")}));

        QVERIFY(*await(m_transcripts->rename(entry.id, u"other"_s, entry.changedAt)));
        QCOMPARE((*await(m_transcripts->entry(entry.id)))->title, u"other"_s);

        const TranscriptId gone(u"gone"_s);
        QVERIFY(!*await(m_transcripts->saveDocument(gone, QByteArray("new"), facts, entry.changedAt)));
        QCOMPARE(*await(m_transcripts->load(gone)), std::nullopt);
    }

    void findsWhatWasMadeOfTheSameRequest()
    {
        TranscriptEntry older = sampleEntry(u"a"_s, 1);
        TranscriptEntry newer = sampleEntry(u"b"_s, 2);
        TranscriptEntry failed = sampleEntry(u"c"_s, 3);
        failed.state = TranscriptState::Failed;
        for (const TranscriptEntry &entry : {newer, older, failed})
            QVERIFY(await(m_transcripts->save(entry)));
        QCOMPARE((*await(m_transcripts->byRequestKey(QByteArray("key"))))->entry, newer);
        QCOMPARE(*await(m_transcripts->byRequestKey(QByteArray("other"))), std::nullopt);
        QCOMPARE(*await(m_transcripts->byRequestKey({})), std::nullopt);
    }

    void removalCanBeUndone()
    {
        const TranscriptEntry entry = sampleEntry(u"a"_s, 1);
        QVERIFY(await(m_transcripts->save(entry, QByteArray("words"))));
        const auto removed = *await(m_transcripts->remove(entry.id));
        QCOMPARE(removed, std::optional(StoredTranscript{entry, QByteArray("words")}));
        QVERIFY(await(m_transcripts->list())->isEmpty());
        QVERIFY(await(m_transcripts->soundFiles())->isEmpty());
        QVERIFY(await(m_transcripts->save(removed->entry, removed->document)));
        QCOMPARE(*await(m_transcripts->load(entry.id)), removed);
        QCOMPARE(*await(m_transcripts->soundFiles()), QStringList{u"media/a.wav"_s});
        QCOMPARE(*await(m_transcripts->remove(TranscriptId(u"other"_s))), std::nullopt);
    }

    void workOfDeadProcessesIsInterrupted()
    {
        TranscriptEntry dead = sampleEntry(u"a"_s, 1);
        dead.state = TranscriptState::Working;
        dead.owner = u"dead"_s;
        TranscriptEntry alive = sampleEntry(u"b"_s, 2);
        alive.state = TranscriptState::Waiting;
        alive.owner = u"alive"_s;
        QVERIFY(await(m_transcripts->save(dead, QByteArray("half"))));
        QVERIFY(await(m_transcripts->save(alive)));
        const QDateTime now = dead.madeAt.addDays(1);
        const auto isAlive = [](const QString &owner) { return owner == u"alive"_s; };
        const auto closed = *await(m_transcripts->closeDead(isAlive, now));
        QCOMPARE(closed.size(), 1);
        dead.state = TranscriptState::Interrupted;
        dead.owner.clear();
        dead.changedAt = now;
        QCOMPARE(closed.first(), dead);
        QCOMPARE(**await(m_transcripts->load(dead.id)), (StoredTranscript{dead, QByteArray("half")}));
        QCOMPARE(**await(m_transcripts->entry(alive.id)), alive);
        QVERIFY(await(m_transcripts->closeDead(isAlive, now))->isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<TranscriptRepository> m_transcripts;
};

QTEST_GUILESS_MAIN(TranscriptRepositoryTest)
#include "tst_transcriptrepository.moc"

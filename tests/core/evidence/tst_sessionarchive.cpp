// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionarchive.h"
#include "core/evidence/sessioninfo.h"
#include "tests/core/evidence/samplesession.h"

#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;

namespace {

template <class T>
Result<T> wait(JobOf<T> *job)
{
    std::optional<Result<T>> result;
    QObject context;
    job->then(&context, [&result](const Result<T> &got) { result = got; });
    [&] { QTRY_VERIFY(result.has_value()); }();
    return result ? *result : Result<T>(fail(ErrorKind::Internal, u"late"_s));
}

QString make(const QTemporaryDir &folder, const QString &id)
{
    test::writeSample(folder.filePath(id));
    return folder.filePath(id);
}

} // namespace

class TestSessionArchive : public QObject {
    Q_OBJECT

private slots:
    void summarisesTheLog()
    {
        const SessionInfo info = summarise(test::sampleLog());
        QCOMPARE(info.agentId, u"agent_billing"_s);
        QCOMPARE(info.profile, u"Sandbox"_s);
        QCOMPARE(info.conversationId, u"conv_1"_s);
        QCOMPARE(info.durationMs, 14'500);
        QCOMPARE(info.turns, 2);
        QCOMPARE(info.toolCalls, 1);
        QCOMPARE(info.bargeIns, 1);
        // 5.0 to 5.99 and 9.8 to 10.56.
        QVERIFY2(std::abs(info.slowestReplyMs - 990) < 1, qPrintable(QString::number(info.slowestReplyMs)));
        QVERIFY(info.medianReplyMs > 0 && info.medianReplyMs <= info.slowestReplyMs);
        QCOMPARE(info.startedAt, QDateTime(QDate(2026, 5, 3), QTime(12, 31), Qt::UTC));
    }

    void theSummarySurvivesItsFile()
    {
        SessionInfo info = summarise(test::sampleLog());
        info.id = u"x"_s;
        info.state = SessionInfo::State::Recovered;
        info.problem = u"The disk was full."_s;
        QCOMPARE(sessionInfoFromJson(toJson(info)), info);
        // Nothing of it need be there, or of its type.
        (void)sessionInfoFromJson({});
        const SessionInfo odd =
            sessionInfoFromJson({{u"turns"_s, -5}, {u"id"_s, 7}, {u"soundRateHz"_s, 1e300}});
        QCOMPARE(odd.turns, 0);
        QVERIFY(odd.id.isEmpty());
    }

    void keepsWhatASessionWasCharged()
    {
        QTemporaryDir folder;
        make(folder, u"a"_s);
        const SessionArchive archive(folder.path());
        QCOMPARE(archive.listNow().first().credits, -1);
        QVERIFY(wait(archive.noteCredits(u"a"_s, 912)));
        QCOMPARE(archive.listNow().first().credits, 912);
        QVERIFY(!wait(archive.noteCredits(u"../a"_s, 1)));
    }

    void listsNewestFirst()
    {
        QTemporaryDir folder;
        make(folder, u"a"_s);
        const QString newer = make(folder, u"b"_s);
        auto info = readSession(newer);
        info->startedAt = info->startedAt.addDays(1);
        QVERIFY(writeSessionInfo(newer, *info));
        QVERIFY(QDir(folder.path()).mkdir(u"no session"_s));
        const QList<SessionInfo> sessions = SessionArchive(folder.path()).listNow();
        QCOMPARE(sessions.size(), 2);
        QCOMPARE(sessions.first().id, u"b"_s);
        QCOMPARE(sessions.first().folder, newer);
        QCOMPARE(wait(SessionArchive(folder.path()).list())->size(), 2);
        QVERIFY(SessionArchive(folder.filePath(u"none"_s)).listNow().isEmpty());
    }

    void removesAndBringsBack()
    {
        QTemporaryDir folder;
        make(folder, u"a"_s);
        const SessionArchive archive(folder.path());
        QVERIFY(wait(archive.remove(u"a"_s)));
        QVERIFY(archive.listNow().isEmpty());
        QVERIFY(wait(archive.restore(u"a"_s)));
        QCOMPARE(archive.listNow().size(), 1);
        QVERIFY(wait(archive.remove(u"a"_s)));
        QCOMPARE(wait(archive.purge()), 1);
        QCOMPARE(wait(archive.restore(u"a"_s)).error().kind, ErrorKind::NotFound);
        for (const QString &id : {u"a"_s, u".."_s, u"../x"_s, QString(), u".removed"_s})
            QCOMPARE(wait(archive.remove(id)).error().kind, ErrorKind::NotFound);
    }

    void doesNotRemoveWhatIsBeingRecorded()
    {
        QTemporaryDir folder;
        const QString session = make(folder, u"a"_s);
        QLockFile lock(QDir(session).filePath(u"session.lock"_s));
        QVERIFY(lock.tryLock(0));
        const SessionArchive archive(folder.path());
        QCOMPARE(wait(archive.remove(u"a"_s)).error().kind, ErrorKind::Unsupported);
        QCOMPARE(wait(archive.purge(QDateTime::currentDateTimeUtc())), 0);
    }

    void forgetsWhatIsOld()
    {
        QTemporaryDir folder;
        make(folder, u"old"_s);
        const QString kept = make(folder, u"new"_s);
        auto info = readSession(kept);
        info->startedAt = QDateTime(QDate(2026, 6, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(writeSessionInfo(kept, *info));
        const SessionArchive archive(folder.path());
        QCOMPARE(wait(archive.purge(QDateTime(QDate(2026, 5, 20), QTime(0, 0), Qt::UTC))), 1);
        QCOMPARE(archive.listNow().first().id, u"new"_s);
    }

    void recoversWhateverIsLeft()
    {
        std::mt19937 random(7);
        const QByteArray whole = [] {
            QByteArray lines;
            for (const agent::LogEntry &entry : test::sampleLog())
                lines += agent::toJsonLine(entry) + '\n';
            return lines;
        }();
        for (int i = 0; i < 40; ++i) {
            QTemporaryDir folder;
            const QString session = folder.filePath(u"a"_s);
            QVERIFY(QDir().mkpath(session));
            QFile events(QDir(session).filePath(u"events.jsonl"_s));
            QVERIFY(events.open(QIODevice::WriteOnly));
            const auto length = qsizetype(random() % quint32(whole.size()));
            events.write(whole.left(length));
            events.close();
            // session.json may be missing altogether; the sound cut anywhere.
            if (i % 3 != 0)
                QVERIFY(writeSessionInfo(session, {}));
            if (i % 2 == 0) {
                QFile sound(QDir(session).filePath(u"sound.wav"_s));
                QVERIFY(sound.open(QIODevice::WriteOnly));
                sound.write(QByteArray(int(random() % 200), char(random())));
            }
            const QList<SessionInfo> found = recoverSessionsNow(folder.path());
            QCOMPARE(found.size(), 1);
            QCOMPARE(found.first().entries, whole.left(length).count('\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestSessionArchive)
#include "tst_sessionarchive.moc"

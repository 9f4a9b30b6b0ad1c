// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/replay.h"
#include "core/evidence/sessionrecorder.h"
#include "tests/core/evidence/samplesession.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;

namespace {

/// Sound in the test's hand.
class HandPath final : public duplex::SoundPath {
public:
    void start(const duplex::SoundSetup &) override { }
    void stop() override { }
    void useDevices(const QByteArray &, const QByteArray &) override { }
    void setMuted(bool) override { }
    void play(duplex::TurnId, const QByteArray &) override { }
    void finishTurn(duplex::TurnId) override { }
    void interrupt(duplex::TurnId) override { }
    double heardMs(duplex::TurnId) const override { return 0; }

    using SoundPath::tellCaptured;
    using SoundPath::tellHeard;
};

/// No file of this process may grow beyond this: a full disk.
class FullDisk final {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

struct World {
    World() : archive(folder.filePath(u"sessions"_s)), recorder(archive)
    {
        QObject::connect(&recorder, &SessionRecorder::finished, &recorder,
                         [this](const Result<SessionInfo> &result) { results.append(result); });
        QObject::connect(&recorder, &SessionRecorder::failed, &recorder,
                         [this](const Error &problem) { problems.append(problem); });
        recorder.follow(path);
    }
    void speak(int from, int count)
    {
        for (int i = from; i < from + count; ++i) {
            path.tellCaptured(test::level(320, 1000), origin + i * 20'000);
            path.tellHeard(test::level(320, 2000), origin + i * 20'000);
        }
    }
    [[nodiscard]] QByteArray events() const
    {
        return test::bytesOf(QDir(recorder.folder()).filePath(u"events.jsonl"_s));
    }

    QTemporaryDir folder;
    SessionArchive archive;
    HandPath path;
    SessionRecorder recorder;
    const duplex::Micros origin = 5'000'000;
    QList<Result<SessionInfo>> results;
    QList<Error> problems;
};

/// The program that is killed: a session that goes on and on, and says how far it is.
int recordUntilKilled(const QString &folder)
{
    static HandPath path;
    static const duplex::Micros origin = duplex::now();
    SessionRecorder recorder((SessionArchive(folder)));
    recorder.follow(path);
    recorder.begin(origin);
    for (const agent::LogEntry &entry : test::sampleLog().first(8))
        recorder.write(entry);
    recorder.setRates(16'000, 16'000);
    QTimer timer;
    int tick = 0;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const duplex::Micros at = origin + tick * 20'000;
        path.tellCaptured(test::level(320, 1000), at);
        path.tellHeard(test::level(320, 2000), at);
        recorder.write(test::local(tick * 20, u"test.tick"_s, {{u"tick"_s, tick}}));
        std::printf("%d\n", tick);
        std::fflush(stdout);
        ++tick;
    });
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(20);
    return QCoreApplication::exec();
}

} // namespace

class TestSessionRecorder : public QObject {
    Q_OBJECT

private slots:
    void writesEachEntryWhenItIsMade()
    {
        World world;
        world.recorder.begin(world.origin);
        int count = 0;
        for (const agent::LogEntry &entry : test::sampleLog().first(5)) {
            world.recorder.write(entry);
            ++count;
            // Before anything else happens, and long before the session ends.
            QTRY_COMPARE(world.events().count('\n'), count);
        }
        QCOMPARE(agent::logFromJsonLines(world.events()).at(3).type, u"conversation_initiation_metadata"_s);
    }

    void keepsTheWholeSession()
    {
        World world;
        world.recorder.begin(world.origin);
        for (const agent::LogEntry &entry : test::sampleLog())
            world.recorder.write(entry);
        world.recorder.setRates(16'000, 16'000);
        world.speak(0, 50);
        world.recorder.attach(QLatin1StringView(kScenarioFile), "{\"name\":\"Duplicate charge\"}");
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        const Result<SessionInfo> &result = world.results.first();
        QVERIFY(result);
        QCOMPARE(result->state, SessionInfo::State::Ended);
        QCOMPARE(result->agentName, u"Billing support"_s);
        QCOMPARE(result->outcome, u"left"_s);
        QCOMPARE(result->toolCalls, 1);
        QCOMPARE(result->bargeIns, 1);
        QCOMPARE(result->stepsPassed, 1);
        QCOMPARE(result->entries, test::sampleLog().size());
        QCOMPARE(result->soundRateHz, 16'000);
        QCOMPARE(result->soundFrames, 16'000);
        QVERIFY(result->firstWords.startsWith("My name is"_L1));
        QVERIFY(world.problems.isEmpty());
        // No lock, no reserve: what stays is the record.
        QCOMPARE(QDir(world.recorder.folder()).entryList(QDir::Files),
                 (QStringList{u"events.jsonl"_s, u"scenario.json"_s, u"session.json"_s, u"sound.wav"_s}));
        // What people said is for its owner alone, every part of it.
        constexpr auto kOthers = QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther | QFile::WriteGroup;
        const QDir folder(world.recorder.folder());
        for (const QString &path : {folder.path(), world.archive.folder()})
            QVERIFY2(!(QFile::permissions(path) & kOthers), qPrintable(path));
        for (const QString &name : folder.entryList(QDir::Files))
            QVERIFY2(!(QFile::permissions(folder.filePath(name)) & kOthers), qPrintable(name));
        const auto replay = openReplayNow(world.recorder.folder(), world.folder.path());
        QVERIFY(replay);
        QCOMPARE((*replay)->sound->frameCount(), 16'000);
        QCOMPARE((*replay)->scenario.value("name"_L1).toString(), u"Duplicate charge"_s);
    }

    void aKeysToneIsOnTheUsersSide()
    {
        World world;
        world.recorder.begin(world.origin);
        world.recorder.setRates(16'000, 16'000);
        const auto silence = [&](int from, int count) {
            for (int i = from; i < from + count; ++i) {
                world.path.tellCaptured(test::level(320, 0), world.origin + i * 20'000);
                world.path.tellHeard(test::level(320, 0), world.origin + i * 20'000);
            }
        };
        silence(0, 10);
        world.recorder.write({.atUs = 210'000,
                              .direction = agent::LogEntry::Direction::Out,
                              .type = u"user_message"_s,
                              .data = {{u"text"_s, u"5"_s}, {u"source_medium"_s, u"dtmf"_s}}});
        silence(10, 20);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        const auto replay = openReplayNow(world.recorder.folder(), world.folder.path());
        QVERIFY(replay && (*replay)->sound);
        std::vector<std::int16_t> both(16'000 * 2 * 6 / 10);
        QCOMPARE((*replay)->sound->read(0, both), 9600);
        int first = -1;
        int last = -1;
        for (int i = 0; i < 9600; ++i) {
            QCOMPARE(both[std::size_t(i) * 2 + 1], 0);
            if (std::abs(both[std::size_t(i) * 2]) > 300) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        QVERIFY2(first >= 3360 && first < 3500, qPrintable(QString::number(first))); // 210 ms
        QVERIFY2(last - first > 1600 && last - first < 2400, qPrintable(QString::number(last - first)));
    }

    void holdsSoundUntilItsRateIsKnown()
    {
        World world;
        world.recorder.begin(world.origin);
        world.speak(0, 10);
        world.recorder.setRates(8000, 16'000);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.results.first()->soundRateHz, 16'000);
        // 320 samples of 8 kHz last twice as long.
        QVERIFY(std::abs(world.results.first()->soundFrames - 3520) < 320);
    }

    void writesNoKeys()
    {
        World world;
        world.recorder.begin(world.origin);
        for (const agent::LogEntry &entry : test::sampleLog())
            world.recorder.write(entry);
        world.recorder.write(test::out(
            20'000, u"custom"_s,
            {{u"url"_s, u"wss://x.example/convai?agent_id=a&conversation_signature=cvtkn_secretsecret"_s},
             {u"headers"_s, QJsonObject{{u"xi-api-key"_s, u"plainkeyplainkey"_s}}},
             {u"note"_s, u"use sk_0123456789abcdef and Bearer abcdefghijkl"_s}}));
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QByteArray all;
        for (const QFileInfo &file : QDir(world.recorder.folder()).entryInfoList(QDir::Files))
            all += test::bytesOf(file.filePath());
        for (const char *secret : {"secretsecret", "plainkey", "sk_0123", "abcdefghijkl", "hunter2"})
            QVERIFY2(!all.contains(secret), secret);
        QCOMPARE(agent::logFromJsonLines(world.events()).size(), test::sampleLog().size() + 1);
    }

    void aKillLosesLessThanASecond()
    {
        QTemporaryDir folder;
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), {u"--record"_s, folder.path()});
        QVERIFY(victim.waitForStarted());
        int said = -1;
        QElapsedTimer time;
        time.start();
        while (said < 75 && time.elapsed() < 20'000) {
            victim.waitForReadyRead(100);
            while (victim.canReadLine())
                said = victim.readLine().trimmed().toInt();
        }
        QVERIFY(said >= 75);
        // A session of a living program is not touched, and nobody can remove it.
        QVERIFY(recoverSessionsNow(folder.path()).isEmpty());
        const SessionArchive archive(folder.path());
        QCOMPARE(archive.listNow().size(), 1);
        QCOMPARE(archive.listNow().first().state, SessionInfo::State::Running);
        victim.kill();
        QVERIFY(victim.waitForFinished());
        while (victim.canReadLine())
            said = victim.readLine().trimmed().toInt();

        const QList<SessionInfo> found = recoverSessionsNow(folder.path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().state, SessionInfo::State::Recovered);
        QVERIFY(!found.first().message.isEmpty());
        QCOMPARE(found.first().agentName, u"Billing support"_s);
        const auto replay = openReplayNow(found.first().folder, folder.path());
        QVERIFY(replay);
        QCOMPARE((*replay)->brokenLines, 0);
        const int ticks = (*replay)->log.last().data.value("tick"_L1).toInt();
        QVERIFY2(said - ticks < 50, qPrintable(u"%1 of %2"_s.arg(ticks).arg(said)));
        const double sound = double((*replay)->sound->frameCount()) / 16'000;
        QVERIFY2((said + 1) * 0.02 - sound < 1,
                 qPrintable(u"%1 s of %2"_s.arg(sound).arg((said + 1) * 0.02)));
        // Both sides, up to the end; the kill may fall between the two of the last 20 ms.
        std::vector<std::int16_t> last(2);
        (*replay)->sound->read((*replay)->sound->frameCount() - 1 - 320, last);
        QCOMPARE(last, (std::vector<std::int16_t>{1000, 2000}));
        QVERIFY(recoverSessionsNow(folder.path()).isEmpty());
    }

    void cutsHalfALine()
    {
        QTemporaryDir folder;
        const QString session = folder.filePath(u"20260503-123100-abcdef01"_s);
        test::writeSample(session);
        QFile events(QDir(session).filePath(u"events.jsonl"_s));
        QVERIFY(events.open(QIODevice::Append));
        events.write("{\"t\":99,\"dir\":\"in\",\"ty");
        events.close();
        SessionInfo running;
        QVERIFY(writeSessionInfo(session, running));
        QCOMPARE(recoverSessionsNow(folder.path()).size(), 1);
        const auto replay = openReplayNow(session, folder.path());
        QVERIFY(replay);
        QCOMPARE((*replay)->brokenLines, 0);
        QCOMPARE((*replay)->log, test::sampleLog());
    }

    void theLogGoesOnWhenTheDiskIsFull()
    {
        World world;
        world.recorder.begin(world.origin);
        world.recorder.setRates(16'000, 16'000);
        const QList<agent::LogEntry> log = test::sampleLog();
        for (const agent::LogEntry &entry : log.first(10))
            world.recorder.write(entry);
        QTRY_COMPARE(world.events().count('\n'), 10);
        {
            // Room for the reserve, the log and the first seconds of the sound.
            const FullDisk full(300 * 1024);
            world.speak(0, 400);
            QTRY_COMPARE(world.problems.size(), 1);
            QCOMPARE(world.problems.first().kind, ErrorKind::Storage);
            QVERIFY(!world.problems.first().nextStep.isEmpty());
            for (const agent::LogEntry &entry : log.mid(10))
                world.recorder.write(entry);
            world.recorder.finish();
            QTRY_COMPARE(world.results.size(), 1);
        }
        const Result<SessionInfo> &result = world.results.first();
        QVERIFY(result);
        QCOMPARE(result->entries, log.size());
        QVERIFY(!result->problem.isEmpty());
        QVERIFY(result->soundFrames > 16'000);
        QVERIFY(result->soundFrames < 400 * 320);
        const auto replay = openReplayNow(world.recorder.folder(), world.folder.path());
        QVERIFY(replay);
        QCOMPARE((*replay)->log.size(), log.size());
        QCOMPARE((*replay)->log.last(), log.last());
        QCOMPARE((*replay)->sound->frameCount(), result->soundFrames);
    }

    void tellsOfTheEntriesAFullDiskCost()
    {
        World world;
        world.recorder.begin(world.origin);
        const QList<agent::LogEntry> log = test::sampleLog();
        world.recorder.write(log.first());
        QTRY_COMPARE(world.events().count('\n'), 1);
        {
            const FullDisk full(300 * 1024);
            // More than may wait for room in memory.
            const QString long2(2 << 20, u'.');
            for (int i = 0; i < 6; ++i)
                world.recorder.write(test::in(20 + i, u"agent_response"_s, {{u"text"_s, long2}}));
            QTRY_COMPARE(world.problems.size(), 1);
        }
        QTRY_VERIFY(world.events().count('\n') > 1);
        world.recorder.write(log.last());
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.problems.size(), 2);
        QVERIFY(world.results.first()->problem.contains("missing"_L1));
        const auto kept = agent::logFromJsonLines(world.events());
        QCOMPARE(kept.last(), log.last());
        const agent::LogEntry gap = kept.at(kept.size() - 2);
        QCOMPARE(gap.type, u"log.gap"_s);
        QCOMPARE(gap.data.value("entries"_L1).toInteger(), 6 - (kept.size() - 3));
    }

    void saysWhenNothingCanBeWritten()
    {
        QTemporaryDir folder;
        // A file stands where the archive would be.
        QFile file(folder.filePath(u"sessions"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        SessionRecorder recorder((SessionArchive(file.fileName())));
        QSignalSpy failed(&recorder, &SessionRecorder::failed);
        QSignalSpy finished(&recorder, &SessionRecorder::finished);
        recorder.begin(0);
        for (const agent::LogEntry &entry : test::sampleLog())
            recorder.write(entry);
        recorder.finish();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 1);
        QVERIFY(!finished.first().first().value<Result<SessionInfo>>());
    }

    void endsWithItsOwner()
    {
        QTemporaryDir folder;
        const SessionArchive archive(folder.path());
        {
            SessionRecorder recorder(archive);
            recorder.begin(0);
            for (const agent::LogEntry &entry : test::sampleLog())
                recorder.write(entry);
        }
        const QList<SessionInfo> sessions = archive.listNow();
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(sessions.first().state, SessionInfo::State::Ended);
        QCOMPARE(sessions.first().entries, test::sampleLog().size());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--record"_L1)
        return recordUntilKilled(arguments.at(2));
    TestSessionRecorder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionrecorder.moc"

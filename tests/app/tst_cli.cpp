// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "core/audio/decodefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// The built program as a user meets it.
class TestCli : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QTemporaryDir> m_serverHome;
    std::unique_ptr<ServedSandbox> m_server;

    ProgramRun run(const QStringList &arguments, const QByteArray &input = {})
    {
        return runProgram(programEnvironment(m_home->path()), arguments, input);
    }
    ProgramRun runAgainstServer(const QStringList &arguments, const QByteArray &input = {})
    {
        return runProgram(m_server->environment(m_home->path()), arguments, input);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    void behave(const QByteArray &json)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_server->baseUrl + u"/sandbox/admin"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("x-sandbox-token", m_server->adminToken);
        std::unique_ptr<QNetworkReply> reply(network.post(request, json));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }

private slots:
    void initTestCase()
    {
        m_serverHome = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServedSandbox>(m_serverHome->path());
        QVERIFY(m_server->baseUrl.startsWith(u"http://127.0.0.1:"_s));
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        behave("{\"reset\":true}");
    }

    void speaksIntoAFileWithSubtitlesAndOnlyOnce()
    {
        const QStringList command{u"speak"_s,       u"The harbour was quiet."_s,
                                  u"--output"_s,    path(u"a.mp3"_s),
                                  u"--subtitles"_s, path(u"a.srt"_s)};
        const ProgramRun first = run(command);
        QVERIFY2(first.status == 0, first.err.constData());
        QVERIFY(first.out.contains("a.mp3"));
        QVERIFY(first.out.contains("LUFS"));
        QVERIFY(first.out.contains("credits"));
        const auto track = audio::decodeFile(path(u"a.mp3"_s));
        QVERIFY(track);
        QVERIFY((*track)->seconds() > 0.8);
        QFile srt(path(u"a.srt"_s));
        QVERIFY(srt.open(QIODevice::ReadOnly));
        QVERIFY(srt.readAll().contains("The harbour was quiet."));

        const ProgramRun second = run(command);
        QVERIFY2(second.status == 0, second.err.constData());
        QVERIFY2(second.out.contains("already made, 0 credits"), second.out.constData());
    }

    void jsonTellsEventsAndResult()
    {
        const ProgramRun spoken =
            runAgainstServer({u"speak"_s, u"Hello there."_s, u"--output"_s, path(u"b.wav"_s), u"--json"_s});
        QVERIFY2(spoken.status == 0, spoken.out.constData());
        QVERIFY(spoken.event(u"started"_s).value(u"time_ms").isDouble());
        QVERIFY(spoken.result().value(u"credits").toInt() > 0);
        QVERIFY(spoken.result().value(u"request_id").isString());
        QVERIFY(QFile::exists(path(u"b.wav"_s)));
    }

    void speaksEachLineBeforeItsLastByte()
    {
        const ProgramRun spoken = runAgainstServer({u"speak"_s, u"--play"_s, u"--json"_s},
                                                   "One, two, three, four and five.\n\nTwo.\n");
        QVERIFY2(spoken.status == 0, spoken.out.constData());
        for (const int line : {1, 3}) {
            const QJsonObject playing = spoken.event(u"playing"_s, line);
            const QJsonObject received = spoken.event(u"received"_s, line);
            const QJsonObject played = spoken.event(u"played"_s, line);
            QVERIFY(!playing.isEmpty() && !received.isEmpty() && !played.isEmpty());
            QVERIFY(playing.value(u"time_ms").toInteger() <= played.value(u"time_ms").toInteger());
        }
        // The longer line is heard while it is still arriving.
        QVERIFY(spoken.event(u"playing"_s, 1).value(u"time_ms").toInteger()
                <= spoken.event(u"received"_s, 1).value(u"time_ms").toInteger());
    }

    void dryRunCostsNothing()
    {
        const ProgramRun told = runAgainstServer({u"speak"_s, u"Twelve chars"_s, u"--dry-run"_s, u"--json"_s,
                                                  u"--model"_s, u"eleven_multilingual_v2"_s});
        QCOMPARE(told.status, 0);
        QCOMPARE(told.result().value(u"estimated_credits").toInt(), 12);
        QVERIFY(!told.result().value(u"already_made").toBool());
        const ProgramRun usage = runAgainstServer({u"usage"_s, u"--json"_s});
        QCOMPARE(usage.status, 0);
        QCOMPARE(usage.result().value(u"ledger").toObject().value(u"requests").toInt(), 0);
    }
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("command") << QStringList{u"sing"_s};
        QTest::newRow("option") << QStringList{u"speak"_s, u"x"_s, u"--loud"_s};
        QTest::newRow("nowhere to go") << QStringList{u"speak"_s, u"x"_s};
        QTest::newRow("format") << QStringList{u"speak"_s, u"x"_s, u"--play"_s, u"--format"_s, u"mp7"_s};
        QTest::newRow("two texts") << QStringList{u"speak"_s, u"x"_s, u"y"_s, u"--play"_s};
        QTest::newRow("loudness") << QStringList{u"speak"_s, u"x"_s,          u"--output"_s,
                                                 u"x.mp3"_s, u"--loudness"_s, u"7"_s};
        QTest::newRow("empty") << QStringList{u"speak"_s, u""_s, u"--output"_s, u"x.mp3"_s};
        QTest::newRow("only tags") << QStringList{u"speak"_s, u"[whispers]"_s, u"--output"_s, u"x.mp3"_s};
        QTest::newRow("port") << QStringList{u"sandbox"_s, u"--port"_s, u"99999"_s};
        QTest::newRow("model") << QStringList{u"sandbox"_s, u"--llm-url"_s, u"file:///etc/passwd"_s};
        QTest::newRow("profile") << QStringList{u"profile"_s, u"paint"_s};
        QTest::newRow("plain http") << QStringList{u"profile"_s, u"add"_s, u"X"_s, u"--base-url"_s,
                                                   u"http://example.org"_s};
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun refused = run(arguments);
        QCOMPARE(refused.status, 2);
        QVERIFY(!refused.err.isEmpty());
        const ProgramRun json = run(arguments + QStringList{u"--json"_s});
        QCOMPARE(json.status, 2);
        QCOMPARE(json.error().value(u"kind").toString(), u"usage"_s);
    }

    void exitStatusTellsWhatWentWrong_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("key") << QByteArray("{\"revoke_key\":true,\"path\":\"text-to-speech\"}") << 3
                             << u"auth"_s;
        QTest::newRow("credits") << QByteArray("{\"out_of_quota\":true}") << 4 << u"quota"_s;
        QTest::newRow("unknown") << QByteArray("{\"cut_after_bytes\":0,\"path\":\"text-to-speech\"}") << 5
                                 << u"outcome_unknown"_s;
        QTest::newRow("html") << QByteArray("{\"content\":\"html\",\"path\":\"text-to-speech\"}") << 5
                              << u"outcome_unknown"_s;
        QTest::newRow("permission") << QByteArray("{\"error_status\":403,\"path\":\"text-to-speech\"}") << 3
                                    << u"scope"_s;
        QTest::newRow("500") << QByteArray("{\"error_status\":500,\"path\":\"text-to-speech\"}") << 5
                             << u"outcome_unknown"_s;
        QTest::newRow("a day") << QByteArray(
            "{\"busy\":429,\"retry_after\":86400,\"path\":\"text-to-speech\"}")
                               << 1 << u"rate_limited"_s;
        QTest::newRow("json") << QByteArray("{\"content\":\"json\",\"path\":\"text-to-speech\"}") << 5
                              << u"outcome_unknown"_s;
        QTest::newRow("nothing") << QByteArray("{\"content\":\"empty\",\"path\":\"text-to-speech\"}") << 5
                                 << u"outcome_unknown"_s;
        QTest::newRow("422") << QByteArray("{\"error_status\":422,\"path\":\"text-to-speech\"}") << 1
                             << u"validation"_s;
    }
    void exitStatusTellsWhatWentWrong()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, status);
        QFETCH(QString, kind);
        behave(fault);
        const ProgramRun failed =
            runAgainstServer({u"speak"_s, u"Fault."_s, u"--output"_s, path(u"f.mp3"_s), u"--json"_s});
        QVERIFY2(failed.status == status, (QByteArray::number(failed.status) + failed.out).constData());
        QCOMPARE(failed.error().value(u"kind").toString(), kind);
        QVERIFY(!failed.error().value(u"message").toString().isEmpty());
        QVERIFY(!QFile::exists(path(u"f.mp3"_s)));
    }

    void paidSoundReachesTheFileWhenTheStoreIsFull()
    {
#ifdef Q_OS_LINUX
        const QString vault = path(u"data/audio"_s);
        QVERIFY(QDir().mkpath(vault));
        if (geteuid() != 0 || mount("tmpfs", vault.toLocal8Bit().constData(), "tmpfs", 0, "size=8k") != 0)
            QSKIP("needs the right to mount a small disk");
        const ProgramRun spoken = runAgainstServer({u"speak"_s, u"This is paid for and must not be lost."_s,
                                                    u"--output"_s, path(u"rescued.mp3"_s), u"--json"_s});
        umount2(vault.toLocal8Bit().constData(), MNT_DETACH);
        QCOMPARE(spoken.status, 1);
        QCOMPARE(spoken.error().value(u"kind").toString(), u"storage"_s);
        QVERIFY(!spoken.event(u"rescued"_s).isEmpty());
        const auto track = audio::decodeFile(path(u"rescued.mp3"_s));
        QVERIFY(track);
        QVERIFY((*track)->seconds() > 1);
#endif
    }

    void existingFilesAreReplacedOnlyWithForce()
    {
        QFile mine(path(u"mine.mp3"_s));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
        mine.close();
        const QStringList command{u"speak"_s, u"New words."_s, u"--output"_s, path(u"mine.mp3"_s),
                                  u"--json"_s};
        const ProgramRun refused = runAgainstServer(command);
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.error().value(u"kind").toString(), u"storage"_s);
        QCOMPARE(QFileInfo(path(u"mine.mp3"_s)).size(), 4);
        const ProgramRun usage = runAgainstServer({u"usage"_s, u"--json"_s});
        QCOMPARE(usage.result().value(u"ledger").toObject().value(u"requests").toInt(), 0);
        QCOMPARE(runAgainstServer(command + QStringList{u"--force"_s}).status, 0);
        QVERIFY(QFileInfo(path(u"mine.mp3"_s)).size() > 1000);
    }

    void hugeAndHostileTextsAreHandled_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("600,000 characters") << QByteArray(600000, 'a') << 1;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << 2;
        QTest::newRow("not utf-8") << QByteArray("\xff\xfe\xfa") << 2;
        QTest::newRow("right to left") << QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d") << 0;
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\x99\x82") << 0;
        QTest::newRow("markup") << QByteArray("<script>alert(1)</script>") << 0;
    }
    void hugeAndHostileTextsAreHandled()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const ProgramRun spoken =
            run({u"speak"_s, u"--input"_s, u"-"_s, u"--output"_s, path(u"t.mp3"_s), u"--json"_s}, text);
        QVERIFY2(spoken.status == status, (QByteArray::number(spoken.status) + spoken.out).constData());
        QCOMPARE(QFile::exists(path(u"t.mp3"_s)), status == 0);
    }

    void listsVoicesOneALine()
    {
        const ProgramRun all = run({u"voices"_s});
        QCOMPARE(all.status, 0);
        QVERIFY(all.out.count('\n') >= 12);
        QVERIFY(all.out.contains("\tAria\t"));
        const ProgramRun some = run({u"voices"_s, u"--search"_s, u"aria"_s, u"--json"_s});
        QCOMPARE(some.result().value(u"count").toInt(), 1);
        QVERIFY(run({u"voices"_s, u"--shared"_s}).status == 0);
    }

    void unknownVoicesAreTold()
    {
        const ProgramRun refused = run(
            {u"speak"_s, u"x"_s, u"--voice"_s, u"Nobody"_s, u"--output"_s, path(u"x.mp3"_s), u"--json"_s});
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.error().value(u"kind").toString(), u"not_found"_s);
    }

    void keyOfTheEnvironmentIsWrittenNowhere()
    {
        QProcessEnvironment environment = m_server->environment(m_home->path());
        environment.insert(u"VOICE_STUDIO_LOG"_s, u"debug"_s);
        const ProgramRun spoken =
            runProgram(environment, {u"speak"_s, u"Secret."_s, u"--output"_s, path(u"s.mp3"_s)});
        QCOMPARE(spoken.status, 0);
        QVERIFY(!spoken.err.contains("0123456789abcdef"));
        int files = 0;
        QDirIterator it(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("0123456789abcdef"), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 3);
    }

    void plainHttpToAnotherMachineIsRefused()
    {
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"ELEVENLABS_BASE_URL"_s, u"http://192.0.2.1"_s);
        environment.insert(u"ELEVENLABS_API_KEY"_s, u"k"_s);
        QCOMPARE(runProgram(environment, {u"speak"_s, u"x"_s, u"--output"_s, path(u"x.mp3"_s)}).status, 2);
    }

    void interruptEndsWith130AndKeepsWhatCame_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("terminal closed") << SIGHUP;
    }
    void interruptEndsWith130AndKeepsWhatCame()
    {
        QFETCH(int, number);
        behave("{\"pace\":0.5}");
        QProcess process;
        process.setProcessEnvironment(m_server->environment(m_home->path()));
        process.start(programPath(),
                      {u"speak"_s, u"A slow sentence that takes its time to arrive here."_s, u"--output"_s,
                       path(u"c.mp3"_s), u"--json"_s});
        QByteArray seen;
        QVERIFY(QTest::qWaitFor(
            [&] {
                seen += process.readAllStandardOutput();
                return seen.contains("first_audio");
            },
            20000));
        ::kill(static_cast<pid_t>(process.processId()), number);
        QVERIFY(process.waitForFinished(15000));
        QCOMPARE(process.exitCode(), 130);
    }

    void filesOfTheUserAreNeverTheTarget_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("input") << QStringList{u"--input"_s, u"in.mp3"_s, u"--output"_s, u"in.mp3"_s};
        QTest::newRow("input by another name")
            << QStringList{u"--input"_s, u"in.mp3"_s, u"--output"_s, u"./link.mp3"_s};
        QTest::newRow("input and subtitles") << QStringList{u"--input"_s, u"in.srt"_s,      u"--output"_s,
                                                            u"new.mp3"_s, u"--subtitles"_s, u"in.srt"_s};
        QTest::newRow("output and subtitles")
            << QStringList{u"--input"_s,  u"in.mp3"_s,        u"--output"_s,    u"both.srt"_s,
                           u"--format"_s, u"mp3_44100_128"_s, u"--subtitles"_s, u"both.srt"_s};
    }
    void filesOfTheUserAreNeverTheTarget()
    {
        QFETCH(QStringList, names);
        for (const QString &name : {u"in.mp3"_s, u"in.srt"_s}) {
            QFile text(path(name));
            QVERIFY(text.open(QIODevice::WriteOnly));
            text.write("My only copy.");
        }
        QVERIFY(QFile::link(path(u"in.mp3"_s), path(u"link.mp3"_s)));
        for (QString &name : names) {
            if (name.contains(u'.'))
                name = path(name);
        }
        const ProgramRun refused = run(QStringList{u"speak"_s, u"--force"_s} + names);
        QCOMPARE(refused.status, 2);
        QVERIFY(!refused.err.isEmpty());
        for (const QString &name : {u"in.mp3"_s, u"in.srt"_s})
            QCOMPARE(QFileInfo(path(name)).size(), 13);
        QVERIFY(!QFile::exists(path(u"both.srt"_s)));
    }

    void aFullStandardOutputIsAFailure_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("voices") << QStringList{u"voices"_s};
        QTest::newRow("json") << QStringList{u"voices"_s, u"--json"_s};
        QTest::newRow("speak") << QStringList{u"speak"_s, u"Full."_s, u"--output"_s};
    }
    void aFullStandardOutputIsAFailure()
    {
        QFETCH(QStringList, arguments);
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("needs /dev/full");
        const QString file = path(u"full.mp3"_s);
        if (arguments.last() == u"--output"_s)
            arguments << file;
        QProcess process;
        process.setProcessEnvironment(programEnvironment(m_home->path()));
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(programPath(), arguments);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("Standard output"));
        QCOMPARE(QFile::exists(file), arguments.contains(file));
    }

    void aReaderThatLeavesIsNoFailure()
    {
        QProcess shell;
        shell.setProcessEnvironment(programEnvironment(m_home->path()));
        shell.start(u"sh"_s, {u"-c"_s, u"{ \"$0\" voices; echo $? >&2; } | head -n 1"_s, programPath()});
        QVERIFY(shell.waitForFinished(30000));
        QCOMPARE(shell.readAllStandardError().trimmed(), QByteArray("0"));
        QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    }

    void twoProcessesPayForTheSameOnce()
    {
        behave("{\"reset\":true,\"pace\":4}");
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 2; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->setProcessEnvironment(m_server->environment(m_home->path()));
            processes.back()->start(programPath(),
                                    {u"speak"_s, u"The same words from two windows at once."_s, u"--output"_s,
                                     path(u"two%1.mp3"_s.arg(i)), u"--json"_s});
        }
        int made = 0;
        qint64 credits = 0;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(processes[size_t(i)]->waitForFinished(30000));
            const ProgramRun run{
                processes[size_t(i)]->exitCode(), processes[size_t(i)]->readAllStandardOutput(), {}};
            if (run.status == 0) {
                ++made;
                credits += run.result().value(u"credits").toInteger();
                QVERIFY(audio::decodeFile(path(u"two%1.mp3"_s.arg(i))));
            } else {
                QCOMPARE(run.error().value(u"kind").toString(), u"busy"_s);
                QVERIFY(!QFile::exists(path(u"two%1.mp3"_s.arg(i))));
            }
        }
        QVERIFY(made >= 1);
        const QJsonObject ledger =
            runAgainstServer({u"usage"_s, u"--json"_s}).result().value(u"ledger").toObject();
        QCOMPARE(ledger.value(u"requests").toInt(), 1);
        QCOMPARE(ledger.value(u"credits").toInteger(), credits);
        const QJsonObject voice =
            runAgainstServer({u"usage"_s, u"--by"_s, u"voice"_s, u"--month"_s, u"--json"_s})
                .result()[u"ledger"][u"voices"][0]
                .toObject();
        QVERIFY(voice[u"credits"].toInteger() == credits && voice[u"name"] != voice[u"voice"]);
        QVERIFY(runAgainstServer({u"usage"_s, u"--csv"_s, u"--by"_s, u"project"_s})
                    .out.contains("\n,Text to Speech,1,"));
    }

    void aDamagedDatabaseIsKeptAsideAndTold()
    {
        QCOMPARE(run({u"speak"_s, u"Before."_s, u"--output"_s, path(u"1.mp3"_s)}).status, 0);
        const QString database = path(u"data/studio.db"_s);
        QFile file(database);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray damage(8192, 'x');
        file.write(damage);
        file.close();
        const ProgramRun after = run({u"speak"_s, u"After."_s, u"--output"_s, path(u"2.mp3"_s)});
        QCOMPARE(after.status, 0);
        QVERIFY2(after.err.contains("damaged"), after.err.constData());
        const QStringList aside =
            QDir(path(u"data"_s)).entryList({u"studio.db.damaged-*"_s}, QDir::Files, QDir::Name);
        QVERIFY(!aside.isEmpty());
        QFile kept(path(u"data/"_s + aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damage);
        QVERIFY(run({u"usage"_s}).err.isEmpty());
    }

    void placesThatCannotBeWrittenAreTold_data()
    {
        QTest::addColumn<QString>("home");
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("no folder can be made") << u"/proc/none"_s;
    }
    void placesThatCannotBeWrittenAreTold()
    {
        QFETCH(QString, home);
        if (!home.startsWith(u'/')) {
            home = path(home);
            QFile file(home);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QProcessEnvironment environment = m_server->environment(home);
        behave("{\"reset\":true}");
        const ProgramRun refused =
            runProgram(environment, {u"speak"_s, u"x"_s, u"--output"_s, path(u"x.mp3"_s), u"--json"_s});
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.error().value(u"kind").toString(), u"storage"_s);
        QVERIFY(!QFile::exists(path(u"x.mp3"_s)));
    }

    void helpHasExamples_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *name : {"speak", "voices", "profile", "usage", "sandbox"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void helpHasExamples()
    {
        QFETCH(QString, command);
        const ProgramRun help = run({command, u"--help"_s});
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains("Example"));
        QVERIFY(help.out.contains("voice-studio " + command.toLatin1()));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/core/changer/bursts.h"

#include "core/audio/decodefile.h"
#include "core/media/wavwriter.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;
using changer::Bursts;
using changer::writeBursts;

/// `convert` and `isolate`, the built program against the sandbox.
class TestCliConvert : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    Bursts m_bursts;

    ProgramRun run(const QStringList &arguments)
    {
        return runProgram(programEnvironment(m_home->path()), arguments);
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    double secondsOf(const QString &file)
    {
        const auto track = audio::decodeFile(file, {});
        return track ? (*track)->seconds() : 0;
    }
    /// Requests of the ledger that were or may have been charged.
    qint64 requests(const QProcessEnvironment &environment)
    {
        const ProgramRun usage = runProgram(environment, {u"usage"_s, u"--csv"_s});
        qint64 sum = 0;
        const QList<QByteArray> lines = usage.out.trimmed().split('\n');
        const qsizetype column = lines.value(0).split(',').indexOf("requests");
        for (const QByteArray &line : lines.mid(1))
            sum += line.split(',').value(column).toLongLong();
        return sum;
    }

    /// Tells the sandbox how to behave.
    bool behave(const ServedSandbox &server, const QByteArray &json)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(server.baseUrl + u"/sandbox/admin"_s));
        request.setRawHeader("x-sandbox-token", server.adminToken);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(network.post(request, json));
        return QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10000)
            && reply->error() == QNetworkReply::NoError;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_bursts = writeBursts(path(u"take.wav"_s), 3);
    }

    void convertsARecordingOnce()
    {
        const QStringList command{u"convert"_s,  path(u"take.wav"_s), u"--voice"_s, u"Aria"_s,
                                  u"--output"_s, path(u"aria.mp3"_s), u"--json"_s};
        const ProgramRun priced = run(command + QStringList{u"--dry-run"_s});
        QVERIFY2(priced.status == 0, priced.err.constData());
        QVERIFY(priced.result().value(u"estimated_credits").toInt() > 30);
        QVERIFY(!QFile::exists(path(u"aria.mp3"_s)));

        const ProgramRun made = run(command);
        QVERIFY2(made.status == 0, made.out.constData());
        QCOMPARE(made.event(u"started"_s).value(u"parts").toInt(), 1);
        QVERIFY(made.event(u"started"_s).value(u"estimated_credits").toInt() > 30);
        QVERIFY(!made.event(u"first_audio"_s).isEmpty());
        const QJsonObject result = made.result();
        QCOMPARE(result.value(u"voice").toString(), u"Aria"_s);
        QVERIFY(result.value(u"credits").toInt() > 30);
        QVERIFY(!result.value(u"request_id").toString().isEmpty());
        QVERIFY(std::abs(secondsOf(path(u"aria.mp3"_s)) - m_bursts.seconds) < 0.15);

        const ProgramRun again = run(command);
        QVERIFY2(again.status == 0, again.out.constData());
        QVERIFY(again.result().value(u"already_made").toBool());
        QCOMPARE(requests(programEnvironment(m_home->path())), 1);
        const ProgramRun text = run(command.first(6));
        QVERIFY2(text.out.contains("already made, 0 credits"), text.out.constData());
    }

    void anInterruptKeepsWhatIsPaid()
    {
        QTemporaryDir serverHome;
        const ServedSandbox server(serverHome.path());
        QVERIFY(behave(server, "{\"pace\":0.5}"));
        const QProcessEnvironment environment = server.environment(m_home->path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(programPath(),
                      {u"convert"_s, path(u"take.wav"_s), u"--output"_s, path(u"out.mp3"_s), u"--json"_s});
        QByteArray seen;
        QTRY_VERIFY2_WITH_TIMEOUT((seen += process.readAllStandardOutput()).contains("first_audio"),
                                  seen.constData(), 20000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(15000));
        QCOMPARE(process.exitCode(), 130);
        // Nothing was left open, and what came is in the store.
        const ProgramRun next = runProgram(environment, {u"usage"_s, u"--json"_s});
        QVERIFY2(!next.err.contains("earlier run"), next.err.constData());
        QDirIterator sounds(m_home->path(), {u"*.mp3"_s}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(sounds.hasNext());
    }

    void nothingIsPaidForAFileThatCannotBeWritten()
    {
        QFile there(path(u"there.mp3"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        const QStringList command{u"convert"_s, path(u"take.wav"_s), u"--output"_s, path(u"there.mp3"_s)};
        const ProgramRun refused = run(command);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--force"), refused.err.constData());
        QCOMPARE(requests(programEnvironment(m_home->path())), 0);
        QVERIFY(run(command + QStringList{u"--force"_s}).status == 0);
        QVERIFY(secondsOf(path(u"there.mp3"_s)) > 1);
    }

    void convertsAFolder()
    {
        QVERIFY(QDir().mkpath(path(u"in"_s)));
        writeBursts(path(u"in/one.wav"_s), 1);
        writeBursts(path(u"in/two.wav"_s), 2);
        QFile bad(path(u"in/bad.wav"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no sound");
        bad.close();
        const QStringList command{u"convert"_s, path(u"in"_s), u"--output"_s, path(u"out/"_s), u"--json"_s};
        const ProgramRun made = run(command);
        QCOMPARE(made.status, 1); // one of them failed
        QVERIFY(made.error().value(u"message").toString().contains(u"bad.wav"_s));
        QCOMPARE(QDir(path(u"out"_s)).entryList(QDir::Files), (QStringList{u"one.mp3"_s, u"two.mp3"_s}));
        (void)run(command);
        QCOMPARE(requests(programEnvironment(m_home->path())), 2);
    }

    /// Half of a recording is converted, but does not pass for the whole.
    void saysThatARecordingWasCut()
    {
        QFile whole(path(u"take.wav"_s));
        QVERIFY(whole.open(QIODevice::ReadWrite));
        QVERIFY(whole.resize(whole.size() / 2));
        whole.close();
        const QStringList command{u"convert"_s, path(u"take.wav"_s), u"--output"_s, path(u"half.mp3"_s),
                                  u"--json"_s};
        for (const bool isMade : {false, true}) {
            const ProgramRun made = run(command);
            QCOMPARE(made.status, 1);
            QCOMPARE(made.result().value(u"complete"), QJsonValue(false));
            QCOMPARE(made.result().value(u"already_made").toBool(), isMade);
            QVERIFY2(made.error().value(u"message").toString().contains(u"ends early"_s),
                     made.out.constData());
            QVERIFY(std::abs(secondsOf(path(u"half.mp3"_s)) - m_bursts.seconds / 2) < 0.15);
        }
    }

    void isolates()
    {
        const ProgramRun made =
            run({u"isolate"_s, path(u"take.wav"_s), u"--output"_s, path(u"voice.wav"_s), u"--json"_s});
        QVERIFY2(made.status == 0, made.out.constData());
        QVERIFY(std::abs(secondsOf(path(u"voice.wav"_s)) - m_bursts.seconds) < 0.15);
        QVERIFY(made.result().value(u"credits").toInt() > 30);
    }

    /// Bursts in the noise of a fan.
    static bool writeNoisy(const QString &from, const QString &to)
    {
        const auto track = audio::decodeFile(from, {});
        if (!track)
            return false;
        std::vector<std::int16_t> samples(std::size_t((*track)->frameCount()));
        (*track)->read(0, samples);
        QRandomGenerator random(7);
        for (std::int16_t &sample : samples)
            sample = std::int16_t(std::clamp(int(sample) + random.bounded(-900, 900), -32768, 32767));
        auto writer = media::WavWriter::create(to, (*track)->spec());
        return writer && (*writer)->write(samples) && (*writer)->finish();
    }

    void isolatesOnThisMachineForNothing()
    {
        QVERIFY(writeNoisy(path(u"take.wav"_s), path(u"noisy.wav"_s)));
        // No service can be reached from here, and none is asked.
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"ELEVENLABS_API_KEY"_s, u"nobody"_s);
        environment.insert(u"ELEVENLABS_BASE_URL"_s, u"http://127.0.0.1:9"_s);
        const QStringList wanted{u"isolate"_s,  path(u"noisy.wav"_s),  u"--local"_s,
                                 u"--output"_s, path(u"quiet.flac"_s), u"--json"_s};
        const ProgramRun made = runProgram(environment, wanted);
        QVERIFY2(made.status == 0, (made.out + made.err).constData());
        QCOMPARE(made.result().value(u"credits").toInt(-1), 0);
        QVERIFY(made.result().value(u"complete").toBool());
        const auto before = audio::decodeFile(path(u"noisy.wav"_s), {});
        const auto after = audio::decodeFile(path(u"quiet.flac"_s), {});
        QVERIFY(before && after);
        QVERIFY(std::abs((*after)->seconds() - (*before)->seconds()) < 0.02);
        // The last pause: the noise is known by then.
        const double pause = m_bursts.spans.back().second + 0.3;
        QVERIFY(changer::levelOf(**after, pause, pause + 0.3)
                < changer::levelOf(**before, pause, pause + 0.3) / 3);
        const auto [from, to] = m_bursts.spans.back();
        QVERIFY(changer::levelOf(**after, from, to) > changer::levelOf(**before, from, to) / 2);

        const ProgramRun again = runProgram(environment, wanted);
        QCOMPARE(again.status, 1);
        QVERIFY2(again.error().value(u"message").toString().contains(u"quiet.flac"_s), again.out.constData());

        QVERIFY(QFile::copy(path(u"noisy.wav"_s), path(u"other.wav"_s)));
        const ProgramRun folder = runProgram(environment,
                                             {u"isolate"_s, path(u"noisy.wav"_s), path(u"other.wav"_s),
                                              u"--local"_s, u"--output"_s, path(u"quiet"_s)});
        QVERIFY2(folder.status == 0, folder.err.constData());
        QCOMPARE(QDir(path(u"quiet"_s)).entryList(QDir::Files),
                 (QStringList{u"noisy.wav"_s, u"other.wav"_s}));
        QVERIFY(QDir(path(u"cache/changer"_s)).entryList({u"input-*"_s}, QDir::Dirs).isEmpty());
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList both{u"take.wav"_s, u"--output"_s, u"x.mp3"_s};
        QTest::newRow("nothing") << QStringList{u"convert"_s};
        QTest::newRow("no output") << QStringList{u"convert"_s, u"take.wav"_s};
        QTest::newRow("no file") << QStringList{u"convert"_s, u"none.wav"_s, u"--output"_s, u"x.mp3"_s};
        QTest::newRow("trim") << QStringList{u"convert"_s, u"--from"_s, u"5"_s, u"--to"_s, u"2"_s} + both;
        QTest::newRow("seed") << QStringList{u"convert"_s, u"--seed"_s, u"-1"_s} + both;
        QTest::newRow("stability") << QStringList{u"convert"_s, u"--stability"_s, u"nan"_s} + both;
        QTest::newRow("format") << QStringList{u"convert"_s, u"--format"_s, u"mp3"_s} + both;
        QTest::newRow("kind") << QStringList{u"convert"_s, u"take.wav"_s, u"--output"_s, u"x.txt"_s};
        QTest::newRow("over itself") << QStringList{u"convert"_s, u"take.wav"_s, u"--output"_s,
                                                    u"take.wav"_s};
        QTest::newRow("many into one")
            << QStringList{u"convert"_s, u"take.wav"_s, u"take.wav"_s, u"--output"_s, u"take.wav"_s};
        QTest::newRow("only isolating is local") << QStringList{u"convert"_s, u"--local"_s} + both;
        QTest::newRow("isolator has no voice") << QStringList{u"isolate"_s, u"--voice"_s, u"Aria"_s} + both;
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        for (QString &argument : arguments) {
            if (argument.contains(u'.') && !argument.startsWith(u'-'))
                argument = path(argument);
        }
        const ProgramRun refused = run(arguments);
        QVERIFY2(refused.status == 2, refused.err.constData());
        QVERIFY(refused.err.contains("--help"));
    }

    void failuresHaveTheirStatus()
    {
        const ProgramRun noVoice = run({u"convert"_s, path(u"take.wav"_s), u"--voice"_s, u"Nobody"_s,
                                        u"--output"_s, path(u"x.mp3"_s), u"--json"_s});
        QCOMPARE(noVoice.status, 1);
        const ProgramRun noModel = run({u"convert"_s, path(u"take.wav"_s), u"--model"_s,
                                        u"eleven_flash_v2_5"_s, u"--output"_s, path(u"x.mp3"_s)});
        QCOMPARE(noModel.status, 1);
        QVERIFY2(noModel.err.contains("eleven_multilingual_sts_v2"), noModel.err.constData());
        QVERIFY(!QFile::exists(path(u"x.mp3"_s)));
    }

    /// A recording over the limit, the program killed when a part is made: what is made is not paid for
    /// again.
    void goesOnAfterAKill()
    {
        const QTemporaryDir serverHome;
        const ServedSandbox server(serverHome.path());
        QVERIFY(!server.baseUrl.isEmpty());
        QVERIFY(behave(server, "{\"pace\":0}"));
        const QProcessEnvironment environment = server.environment(m_home->path());
        const Bursts bursts = writeBursts(path(u"long.wav"_s), 145, 8000, 1.2); // five minutes: two parts
        QVERIFY(bursts.seconds > 290);
        const QStringList command{u"convert"_s,  path(u"long.wav"_s),      u"--format"_s, u"pcm_8000"_s,
                                  u"--output"_s, path(u"long.wav.flac"_s), u"--json"_s};
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(programPath(), command);
        QVERIFY(process.waitForStarted());
        QByteArray told;
        QElapsedTimer clock;
        clock.start();
        while (!told.contains("\"part\"") && clock.elapsed() < 60000 && process.waitForReadyRead(60000))
            told += process.readAllStandardOutput();
        process.kill();
        process.waitForFinished(5000);
        QVERIFY2(told.contains("\"part\""), told.constData());

        const ProgramRun again = runProgram(environment, command);
        QVERIFY2(again.status == 0, again.out.constData());
        QVERIFY(again.result().value(u"seconds").toDouble() > 290);
        QVERIFY(std::abs(secondsOf(path(u"long.wav.flac"_s)) - bursts.seconds) < 0.02);
        // Two parts; the one under way at the kill may have been charged, and was paid for again.
        QVERIFY(requests(environment) <= 3);
        const ProgramRun third = runProgram(environment, command);
        QVERIFY(third.result().value(u"already_made").toBool());
    }
};

QTEST_GUILESS_MAIN(TestCliConvert)
#include "tst_cliconvert.moc"

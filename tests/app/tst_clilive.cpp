// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "app/application.h"
#include "core/audio/decodefile.h"
#include "tests/core/audio/pulseserver.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// `voice-studio transcribe --live` from a virtual microphone.
class TestCliLive : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<audio::test::PulseServer> m_pulse;
    QTemporaryDir m_serverHome;
    std::unique_ptr<ServedSandbox> m_server;
    QTemporaryDir m_home;

    QString sound() const { return m_home.filePath(u"spoken.wav"_s); }
    QProcessEnvironment listening() const
    {
        QProcessEnvironment environment = m_server->environment(m_home.path());
        environment.remove(u"VOICE_STUDIO_AUDIO"_s);
        return environment;
    }

private slots:
    void initTestCase()
    {
        m_pulse = std::make_unique<audio::test::PulseServer>();
        if (!m_pulse->whyNot().isEmpty())
            QSKIP(qPrintable(m_pulse->whyNot()));
        m_pulse->addSink("micfeed");
        QVERIFY(m_pulse->pactl({u"load-module"_s, u"module-remap-source"_s, u"master=micfeed.monitor"_s,
                                u"source_name=vmic"_s}));
        m_server = std::make_unique<ServedSandbox>(m_serverHome.path());
        QVERIFY(!m_server->baseUrl.isEmpty());
        const ProgramRun spoken = runProgram(
            m_server->environment(m_home.path()),
            {u"speak"_s, u"Please leave your message after the tone. The number you have dialed is busy."_s,
             u"--output"_s, sound()});
        QVERIFY2(spoken.status == 0, spoken.err.constData());
    }
    void cleanupTestCase()
    {
        m_server.reset();
        m_pulse.reset();
    }

    void writesDownWhatIsSaid()
    {
        QProcess program;
        program.setProcessEnvironment(listening());
        const QString target = m_home.filePath(u"live.txt"_s);
        program.start(
            programPath(),
            {u"transcribe"_s, u"--live"_s, u"--device"_s, u"vmic"_s, u"--output"_s, target, u"--json"_s});
        QVERIFY(program.waitForStarted());
        QByteArray out;
        const auto heard = [&](const char *what) {
            out += program.readAllStandardOutput();
            return out.contains(what);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(heard("\"listening\"") && heard("\"recording\""), out.constData(), 20000);
        QProcess speaker;
        speaker.start(u"paplay"_s, {u"--device=micfeed"_s, sound()});
        QVERIFY(speaker.waitForStarted());
        QTRY_VERIFY2_WITH_TIMEOUT(heard("\"partial\""), out.constData(), 20000);
        QTRY_VERIFY2_WITH_TIMEOUT(heard("\"committed\""), out.constData(), 30000);
        speaker.waitForFinished(20000);
        QTest::qWait(1500);
        ::kill(pid_t(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(30000));
        out += program.readAllStandardOutput();
        const ProgramRun run{program.exitCode(), out, program.readAllStandardError()};
        QVERIFY2(run.status == 0, (run.out + run.err).constData());
        QVERIFY(run.result().value(u"words").toInt() >= 5);
        QVERIFY(run.result().value(u"complete").toBool());
        const auto recording = audio::decodeFile(run.result().value(u"recording").toString());
        QVERIFY(recording);
        QVERIFY((*recording)->seconds() > 4);
        QFile text(target);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray written = text.readAll().toLower();
        QVERIFY2(written.contains("message"), written.constData());
    }

    void aKillLeavesWordsAndRecording()
    {
        QTemporaryDir home;
        QProcess program;
        QProcessEnvironment environment = m_server->environment(home.path());
        environment.remove(u"VOICE_STUDIO_AUDIO"_s);
        program.setProcessEnvironment(environment);
        program.start(programPath(), {u"transcribe"_s, u"--live"_s, u"--device"_s, u"vmic"_s, u"--json"_s});
        QVERIFY(program.waitForStarted());
        QByteArray out;
        const auto heard = [&](const char *what) {
            out += program.readAllStandardOutput();
            return out.contains(what);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(heard("\"listening\"") && heard("\"recording\""), out.constData(), 20000);
        QProcess speaker;
        speaker.start(u"paplay"_s, {u"--device=micfeed"_s, sound()});
        QTRY_VERIFY2_WITH_TIMEOUT(heard("\"committed\""), out.constData(), 40000);
        const QJsonObject committed = ProgramRun{0, out, {}}.event(u"committed"_s);
        const QString said = committed.value(u"text").toString();
        const double end = committed.value(u"words").toArray().last().toObject().value(u"end").toDouble();
        QVERIFY(end > 0.5);
        QTest::qWait(1500); // it is on the disk a second before
        program.kill();
        program.waitForFinished(5000);
        speaker.kill();
        speaker.waitForFinished(5000);

        Application application(AppDirs::below(home.path()));
        QObject context;
        bool started = false;
        application.start(&context)->then(
            &context, [&](const Result<StartReport> &report) { started = report.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(started, 20000);
        std::optional<QList<store::TranscriptEntry>> found;
        application.transcription.recover()->then(
            &context, [&](const Result<QList<store::TranscriptEntry>> &entries) {
                found = entries.value_or(QList<store::TranscriptEntry>());
            });
        QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), 20000);
        QCOMPARE(found->size(), 1);
        const store::TranscriptEntry entry = found->first();
        QCOMPARE(entry.state, store::TranscriptState::Interrupted);
        QVERIFY2(entry.preview.startsWith(said.left(20)), qPrintable(entry.preview + u" / "_s + said));
        const auto sound = audio::decodeFile(application.transcription.soundPath(entry));
        QVERIFY2(sound.has_value(), qPrintable(entry.soundFile));
        // A virtual microphone delivers nothing while nothing is played to it, so the clock says little.
        QVERIFY2((*sound)->seconds() >= end, qPrintable(QString::number((*sound)->seconds())));
    }
};

QTEST_GUILESS_MAIN(TestCliLive)
#include "tst_clilive.moc"

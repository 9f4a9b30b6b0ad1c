// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/qtaudiooutput.h"
#include "tests/core/audio/pulseserver.h"
#include "tests/core/audio/testsignal.h"

#include <QAudioSink>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio::audio;
using studio::audio::test::PulseServer;

/// Each trap of the platform's sound output, against a real server.
class TestQtAudioOutput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PulseServer>();
        if (!m_server->whyNot().isEmpty())
            QSKIP(qPrintable(m_server->whyNot()));
        QVERIFY(m_server->startRecorder());
    }
    void cleanupTestCase() { m_server.reset(); }

    void refusesAnUnknownDeviceInsteadOfHanging()
    {
        QtAudioOutput output;
        const auto opened = output.open("no-such-device"_ba, kSpec, 50ms);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, studio::ErrorKind::Device);
        QVERIFY(!output.isOpen());
        QVERIFY(!output.isAvailable("no-such-device"_ba));
        QVERIFY(output.isAvailable({}));
    }

    void opensWithASmallBuffer()
    {
        QtAudioOutput output;
        QVERIFY(output.open({}, kSpec, 50ms));
        qInfo() << "buffer:" << output.bufferFrames() * 1000 / kSpec.sampleRateHz << "ms";
        QVERIFY(output.bufferFrames() > 0);
        QVERIFY(output.bufferFrames() <= kSpec.sampleRateHz / 5);
        QVERIFY(!output.isLost());
        QCOMPARE(output.framesFree(), output.bufferFrames());
    }

    void takesNoMoreThanFits()
    {
        QtAudioOutput output;
        QVERIFY(output.open({}, kSpec, 50ms));
        const auto tone = test::sine(kSpec, 2.0);
        const qint64 first = output.write(tone);
        QVERIFY(first <= output.bufferFrames());
        QVERIFY(first > 0);
    }

    void isHeardSoonAndSilentSoon()
    {
        QtAudioOutput output;
        QVERIFY(output.open({}, kSpec, 50ms));
        const auto tone = test::sine(kSpec, 4.0, 880);
        std::size_t at = 0;
        const auto feed = [&] { at += std::size_t(output.write(std::span(tone).subspan(at))); };
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        connect(&timer, &QTimer::timeout, this, feed);
        const qint64 begin = m_server->now();
        feed();
        timer.start(5);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->onsetAfter(begin - 20).has_value(), 3000);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->now() > begin + 600, 3000);
        timer.stop();
        const qint64 end = m_server->now();
        output.close();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->now() > end + 400, 3000);
        const qint64 onset = *m_server->onsetAfter(begin - 20) - begin;
        const qint64 tail = *m_server->lastSound() - end;
        qInfo() << "write to sound:" << onset << "ms, close to silence:" << tail << "ms";
        QVERIFY(onset < 500);
        QVERIFY(tail < 500);
    }

    void noticesAVanishedDeviceAndCanOpenAgain()
    {
        // Trap: the stream dies without a word, and one more write() would make every later start() hang.
        QtAudioOutput output;
        QVERIFY(output.open({}, kSpec, 50ms));
        const auto tone = test::sine(kSpec, 1.0);
        QVERIFY(output.write(tone) > 0);
        m_server->removeModule(m_server->firstSinkModule());
        QTRY_VERIFY_WITH_TIMEOUT(output.isLost(), 5000);
        QCOMPARE(output.framesFree(), 0);
        QCOMPARE(output.write(tone), 0);
        output.close();
        QVERIFY(!output.isOpen());
        // PulseAudio puts a null sink of its own in place only with a module that is not loaded here.
        const int module = m_server->addSink("spk2"_ba);
        QVERIFY(module >= 0);
        QTRY_VERIFY_WITH_TIMEOUT(output.isAvailable("spk2"_ba), 5000);
        QVERIFY(output.open("spk2"_ba, kSpec, 50ms));
        QVERIFY(output.write(tone) > 0);
        QVERIFY(!output.isLost());
    }

    void noticesThatTheServerIsGone()
    {
        QtAudioOutput output;
        QVERIFY(output.open({}, kSpec, 50ms));
        const auto tone = test::sine(kSpec, 1.0);
        output.write(tone);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(output.isLost(), 5000);
        QCOMPARE(output.write(tone), 0);
        output.close();
        QVERIFY(!output.open({}, kSpec, 50ms));
    }

private:
    static constexpr PcmSpec kSpec{44100, 1};
    std::unique_ptr<PulseServer> m_server;
};

QTEST_GUILESS_MAIN(TestQtAudioOutput)
#include "tst_qtaudiooutput.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/devices.h"
#include "core/audio/inputmeter.h"
#include "core/audio/qtaudioinput.h"
#include "core/audio/qtaudiooutput.h"
#include "tests/core/audio/pulseserver.h"
#include "tests/core/audio/testsignal.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::audio;
using studio::audio::test::PulseServer;

namespace {

/// A microphone the test plays with.
struct Hand {
    std::atomic<int> amplitude{0};
    std::atomic<bool> delivers{true};
    std::atomic<bool> exists{true};
    std::atomic<int> open{0};
};

class HeldInput final : public AudioInput {
public:
    explicit HeldInput(Hand &hand) : m_hand(hand) { }
    Result<void> open(const QByteArray &, PcmSpec, std::chrono::milliseconds) override
    {
        if (!m_hand.exists)
            return fail(ErrorKind::Device, u"No microphone found."_s);
        ++m_hand.open;
        m_open = true;
        return {};
    }
    void close() override
    {
        if (std::exchange(m_open, false))
            --m_hand.open;
    }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        m_turn = !m_turn;
        if (!m_hand.delivers || !m_turn)
            return 0;
        samples[0] = std::int16_t(-m_hand.amplitude);
        samples[1] = 3;
        return 2;
    }

private:
    Hand &m_hand;
    bool m_open = false;
    bool m_turn = false;
};

} // namespace

class TestInputMeter : public QObject {
    Q_OBJECT

private slots:
    void measuresPeaksWhileAsked()
    {
        Hand hand;
        hand.amplitude = 16384;
        InputMeter meter(std::make_shared<AudioThread>(), nullptr,
                         [&hand] { return std::make_unique<HeldInput>(hand); });
        QSignalSpy levels(&meter, &InputMeter::levelMeasured);
        meter.start({});
        QTRY_VERIFY(levels.size() >= 3);
        QCOMPARE(meter.state(), InputMeter::State::Listening);
        QVERIFY(std::abs(levels.last().first().toDouble() + 6.02) < 0.1);
        hand.amplitude = 32768;
        QTRY_VERIFY(std::abs(levels.last().first().toDouble()) < 0.1);
        meter.stop();
        QCOMPARE(meter.state(), InputMeter::State::Off);
        QTRY_COMPARE(hand.open, 0);
        const auto heard = levels.size();
        QTest::qWait(80);
        QCOMPARE(levels.size(), heard);
    }

    void missingMicrophoneIsAState()
    {
        Hand hand;
        hand.exists = false;
        InputMeter meter(std::make_shared<AudioThread>(), nullptr,
                         [&hand] { return std::make_unique<HeldInput>(hand); });
        meter.start({});
        QTRY_COMPARE(meter.state(), InputMeter::State::NoDevice);
        QCOMPARE(meter.problem().message, u"No microphone found."_s);
        hand.exists = true;
        meter.start({});
        QTRY_COMPARE(meter.state(), InputMeter::State::Listening);
        hand.delivers = false;
        QTRY_COMPARE(meter.state(), InputMeter::State::Lost);
        QVERIFY(!meter.problem().nextStep.isEmpty());
        QTRY_COMPARE(hand.open, 0);
    }

    void canGoWhileListening()
    {
        auto thread = std::make_shared<AudioThread>();
        Hand hand;
        for (int i = 0; i < 20; ++i) {
            InputMeter meter(thread, nullptr, [&hand] { return std::make_unique<HeldInput>(hand); });
            meter.start({});
        }
        thread.reset();
    }

    /// Last: it decides for the process which server Qt speaks to.
    void hearsARealMicrophone()
    {
        PulseServer server;
        if (!server.whyNot().isEmpty())
            QSKIP(qPrintable(server.whyNot()));
        server.addSink("micfeed"_ba);
        QVERIFY(server.pactl({u"load-module"_s, u"module-remap-source"_s, u"master=micfeed.monitor"_s,
                              u"source_name=vmic"_s}));
        auto thread = std::make_shared<AudioThread>();
        AudioDevices inputs(thread, nullptr, AudioDevices::inputLister());
        inputs.startWatching();
        QTRY_VERIFY(!inputs.outputs().isEmpty());
        QByteArray microphone;
        for (const OutputDevice &device : inputs.outputs())
            microphone = device.id.contains("vmic") ? device.id : microphone;
        QVERIFY(!microphone.isEmpty());
        InputMeter meter(thread);
        meter.start("no-such-microphone"_ba);
        QTRY_COMPARE(meter.state(), InputMeter::State::NoDevice);
        // Speak into it first: a fed microphone delivers nothing while its feed is silent.
        QProcess feed;
        const QString tone = m_folder.filePath(u"tone.raw"_s);
        QFile file(tone);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto samples = test::sine({48000, 1}, 8.0);
        file.write(reinterpret_cast<const char *>(samples.data()), qint64(samples.size() * 2));
        file.close();
        feed.start(u"pacat"_s,
                   {u"--playback"_s, u"--device=micfeed"_s, u"--rate=48000"_s, u"--channels=1"_s,
                    u"--format=s16le"_s, tone});
        QTest::qWait(1500); // a fresh sink begins late
        QSignalSpy levels(&meter, &InputMeter::levelMeasured);
        meter.start(microphone);
        QTRY_COMPARE(meter.state(), InputMeter::State::Listening);
        double loudest = -100;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     for (const auto &level : levels)
                                         loudest = std::max(loudest, level.first().toDouble());
                                     return loudest > -30;
                                 }()),
                                 6000);
        meter.stop();
        feed.kill();
        feed.waitForFinished();
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInputMeter)
#include "tst_inputmeter.moc"

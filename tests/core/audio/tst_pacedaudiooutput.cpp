// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"
#include "core/audio/fileaudiooutput.h"
#include "core/audio/pacedaudiooutput.h"
#include "core/audio/qtaudiooutput.h"
#include "tests/core/audio/manualclock.h"
#include "tests/core/audio/testsignal.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio::audio;

namespace {

constexpr PcmSpec kSpec{8000, 1};

} // namespace

class TestPacedAudioOutput : public QObject {
    Q_OBJECT

private slots:
    void takesFramesAtTheirRate()
    {
        auto clock = std::make_shared<test::ManualClock>();
        NullAudioOutput output(clock);
        QCOMPARE(output.framesFree(), 0);
        QVERIFY(output.open({}, kSpec, 50ms));
        QCOMPARE(output.bufferFrames(), 400);
        clock->pass(10s);
        QCOMPARE(output.framesFree(), 400);
        QCOMPARE(output.write(test::sine(kSpec, 1)), 400);
        QCOMPARE(output.framesFree(), 0);
        clock->pass(10ms);
        QCOMPARE(output.framesFree(), 80);
        clock->pass(1s);
        QCOMPARE(output.framesFree(), 400);
        output.close();
        QCOMPARE(output.write(test::sine(kSpec, 1)), 0);
    }

    void writesWhatWasHeardIntoAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"out.wav"_s);
        auto clock = std::make_shared<test::ManualClock>();
        const auto tone = test::sweep(kSpec, 0.05);
        {
            FileAudioOutput output(path, clock);
            QVERIFY(output.open({}, kSpec, 50ms));
            QCOMPARE(output.write(tone), 400);
            clock->pass(100ms); // 50 ms of it are silence: a hole
            output.framesFree();
            QCOMPARE(output.write(tone), 400);
            clock->pass(25ms);
            output.close(); // the rest is dropped
            QVERIFY(output.open({}, {16000, 1}, 50ms));
            output.write(test::sine({16000, 1}, 0.05));
            clock->pass(50ms);
        }
        const auto track = decodeFile(path);
        QVERIFY(track);
        QCOMPARE((*track)->sampleRateHz(), 8000);
        const auto heard = test::samplesOf(**track);
        QVERIFY(std::equal(tone.begin(), tone.end(), heard.begin()));
        QCOMPARE(test::rms(std::span(heard).subspan(400, 400)), 0.0);
        QVERIFY(std::equal(tone.begin(), tone.begin() + 200, heard.begin() + 800));
        QVERIFY(heard.size() > 1000 + 350 && heard.size() <= 1000 + 400);
    }

    void refusesAFileItCannotWrite()
    {
        FileAudioOutput output(u"/no/such/folder/out.wav"_s);
        QCOMPARE(output.open({}, kSpec, 50ms).error().kind, studio::ErrorKind::Device);
        QCOMPARE(output.write(test::sine(kSpec, 1)), 0);
    }

    void theEnvironmentChoosesTheOutput()
    {
        qputenv("VOICE_STUDIO_AUDIO", "null");
        QVERIFY(dynamic_cast<NullAudioOutput *>(makeAudioOutput().get()));
        qputenv("VOICE_STUDIO_AUDIO", "file:/tmp/x.wav");
        QVERIFY(dynamic_cast<FileAudioOutput *>(makeAudioOutput().get()));
        qunsetenv("VOICE_STUDIO_AUDIO");
        QVERIFY(dynamic_cast<QtAudioOutput *>(makeAudioOutput().get()));
    }

    void withoutASoundServerOpeningFailsWithAdvice()
    {
        qputenv("PULSE_SERVER", "unix:/no/such/socket");
        QtAudioOutput output;
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        QVERIFY(!output.isAvailable({}));
        const auto opened = output.open({}, kSpec, 50ms);
        QCOMPARE(opened.error().kind, studio::ErrorKind::Device);
        QVERIFY(!opened.error().nextStep.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPacedAudioOutput)
#include "tst_pacedaudiooutput.moc"

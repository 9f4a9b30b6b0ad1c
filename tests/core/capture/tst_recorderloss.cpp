// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recorder.h"
#include "tests/core/capture/recorderworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::capture;
using studio::capture::test::World;
using State = studio::capture::Recorder::State;

class TestRecorderLoss : public QObject {
    Q_OBJECT

private slots:
    void missingAndRefusedAreStates()
    {
        World world;
        world.hand.exists = false;
        world.recorder.record();
        QTRY_COMPARE(world.recorder.state(), State::Failed);
        QCOMPARE(world.recorder.problem().message, u"No microphone found."_s);
        QCOMPARE(world.results.size(), 1);
        QVERIFY(!world.results.first());
        QVERIFY(!world.recorder.hasRecording());
        QVERIFY(world.files().isEmpty());
        world.hand.exists = true;
        world.hand.refuses = true;
        world.recorder.listen("usb");
        QTRY_VERIFY(world.recorder.problem().message.contains(u"could not be opened"_s));
        world.hand.refuses = false;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.1);
    }

    void noticesALossWithinASecondAndGoesOn()
    {
        World world;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        QElapsedTimer time;
        time.start();
        world.hand.delivers = false;
        world.hand.setDevices({{"other", u"Other"_s, false}});
        QTRY_COMPARE(world.recorder.state(), State::Lost);
        QVERIFY2(time.elapsed() < 1100, qPrintable(QString::number(time.elapsed())));
        QVERIFY(world.recorder.hasRecording());
        QVERIFY(!world.recorder.problem().nextStep.isEmpty());
        const int opened = world.hand.opened;
        // Another microphone does not take its place by itself.
        QTest::qWait(1200);
        QCOMPARE(world.hand.opened, opened);
        world.hand.setDevices({{"usb", u"USB microphone"_s, false}});
        world.hand.delivers = true;
        QTRY_COMPARE(world.recorder.state(), State::Recording);
        const qint64 before = world.recorder.frames();
        QTRY_VERIFY(world.recorder.frames() > before + 4800);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.results.first()->gaps.size(), 1);
        QVERIFY(world.results.first()->gaps.first().seconds > 1.9);
        QVERIFY(world.sequential);
    }

    void goesOnWithAnotherMicrophone()
    {
        World world;
        world.recorder.listen("usb");
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        world.hand.delivers = false;
        QTRY_COMPARE(world.recorder.state(), State::Lost);
        world.hand.setDevices({{"other", u"Other"_s, false}});
        world.hand.delivers = true;
        world.recorder.listen("other");
        QTRY_COMPARE(world.recorder.state(), State::Recording);
        QCOMPARE(world.hand.lastId(), "other"_ba);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QCOMPARE(world.results.first()->gaps.size(), 1);
    }

    void aLossCanBeFinished()
    {
        World world;
        world.recorder.record();
        QTRY_VERIFY(world.recorder.seconds() > 0.2);
        world.hand.delivers = false;
        QTRY_COMPARE(world.recorder.state(), State::Lost);
        world.recorder.finish();
        QTRY_COMPARE(world.results.size(), 1);
        QVERIFY(world.results.first()->seconds() > 0.2);
    }
};

QTEST_GUILESS_MAIN(TestRecorderLoss)
#include "tst_recorderloss.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordcontrol.h"

#include "core/settings/settingsstore.h"
#include "tests/core/capture/handheldinput.h"
#include "ui/widgets/audiosettings.h"

#include <QAction>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using capture::Recording;
using capture::test::Hand;
using State = RecordControl::State;

class TestRecordControl : public QObject {
    Q_OBJECT

    struct World {
        World()
            : settings(folder.filePath(u"settings.ini"_s)),
              control(thread, settings, folder.filePath(u"recordings"_s), nullptr,
                      capture::test::partsOf(hand))
        {
            connect(&control, &RecordControl::recorded, &control,
                    [this](const Recording &recording) { made.append(recording); });
            connect(&control, &RecordControl::announced, &control,
                    [this](const QString &sentence) { said.append(sentence); });
        }
        [[nodiscard]] QStringList files() const
        {
            return QDir(folder.filePath(u"recordings"_s)).entryList(QDir::Files);
        }

        Hand hand;
        QTemporaryDir folder;
        settings::SettingsStore settings;
        std::shared_ptr<audio::AudioThread> thread = std::make_shared<audio::AudioThread>();
        QList<Recording> made;
        QStringList said;
        RecordControl control;
    };

private slots:
    void oneKeyBeginsAndEnds()
    {
        World world;
        QAction action;
        action.setShortcut(Qt::Key_R);
        world.control.setAction(&action);
        QCOMPARE(action.text(), u"Record"_s);
        world.control.activate();
        QCOMPARE(world.control.state(), State::Idle);
        QTest::qWait(30);
        QCOMPARE(world.hand.open, 0); // nobody listens unasked
        action.trigger();
        QTRY_COMPARE(world.control.state(), State::Recording);
        QVERIFY(world.control.isBusy());
        QCOMPARE(action.text(), u"Stop recording"_s);
        QTRY_VERIFY(world.control.recorder().seconds() > 0.2);
        QSignalSpy idle(&world.control, &RecordControl::becameIdle);
        action.trigger();
        QTRY_COMPARE(world.made.size(), 1);
        QVERIFY(!world.control.isBusy());
        QCOMPARE(idle.size(), 1);
        QCOMPARE(action.text(), u"Record"_s);
        QVERIFY(world.made.first().seconds() >= 0.2);
        QVERIFY(!world.control.notice());
        QTRY_COMPARE(world.control.state(), State::Idle);
        QTRY_COMPARE(world.hand.open, 0);
        QVERIFY(world.said.contains(u"Recording"_s));
    }

    void countsIn()
    {
        World world;
        world.control.setCountIn(true);
        QSignalSpy changed(&world.control, &RecordControl::changed);
        world.control.begin();
        QCOMPARE(world.control.state(), State::CountIn);
        QCOMPARE(world.control.countIn(), 3);
        QVERIFY(world.control.isBusy());
        QTRY_COMPARE(world.control.countIn(), 2);
        QCOMPARE(world.files(), QStringList());
        // Thought better of it.
        world.control.toggle();
        QCOMPARE(world.control.countIn(), 0);
        QVERIFY(!world.control.isBusy());
        QTRY_COMPARE(world.hand.open, 0);
        world.control.begin();
        QTRY_COMPARE_WITH_TIMEOUT(world.control.state(), State::Recording, 6000);
        world.control.finish();
        QTRY_COMPARE(world.made.size(), 1);
        // The second before "now" is there.
        QVERIFY(world.made.first().preRollFrames > 40000);
        QCOMPARE(world.said.filter(QRegularExpression(u"^[321]$"_s)),
                 (QStringList{u"3"_s, u"2"_s, u"3"_s, u"2"_s, u"1"_s}));
    }

    void aMissingMicrophoneIsSaidAndCanBeTriedAgain()
    {
        World world;
        world.hand.exists = false;
        QSignalSpy failed(&world.control, &RecordControl::failed);
        world.control.begin();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(world.control.state(), State::Failed);
        QVERIFY(!world.control.isBusy());
        QVERIFY(world.control.notice());
        QCOMPARE(world.control.notice()->title, u"No microphone found."_s);
        QVERIFY(!world.control.notice()->action.isEmpty());
        QVERIFY(world.said.contains(u"No microphone found."_s));
        world.hand.exists = true;
        world.control.tryAgain();
        QTRY_COMPARE(world.control.state(), State::Listening);
        QVERIFY(!world.control.notice());
    }

    void aCountInWithoutAMicrophoneEnds()
    {
        World world;
        world.control.setCountIn(true);
        world.hand.exists = false;
        QSignalSpy failed(&world.control, &RecordControl::failed);
        world.control.begin();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(world.control.state(), State::Failed);
        QCOMPARE(world.control.countIn(), 0);
    }

    void silenceAndClippingAreSaidBeforeAnybodyPays()
    {
        World world;
        world.hand.amplitude = 0;
        world.control.begin();
        QTRY_VERIFY(world.control.recorder().seconds() > 0.2);
        world.control.finish();
        QTRY_COMPARE(world.made.size(), 1);
        QVERIFY(world.control.notice());
        QCOMPARE(world.control.notice()->kind, NoticeKind::Warning);
        QVERIFY(world.control.notice()->title.contains(u"Nothing can be heard"_s));
        world.hand.amplitude = 1.5;
        world.control.begin();
        // While it is going on, too.
        QTRY_VERIFY(world.control.notice() && world.control.notice()->title.contains(u"Too loud"_s));
        world.control.finish();
        QTRY_COMPARE(world.made.size(), 2);
        QVERIFY(world.control.notice()->title.contains(u"too loud"_s));
    }

    void aDiscardedRecordingCanBeBroughtBack()
    {
        World world;
        QString path;
        connect(&world.control, &RecordControl::discarded, this,
                [&path](const Recording &recording) { path = recording.path; });
        world.control.begin();
        QTRY_VERIFY(world.control.recorder().seconds() > 0.2);
        world.control.discard();
        QTRY_VERIFY(!path.isEmpty());
        QVERIFY(world.made.isEmpty());
        QVERIFY(QFile::exists(path));
        QVERIFY(!world.control.isBusy());
    }

    void hidingClosesTheMicrophoneButNotARecording()
    {
        World world;
        world.control.setStaysOpen(true);
        world.control.activate();
        QTRY_COMPARE(world.control.state(), State::Listening);
        world.control.deactivate();
        QTRY_COMPARE(world.hand.open, 0);
        QCOMPARE(world.control.state(), State::Idle);
        world.control.activate();
        QTRY_COMPARE(world.control.state(), State::Listening);
        world.control.begin();
        QTRY_VERIFY(world.control.recorder().seconds() > 0.2);
        world.control.deactivate();
        QCOMPARE(world.control.state(), State::Recording);
        world.control.finish();
        QTRY_COMPARE(world.made.size(), 1);
        QTRY_COMPARE(world.hand.open, 0);
        world.control.setStaysOpen(false);
    }

    void theChosenMicrophoneIsRememberedAndUsed()
    {
        World world;
        world.hand.setDevices({{"usb", u"USB microphone"_s, false}, {"cam", u"Webcam"_s, false}});
        world.control.activate();
        QTRY_COMPARE(world.control.devices().size(), 2);
        world.control.chooseDevice("cam");
        QCOMPARE(world.settings.get(kInputDevice), "cam"_ba);
        world.control.begin();
        QTRY_COMPARE(world.control.state(), State::Recording);
        QCOMPARE(world.hand.lastId(), "cam"_ba);
        // Changed in the middle: it goes on with the other one.
        world.control.chooseDevice("usb");
        QTRY_COMPARE(world.hand.lastId(), "usb"_ba);
        QTRY_COMPARE(world.control.state(), State::Recording);
        world.control.finish();
        QTRY_COMPARE(world.made.size(), 1);
    }

    void findsWhatAnEarlierRunLeft()
    {
        Hand hand;
        QTemporaryDir folder;
        {
            capture::Recorder killed(std::make_shared<audio::AudioThread>(), folder.path(), nullptr,
                                     capture::test::partsOf(hand));
            killed.record();
            QTRY_VERIFY(killed.seconds() > 0.3);
        }
        settings::SettingsStore settings(folder.filePath(u"settings.ini"_s));
        RecordControl control(std::make_shared<audio::AudioThread>(), settings, folder.path(), nullptr,
                              capture::test::partsOf(hand));
        QList<Recording> found;
        connect(&control, &RecordControl::recovered, this,
                [&found](const QList<Recording> &recordings) { found = recordings; });
        control.activate();
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(found.first().isRecovered);
        QVERIFY(found.first().seconds() > 0.3);
    }
};

QTEST_MAIN(TestRecordControl)
#include "tst_recordcontrol.moc"

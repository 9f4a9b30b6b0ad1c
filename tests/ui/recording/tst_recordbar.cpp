// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordbar.h"

#include "core/settings/settingsstore.h"
#include "tests/core/capture/handheldinput.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/widgets/layoutfaults.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/studiocombo.h"

#include <QAbstractButton>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using capture::test::Hand;
using State = RecordControl::State;

/// Driven by keys and clicks alone.
class TestRecordBar : public QObject {
    Q_OBJECT

    Hand m_hand;
    QTemporaryDir m_folder;
    std::unique_ptr<settings::SettingsStore> m_settings;
    std::unique_ptr<RecordControl> m_control;
    std::unique_ptr<RecordBar> m_bar;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_bar->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString time() const { return find<TextLabel>("recordTime")->text(); }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_settings = std::make_unique<settings::SettingsStore>(m_folder.filePath(u"settings.ini"_s));
        m_control = std::make_unique<RecordControl>(std::make_shared<audio::AudioThread>(), *m_settings,
                                                    m_folder.filePath(u"recordings"_s), nullptr,
                                                    capture::test::partsOf(m_hand));
        m_bar = std::make_unique<RecordBar>(*m_control);
        m_bar->resize(720, 60);
        m_bar->show();
        m_control->activate();
    }
    void cleanup()
    {
        m_bar.reset();
        m_control.reset();
        m_hand.exists = true;
        m_hand.amplitude = 0.25;
    }

    void recordsByKeyboardAlone()
    {
        QSignalSpy recorded(m_control.get(), &RecordControl::recorded);
        auto *record = find<QPushButton>("recordButton");
        auto *pause = find<QAbstractButton>("recordPause");
        QCOMPARE(record->text(), u"Record"_s);
        QVERIFY(!pause->isVisible());
        QCOMPARE(time(), u"0:00"_s);
        record->setFocus();
        QTest::keyClick(record, Qt::Key_Space);
        QTRY_COMPARE(m_control->state(), State::Recording);
        QCOMPARE(record->text(), u"Stop"_s);
        QCOMPARE(record->accessibleName(), u"Stop recording"_s);
        QVERIFY(pause->isVisible());
        QTRY_COMPARE(time(), u"0:01"_s);
        QVERIFY(find<LevelMeter>("recordMeter")->shownText().contains(u"dB"_s));
        QTest::keyClick(pause, Qt::Key_Return);
        QCOMPARE(m_control->state(), State::Paused);
        QCOMPARE(pause->accessibleName(), u"Go on recording"_s);
        QTest::keyClick(pause, Qt::Key_Space);
        QCOMPARE(m_control->state(), State::Recording);
        QTest::keyClick(record, Qt::Key_Space);
        QTRY_COMPARE(recorded.size(), 1);
        QCOMPARE(record->text(), u"Record"_s);
        QVERIFY(!pause->isVisible());
        QCOMPARE(tests::accessibleFaults(m_bar.get()), QStringList());
    }

    void opensTheMicrophoneForItsLevel()
    {
        auto *listen = find<QAbstractButton>("recordListen");
        QVERIFY(!listen->isChecked());
        QCOMPARE(find<LevelMeter>("recordMeter")->shownText(), u"Microphone closed"_s);
        QTest::mouseClick(listen, Qt::LeftButton);
        QTRY_COMPARE(m_control->state(), State::Listening);
        QVERIFY(listen->isChecked());
        QTRY_VERIFY(find<LevelMeter>("recordMeter")->shownText().contains(u"dB"_s));
        QTest::mouseClick(listen, Qt::LeftButton);
        QTRY_COMPARE(m_hand.open, 0);
        QVERIFY(!listen->isChecked());
    }

    void saysWhatIsWrongAndOffersAWay()
    {
        m_hand.exists = false;
        auto *banner = find<InfoBanner>("recordNotice");
        QVERIFY(!banner->isVisible());
        find<QPushButton>("recordButton")->click();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->title(), u"No microphone found."_s);
        m_hand.exists = true;
        auto *again = banner->findChild<QPushButton *>();
        QVERIFY(again && again->isVisible());
        again->click();
        QTRY_COMPARE(m_control->state(), State::Listening);
        QVERIFY(!banner->isVisible());
    }

    void choicesAreRemembered()
    {
        auto *menu = find<QMenu>("recordMenu");
        for (QAction *action : menu->actions())
            QVERIFY(!action->isChecked()); // above all: nobody hears himself unasked
        menu->actions().first()->trigger();
        QVERIFY(m_control->hasCountIn());
        find<QPushButton>("recordButton")->click();
        QCOMPARE(m_control->state(), State::CountIn);
        QCOMPARE(time(), u"3"_s);
        QCOMPARE(find<QPushButton>("recordButton")->text(), u"Cancel"_s);
        find<QPushButton>("recordButton")->click();
        QCOMPARE(m_control->state() == State::CountIn, false);
        menu->actions().first()->trigger();
        QVERIFY(!m_control->hasCountIn());
    }

    void listsTheMicrophones()
    {
        auto *combo = find<StudioCombo>("recordDevice");
        QTRY_COMPARE(combo->count(), 2);
        QCOMPARE(combo->itemText(0), u"The first one (USB microphone)"_s);
        m_hand.setDevices({});
        QTRY_COMPARE(combo->itemText(0), u"No microphone found"_s);
        m_hand.setDevices({{"usb", u"USB microphone"_s, false}});
    }

    void fitsInBothDirectionsWhileRecording()
    {
        find<QPushButton>("recordButton")->click();
        QTRY_COMPARE(m_control->state(), State::Recording);
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_bar->setLayoutDirection(direction);
            for (const int width : {520, 720, 1000}) {
                m_bar->resize(width, 60);
                QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
                QCOMPARE(tests::layoutFaults(m_bar.get()), QStringList());
            }
        }
        QCOMPARE(tests::accessibleFaults(m_bar.get()), QStringList());
        if (const QString folder = qEnvironmentVariable("STUDIO_BAR_SHOT"); !folder.isEmpty()) {
            m_bar->setLayoutDirection(Qt::LeftToRight);
            m_bar->resize(720, 60);
            QTRY_VERIFY(m_control->recorder().seconds() > 1.2);
            m_bar->grab().save(folder + u"/bar.png"_s);
        }
    }
};

QTEST_MAIN(TestRecordBar)
#include "tst_recordbar.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/bundlefile.h"
#include "core/evidence/casebundle.h"
#include "core/evidence/sessionarchive.h"
#include "tests/core/evidence/samplesession.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentpanel.h"
#include "ui/agent/replayplayback.h"
#include "ui/agent/replaystrip.h"
#include "ui/agent/sessionlist.h"
#include "ui/agent/sessionwave.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/variants.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;
using Kind = studio::ui::ShownSession::Kind;

/// Recorded sessions in the panel: list, replay, report.
class AgentReplayTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<QWidget> m_window;
    AgentPanel *m_panel = nullptr;

    QString sessions(const QString &id = {}) const
    {
        return evidence::SessionArchive::in(AppDirs::below(m_world->root)).folderOf(id);
    }
    void show()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 684);
        m_panel = new AgentPanel(m_world->agentServices(), m_window.get());
        m_panel->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_panel->activate();
    }
    template <class T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    SessionList *list() const { return find<SessionList>("sessionList"); }
    ReplayStrip *strip() const { return find<ReplayStrip>("replayStrip"); }
    ShownSession &shown() const { return *m_panel->shown(); }
    void openSample()
    {
        evidence::test::writeSample(sessions(u"one"_s));
        show();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_COMPARE(shown().kind(), Kind::Replay);
    }
    QString bundle(const QString &name)
    {
        evidence::test::writeSample(m_world->temporary.filePath(u"elsewhere"_s));
        const auto replay =
            evidence::openReplayNow(m_world->temporary.filePath(u"elsewhere"_s), m_world->root);
        const QString path = m_world->temporary.filePath(name);
        const auto written = evidence::writeBundleNow(
            **replay, path, {.mask = {.numbers = true}, .program = u"Voice Studio"_s});
        return written ? path : QString();
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
    }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_world->account.start();
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void listsWhatWasRecorded()
    {
        show();
        QTest::qWait(0);
        QVERIFY(!list()->isVisible());
        evidence::test::writeSample(sessions(u"one"_s));
        evidence::test::writeSample(sessions(u"two"_s));
        shown().show(Kind::Replay);
        shown().clear();
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        const QString spoken = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains("Billing support"_L1) && spoken.contains("0:14"_L1), qPrintable(spoken));
    }

    void removesWithUndo()
    {
        evidence::test::writeSample(sessions(u"one"_s));
        show();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QVERIFY(!QFile::exists(sessions(u"one"_s)));
        auto *toast = m_window->findChild<Toast *>();
        QVERIFY(toast);
        emit toast->actionTriggered();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
    }

    void replaysSoundTextAndTimingTogether()
    {
        openSample();
        QVERIFY(strip()->isVisible());
        QCOMPARE(shown().log().size(), evidence::test::sampleLog().size());
        QVERIFY(!shown().position());
        PlaybackSource *playback = m_panel->playback();
        QVERIFY(playback);
        QTRY_VERIFY(playback->durationSeconds() > 14);
        strip()->wave()->setFocus();
        QTest::keyClick(strip()->wave(), Qt::Key_Right);
        QTRY_COMPARE(shown().position(), std::optional<qint64>(1'000'000));
        // The first turn: where the user began to speak.
        QTest::keyClick(strip()->wave(), Qt::Key_PageDown);
        QTRY_COMPARE(shown().position(), std::optional<qint64>(3'000'000));
        QTest::keyClick(strip()->wave(), Qt::Key_PageDown);
        QTRY_COMPARE(shown().position(), std::optional<qint64>(8'200'000));
        QTest::keyClick(strip()->wave(), Qt::Key_Home);
        QTRY_COMPARE(shown().position(), std::optional<qint64>(0));
        QTest::keyClick(strip()->wave(), Qt::Key_Right, Qt::ShiftModifier);
        QTRY_COMPARE(shown().position(), std::optional<qint64>(100'000));
        QCOMPARE(strip()->wave()->spoken(), u"0:00 of 0:14"_s);
        // It plays, and the place moves with it.
        auto *speed = find<StudioCombo>("replaySpeed");
        speed->setCurrentIndex(speed->count() - 1);
        QTest::mouseClick(find<QAbstractButton>("replayPlay"), Qt::LeftButton);
        QTRY_VERIFY(shown().position().value_or(0) > 300'000);
        QTest::mouseClick(find<QAbstractButton>("replayPlay"), Qt::LeftButton);
        QTRY_COMPARE(playback->playback(), PlaybackSource::Playback::Stopped);
        QCOMPARE(accessibleFaults(m_panel), QStringList());
        QTest::mouseClick(find<QAbstractButton>("replayClose"), Qt::LeftButton);
        QTRY_COMPARE(shown().kind(), Kind::None);
        QVERIFY(!playback->about());
    }

    void playsATurn()
    {
        openSample();
        shown().requestPlay(5'000'000, 5'400'000);
        QTRY_VERIFY(shown().position().value_or(0) > 5'050'000);
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Stopped);
        QVERIFY(std::abs(m_panel->playback()->positionSeconds() - 5.4) < 0.3);
    }

    void movesThroughASessionWithoutSound()
    {
        const QString path = bundle(u"case.zip"_s);
        QVERIFY(!path.isEmpty());
        show();
        m_panel->open({{u"files"_s, QStringList{path}}});
        QTRY_COMPARE(shown().kind(), Kind::Replay);
        QTRY_VERIFY(!strip()->findChild<QWidget *>(u"replayRemark"_s)->isHidden());
        PlaybackSource *playback = m_panel->playback();
        playback->setSpeed(3);
        playback->play();
        QTRY_VERIFY(shown().position().value_or(0) > 200'000);
        playback->seek(14.4);
        QTRY_COMPARE(playback->playback(), PlaybackSource::Playback::Stopped);
        QVERIFY(shown().position().value_or(0) > 14'400'000);
    }

    void takesADroppedBundle()
    {
        const QString path = bundle(u"case.zip"_s);
        show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel, &drop);
        QTRY_COMPARE(shown().kind(), Kind::Replay);
    }

    void saysWhatIsNoBundle()
    {
        QFile file(m_world->temporary.filePath(u"no.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a zip");
        file.close();
        m_world->prompts.fileToOpen = file.fileName();
        show();
        QTest::mouseClick(find<QPushButton>("openBundle"), Qt::LeftButton);
        QTRY_VERIFY(m_window->findChild<Toast *>());
        QVERIFY(m_window->findChild<Toast *>()->text().contains("no.zip"_L1));
        QCOMPARE(shown().kind(), Kind::None);
    }

    void savesAReport()
    {
        openSample();
        QTest::mouseClick(find<QPushButton>("saveReportButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>("reportSheet"));
        auto *sound = find<Switch>("reportSound");
        QVERIFY(sound->isEnabled() && sound->isChecked());
        // What is masked goes without its sound; unmasked again it comes back.
        find<Switch>("reportMaskNumbers")->click();
        QVERIFY(!sound->isEnabled() && !sound->isChecked());
        find<Switch>("reportMaskNumbers")->click();
        QVERIFY(sound->isEnabled() && sound->isChecked());
        find<Switch>("reportMaskNames")->click();
        auto *names = find<QLineEdit>("reportNames");
        QVERIFY(names->isVisible());
        QVERIFY2(names->text().contains("Ann Smith"_L1), qPrintable(names->text()));
        QCOMPARE(accessibleFaults(find<QWidget>("reportSheet")), QStringList());
        m_world->prompts.folderToChoose = m_world->temporary.path();
        QTest::mouseClick(find<QPushButton>("reportFolder"), Qt::LeftButton);
        find<QLineEdit>("reportName")->setText(u"case"_s);
        QTest::keyClick(find<QLineEdit>("reportName"), Qt::Key_Return);
        const QString path = m_world->temporary.filePath(u"case.zip"_s);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!find<QWidget>("reportSheet"));
        const auto made = evidence::BundleReader::open(path);
        QVERIFY(made);
        QVERIFY(!made->read(u"report.html"_s, 1 << 24, {})->contains("Smith"));
        QVERIFY(!made->has(u"sound.wav"_s));
        // The choice is remembered, and an existing file is asked about.
        QTest::mouseClick(find<QPushButton>("saveReportButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>("reportSheet"));
        QVERIFY(find<Switch>("reportMaskNames")->isChecked());
        find<QLineEdit>("reportName")->setText(u"case"_s);
        QTest::keyClick(find<QLineEdit>("reportName"), Qt::Key_Return);
        QVERIFY(find<QPushButton>("reportKeepBoth")->isVisible());
        QTest::mouseClick(find<QPushButton>("reportKeepBoth"), Qt::LeftButton);
        QTRY_COMPARE(QDir(m_world->temporary.path()).entryList({u"case*.zip"_s}).size(), 2);
    }
};

QTEST_MAIN(AgentReplayTest)
#include "tst_agentreplay.moc"

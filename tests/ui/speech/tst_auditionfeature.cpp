// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/spendingsettings.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/audition/auditionrow.h"
#include "ui/audition/shortlistsheet.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QDir>
#include <QListView>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using namespace studio::tests;

class TestAuditionFeature final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SpeechPanel> m_panel;

    [[nodiscard]] AuditionRow *row() const { return m_panel->findChild<AuditionRow *>(u"auditionRow"_s); }
    [[nodiscard]] AuditionSlot *at(int number) const
    {
        return row()->findChild<AuditionSlot *>(u"auditionSlot%1"_s.arg(number));
    }
    [[nodiscard]] CostButton *playAll() const { return row()->findChild<CostButton *>(u"auditionPlayAll"_s); }
    void trigger(const char *action) const
    {
        for (QAction *one : m_panel->panelActions()) {
            if (one->objectName() == QLatin1StringView(action))
                one->trigger();
        }
    }
    void open()
    {
        m_world->account.start();
        m_world->useAccount();
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(m_panel->session()->place().ready);
        QTRY_VERIFY(!m_panel->session()->voices().isEmpty());
        QTRY_COMPARE(row()->count(), 2);
        m_panel->setScript(u"Hello there. And more of it."_s);
    }
    void openAndPlayAll()
    {
        open();
        QTRY_COMPARE(playAll()->cost(), u"24 credits"_s);
        playAll()->click();
        QTRY_COMPARE_WITH_TIMEOUT(row()->view(1).state, SlotView::State::Ready, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(row()->view(0).state, SlotView::State::Ready, 10'000);
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
        m_world->service.audio = toneMp3(1.5);
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void playsAllAndPaysOnlyWhatIsMissing()
    {
        openAndPlayAll();
        QCOMPARE(m_world->service.speechRequests, 2);
        QVERIFY(row()->view(0).seconds > 1);
        QTRY_VERIFY(row()->view(0).playing || row()->view(1).playing);
        QTRY_COMPARE(playAll()->cost(), u"Already made"_s);
        playAll()->click();
        QTest::qWait(50);
        QCOMPARE(m_world->service.speechRequests, 2);
        // The takes of an audition are no takes of the script.
        QVERIFY(!m_panel->playback()->canExport());
    }

    void switchesInPlaceAndUsesTheOnePlaying()
    {
        openAndPlayAll();
        trigger("actionAuditionPlay1");
        trigger("actionAuditionPlay1"); // whatever played: the first one does now, or pauses
        trigger("actionAuditionPlay2");
        QTRY_VERIFY(row()->view(1).playing);
        QTRY_VERIFY(row()->view(1).played > 0.2);
        const double before = row()->view(1).played;
        trigger("actionAuditionPlay1");
        QTRY_VERIFY(row()->view(0).playing);
        QVERIFY2(row()->view(0).played >= before - 0.25, qPrintable(QString::number(row()->view(0).played)));
        trigger("actionAuditionUse");
        QCOMPARE(m_panel->session()->choice().voice, row()->view(0).voice);
        trigger("actionAuditionPlay2");
        trigger("actionAuditionUse");
        QCOMPARE(m_panel->session()->choice().voice, row()->view(1).voice);
        QVERIFY(row()->view(1).picked && !row()->view(0).picked);
    }

    void asksBeforeAnExpensiveAudition()
    {
        m_world->settings.set(queue::kAskAboveCredits, 10);
        open();
        QTRY_COMPARE(playAll()->cost(), u"24 credits"_s);
        playAll()->click();
        QVERIFY(m_panel->findChild<QWidget *>(u"spendQuestion"_s));
        QCOMPARE(m_world->service.speechRequests, 0);
    }

    void theSameVoiceWithOtherSettings()
    {
        open();
        api::VoiceSettings settings;
        settings.stability = 0.3;
        m_panel->session()->setSettings(settings);
        trigger("actionAuditionPin");
        QCOMPARE(row()->count(), 3);
        m_panel->session()->setSettings({});
        QTRY_VERIFY(row()->view(2).caption.contains(u"30"_s));
        QCOMPARE(row()->view(2).voice, row()->view(0).voice);
        QTRY_COMPARE(playAll()->cost(), u"36 credits"_s);
        // Enter on it brings its settings back.
        QTest::keyClick(at(3), Qt::Key_Return);
        QCOMPARE(m_panel->session()->choice().settings.stability, 0.3);
    }

    void blindHidesScoresAndReveals()
    {
        openAndPlayAll();
        trigger("actionAuditionBlind");
        QCOMPARE(row()->view(0).name, u"Voice 1"_s);
        QVERIFY(row()->view(0).caption.isEmpty() && !row()->view(0).picked);
        QVERIFY(!at(1)->accessibleName().contains(u"Aria"_s) && !at(1)->accessibleName().contains(u"Odin"_s));
        QTest::keyClick(at(1), Qt::Key_2);
        QTRY_VERIFY(row()->view(1).playing);
        QTest::keyClick(at(2), Qt::Key_Up);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(at(1), Qt::Key_Up);
        auto *reveal = row()->findChild<CostButton *>(u"auditionReveal"_s);
        QVERIFY(reveal->isVisible());
        QTRY_VERIFY(reveal->isEnabled());
        reveal->click();
        QCOMPARE(row()->view(0).rank, 1);
        QCOMPARE(row()->view(0).score, 4);
        QCOMPARE(row()->view(1).rank, 2);
        QVERIFY(row()->view(0).name == "Aria"_L1 || row()->view(0).name == "Odin"_L1);
    }

    void removedVoicesComeBackByUndo()
    {
        open();
        QTest::keyClick(at(2), Qt::Key_Delete);
        QCOMPARE(row()->count(), 1);
        auto *toast = m_panel->findChild<Toast *>();
        QVERIFY(toast);
        emit toast->actionTriggered();
        QCOMPARE(row()->count(), 2);
    }

    void theRowIsRemembered()
    {
        open();
        trigger("actionAuditionPin");
        QCOMPARE(row()->count(), 3);
        m_panel.reset();
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        QTRY_COMPARE(row()->count(), 3);
    }

    void theShortlistIsKeptAndSentAsOneFile()
    {
        openAndPlayAll();
        QTest::keyClick(at(1), Qt::Key_S);
        trigger("actionShortlist");
        auto *sheet = m_panel->findChild<ShortlistSheet *>(u"shortlistSheet"_s);
        QVERIFY(sheet);
        QCOMPARE(sheet->findChild<QListView *>(u"shortlistList"_s)->model()->rowCount(), 1);
        const QString folder = m_world->root + u"/out"_s;
        QVERIFY(QDir().mkpath(folder));
        m_world->prompts.folderToChoose = folder;
        sheet->findChild<QPushButton *>(u"shortlistSend"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(QDir(folder).entryList({u"*.html"_s}).size(), 1, 10'000);
    }
};

QTEST_MAIN(TestAuditionFeature)
#include "tst_auditionfeature.moc"

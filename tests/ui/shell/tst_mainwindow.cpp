// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/shell/closequestion.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/connectionpill.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/jobsettings.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/shortcutmap.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/thirdparty.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

class TestMainWindow final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    void open(bool account = false)
    {
        m_world->account.start();
        if (account)
            m_world->useAccount();
        m_window = std::make_unique<MainWindow>(
            ShellServices{m_world->profiles, m_world->service, m_world->keychain, *m_themes,
                          m_world->services(), m_world->historyServices(), m_world->listeningServices(),
                          m_world->listeningServices(), m_world->agentServices()});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(!m_window->speechPanel()->session()->voices().isEmpty());
    }
    [[nodiscard]] ConnectionPill::State pill() const
    {
        return find<ConnectionPill>("connectionPill")->state();
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
        m_themes = std::make_unique<ThemeController>();
    }
    void cleanup()
    {
        m_window.reset();
        m_themes.reset();
        m_world.reset();
        setTextScale(1.0);
    }

    void opensInTheSandboxWithoutADialog()
    {
        open();
        QCOMPARE(m_window->size(), QSize(1280, 800));
        QCOMPARE(m_window->windowTitle(), u"Text to Speech – Voice Studio"_s);
        QTRY_COMPARE(pill(), ConnectionPill::State::Sandbox);
        QVERIFY(find<InfoBanner>("sandboxBanner")->isVisible());
        QVERIFY(!find<QWidget>("credits")->isVisible());
        QVERIFY(!OverlayHost::of(m_window.get())->hasOpen());
        QCOMPARE(QApplication::focusWidget(), find<QWidget>("script"));
    }

    void showsCreditsOfAnAccount()
    {
        open(true);
        QTRY_COMPARE(pill(), ConnectionPill::State::Connected);
        QTRY_VERIFY(find<QWidget>("credits")->isVisible());
        QVERIFY(!find<InfoBanner>("sandboxBanner")->isVisible());
    }

    void remembersThatTheBannerWasClosed()
    {
        open();
        emit find<InfoBanner>("sandboxBanner")->closed();
        m_window.reset();
        open();
        QVERIFY(!find<InfoBanner>("sandboxBanner")->isVisible());
    }

    void collapsesInNarrowWindows()
    {
        open();
        QCOMPARE(find<QWidget>("sideRail")->width(), 208);
        m_window->resize(1160, 720);
        QTRY_COMPARE(find<QWidget>("sideRail")->width(), 64);
        QVERIFY(find<QWidget>("speechInspector")->isVisible());
        m_window->resize(960, 620);
        QTRY_VERIFY(!find<QWidget>("speechInspector")->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(find<QWidget>("speechInspector")->isVisible());
    }

    void fitsTheSmallestWindow()
    {
        open();
        QVERIFY2(m_window->minimumSizeHint().width() <= 960,
                 qPrintable(QString::number(m_window->minimumSizeHint().width())));
        m_window->resize(960, 620);
        QTRY_VERIFY(!find<QWidget>("speechInspector")->isVisible());
        // What gives way to the rest does so in the event loop.
        const auto least = [this] { return m_window->layout()->totalMinimumSize(); };
        QTRY_VERIFY2(least().width() <= 960 && least().height() <= 620,
                     qPrintable(u"%1×%2"_s.arg(least().width()).arg(least().height())));
    }

    void namesEveryTabStop()
    {
        open();
        QCOMPARE(accessibleFaults(m_window.get()).join(u'\n'), QString());
    }

    void goesFromRegionToRegion()
    {
        open();
        const auto regionOfFocus = [this] {
            for (const char *name :
                 {"sideRail", "headerBar", "speechContent", "inspectorTabs", "transportBar"}) {
                if (find<QWidget>(name)->isAncestorOf(QApplication::focusWidget()))
                    return QString::fromLatin1(name);
            }
            return QString();
        };
        QCOMPARE(regionOfFocus(), u"speechContent"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(regionOfFocus(), u"inspectorTabs"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(regionOfFocus(), u"headerBar"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(regionOfFocus(), u"sideRail"_s);
    }

    void tabsThroughTheWindowAsItReads()
    {
        m_world->service.audio = toneMp3(1.5);
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        auto *strip = find<TakeStrip>("takeStrip");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
        QTRY_COMPARE(strip->takes().size(), 1);
        QStringList stops;
        for (QWidget *at = m_window->nextInFocusChain(); at != m_window.get(); at = at->nextInFocusChain()) {
            if ((at->focusPolicy() & Qt::TabFocus) && at->isVisible() && at->isEnabled())
                stops.append(at->objectName());
        }
        const QStringList wanted{
            u"profileChip"_s, u"themeButton"_s, u"bannerAction"_s, u"bannerClose"_s,
            u"voiceChip"_s,   u"script"_s,      u"generate"_s,     strip->takes().first().id.value(),
            u"waveform"_s,    u"model"_s,       u"play"_s,         u"export"_s};
        QStringList found = stops;
        found.removeIf([&wanted](const QString &name) { return !wanted.contains(name); });
        QCOMPARE(found.join(u" "_s), wanted.join(u" "_s));
    }

    void generatesByKeyAndLeavesSpaceToTheText()
    {
        m_world->service.audio = toneMp3(1.5);
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        QTest::keyClick(find<QWidget>("script"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(find<ScriptEdit>("script")->script().count(u'\n'), 1);
        QTRY_COMPARE(m_world->service.speechRequests, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
        PlaybackSource *playback = m_window->speechPanel()->playback();
        QTRY_VERIFY(playback->about().has_value());
        const QString before = find<ScriptEdit>("script")->script();
        QTest::keyClick(find<QWidget>("script"), Qt::Key_Space);
        QCOMPARE(find<ScriptEdit>("script")->script().size(), before.size() + 1);
    }

    void escapeCancelsAlsoFromTheText()
    {
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        QTest::keyClick(find<QWidget>("script"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_world->service.lastStream);
        QVERIFY(m_window->speechPanel()->isGenerating());
        QTest::keyClick(find<QWidget>("script"), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
    }

    void keepsWhatArrivedWhenClosed()
    {
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        QTRY_VERIFY(m_world->service.lastStream);
        m_world->service.lastStream->sendAudio(toneMp3(2), u"Hello"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->speechPanel()->playback()->durationSeconds() > 0.5, 20'000);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QVERIFY(closed.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 20'000);
        QVERIFY(!m_window->isVisible());
        QList<store::Take> takes;
        m_world->takes.recent()->then(this, [&takes](const Result<QList<store::Take>> &found) {
            if (found)
                takes = *found;
        });
        QTRY_COMPARE(takes.size(), 1);
        QVERIFY(!takes.first().complete);
    }

    void playbackKeysWorkOutsideText()
    {
        m_world->service.audio = toneMp3(30);
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        PlaybackSource *playback = m_window->speechPanel()->playback();
        QTRY_COMPARE_WITH_TIMEOUT(playback->playback(), PlaybackSource::Playback::Playing, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
        if (QWidget *focused = QApplication::focusWidget())
            focused->clearFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QTRY_COMPARE(playback->playback(), PlaybackSource::Playback::Stopped);
        QTest::keyClick(m_window.get(), Qt::Key_Home);
        QTRY_VERIFY(playback->positionSeconds() < 0.01);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QTRY_VERIFY(std::abs(playback->positionSeconds() - 1.0) < 0.05);
        QTest::keyClick(m_window.get(), Qt::Key_L);
        QVERIFY(playback->isLoop());
    }

    void opensItsDialogs()
    {
        open();
        OverlayHost *host = OverlayHost::of(m_window.get());
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(find<QWidget>("shortcutsDialog"));
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(),
                        Qt::Key_Escape);
        QTRY_VERIFY(!host->hasOpen());
        m_window->openAbout();
        QVERIFY(find<QWidget>("aboutDialog")->isVisible());
        host->closeTop();
        m_window->openConnectDialog();
        QVERIFY(find<QWidget>("connectDialog")->isVisible());
        host->closeTop();
        QTRY_VERIFY(!host->hasOpen());
    }

    void shortcutsAreChangedInTheirOverlay()
    {
        open();
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *filter = find<QLineEdit>("shortcutFilter");
        QCOMPARE(QApplication::focusWidget(), filter);
        QTest::keyClicks(filter, u"side bar"_s);
        QTest::keyClick(filter, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        auto *list = m_window->findChildren<QListView *>(u"shortcutList"_s).constFirst();
        list->setFocus(Qt::TabFocusReason);
        QTest::keyClick(list, Qt::Key_Return);
        QTest::keyClick(list, Qt::Key_Y, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!OverlayHost::of(m_window.get())->hasOpen());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(find<QWidget>("sideRail")->width(), 208);
        QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(find<QWidget>("sideRail")->width(), 64);
        m_window.reset();
        open(); // remembered
        QCOMPARE(m_window->shortcuts()->keysOf(u"actionRail"_s), QKeySequence(u"Ctrl+Y"_s));
    }

    void thePaletteRunsWhatIsThere()
    {
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        QWidget *script = find<QWidget>("script");
        QTest::keyClick(script, Qt::Key_K, Qt::ControlModifier);
        auto *field = find<QLineEdit>("paletteField");
        QCOMPARE(QApplication::focusWidget(), field);
        auto *list = find<QListView>("paletteList");
        QTest::keyClicks(field, u"generate"_s);
        QCOMPARE(list->currentIndex().data().toString(), u"Generate"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_window->speechPanel()->isGenerating());
        m_window->speechPanel()->stop();
        QTRY_VERIFY(!m_window->speechPanel()->isGenerating());

        QTest::keyClick(find<QWidget>("paletteButton"), Qt::Key_At); // typing on the field of the header
        QCOMPARE(field->text(), u"@"_s);
        const QString voice = m_window->speechPanel()->session()->voices().last().name;
        QTest::keyClicks(field, voice);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->speechPanel()->session()->voice()->name, voice);
    }

    void thePaletteFindsTakesInTheStore()
    {
        m_world->service.audio = toneMp3(2);
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->setScript(u"The lighthouse turned once."_s);
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
        m_window->speechPanel()->setScript(u"Something else."_s);
        m_window->openPalette(u"lighthouse"_s);
        auto *list = find<QListView>("paletteList");
        QTRY_COMPARE(list->currentIndex().data().toString(), u"The lighthouse turned once."_s);
        QTest::keyClick(find<QLineEdit>("paletteField"), Qt::Key_Return);
        QTRY_COMPARE(m_window->speechPanel()->session()->text(), u"The lighthouse turned once."_s);
    }

    void closingWithJobsAsksOnce()
    {
        open();
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        jobs::JobHandle *job = m_world->jobs.begin({u"export"_s, u"Export"_s, {}, 0, {}});
        QCOMPARE(find<IconButton>("jobsButton")->badge(), 1);
        m_window->close();
        m_window->close();
        QCOMPARE(m_window->findChildren<CloseQuestion *>().size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!OverlayHost::of(m_window.get())->hasOpen());
        QVERIFY(m_window->isVisible());

        m_window->close();
        find<QPushButton>("closeKeep")->click();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(closed.size(), 0);
        m_window->comeForward(); // started again
        QVERIFY(m_window->isVisible());
        m_window->close();
        find<QPushButton>("closeKeep")->click();
        job->finish(jobs::JobOutcome{});
        QTRY_COMPARE(closed.size(), 1);
        QApplication::setQuitOnLastWindowClosed(true);
    }

    void closingMayStopTheJobs()
    {
        open();
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        const JobId id = m_world->jobs.begin({u"export"_s, u"Export"_s, {}, 0, {}})->id();
        m_window->close();
        find<QCheckBox>("closeAlways")->setChecked(true);
        find<QPushButton>("closeStop")->click();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_world->jobs.job(id)->state, jobs::JobState::Cancelled);
        QCOMPARE(m_world->settings.get(jobsettings::kOnClose), int(jobsettings::OnClose::Stop));
    }

    void theSignalToEndAsksNothing()
    {
        open();
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        (void)m_world->jobs.begin({u"export"_s, u"Export"_s, {}, 0, {}});
        m_window->closeNow();
        QCOMPARE(closed.size(), 1);
    }

    void jobsOpenByKey()
    {
        open();
        QWidget *script = find<QWidget>("script");
        QTest::keyClick(script, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(find<QWidget>("jobsDrawer")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!find<QWidget>("jobsDrawer")->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(find<QWidget>("jobsDrawer")->isVisible());
    }

    void actionsKeepWhetherTheyAreEnabled()
    {
        open();
        auto *action = find<QAction>("actionStar");
        action->setEnabled(false);
        m_window->openAbout();
        OverlayHost::of(m_window.get())->closeTop();
        QVERIFY(!action->isEnabled());
    }

    void nothingBehindAnOverlayAnswersKeys()
    {
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        QWidget *script = find<QWidget>("script");
        QTest::keyClick(script, Qt::Key_P, Qt::ControlModifier);
        // Each panel that speaks has one.
        const QList<QWidget *> pickers = m_window->findChildren<QWidget *>(u"voicePicker"_s);
        const auto shown =
            std::find_if(pickers.begin(), pickers.end(), [](QWidget *it) { return it->isVisible(); });
        QVERIFY(shown != pickers.end());
        QWidget *picker = *shown;
        QWidget *search = QApplication::focusWidget();
        QVERIFY(picker->isAncestorOf(search));
        QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_window->speechPanel()->isGenerating());
        QTest::keyClick(search, Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), search);
        QTest::keyClick(search, Qt::Key_F1);
        QVERIFY(!find<QWidget>("shortcutsDialog"));
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_VERIFY(!picker->isVisible());
        // Back where the shortcut was pressed.
        QCOMPARE(QApplication::focusWidget(), script);
        QTest::keyClick(script, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_window->speechPanel()->isGenerating());
    }

    void everyActionHasATextAndNoTwoShareKeys()
    {
        open();
        // Panels may use the same keys: only one of them is shown.
        QHash<QKeySequence, QSet<const Panel *>> keys;
        for (const QAction *action : m_window->allActions()) {
            QVERIFY(!action->text().isEmpty());
            const auto *panel = qobject_cast<const Panel *>(action->parent());
            for (const QKeySequence &key : action->shortcuts()) {
                const QSet<const Panel *> owners = keys.value(key);
                QVERIFY2(!owners.contains(panel) && !owners.contains(nullptr) && (panel || owners.isEmpty()),
                         qPrintable(key.toString()));
                keys[key].insert(panel);
            }
        }
        QVERIFY(keys.contains(QKeySequence(u"Ctrl+Return"_s)));
    }

    void remembersTheTheme()
    {
        open();
        auto *action = find<QAction>("actionTheme");
        action->trigger();
        const ThemeMode mode = m_themes->mode();
        QVERIFY(mode != ThemeMode::System);
        m_window.reset();
        m_themes = std::make_unique<ThemeController>();
        open();
        QCOMPARE(m_themes->mode(), mode);
    }

    void takesTheLookFromTheSettings()
    {
        open();
        m_world->settings.set(appearance::kTheme, int(ThemeMode::Dark));
        QVERIFY(theme().isDark());
        QCOMPARE(find<QWidget>("themeButton")->toolTip(), u"Theme: Dark"_s);
        const int before = find<QWidget>("profileChip")->height();
        m_world->settings.set(appearance::kTextPercent, 150);
        QCOMPARE(textScale(), 1.5);
        QTRY_VERIFY(find<QWidget>("profileChip")->height() > before);
        m_world->settings.set(appearance::kHighContrast, true);
        QVERIFY(theme().highContrast);
    }

    void readsTheListOfThirdParties()
    {
        const auto items =
            thirdPartyItems(u"# x\n| Files | What | Source | Licence |\n| --- | --- | --- | --- |\n"
                            "| `a` | Lucide 1 | https://x | ISC: `licences/x` |\n| broken\n"_s);
        QCOMPARE(items, (QList<ThirdPartyItem>{{u"Lucide 1"_s, u"ISC"_s}}));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "tests/ui/widgets/layoutfaults.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screens.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

/// Every screen of the window, walked: names and roles, and room for what is on it. A new screen joins by a
/// line in ui/shell/screens.cpp.
class TestScreens final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::SpeechWorld> m_world;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;

    void walk(const std::function<QStringList()> &faultsOf)
    {
        QStringList faults;
        QSet<QString> known;
        int walked = 0;
        for (const Screen &screen : screensOf(*m_window)) {
            screen.open();
            // What is on a screen comes from the event loop, and goes where it belongs.
            QTest::qWait(15);
            QStringList found;
            (void)QTest::qWaitFor(
                [&] {
                    found = faultsOf();
                    return found.isEmpty();
                },
                1200);
            // What is wrong behind a dialog is told once.
            for (const QString &fault : std::as_const(found)) {
                if (!known.contains(fault))
                    faults.append(screen.name + u": "_s + fault);
                known.insert(fault);
            }
            closeScreens(*m_window);
            ++walked;
        }
        QVERIFY(walked >= 15);
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<tests::SpeechWorld>();
        m_world->service.audio = tests::toneMp3(2);
        m_world->account.start();
        m_world->useAccount();
        m_themes = std::make_unique<ThemeController>();
        m_window = std::make_unique<MainWindow>(ShellServices{
            m_world->profiles, m_world->service, m_world->keychain, *m_themes, m_world->services(),
            m_world->historyServices(), m_world->listeningServices(), m_world->listeningServices(),
            m_world->agentServices(), AppDirs::below(m_world->root)});
        m_window->resize(1280, 800);
        m_window->show();
        m_window->speechPanel()->setScript(u"The harbour was quiet before dawn. Maren counted the boats."_s);
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
    }
    void cleanup()
    {
        m_window.reset();
        m_themes.reset();
        m_world.reset();
        setTextScale(1.0);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void everyTabStopHasANameAndARole()
    {
        walk([this] { return tests::accessibleFaults(m_window.get()); });
    }

    void everyScreenFitsTheSmallestWindow()
    {
        m_window->resize(960, 620);
        walk([this] {
            QStringList faults = tests::layoutFaults(m_window.get());
            const int least = m_window->minimumSizeHint().width();
            if (least > 960)
                faults.append(u"is %1 wide at least"_s.arg(least));
            return faults;
        });
    }

    void largeTextFits()
    {
        m_world->settings.set(appearance::kTextPercent, 150);
        walk([this] { return tests::layoutFaults(m_window.get()); });
    }

    void mirroredScreensFit()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        walk([this] { return tests::layoutFaults(m_window.get()); });
    }
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"

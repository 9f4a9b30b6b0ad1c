// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/livecontrol.h"
#include "ui/shell/mainwindow.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/takestrip.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

/// Where Tab goes in the window, and the inspector of a narrow one.
class TestWindowRegions final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<MainWindow> m_window;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    void open()
    {
        m_world->account.start();
        m_window = std::make_unique<MainWindow>(
            ShellServices{m_world->profiles, m_world->service, m_world->keychain, *m_themes,
                          m_world->services(), m_world->historyServices(), m_world->listeningServices(),
                          m_world->listeningServices(), m_world->agentServices()});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(!m_window->speechPanel()->session()->voices().isEmpty());
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

    void escapeOutsideItsPanelDoesNotHangUp()
    {
        open();
        auto *live = m_window->findChild<LiveControl *>();
        QVERIFY(live);
        m_window->showPanel(m_window->panelOf(u"agent"_s));
        live->setReserved(true); // a conversation is under way
        QVERIFY(m_window->currentPanel()->isBusy());
        QSignalSpy stopped(live, &LiveControl::stopRequested);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(stopped.size(), 0);
        live->setReserved(false);
    }

    void laysTheInspectorOverTheContentOfANarrowWindow()
    {
        open();
        m_window->resize(960, 620);
        auto *inspector = find<QWidget>("inspectorTabs");
        auto *content = find<QWidget>("speechContent");
        auto *panel = m_window->speechPanel();
        QTRY_VERIFY(!inspector->isVisible());
        QTRY_COMPARE(content->width(), panel->width());
        auto *script = find<ScriptEdit>("script");
        script->setFocus();
        for (const auto &[key, modifiers] :
             {std::pair{Qt::Key_Escape, Qt::NoModifier}, std::pair{Qt::Key_I, Qt::ControlModifier}}) {
            QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
            QVERIFY(inspector->isVisible());
            QCOMPARE(inspector->geometry().right(), panel->rect().right());
            QCOMPARE(inspector->height(), panel->height());
            QCOMPARE(content->width(), panel->width());
            QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
            QVERIFY(!inspector->isVisible());
            QCOMPARE(QApplication::focusWidget(), script);
        }
        // A click beside it closes it as well, and is nothing else.
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        auto *ground = find<QWidget>("drawerGround");
        QVERIFY(ground);
        QTest::mouseClick(ground, Qt::LeftButton, {}, QPoint(40, 40));
        QTRY_VERIFY(!inspector->isVisible());
        QCOMPARE(QApplication::focusWidget(), script);
        // Who goes on in the content does not go on unseen.
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        script->setFocus();
        QVERIFY(!inspector->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        m_window->resize(1280, 800);
        QTRY_VERIFY(inspector->isVisible() && content->geometry().right() < inspector->x());
        QVERIFY(!find<QWidget>("drawerGround"));
        m_window->resize(960, 620);
        QTRY_VERIFY(!inspector->isVisible());
    }

    void laysTheInspectorOverTheMirroredContent()
    {
        open();
        m_window->setLayoutDirection(Qt::RightToLeft);
        m_window->resize(960, 620);
        auto *inspector = find<QWidget>("inspectorTabs");
        QTRY_VERIFY(!inspector->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(inspector->isVisible());
        QCOMPARE(inspector->x(), 0);
    }

    void goesThroughTheRegionsByTabFromTopToBottom()
    {
        m_world->service.audio = toneMp3(1.5);
        open();
        QTRY_VERIFY(m_window->speechPanel()->session()->verdict().isReady());
        m_window->speechPanel()->generate();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->speechPanel()->isGenerating(), 20'000);
        QTRY_COMPARE(find<TakeStrip>("takeStrip")->takes().size(), 1);
        const QStringList wanted{u"sideRail"_s,    u"headerBar"_s, u"sandboxBanner"_s, u"editorCard"_s,
                                 u"auditionRow"_s, u"takesCard"_s, u"inspectorTabs"_s, u"transportBar"_s};
        const auto placeOfFocus = [this, &wanted] {
            for (const QString &name : wanted) {
                const auto *place = m_window->findChild<QWidget *>(name);
                if (place && place->isAncestorOf(QApplication::focusWidget()))
                    return name;
            }
            return QString();
        };
        const auto walk = [this, &placeOfFocus](Qt::Key key) {
            QStringList places;
            QWidget *const first = QApplication::focusWidget();
            for (int i = 0; i < 100; ++i) {
                if (places.isEmpty() || places.last() != placeOfFocus())
                    places.append(placeOfFocus());
                QTest::keyClick(QApplication::focusWidget(), key,
                                key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
                if (QApplication::focusWidget() == first)
                    break;
            }
            return places;
        };
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        for (int i = 0; i < 5 && placeOfFocus() != u"sideRail"_s; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(walk(Qt::Key_Tab).join(u' '), wanted.join(u' '));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QStringList back = wanted;
        std::reverse(back.begin(), back.end());
        QCOMPARE(walk(Qt::Key_Backtab).join(u' '), back.join(u' '));
    }
};

QTEST_MAIN(TestWindowRegions)
#include "tst_windowregions.moc"

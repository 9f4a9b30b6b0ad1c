// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/windowbench.h"

#include "app/application.h"
#include "app/windowservices.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QEvent>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

/// Notes when a widget was painted.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

void benchPanelSwitch()
{
    const QTemporaryDir home;
    app::Application application(AppDirs::below(home.path()));
    app::WindowServices services(application);
    QObject context;
    application.start(&context);
    application.account.start();
    ui::MainWindow window(services.shell(u"speech/main"_s));
    window.resize(1280, 800);
    window.show();
    if (!waitUntil([&] { return !application.account.voices().isEmpty(); }, 20000))
        return;
    QList<QAction *> ways;
    for (QAction *action : window.allActions()) {
        if (action->objectName().startsWith("actionGo_"_L1))
            ways.append(action);
    }
    QList<double> first;
    QList<double> again;
    for (int round = 0; round < 6; ++round) {
        for (QAction *way : ways) {
            ui::Panel *panel = window.panelOf(way->objectName().mid(9));
            if (!panel || panel == window.currentPanel())
                continue;
            PaintWatch watch(panel->content());
            QElapsedTimer clock;
            clock.start();
            way->trigger();
            (void)waitUntil([&] { return watch.painted; }, 5000);
            (round == 0 ? first : again).append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            pass(150);
        }
    }
    if (again.isEmpty())
        return;
    print({.name = u"panel switch → painted, the first time"_s, .values = first, .target = 50});
    print({.name = u"panel switch → painted"_s, .values = again, .target = 50});
}

void benchThemeSwitch()
{
    const QTemporaryDir home;
    app::Application application(AppDirs::below(home.path()));
    app::WindowServices services(application);
    QObject context;
    application.start(&context);
    application.account.start();
    ui::MainWindow window(services.shell(u"speech/main"_s));
    window.resize(1280, 800);
    window.show();
    pass(1500);
    QList<double> theme;
    QList<double> text;
    for (int round = 0; round < 20; ++round) {
        PaintWatch watch(&window);
        QElapsedTimer clock;
        clock.start();
        services.themes.setMode(round % 2 == 0 ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        (void)waitUntil([&] { return watch.painted; }, 5000);
        theme.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        pass(100);
    }
    for (int round = 0; round < 6; ++round) {
        PaintWatch watch(&window);
        QElapsedTimer clock;
        clock.start();
        services.themes.setTextScale(round % 2 == 0 ? 1.5 : 1.0);
        (void)waitUntil([&] { return watch.painted; }, 5000);
        text.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        pass(100);
    }
    print({.name = u"theme switch → window repainted"_s, .values = theme, .target = 25});
    print({.name = u"text size → window laid out and repainted"_s, .values = text, .target = 100});
}

} // namespace studio::bench

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktoplink.h"

#include "app/desktop/singleinstance.h"
#include "ui/shell/jobscontrol.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QEvent>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

/// Without an address libdbus would start a bus through X11 and wait for it.
QDBusConnection sessionBus()
{
    const bool there = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1);
    return there ? QDBusConnection::sessionBus() : QDBusConnection(u"none"_s);
}

} // namespace

DesktopLink::DesktopLink(ui::MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window), m_notifier(sessionBus()),
      m_remote(sessionBus(),
               {.raise = [&window] { window.comeForward(); },
                .quit = [&window] { window.close(); },
                .volume = [&window] { return window.volume(); },
                .setVolume = [&window](double volume) { window.setVolume(volume); }})
{
    connect(window.jobs(), &ui::JobsControl::notificationWanted, &m_notifier, &Notifier::show);
    connect(&m_notifier, &Notifier::activated, &window, &ui::MainWindow::comeForward);
    const auto follow = [this] { m_remote.setSource(m_window.playbackSource()); };
    connect(&window, &ui::MainWindow::playbackSourceChanged, this, follow);
    follow();
    window.installEventFilter(this);
}

void DesktopLink::answer(SingleInstance &instance)
{
    connect(&instance, &SingleInstance::received, this, &DesktopLink::carryOut);
}

void DesktopLink::carryOut(const WindowRequest &request)
{
    if (!request.activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken.toUtf8());
    m_window.comeForward();
    if (!request.panel.isEmpty() && !m_window.panelOf(request.panel))
        ui::Toast::show(&m_window, ui::NoticeKind::Warning, tr("There is no panel “%1”.").arg(request.panel));
    else if (!request.panel.isEmpty())
        m_window.openInPanel(request.panel, {});
    if (request.files.isEmpty())
        return;
    const QString panel = request.panelForFiles();
    if (panel != "speech"_L1) {
        m_window.openInPanel(panel, {{u"files"_s, request.files}});
        return;
    }
    m_window.openInPanel(panel, {{u"file"_s, request.files.constFirst()}});
    if (request.files.size() > 1)
        ui::Toast::show(&m_window, ui::NoticeKind::Info,
                        tr("Only the first of %n files was opened.", nullptr, int(request.files.size())));
}

bool DesktopLink::eventFilter(QObject *watched, QEvent *event)
{
    // What it told can be seen now.
    if (watched == &m_window && event->type() == QEvent::WindowActivate)
        m_notifier.withdraw();
    return QObject::eventFilter(watched, event);
}

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closeguard.h"

#include "core/jobs/jobboard.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/closequestion.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/jobsettings.h"
#include "ui/widgets/panel.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace studio::ui {

using jobsettings::kOnClose;
using jobsettings::OnClose;

namespace {

constexpr auto kCloseAfter = std::chrono::seconds(2);

} // namespace

CloseGuard::CloseGuard(jobs::JobBoard &board, settings::SettingsStore &settings, QWidget *window)
    : QObject(window), m_board(board), m_settings(settings), m_window(window)
{
    // Whoever retries or starts the next step upon the end of a job gets there first.
    connect(&board, &jobs::JobBoard::countsChanged, this, &CloseGuard::jobsChanged, Qt::QueuedConnection);
}

bool CloseGuard::mayClose(const QList<Panel *> &panels)
{
    if (!mayLeaveJobs())
        return false;
    const bool busy =
        std::any_of(panels.begin(), panels.end(), [](const Panel *panel) { return panel->isBusy(); });
    if (!busy || m_waitedEnough)
        return true;
    if (std::exchange(m_waiting, true))
        return false;
    // What arrived becomes a take first; a disk that does not answer may not hold the window for long.
    for (Panel *panel : panels)
        connect(panel, &Panel::becameIdle, m_window, &QWidget::close, Qt::QueuedConnection);
    QTimer::singleShot(kCloseAfter, this, [this] {
        m_waitedEnough = true;
        m_window->close();
    });
    for (Panel *panel : panels)
        panel->stop();
    return false;
}

bool CloseGuard::mayLeaveJobs()
{
    if (m_allowed || m_board.activeCount() == 0)
        return true;
    switch (OnClose(m_settings.get(kOnClose))) {
    case OnClose::KeepRunning:
        goToBackground();
        return false;
    case OnClose::Stop:
        stopJobs();
        return true;
    case OnClose::Ask:
        break;
    }
    ask();
    return false;
}

void CloseGuard::ask()
{
    OverlayHost *host = OverlayHost::of(m_window);
    if (m_window->findChild<CloseQuestion *>())
        return;
    auto *question = new CloseQuestion(m_board.activeCount());
    connect(question, &CloseQuestion::keepRunning, this, [this](bool always) {
        if (always)
            m_settings.set(kOnClose, int(OnClose::KeepRunning));
        goToBackground();
    });
    connect(question, &CloseQuestion::stopAndQuit, this, [this](bool always) {
        if (always)
            m_settings.set(kOnClose, int(OnClose::Stop));
        stopJobs();
        m_window->close();
    });
    host->showDialog(question);
}

void CloseGuard::goToBackground()
{
    if (m_board.activeCount() == 0) { // they ended while one was asked
        closeNow();
        return;
    }
    m_background = true;
    QApplication::setQuitOnLastWindowClosed(false);
    m_window->hide();
}

void CloseGuard::stopJobs()
{
    m_allowed = true;
    const QList<jobs::JobView> all = m_board.jobs();
    for (const jobs::JobView &job : all) {
        if (job.isActive())
            m_board.cancel(job.id);
    }
}

void CloseGuard::closeNow()
{
    m_allowed = true;
    if (m_background)
        comeBack();
    m_window->close();
}

void CloseGuard::comeBack()
{
    m_background = false;
    QApplication::setQuitOnLastWindowClosed(true);
    m_window->show();
}

void CloseGuard::comeForward()
{
    if (m_background)
        comeBack();
    m_window->setWindowState((m_window->windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void CloseGuard::jobsChanged()
{
    if (m_background && m_board.activeCount() == 0) {
        m_background = false;
        m_allowed = true;
        m_window->close();
        QApplication::quit();
    }
}

} // namespace studio::ui

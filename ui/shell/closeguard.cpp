// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closeguard.h"

#include "core/jobs/jobboard.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/closequestion.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/jobsettings.h"

#include <QApplication>
#include <QWidget>

namespace studio::ui {

using jobsettings::kOnClose;
using jobsettings::OnClose;

CloseGuard::CloseGuard(jobs::JobBoard &board, settings::SettingsStore &settings, QWidget *window)
    : QObject(window), m_board(board), m_settings(settings), m_window(window)
{
    // Whoever retries or starts the next step upon the end of a job gets there first.
    connect(&board, &jobs::JobBoard::countsChanged, this, &CloseGuard::jobsChanged, Qt::QueuedConnection);
}

bool CloseGuard::mayClose()
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

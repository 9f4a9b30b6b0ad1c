// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobscontrol.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/jobsdrawer.h"
#include "ui/shell/jobtext.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/jobsettings.h"
#include "ui/widgets/userprompts.h"

#include <QLocale>

namespace studio::ui {

namespace {

/// What ends sooner was seen by who began it.
constexpr auto kLongJob = std::chrono::seconds(10);

} // namespace

JobsControl::JobsControl(jobs::JobBoard &board, settings::SettingsStore &settings, UserPrompts &prompts,
                         IconButton &button, QWidget *window)
    : QObject(window), m_board(board), m_settings(settings), m_button(button), m_window(window),
      m_drawer(new JobsDrawer(board, window))
{
    m_drawer->hide();
    connect(&button, &QAbstractButton::clicked, this, &JobsControl::toggleDrawer);
    connect(&board, &jobs::JobBoard::countsChanged, this, &JobsControl::showCount);
    connect(&board, &jobs::JobBoard::changed, this, &JobsControl::tellProgress);
    connect(&board, &jobs::JobBoard::ended, this, &JobsControl::tellEnd);
    connect(m_drawer, &JobsDrawer::revealRequested, this,
            [&prompts](const QString &path) { prompts.showInFolder(path); });
    connect(&settings, &settings::SettingsStore::changed, this, &JobsControl::applySettings);
    applySettings();
    showCount();
}

void JobsControl::follow(const account::Account &account)
{
    connect(&account, &account::Account::stateChanged, this, [this, &account] {
        if (account.state() == account::Account::State::Connected)
            m_board.retryOffline(account.profile().id);
    });
}

void JobsControl::applySettings()
{
    const int atOnce = m_settings.get(jobsettings::kAtOnce);
    if (atOnce != m_board.maxRunning())
        m_board.setMaxRunning(atOnce);
}

void JobsControl::toggleDrawer()
{
    OverlayHost *host = OverlayHost::of(m_window);
    if (host->isOpen(m_drawer))
        host->close(m_drawer);
    else
        m_drawer->open(&m_button);
}

void JobsControl::showCount()
{
    m_button.setBadge(m_board.activeCount());
}

/// At 0, 50 and 100 per cent; the beginning is told by who begins.
void JobsControl::tellProgress(const JobId &id)
{
    const auto job = m_board.job(id);
    if (!job || job->state != jobs::JobState::Running || job->progress < 0.5 || m_toldHalf.contains(id))
        return;
    m_toldHalf.insert(id);
    //: %1 the title of a job.
    emit announced(tr("%1 is half done.").arg(job->spec.title));
}

void JobsControl::tellEnd(const JobId &id)
{
    m_toldHalf.remove(id);
    const auto job = m_board.job(id);
    if (!job || job->state == jobs::JobState::Cancelled)
        return;
    const bool done = job->state == jobs::JobState::Done;
    //: %1 the title of a job.
    const QString sentence =
        done ? tr("%1 is done.").arg(job->spec.title) : tr("%1 failed.").arg(job->spec.title);
    emit announced(sentence);
    const bool isLong = job->begunAt.msecsTo(job->changedAt) >= std::chrono::milliseconds(kLongJob).count();
    if (isLong && !job->retryAt && !m_window->isActiveWindow() && m_settings.get(jobsettings::kNotify))
        emit notificationWanted(sentence, done ? job->outcome.summary : job->error->message);
}

} // namespace studio::ui

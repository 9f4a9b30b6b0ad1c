// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobboard.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

namespace studio::account {
class Account;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class IconButton;
class JobsDrawer;
class UserPrompts;

/// Joins the board of long work to the window: the drawer, the count on its button, what is said about the
/// end of a job. Owned by the window; refers to the rest.
class JobsControl final : public QObject {
    Q_OBJECT

public:
    JobsControl(jobs::JobBoard &board, settings::SettingsStore &settings, UserPrompts &prompts,
                IconButton &button, QWidget *window);

    void toggleDrawer();
    /// What failed for want of a connection is tried again when there is one.
    void follow(const account::Account &account);
    [[nodiscard]] JobsDrawer *drawer() const { return m_drawer; }
    [[nodiscard]] jobs::JobBoard &board() const { return m_board; }

signals:
    /// Something that assistive technology should tell.
    void announced(const QString &sentence);
    /// A long job has ended while the window was not in front.
    void notificationWanted(const QString &title, const QString &text);

private:
    void showCount();
    void tellProgress(const JobId &id);
    void tellEnd(const JobId &id);
    void applySettings();

    jobs::JobBoard &m_board;
    settings::SettingsStore &m_settings;
    IconButton &m_button;
    QWidget *m_window;
    JobsDrawer *m_drawer;
    QSet<JobId> m_toldHalf;
};

} // namespace studio::ui

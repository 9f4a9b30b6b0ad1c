// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace studio::jobs {
class JobBoard;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class Panel;

/// What happens to running jobs when the window closes: asks, keeps the program running without a window
/// until they are done, or lets them go. Owned by the window; refers to the rest.
class CloseGuard final : public QObject {
    Q_OBJECT

public:
    CloseGuard(jobs::JobBoard &board, settings::SettingsStore &settings, QWidget *window);

    /// Whether the window may close now. If not, this asks, has hidden the window, or waits for what the
    /// panels received to be kept, and closes then.
    [[nodiscard]] bool mayClose(const QList<Panel *> &panels);
    /// Closes without a question, e.g. at the end of the desktop's session. Jobs are interrupted.
    void closeNow();
    /// The window is hidden, jobs go on.
    [[nodiscard]] bool isInBackground() const { return m_background; }
    /// Puts the window in front of the user, whether it was hidden, minimised or behind others.
    void comeForward();

private:
    [[nodiscard]] bool mayLeaveJobs();
    void ask();
    void goToBackground();
    void comeBack();
    void stopJobs();
    void jobsChanged();

    jobs::JobBoard &m_board;
    settings::SettingsStore &m_settings;
    QWidget *m_window;
    bool m_background = false;
    bool m_allowed = false;
    bool m_waiting = false; ///< For the end of a generation.
    bool m_waitedEnough = false;
};

} // namespace studio::ui

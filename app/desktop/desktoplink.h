// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/mediaremote.h"
#include "app/desktop/notifier.h"
#include "app/desktop/windowrequest.h"

#include <QObject>

namespace studio::ui {
class MainWindow;
}

namespace studio::app {

class SingleInstance;

/// Joins the window to the desktop: later starts, notifications, media keys. Refers to the window, which it
/// must not outlive.
class DesktopLink final : public QObject {
    Q_OBJECT

public:
    explicit DesktopLink(ui::MainWindow &window, QObject *parent = nullptr);

    /// Answers later starts; `instance` outlives this.
    void answer(SingleInstance &instance);
    /// Shows and opens what a start asked for.
    void carryOut(const WindowRequest &request);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ui::MainWindow &m_window;
    Notifier m_notifier;
    MediaRemote m_remote;
};

} // namespace studio::app

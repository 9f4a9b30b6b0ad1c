// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>

class QAction;
class QWidget;

namespace studio::ui {

/// Decides which actions of the window answer their keys now: none behind a popover or a dialog but the few
/// that always do, and none of a panel that is not shown. An action's own `enabled` is left to its owner.
class ActionGuard final {
public:
    explicit ActionGuard(QWidget &window) : m_window(window) { }

    /// Works behind overlays, too.
    void addAlways(QAction *action);
    void add(QAction *action);
    void update(bool covered, const QWidget *panel);
    /// Those that would answer if nothing covered the window.
    [[nodiscard]] QList<QAction *> reachable(const QWidget *panel) const;

private:
    void set(QAction *action, bool answers);

    QWidget &m_window;
    QList<QAction *> m_actions;
    QList<QAction *> m_always;
    QSet<QAction *> m_answering;
};

} // namespace studio::ui

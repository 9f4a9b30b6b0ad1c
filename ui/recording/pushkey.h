// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QKeySequence>
#include <QObject>
#include <QPointer>

class QAction;

namespace studio::ui {

/// Tells a tap from a hold of an action's shortcut: a key that was held longer than a tap is told of when it
/// is let go. Works with whatever key the action has; follows when it is changed.
class PushKey final : public QObject {
    Q_OBJECT

public:
    /// The action outlives this, or takes it along.
    explicit PushKey(QAction *action, QObject *parent = nullptr);

signals:
    /// The key went down, or the action was triggered in another way.
    void pressed();
    /// The key that pressed it was held, and is up now.
    void letGo();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();

    QPointer<QAction> m_action;
    QElapsedTimer m_held;
    int m_lastKey = 0; ///< Went down last.
    int m_key = 0; ///< The one that is held; 0: none.
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/pushkey.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace studio::ui {

namespace {

constexpr qint64 kTapMs = 450;

} // namespace

PushKey::PushKey(QAction *action, QObject *parent) : QObject(parent), m_action(action)
{
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, &PushKey::begin);
    // A shortcut's release goes to whatever has the focus, and nobody tells the action.
    QCoreApplication::instance()->installEventFilter(this);
}

void PushKey::begin()
{
    bool byKey = false;
    if (m_action) {
        for (const QKeySequence &keys : m_action->shortcuts())
            byKey = byKey || (keys.count() == 1 && keys[0].key() == m_lastKey);
    }
    m_key = byKey ? m_lastKey : 0;
    m_held.start();
    emit pressed();
}

bool PushKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        m_lastKey = static_cast<QKeyEvent *>(event)->key();
    } else if (event->type() == QEvent::KeyRelease) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!key->isAutoRepeat()) {
            m_lastKey = 0;
            if (m_key != 0 && key->key() == m_key) {
                m_key = 0;
                if (m_held.elapsed() > kTapMs)
                    emit letGo();
            }
        }
    } else if (event->type() == QEvent::ApplicationDeactivate) {
        // The release will never come.
        m_key = 0;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace studio::app {

/// Notifications of the desktop (org.freedesktop.Notifications). Never waits; where there is no bus or nobody
/// shows notifications, nothing happens. A newer one replaces the last of ours.
class Notifier final : public QObject {
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const QString &title, const QString &text);
    /// Takes the last one away, e.g. because the window is in front now.
    void withdraw();

signals:
    /// The user clicked on it.
    void activated();

private slots:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    void send(const QString &title, const QString &text);

    QDBusConnection m_bus;
    uint m_last = 0;
    bool m_knowsMarkup = false; ///< Whether it was asked.
    bool m_takesMarkup = false;
};

} // namespace studio::app

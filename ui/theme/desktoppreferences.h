// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace studio::ui {

/// What the desktop asks for, read from org.freedesktop.appearance of the desktop portal and followed
/// afterwards. GUI thread. Calls are asynchronous; without a session bus nothing happens.
class DesktopPreferences final : public QObject {
    Q_OBJECT

public:
    explicit DesktopPreferences(QObject *parent = nullptr);

    void start();
    [[nodiscard]] std::optional<Scheme> scheme() const { return m_scheme; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    [[nodiscard]] bool reduceMotion() const { return m_reduceMotion; }

signals:
    void changed();

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void read(const QString &key);
    void take(const QString &key, QVariant value);

    std::optional<Scheme> m_scheme;
    bool m_highContrast = false;
    bool m_reduceMotion = false;
};

} // namespace studio::ui

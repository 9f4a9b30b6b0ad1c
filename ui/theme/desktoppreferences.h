// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDBusVariant>
#include <QHash>
#include <QObject>

#include <optional>

namespace studio::ui {

/// What the desktop asks for, read from the settings of the desktop portal and followed afterwards: the
/// common appearance, and what GNOME and KDE kept before it had contrast, motion and text size. GUI thread.
/// Calls are asynchronous; without a session bus nothing happens, and values of the wrong type are ignored.
class DesktopPreferences final : public QObject {
    Q_OBJECT

public:
    explicit DesktopPreferences(QObject *parent = nullptr);

    void start();
    [[nodiscard]] std::optional<Scheme> scheme() const;
    [[nodiscard]] bool highContrast() const;
    [[nodiscard]] bool reduceMotion() const;
    /// None when the desktop does not say.
    [[nodiscard]] std::optional<double> textScale() const;

signals:
    void changed();

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void read(const QString &space, const QString &key);
    void take(const QString &space, const QString &key, QVariant value);
    [[nodiscard]] QVariant value(const char *name) const;

    QHash<QString, QVariant> m_values; ///< By "space key".
};

} // namespace studio::ui

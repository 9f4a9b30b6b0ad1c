// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profilestore.h"
#include "ui/shell/shellservices.h"

#include <QObject>

#include <optional>

class QWidget;

namespace studio::ui {

/// Opens "Connect account" over a window, for a new profile or for the key of one that exists. Owned by the
/// window.
class AccountDialogs final : public QObject {
    Q_OBJECT

public:
    AccountDialogs(const ShellServices &services, QWidget *window);

    void connectAccount() { open({}); }
    /// Of the profile in use; a new one if that has no key of its own.
    void updateKey();
    void updateKeyOf(const QString &id) { open(m_services.profiles.byId(ProfileId(id))); }

signals:
    /// Something that assistive technology should tell.
    void announced(const QString &sentence);

private:
    void open(const std::optional<profiles::Profile> &existing);

    const ShellServices m_services;
    QWidget *m_window;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/profiles/profile.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

#include <QHash>

namespace studio {
template <class T>
class JobOf;
}

namespace studio::ui {

class ProfileRow;

/// Accounts: use, add, test, rename, replace the key, remove with Undo. A removed key is held in memory until
/// the undo is gone. Keys are never shown but for their last four characters.
class ProfilesPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit ProfilesPage(const SettingsServices &services, QWidget *parent = nullptr);

signals:
    void connectRequested();
    void keyChangeRequested(const QString &profileId);

private:
    void rebuild();
    void test(const ProfileId &id);
    void rename(const ProfileId &id, const QString &name);
    void remove(const ProfileId &id);
    void offerUndo(const profiles::Profile &profile, const Secret &key, bool wasCurrent);
    void tell(const QString &sentence, bool isError);

    SettingsServices m_services;
    QWidget *m_list;
    QHash<QString, ProfileRow *> m_byId;
};

} // namespace studio::ui

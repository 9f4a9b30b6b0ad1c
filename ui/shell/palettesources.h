// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/base/strongid.h"
#include "ui/widgets/palettesource.h"

#include <functional>

class QAction;

namespace studio::account {
class Account;
}
namespace studio::profiles {
class ProfileStore;
}
namespace studio::store {
class TakeRepository;
}

namespace studio::ui {

class Panel;
class ShortcutMap;

/// Hands something to a panel, which is shown: MainWindow::openInPanel().
using OpenInPanel = std::function<void(const QString &panel, const QVariantMap &what)>;

/// The actions that would answer now, those of the panel first. Refers to what it is given.
class ActionSource final : public PaletteSource {
    Q_OBJECT

public:
    using Reachable = std::function<QList<QAction *>()>;
    ActionSource(Reachable reachable, std::function<const Panel *()> panel, QObject *parent);

    [[nodiscard]] Scope scope() const override { return Scope::Action; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::vector<PaletteItem> items() const override;
    [[nodiscard]] int shown() const override { return 8; }
    [[nodiscard]] bool showsUnasked() const override { return true; }
    void run(const QString &id) override;

private:
    Reachable m_reachable;
    std::function<const Panel *()> m_panel;
};

/// The panels and the profiles: where one can go.
class PlaceSource final : public PaletteSource {
    Q_OBJECT

public:
    PlaceSource(std::function<QList<Panel *>()> panels, const ShortcutMap &shortcuts,
                profiles::ProfileStore &profiles, OpenInPanel open, QObject *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::vector<PaletteItem> items() const override;
    [[nodiscard]] bool showsUnasked() const override { return true; }
    void run(const QString &id) override;

private:
    std::function<QList<Panel *>()> m_panels;
    const ShortcutMap &m_shortcuts;
    profiles::ProfileStore &m_profiles;
    OpenInPanel m_open;
};

/// The voices of the account.
class VoiceSource final : public PaletteSource {
    Q_OBJECT

public:
    VoiceSource(account::Account &account, OpenInPanel open, QObject *parent);

    [[nodiscard]] Scope scope() const override { return Scope::Voice; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::vector<PaletteItem> items() const override;
    void run(const QString &id) override;

private:
    account::Account &m_account;
    OpenInPanel m_open;
};

/// The takes in the store, searched there.
class TakeSource final : public PaletteSource {
    Q_OBJECT

public:
    TakeSource(store::TakeRepository &takes, std::function<ProfileId()> profile, OpenInPanel open,
               QObject *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::vector<PaletteItem> items() const override { return {}; }
    void search(const QString &words) override;
    void run(const QString &id) override;

private:
    store::TakeRepository &m_takes;
    std::function<ProfileId()> m_profile;
    OpenInPanel m_open;
    JobGuard m_search;
};

} // namespace studio::ui

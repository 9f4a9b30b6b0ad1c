// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shellservices.h"

#include <QObject>

namespace studio::ui {

class HeaderBar;
class InfoBanner;
class SideRail;

/// Keeps the window's pill, credits, profile chip and sandbox banner true to the profile in use.
class AccountDisplay final : public QObject {
    Q_OBJECT

public:
    /// "You are in the offline sandbox", without a parent yet.
    [[nodiscard]] static InfoBanner *makeBanner();

    AccountDisplay(const ShellServices &services, HeaderBar &header, SideRail &rail,
                   InfoBanner &sandboxBanner, QObject *parent);

private:
    void showAccount();
    void showConnection();
    void showCredits();

    account::Account &m_account;
    settings::SettingsStore &m_settings;
    HeaderBar &m_header;
    SideRail &m_rail;
    InfoBanner &m_banner;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountdisplay.h"

#include "core/account/account.h"
#include "core/profiles/profilestore.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/siderail.h"
#include "ui/widgets/infobanner.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

inline constexpr settings::Setting<bool> kSandboxBannerClosed{"window/sandboxBannerClosed", false};

} // namespace

AccountDisplay::AccountDisplay(const ShellServices &services, HeaderBar &header, SideRail &rail,
                               InfoBanner &sandboxBanner, QObject *parent)
    : QObject(parent), m_account(services.speech.account), m_settings(services.speech.settings),
      m_header(header), m_rail(rail), m_banner(sandboxBanner)
{
    using account::Account;
    connect(&m_account, &Account::stateChanged, this, &AccountDisplay::showConnection);
    connect(&m_account, &Account::profileChanged, this, &AccountDisplay::showAccount);
    connect(&m_account, &Account::subscriptionChanged, this, &AccountDisplay::showCredits);
    connect(&services.profiles, &profiles::ProfileStore::profilesChanged, this, &AccountDisplay::showAccount);
    connect(&sandboxBanner, &InfoBanner::closed, this,
            [this] { m_settings.set(kSandboxBannerClosed, true); });
    showAccount();
}

InfoBanner *AccountDisplay::makeBanner()
{
    auto *banner = new InfoBanner;
    banner->setObjectName(u"sandboxBanner"_s);
    banner->setNotice(NoticeKind::Info, tr("You are in the offline sandbox"),
                      tr("Everything works with built-in voices. Connect an account to use yours."));
    banner->setIconName(u"cloud-off"_s);
    banner->setAction(tr("Connect account"), u"key-round"_s);
    banner->setClosable(true);
    banner->hide();
    return banner;
}

void AccountDisplay::showAccount()
{
    const profiles::Profile &profile = m_account.profile();
    const bool sandbox = profile.dialect == profiles::DialectKind::Sandbox;
    m_banner.setVisible(sandbox && !m_settings.get(kSandboxBannerClosed));
    showConnection();
    showCredits();
}

void AccountDisplay::showConnection()
{
    using State = account::Account::State;
    const State state = m_account.state();
    switch (state) {
    case State::Connecting:
        m_header.setConnection(ConnectionPill::State::Connecting);
        break;
    case State::Connected:
        m_header.setConnection(ConnectionPill::State::Connected);
        break;
    case State::Sandbox:
        m_header.setConnection(ConnectionPill::State::Sandbox);
        break;
    case State::KeyRejected:
        m_header.setConnection(ConnectionPill::State::KeyRejected);
        break;
    case State::Offline:
    case State::Failed:
        m_header.setConnection(ConnectionPill::State::Offline);
        break;
    }
}

void AccountDisplay::showCredits()
{
    const account::Account &account = m_account;
    const profiles::Profile &profile = account.profile();
    const bool sandbox = profile.dialect == profiles::DialectKind::Sandbox;
    const auto &plan = account.subscription();
    if (sandbox || !plan)
        m_rail.setCredits({});
    else
        m_rail.setCredits(std::pair{plan->creditsUsed, plan->creditLimit});
    const QString planLabel = plan ? tr("%1 plan").arg(plan->tierTitle()) : profile.planLabel;
    if (sandbox)
        m_rail.profileChip()->setProfile(ProfileChip::Kind::Sandbox, tr("Sandbox"), tr("No account"));
    else
        m_rail.profileChip()->setProfile(ProfileChip::Kind::Account, profile.name, planLabel);
}

} // namespace studio::ui

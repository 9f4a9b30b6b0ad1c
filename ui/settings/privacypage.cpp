// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/privacypage.h"

#include "core/account/account.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/privacysettings.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

PrivacyPage::PrivacyPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"privacy"_s, tr("Privacy"), u"shield-check"_s}, services.settings, parent),
      m_account(services.account)
{
    addChoice(
        {u"privacy.keep"_s,
         tr("Keep history"),
         tr("Older takes are removed with their sound at the next start, and then once a day. Starred takes "
            "stay, and so does the record of what was paid."),
         {tr("retention"), tr("delete"), tr("days")}},
        kKeepHistoryDays,
        {{tr("For ever"), 0},
         {tr("7 days"), 7},
         {tr("30 days"), 30},
         {tr("90 days"), 90},
         {tr("1 year"), 365}});
    m_logging = addSwitch({u"privacy.logging"_s,
                           tr("Let the service keep a log"),
                           QString(),
                           {tr("zero retention"), tr("logging"), tr("history of the service")}},
                          kServiceLogging);
    auto *never = new Badge(Badge::Kind::Neutral, tr("Never"), this);
    addRow(
        {u"privacy.diagnostics"_s,
         tr("Diagnostics"),
         tr("The program sends no usage data and no crash reports. Its log stays on this computer and holds "
            "neither keys nor your text."),
         {tr("telemetry"), tr("crash reports")}},
        never);
    connect(&m_account, &account::Account::subscriptionChanged, this, &PrivacyPage::tellPlan);
    connect(&m_account, &account::Account::profileChanged, this, &PrivacyPage::tellPlan);
    tellPlan();
}

void PrivacyPage::tellPlan()
{
    const auto &plan = m_account.subscription();
    const bool allowed = plan && plan->allowsZeroRetention();
    m_logging->setEnabled(allowed);
    rowOf(m_logging)->setDescription(
        allowed ? tr("Off: the service keeps neither text nor sound. A lost answer then cannot be looked up.")
            : plan
            ? tr("Only Enterprise plans can switch this off; the plan in use is %1.").arg(plan->tierTitle())
            : tr("Only Enterprise plans can switch this off."));
}

} // namespace studio::ui

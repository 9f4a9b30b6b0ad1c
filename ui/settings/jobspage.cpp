// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/jobspage.h"

#include "core/queue/spendingsettings.h"
#include "ui/widgets/jobsettings.h"
#include "ui/widgets/numberfield.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostCredits = 10'000'000;
constexpr int kMostAtOnce = 15;

} // namespace

JobsPage::JobsPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"jobs"_s, tr("Jobs and limits"), u"gauge"_s}, services.settings, parent)
{
    const auto credits = [](NumberField *field, const QString &word) {
        //: After a number, "5,000 credits".
        field->setSuffix(tr(" credits"));
        field->setWordForZero(word);
    };
    addNumber({u"jobs.atOnce"_s,
               tr("Jobs at once"),
               tr("More than your plan allows wait for each other anyway."),
               {tr("parallel"), tr("concurrency")}},
              jobsettings::kAtOnce, 1, kMostAtOnce, 1);
    credits(addNumber({u"jobs.askAbove"_s,
                       tr("Ask above"),
                       tr("A click that costs more says so and waits for your yes."),
                       {tr("spending"), tr("cost"), tr("confirm"), tr("money")}},
                      queue::kAskAboveCredits, 0, kMostCredits, 500),
            tr("Never ask"));
    credits(addNumber({u"jobs.stopAbove"_s,
                       tr("Stop above"),
                       tr("A click that costs more is not sent at all."),
                       {tr("spending"), tr("cost"), tr("limit"), tr("money")}},
                      queue::kStopAboveCredits, 0, kMostCredits, 500),
            tr("No limit"));
    credits(addNumber({u"jobs.perDay"_s,
                       tr("Limit for a day"),
                       tr("What one profile may spend from midnight to midnight, running work included."),
                       {tr("spending"), tr("cost"), tr("budget"), tr("money")}},
                      queue::kCreditsPerDay, 0, kMostCredits, 1000),
            tr("No limit"));
    addSwitch({u"jobs.notify"_s,
               tr("Notify when a long job is done"),
               tr("With a message of your desktop, when the window is not in front."),
               {tr("notification")}},
              jobsettings::kNotify);
    addChoice({u"jobs.close"_s,
               tr("When the window is closed while jobs run"),
               QString(),
               {tr("background"), tr("quit")}},
              jobsettings::kOnClose,
              {{tr("Ask"), int(jobsettings::OnClose::Ask)},
               {tr("Keep running"), int(jobsettings::OnClose::KeepRunning)},
               {tr("Stop them"), int(jobsettings::OnClose::Stop)}});
}

} // namespace studio::ui

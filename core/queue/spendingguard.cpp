// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/spendingguard.h"

#include "core/queue/spendingsettings.h"
#include "core/settings/settingsstore.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace studio::queue {

namespace {

struct GuardText {
    Q_DECLARE_TR_FUNCTIONS(studio::queue::SpendingGuard)
};

QString number(qint64 credits)
{
    return QLocale().toString(credits);
}

Error aboveClickLimit(qint64 credits, qint64 limit)
{
    Error error =
        Error::make(ErrorKind::SpendLimit,
                    GuardText::tr("This costs %1 credits, more than your limit of %2 credits at once.")
                        .arg(number(credits), number(limit)));
    error.nextStep = GuardText::tr("Ask for less at once, or change the limit in the settings.");
    return error;
}

SpendingVerdict askOrGo(qint64 credits, const SpendingLimits &limits)
{
    const bool ask = limits.askAbove > 0 && credits > limits.askAbove;
    return {ask ? SpendingVerdict::Kind::Ask : SpendingVerdict::Kind::Go, limits, {}};
}

} // namespace

SpendingGuard::SpendingGuard(store::LedgerRepository &ledger, const settings::SettingsStore &settings,
                             const Clock &clock, std::function<bool(const ProfileId &)> costsMoney)
    : m_ledger(ledger), m_settings(settings), m_clock(clock), m_costsMoney(std::move(costsMoney))
{
}

SpendingLimits SpendingGuard::limitsFor(const ProfileId &profile) const
{
    if (m_costsMoney && !m_costsMoney(profile))
        return {};
    const auto limit = [this](const settings::Setting<int> &key) {
        return std::max<qint64>(0, m_settings.get(key));
    };
    return {limit(kAskAboveCredits), limit(kStopAboveCredits), limit(kCreditsPerDay)};
}

std::optional<SpendingVerdict> SpendingGuard::checkAtOnce(qint64 credits, const ProfileId &profile) const
{
    const SpendingLimits limits = limitsFor(profile);
    if (limits.stopAbove > 0 && credits > limits.stopAbove)
        return SpendingVerdict{SpendingVerdict::Kind::Stop, limits,
                               aboveClickLimit(credits, limits.stopAbove)};
    if (limits.perDay > 0 && credits > 0)
        return {};
    return askOrGo(credits, limits);
}

JobOf<SpendingVerdict> *SpendingGuard::check(qint64 credits, const ProfileId &profile) const
{
    if (const auto known = checkAtOnce(credits, profile))
        return readyJob<SpendingVerdict>(*known);
    const SpendingLimits limits = limitsFor(profile);
    return chain(spentToday(profile), nullptr, [credits, limits](qint64 spent) {
        if (spent + credits > limits.perDay)
            return readyJob<SpendingVerdict>(SpendingVerdict{SpendingVerdict::Kind::Stop, limits,
                                                             dayIsFull(credits, spent, limits.perDay)});
        return readyJob<SpendingVerdict>(askOrGo(credits, limits));
    });
}

JobOf<qint64> *SpendingGuard::spentToday(const ProfileId &profile) const
{
    return m_ledger.committedSince(startOfToday(), profile);
}

Result<std::optional<store::LedgerCap>> SpendingGuard::admit(const store::LedgerRow &entry) const
{
    const SpendingLimits limits = limitsFor(entry.profile);
    if (limits.stopAbove > 0 && entry.estimatedCredits > limits.stopAbove)
        return fail(aboveClickLimit(entry.estimatedCredits, limits.stopAbove));
    if (limits.perDay == 0)
        return std::optional<store::LedgerCap>();
    return std::optional(store::LedgerCap{startOfToday(), limits.perDay});
}

Error SpendingGuard::dayIsFull(qint64 credits, qint64 spent, qint64 limit)
{
    Error error = Error::make(
        ErrorKind::SpendLimit,
        GuardText::tr("This costs %1 credits. Of your %2 credits a day, %3 are spent or under way already.")
            .arg(number(credits), number(limit), number(spent)));
    error.nextStep = GuardText::tr("Wait until tomorrow, or change the limit in the settings.");
    return error;
}

QDateTime SpendingGuard::startOfToday() const
{
    return m_clock.nowUtc().toLocalTime().date().startOfDay().toUTC();
}

} // namespace studio::queue

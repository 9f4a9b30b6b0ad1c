// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listcommands.h"

#include "core/api/accountapi.h"
#include "core/api/voicesapi.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr int kMaxSharedPages = 20;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

VoicesCommand::VoicesCommand(Application &application, Output &output, const QString &search, bool shared)
    : Command(application, output), m_search(search), m_shared(shared)
{
}

void VoicesCommand::start()
{
    auto *opening = application().backends.open(application().profiles.current());
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (backend)
            list(*backend);
        else
            endWith(backend.error());
    });
}

void VoicesCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void VoicesCommand::list(const account::Backend &backend)
{
    if (m_shared) {
        nextSharedPage(backend, 0);
        return;
    }
    auto *job = api::VoicesApi(*backend.transport, backend.dialect).all(m_search);
    m_step = job;
    job->then(this, [this](const Result<QList<api::Voice>> &voices) {
        if (!voices) {
            endWith(voices.error());
            return;
        }
        print(*voices);
        if (m_count == 0)
            out().note(tr("No voice matches."));
        out().result({{u"count"_s, m_count}});
        end();
    });
}

void VoicesCommand::nextSharedPage(const account::Backend &backend, int page)
{
    auto *job =
        api::VoicesApi(*backend.transport, backend.dialect).shared({.search = m_search, .page = page});
    m_step = job;
    job->then(this, [this, backend, page](const Result<api::VoicePage> &voices) {
        if (!voices) {
            endWith(voices.error());
            return;
        }
        print(voices->voices);
        if (voices->hasMore && page + 1 < kMaxSharedPages) {
            nextSharedPage(backend, page + 1);
            return;
        }
        if (voices->hasMore)
            out().note(tr("There are more. Narrow the list with --search."));
        else if (m_count == 0)
            out().note(tr("No voice matches."));
        out().result({{u"count"_s, m_count}, {u"has_more"_s, voices->hasMore}});
        end();
    });
}

void VoicesCommand::print(const QList<api::Voice> &voices)
{
    for (const api::Voice &voice : voices) {
        ++m_count;
        if (out().isJson()) {
            QJsonObject object = api::toJson(voice);
            out().event(u"voice"_s, object);
        } else {
            out().text(u"%1\t%2\t%3"_s.arg(voice.id.value(), voice.name.simplified(), voice.tagline()));
        }
    }
}

void UsageCommand::start()
{
    askPlan();
}

void UsageCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void UsageCommand::askPlan()
{
    const profiles::Profile profile = application().profiles.current();
    m_result.insert(u"profile", profile.name);
    auto *job = chain(application().backends.open(profile), this, [](const account::Backend &backend) {
        return api::AccountApi(*backend.transport, backend.dialect).subscription();
    });
    m_step = job;
    job->then(this, [this, profile](const Result<api::Subscription> &plan) {
        if (plan) {
            printPlan(*plan);
        } else if (plan.error().isCancelled()) {
            return;
        } else {
            // The ledger is on this machine; it is worth showing without the service.
            m_planError = plan.error();
            out().error(plan.error());
        }
        askLedger();
    });
}

void UsageCommand::printPlan(const api::Subscription &plan)
{
    m_result.insert(u"plan", plan.tier);
    m_result.insert(u"credits_left", plan.creditsLeft());
    m_result.insert(u"credit_limit", plan.creditLimit);
    m_result.insert(u"resets_at",
                    plan.resetsAt.isValid() ? QJsonValue(plan.resetsAt.toString(Qt::ISODate)) : QJsonValue());
    out().text(tr("%1: %2 plan").arg(application().profiles.current().name, plan.tierTitle()));
    out().text(tr("Credits: %1 of %2 left").arg(number(plan.creditsLeft()), number(plan.creditLimit)));
    if (plan.resetsAt.isValid())
        out().text(tr("Resets: %1")
                       .arg(QLocale().toString(plan.resetsAt.toLocalTime().date(), QLocale::ShortFormat)));
}

void UsageCommand::askLedger()
{
    store::LedgerRange range;
    range.profile = application().profiles.current().id;
    auto *job = application().ledger.sums(store::LedgerGroup::Day, range);
    m_step = job;
    job->then(this, [this](const Result<QList<store::LedgerSum>> &days) {
        if (!days) {
            endWith(days.error());
            return;
        }
        QJsonArray rows;
        qint64 credits = 0;
        qint64 requests = 0;
        qint64 unknown = 0;
        for (const store::LedgerSum &day : *days) {
            rows.append(QJsonObject{{u"day"_s, day.key},
                                    {u"requests"_s, day.requests},
                                    {u"characters"_s, day.characters},
                                    {u"credits"_s, day.credits},
                                    {u"unknown_requests"_s, day.unknownRequests},
                                    {u"unknown_credits"_s, day.unknownCredits}});
            credits += day.credits;
            requests += day.requests;
            unknown += day.unknownRequests;
        }
        m_result.insert(u"ledger",
                        QJsonObject{{u"credits"_s, credits},
                                    {u"requests"_s, requests},
                                    {u"unknown_requests"_s, unknown},
                                    {u"days"_s, rows}});
        out().text(
            tr("Made with this program: %1 credits in %2 requests").arg(number(credits), number(requests)));
        if (unknown > 0)
            out().text(tr("%n requests may have been charged; their outcome is unknown.", nullptr,
                          static_cast<int>(unknown)));
        for (const store::LedgerSum &day : *days)
            out().text(u"  %1  %2"_s.arg(
                day.key, tr("%1 credits, %2 requests").arg(number(day.credits), number(day.requests))));
        out().result(m_result);
        end(m_planError ? exitStatusOf(*m_planError) : ExitStatus::Done);
    });
}

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usagecommand.h"

#include "app/cli/clitext.h"
#include "core/api/accountapi.h"

#include <QCommandLineParser>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

const char *const kByWords[] = {"day", "voice", "model", "project"};

QString usageWord(UsageOptions::By by)
{
    return QString::fromLatin1(kByWords[int(by)]);
}

QString plainNumber(qint64 value)
{
    return QLocale().toString(value);
}

Unexpected wrongUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio %1 --help” shows how.").arg(u"usage"_s);
    return Unexpected(error);
}

} // namespace

Result<UsageOptions> parseUsageOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"by"_s, {}, u"what"_s, u"day"_s));
    parser.addOption(QCommandLineOption(u"days"_s, {}, u"number"_s));
    parser.addOption(QCommandLineOption(u"month"_s));
    parser.addOption(QCommandLineOption(u"csv"_s));
    if (!parser.parse(QStringList{u"usage"_s} + arguments))
        return wrongUsage(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(CliText::tr("This command takes only options."));
    UsageOptions options;
    bool known = false;
    for (const auto by : {UsageOptions::By::Day, UsageOptions::By::Voice, UsageOptions::By::Model,
                          UsageOptions::By::Project}) {
        if (parser.value(u"by"_s) == usageWord(by)) {
            options.by = by;
            known = true;
        }
    }
    if (!known)
        return wrongUsage(CliText::tr("--by takes day, voice, model or project."));
    if (parser.isSet(u"days"_s)) {
        bool isNumber = false;
        options.days = parser.value(u"days"_s).toInt(&isNumber);
        if (!isNumber || options.days < 1 || options.days > 36'500)
            return wrongUsage(CliText::tr("--days takes a number of days."));
    }
    options.month = parser.isSet(u"month"_s);
    if (options.month && options.days > 0)
        return wrongUsage(CliText::tr("Choose either --days or --month."));
    options.csv = parser.isSet(u"csv"_s);
    return options;
}

UsageCommand::UsageCommand(Application &application, Output &output, const UsageOptions &options)
    : Command(application, output), m_options(options)
{
}

void UsageCommand::start()
{
    if (m_options.csv && !out().isJson())
        askNames();
    else
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
        askNames();
    });
}

void UsageCommand::printPlan(const api::Subscription &plan)
{
    m_result.insert(u"plan", plan.tier);
    m_result.insert(u"credits_left", plan.creditsLeft());
    m_result.insert(u"credit_limit", plan.creditLimit);
    m_result.insert(u"resets_at",
                    plan.resetsAt.isValid() ? QJsonValue(plan.resetsAt.toString(Qt::ISODate)) : QJsonValue());
    out().text(tr("%1: %2 plan").arg(application().profiles.current().name, oneLine(plan.tierTitle())));
    out().text(
        tr("Credits: %1 of %2 left").arg(plainNumber(plan.creditsLeft()), plainNumber(plan.creditLimit)));
    if (plan.resetsAt.isValid())
        out().text(tr("Resets: %1")
                       .arg(QLocale().toString(plan.resetsAt.toLocalTime().date(), QLocale::ShortFormat)));
}

/// Voices are known by their ids to the ledger, and by name to the takes.
void UsageCommand::askNames()
{
    if (m_options.by != UsageOptions::By::Voice) {
        askLedger();
        return;
    }
    auto *job = application().historyIndex.voices(application().profiles.current().id);
    m_step = job;
    job->then(this, [this](const Result<QList<store::HistoryGroup>> &voices) {
        if (voices) {
            for (const store::HistoryGroup &voice : *voices)
                m_voices.insert(voice.key, voice.label);
        }
        askLedger();
    });
}

void UsageCommand::askLedger()
{
    const ProfileId profile = application().profiles.current().id;
    const QDateTime now = application().clock.nowUtc();
    store::LedgerRange range;
    range.profile = profile;
    if (m_options.month)
        range = history::thisMonth(profile, now);
    else if (m_options.days > 0)
        range = history::lastDays(profile, now, m_options.days);
    auto *job = history::usageReport(application().ledgerTable, range, this);
    m_step = job;
    job->then(this, [this](const Result<history::UsageReport> &report) {
        if (report)
            printLedger(*report);
        else
            endWith(report.error());
    });
}

const QList<store::LedgerSum> &UsageCommand::rowsOf(const history::UsageReport &report) const
{
    switch (m_options.by) {
    case UsageOptions::By::Voice:
        return report.voices;
    case UsageOptions::By::Model:
        return report.models;
    case UsageOptions::By::Project:
        return report.projects;
    case UsageOptions::By::Day:
        break;
    }
    return report.days;
}

QString UsageCommand::nameOf(const QString &key) const
{
    if (m_options.by == UsageOptions::By::Project)
        return history::projectName(key);
    const QString name = m_voices.value(key).simplified();
    return name.isEmpty() ? key : name;
}

void UsageCommand::printLedger(const history::UsageReport &report)
{
    const bool named = m_options.by == UsageOptions::By::Voice || m_options.by == UsageOptions::By::Project;
    if (m_options.csv && !out().isJson()) {
        const QByteArray csv = history::usageCsv(usageWord(m_options.by), rowsOf(report),
                                                 named ? std::function<QString(const QString &)>(
                                                     [this](const QString &key) { return nameOf(key); })
                                                       : nullptr);
        for (const QByteArray &line : csv.split('\n')) {
            if (!line.isEmpty())
                out().text(QString::fromUtf8(line.chopped(line.endsWith('\r') ? 1 : 0)));
        }
        end();
        return;
    }
    QJsonArray rows;
    for (const store::LedgerSum &sum : rowsOf(report)) {
        QJsonObject row{{usageWord(m_options.by), sum.key},
                        {u"requests"_s, sum.requests},
                        {u"characters"_s, sum.characters},
                        {u"credits"_s, sum.credits},
                        {u"unknown_requests"_s, sum.unknownRequests},
                        {u"unknown_credits"_s, sum.unknownCredits}};
        if (named)
            row.insert(u"name"_s, nameOf(sum.key));
        rows.append(row);
    }
    const store::LedgerSum &total = report.total;
    m_result.insert(u"ledger",
                    QJsonObject{{u"credits"_s, total.credits},
                                {u"requests"_s, total.requests},
                                {u"unknown_requests"_s, total.unknownRequests},
                                {u"unknown_credits"_s, total.unknownCredits},
                                {usageWord(m_options.by) + u's', rows}});
    out().text(tr("Made with this program: %1 credits in %2 requests")
                   .arg(plainNumber(total.credits), plainNumber(total.requests)));
    if (total.unknownRequests > 0)
        out().text(tr("%n requests may have been charged; their outcome is unknown.", nullptr,
                      static_cast<int>(total.unknownRequests)));
    for (const store::LedgerSum &sum : rowsOf(report))
        out().text(u"  %1  %2"_s.arg(
            m_options.by == UsageOptions::By::Day ? sum.key : nameOf(sum.key),
            tr("%1 credits, %2 requests").arg(plainNumber(sum.credits), plainNumber(sum.requests))));
    out().result(m_result);
    end(m_planError ? exitStatusOf(*m_planError) : ExitStatus::Done);
}

} // namespace studio::app

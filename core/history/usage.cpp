// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/usage.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::history {

using store::LedgerGroup;
using store::LedgerSum;

namespace {

QList<LedgerSum> dearestFirst(QList<LedgerSum> sums)
{
    std::stable_sort(sums.begin(), sums.end(), [](const LedgerSum &a, const LedgerSum &b) {
        return a.credits + a.unknownCredits > b.credits + b.unknownCredits;
    });
    return sums;
}

/// One sum after the other; they wait for each other in the database anyway.
class UsageJob final : public JobOf<UsageReport> {
public:
    UsageJob(store::LedgerRepository &ledger, const store::LedgerRange &range, QObject *parent)
        : JobOf(parent), m_pending(5)
    {
        m_report.range = range;
        sum(ledger, LedgerGroup::None, [this](const QList<LedgerSum> &sums) {
            if (!sums.isEmpty())
                m_report.total = sums.constFirst();
        });
        sum(ledger, LedgerGroup::Day, [this](const QList<LedgerSum> &sums) { m_report.days = sums; });
        sum(ledger, LedgerGroup::Voice,
            [this](const QList<LedgerSum> &sums) { m_report.voices = dearestFirst(sums); });
        sum(ledger, LedgerGroup::Model,
            [this](const QList<LedgerSum> &sums) { m_report.models = dearestFirst(sums); });
        sum(ledger, LedgerGroup::Document,
            [this](const QList<LedgerSum> &sums) { m_report.projects = dearestFirst(sums); });
    }

private:
    template <class F>
    void sum(store::LedgerRepository &ledger, LedgerGroup group, F keep)
    {
        ledger.sums(group, m_report.range)->then(this, [this, keep](const Result<QList<LedgerSum>> &sums) {
            if (isFinished())
                return;
            if (!sums) {
                finish(Unexpected(sums.error()));
                return;
            }
            keep(*sums);
            if (--m_pending == 0)
                finish(m_report);
        });
    }

    UsageReport m_report;
    int m_pending;
};

QByteArray cell(QString text)
{
    text.replace(QChar(u'\0'), QChar(u' '));
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.at(0)))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', "\"\""_L1) + u'"';
    return text.toUtf8();
}

QDateTime startOf(const QDate &day)
{
    return day.startOfDay().toUTC();
}

} // namespace

JobOf<UsageReport> *usageReport(store::LedgerRepository &ledger, const store::LedgerRange &range,
                                QObject *parent)
{
    return new UsageJob(ledger, range, parent);
}

store::LedgerRange thisMonth(const ProfileId &profile, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    return between(profile, QDate(today.year(), today.month(), 1), today);
}

store::LedgerRange lastDays(const ProfileId &profile, const QDateTime &now, int days)
{
    const QDate today = now.toLocalTime().date();
    return between(profile, today.addDays(1 - std::max(1, days)), today);
}

store::LedgerRange between(const ProfileId &profile, const QDate &first, const QDate &last)
{
    return {startOf(std::min(first, last)), startOf(std::max(first, last).addDays(1)), profile};
}

QString projectName(const QString &document)
{
    if (document.isEmpty())
        return QCoreApplication::translate("studio::history", "Text to Speech");
    if (document == "audition"_L1)
        return QCoreApplication::translate("studio::history", "Auditions");
    if (document == "changer"_L1)
        return QCoreApplication::translate("studio::history", "Voice Changer");
    if (document == "parts"_L1)
        return QCoreApplication::translate("studio::history", "Long texts");
    return document;
}

QByteArray usageCsv(const QString &keyHeading, const QList<store::LedgerSum> &sums,
                    const std::function<QString(const QString &key)> &label)
{
    QByteArray csv = cell(keyHeading);
    if (label)
        csv += ",name";
    csv += ",requests,characters,credits,requests_may_be_charged,credits_may_be_charged\r\n";
    for (const LedgerSum &sum : sums) {
        csv += cell(sum.key);
        if (label)
            csv += ',' + cell(label(sum.key));
        for (const qint64 number :
             {sum.requests, sum.characters, sum.credits, sum.unknownRequests, sum.unknownCredits})
            csv += ',' + QByteArray::number(number);
        csv += "\r\n";
    }
    return csv;
}

} // namespace studio::history

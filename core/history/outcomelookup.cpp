// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/outcomelookup.h"

#include "core/base/jobguard.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace studio::history {

namespace {

/// Clocks differ, and a long text is made after its request was given up.
constexpr std::chrono::seconds kBefore = 15min;
constexpr std::chrono::seconds kAfter = 2h;
constexpr int kPageSize = 100;
constexpr int kMostPages = 20;

qint64 distance(const api::HistoryItem &item, const LostRequest &lost)
{
    return std::abs(item.madeAt.msecsTo(lost.sentAt));
}

/// Page by page from now back to the time of the request, then without what is here already.
class OutcomeLookup final : public JobOf<QList<api::HistoryItem>> {
public:
    OutcomeLookup(const api::HistoryApi &api, store::LedgerRepository &ledger, const LostRequest &lost,
                  QObject *parent)
        : JobOf(parent), m_api(api), m_ledger(ledger), m_lost(lost)
    {
        m_query.pageSize = kPageSize;
        m_query.voice = lost.voice;
        if (lost.sentAt.isValid())
            m_query.after = lost.sentAt.addSecs(-kBefore.count());
        nextPage();
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    void nextPage()
    {
        auto *job = m_api.list(m_query);
        m_step = job;
        job->then(this, [this](const Result<api::HistoryPage> &page) {
            if (isFinished())
                return;
            if (!page) {
                finish(Unexpected(page.error()));
                return;
            }
            for (const api::HistoryItem &item : page->items) {
                if (canBeOutcome(item, m_lost))
                    m_found.append(item);
            }
            const bool pastIt = !page->items.isEmpty() && m_query.after.isValid()
                && page->items.last().madeAt.isValid() && page->items.last().madeAt < m_query.after;
            if (page->hasMore && !page->lastId.isEmpty() && !pastIt && ++m_pages < kMostPages) {
                m_query.startAfter = page->lastId;
                nextPage();
            } else {
                leaveOutKnown();
            }
        });
    }

    void leaveOutKnown()
    {
        QStringList ids;
        for (const api::HistoryItem &item : std::as_const(m_found))
            ids.append(item.requestId);
        auto *job = m_ledger.settledRequests(ids);
        m_step = job;
        job->then(this, [this](const Result<QSet<QString>> &known) {
            if (isFinished())
                return;
            if (!known) {
                finish(Unexpected(known.error()));
                return;
            }
            // The id of a request whose sound broke off is its own.
            m_found.removeIf([&](const api::HistoryItem &item) {
                return known->contains(item.requestId) && item.requestId != m_lost.requestId;
            });
            std::stable_sort(m_found.begin(), m_found.end(),
                             [this](const api::HistoryItem &a, const api::HistoryItem &b) {
                                 return distance(a, m_lost) < distance(b, m_lost);
                             });
            finish(m_found);
        });
    }

    api::HistoryApi m_api;
    store::LedgerRepository &m_ledger;
    const LostRequest m_lost;
    api::HistoryQuery m_query;
    QList<api::HistoryItem> m_found;
    int m_pages = 0;
    JobGuard m_step;
};

} // namespace

LostRequest lostRequestOf(const store::LedgerRow &row)
{
    return {row.text, row.voice, row.model, row.openedAt, row.changedAt, row.requestId};
}

bool canBeOutcome(const api::HistoryItem &item, const LostRequest &lost)
{
    if (!lost.requestId.isEmpty() && !item.requestId.isEmpty())
        return item.requestId == lost.requestId;
    if (lost.text.isEmpty() || item.text.simplified() != lost.text.simplified() || item.voice != lost.voice)
        return false;
    if (!item.model.isEmpty() && !lost.model.isEmpty() && item.model != lost.model)
        return false;
    if (!item.madeAt.isValid())
        return false;
    const QDateTime end = lost.endedAt.isValid() ? qMax(lost.endedAt, lost.sentAt) : lost.sentAt;
    return item.madeAt >= lost.sentAt.addSecs(-kBefore.count()) && item.madeAt <= end.addSecs(kAfter.count());
}

JobOf<QList<api::HistoryItem>> *findOutcomes(const api::HistoryApi &api, store::LedgerRepository &ledger,
                                             const LostRequest &lost, QObject *parent)
{
    return new OutcomeLookup(api, ledger, lost, parent);
}

} // namespace studio::history

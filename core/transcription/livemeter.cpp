// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/livemeter.h"

#include "core/queue/ledger.h"
#include "core/transcription/transcriptionoptions.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

/// The next block is asked for when so much of this one is left.
constexpr double kAskBefore = 30;

} // namespace

LiveMeter::LiveMeter(queue::Ledger &ledger, const Account &account, QObject *parent)
    : QObject(parent), m_ledger(ledger), m_account(account)
{
}

LiveMeter::~LiveMeter()
{
    close();
}

void LiveMeter::prepare()
{
    if (m_asking || granted() > kAskBefore)
        return;
    m_asking = true;
    store::LedgerRow row;
    row.profile = m_account.profile;
    row.host = m_account.host;
    row.service = u"transcription"_s;
    row.model = m_account.model;
    row.document = m_account.transcript.value();
    row.estimatedCredits = estimatedLiveCredits(kBlockSeconds, m_account.keyTerms);
    auto *opening = m_ledger.openSent(row);
    const QPointer<LiveMeter> self(this);
    opening->then(opening, [self, &ledger = m_ledger, generation = m_generation](const Result<qint64> &id) {
        const bool wanted = self && self->m_generation == generation;
        if (id && !wanted)
            (void)ledger.markRefused(*id, u"not used"_s);
        if (!wanted)
            return;
        self->m_asking = false;
        if (!id) {
            emit self->refused(id.error());
            return;
        }
        self->m_blocks.append(*id);
        self->m_granted += kBlockSeconds;
        emit self->grantedMore();
    });
}

void LiveMeter::use(double seconds)
{
    m_used += seconds;
    if (m_used >= kBlockSeconds && m_blocks.size() > 1)
        settleFirst(kBlockSeconds);
    if (granted() <= kAskBefore)
        prepare();
}

void LiveMeter::settleFirst(double seconds)
{
    const qint64 id = m_blocks.takeFirst();
    m_granted -= kBlockSeconds;
    m_used = std::max(0.0, m_used - seconds);
    m_total += seconds;
    // The service tells no price: what is written is what the time costs.
    if (seconds > 0)
        (void)m_ledger.markDone(id, estimatedLiveCredits(seconds, m_account.keyTerms));
    else
        (void)m_ledger.markRefused(id, u"not used"_s);
}

void LiveMeter::close()
{
    ++m_generation;
    m_asking = false;
    while (!m_blocks.isEmpty())
        settleFirst(std::min(m_used, kBlockSeconds));
    m_granted = 0;
    m_used = 0;
}

} // namespace studio::transcription

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessioncost.h"

#include "core/account/account.h"
#include "core/api/agentsapi.h"
#include "ui/agent/livecontrol.h"

#include <chrono>
#include <iterator>

namespace studio::ui {

namespace {

/// Seconds before each question.
constexpr int kAskAfter[] = {3, 6, 15, 40, 90};

} // namespace

SessionCost::SessionCost(const AgentServices &services, LiveControl &live, QObject *parent)
    : QObject(parent), m_services(services), m_archive(evidence::SessionArchive::in(services.dirs))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionCost::ask);
    connect(&live, &LiveControl::began, this, [this] {
        m_timer.stop();
        m_job.cancel();
        m_session.clear();
    });
    connect(&live, &LiveControl::kept, this,
            [this](const evidence::SessionInfo &info) { m_session = info.id; });
    connect(&live, &LiveControl::ended, this, [this, &live] {
        m_conversation = live.session() ? live.session()->conversationId() : QString();
        m_asked = 0;
        // In the sandbox nothing is charged; of others' agents the service tells nothing.
        if (!m_conversation.isEmpty() && live.creditsAMinute() > 0)
            m_timer.start(std::chrono::seconds(kAskAfter[0]));
    });
}

void SessionCost::ask()
{
    const auto &backend = m_services.account.backend();
    if (!backend)
        return;
    api::AgentsApi api(*backend->transport, backend->dialect);
    JobOf<api::ConversationDetails> *job = api.conversation(m_conversation);
    m_job = job;
    job->then(this, [this](const Result<api::ConversationDetails> &details) {
        if (details && details->credits >= 0) {
            emit charged(details->credits);
            if (!m_session.isEmpty())
                m_keeping = m_archive.noteCredits(m_session, details->credits);
            m_services.account.refreshSubscription();
            return;
        }
        const bool again = details || details.error().kind == ErrorKind::NotFound
            || details.error().kind == ErrorKind::Network;
        if (again && ++m_asked < int(std::size(kAskAfter)))
            m_timer.start(std::chrono::seconds(kAskAfter[m_asked]));
    });
}

} // namespace studio::ui

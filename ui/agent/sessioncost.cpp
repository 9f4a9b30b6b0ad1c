// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessioncost.h"

#include "core/account/account.h"
#include "core/api/agentsapi.h"
#include "ui/agent/livecontrol.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace studio::ui {

namespace {

/// Seconds before each question.
constexpr int kAskAfter[] = {3, 6, 15, 40, 90};
/// Scenarios are short and many.
constexpr std::size_t kMostOpen = 50;

} // namespace

/// One session's.
struct SessionCost::Question {
    QString conversation;
    QString session; ///< As recorded.
    JobGuard job{};
    QTimer timer{};
    int asked = 0;
};

SessionCost::SessionCost(const AgentServices &services, LiveControl &live, QObject *parent)
    : QObject(parent), m_services(services), m_archive(evidence::SessionArchive::in(services.dirs))
{
    connect(&live, &LiveControl::began, this, [this] { m_last = nullptr; });
    connect(&live, &LiveControl::ended, this, [this, &live] {
        const QString conversation = live.session() ? live.session()->conversationId() : QString();
        // In the sandbox nothing is charged; of others' agents the service tells nothing.
        if (!conversation.isEmpty() && live.creditsAMinute() > 0)
            open(conversation, live.recorded()->id());
    });
    // Another account knows nothing of them.
    connect(&services.account, &account::Account::profileChanged, this, [this] {
        m_last = nullptr;
        m_questions.clear();
    });
}

SessionCost::~SessionCost() = default;

void SessionCost::open(const QString &conversation, const QString &session)
{
    if (m_questions.size() >= kMostOpen)
        close(*m_questions.front());
    Question *question = m_questions.emplace_back(std::make_unique<Question>()).get();
    question->conversation = conversation;
    question->session = session;
    question->timer.setSingleShot(true);
    connect(&question->timer, &QTimer::timeout, this, [this, question] { ask(*question); });
    question->timer.start(std::chrono::seconds(kAskAfter[0]));
    m_last = question;
}

void SessionCost::ask(Question &question)
{
    const auto &backend = m_services.account.backend();
    if (!backend) {
        close(question);
        return;
    }
    api::AgentsApi api(*backend->transport, backend->dialect);
    JobOf<api::ConversationDetails> *job = api.conversation(question.conversation);
    question.job = job;
    job->then(this, [this, id = question.conversation](const Result<api::ConversationDetails> &details) {
        const auto found =
            std::find_if(m_questions.begin(), m_questions.end(),
                         [&id](const std::unique_ptr<Question> &one) { return one->conversation == id; });
        if (found == m_questions.end() || (!details && details.error().isCancelled()))
            return;
        Question *asked = found->get();
        if (details && details->credits >= 0) {
            take(*asked, details->credits);
            return;
        }
        const bool again = details || details.error().kind == ErrorKind::NotFound
            || details.error().kind == ErrorKind::Network;
        if (again && ++asked->asked < int(std::size(kAskAfter)))
            asked->timer.start(std::chrono::seconds(kAskAfter[asked->asked]));
        else
            close(*asked);
    });
}

void SessionCost::take(Question &question, qint64 credits)
{
    if (&question == m_last)
        emit charged(credits);
    if (!question.session.isEmpty())
        m_archive.noteCredits(question.session, credits, this)->then(this, [](const Result<void> &) {
            // What is not kept the service still knows.
        });
    m_services.account.refreshSubscription();
    close(question);
}

void SessionCost::close(const Question &question)
{
    if (&question == m_last)
        m_last = nullptr;
    std::erase_if(m_questions, [&question](const auto &one) { return one.get() == &question; });
}

} // namespace studio::ui

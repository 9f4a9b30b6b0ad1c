// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/api/types/conversations.h"
#include "core/base/jobguard.h"
#include "core/evidence/replay.h"
#include "ui/agent/agentparts.h"

#include <QObject>

#include <functional>
#include <memory>

class QPushButton;
class QStackedLayout;

namespace studio::api {
class AgentsApi;
}

namespace studio::ui {

class Card;
class ConversationList;
class ConversationListModel;
class EmptyState;
class ServiceDetails;
class ServiceFilters;
class Skeleton;

/// The conversations the service remembers, on the page where sessions begin: found by filters and by what
/// was said, opened as a replay with their recording, their tool calls and what the service made of them.
class ServiceConversations final : public QObject {
    Q_OBJECT

public:
    /// What makes a scenario of a log; once it is set, the details offer it.
    using ScenarioMaker = std::function<void(const QList<agent::LogEntry> &log)>;

    ServiceConversations(const AgentParts &parts, QObject *parent);
    ~ServiceConversations() override;

    /// Asks the service anew, as soon as somebody looks.
    void reload();
    void open(const api::ConversationSummary &conversation);
    void setScenarioMaker(const ScenarioMaker &maker);
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] ServiceFilters *filters() const { return m_filters; }
    [[nodiscard]] ConversationList *list() const { return m_list; }
    [[nodiscard]] ServiceDetails *details() const { return m_details; }

signals:
    /// To be shown; once more when its recording has come.
    void opened(const std::shared_ptr<const studio::evidence::Replay> &replay);

private:
    using Opened = std::shared_ptr<const evidence::Replay>;

    void build();
    void wire();
    void forget();
    void load(bool more);
    void take(const api::ConversationPage &page, bool more);
    void showProblem(const Error &error);
    void takeDetails(const api::ConversationDetails &details);
    void loadRecording(const Opened &replay);
    void takeRecording(const Opened &replay, const QByteArray &mp3);
    void showShown();
    [[nodiscard]] std::unique_ptr<api::AgentsApi> api() const;
    [[nodiscard]] bool isShown(const evidence::Replay &replay) const;

    AgentParts m_parts;
    ConversationListModel *m_model;
    Card *m_card = nullptr;
    ServiceFilters *m_filters = nullptr;
    QWidget *m_pages = nullptr;
    QStackedLayout *m_stack = nullptr;
    Skeleton *m_waiting = nullptr;
    ConversationList *m_list = nullptr;
    EmptyState *m_nothing = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_again = nullptr;
    ServiceDetails *m_details;
    ScenarioMaker m_maker;
    QString m_cursor;
    QList<agent::LogEntry> m_log; ///< Of the conversation that was opened last.
    QString m_openId;
    bool m_problem = false;
    bool m_wanted = false; ///< The list is to be asked for when it is seen.
    JobGuard m_listing;
    JobGuard m_opening;
    JobGuard m_recording;
};

} // namespace studio::ui

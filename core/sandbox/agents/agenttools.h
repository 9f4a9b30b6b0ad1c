// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/agentprofile.h"
#include "core/sandbox/servicestate.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <vector>

namespace studio::sandbox {

/// One finished tool call, for the record.
struct ToolDone {
    ToolOrder order{};
    AgentTool::Kind kind = AgentTool::Kind::Client;
    QString callId{};
    ToolOutcome outcome{};
    bool timedOut = false;
    double seconds = 0;
};

/// The tool calls of one conversation: asks the client, or the pretend back end, tells every step, and waits
/// for all of a move. A client that never answers is waited for as long as the tool says. Server thread.
class AgentTools final : public QObject {
    Q_OBJECT
public:
    AgentTools(ServiceState &state, const AgentProfile &profile, QObject *parent);

    void start(const QList<ToolOrder> &orders, qint64 eventId);
    [[nodiscard]] bool isBusy() const { return !m_running.empty(); }
    /// A result of the client's; false when nobody waits for it.
    bool answer(const QString &callId, const QString &result, bool isError);
    bool approve(const QString &callId, bool approved);
    void stop();

signals:
    void sending(const QJsonObject &message);
    void finished(const QList<studio::sandbox::ToolOutcome> &outcomes);
    void done(const studio::sandbox::ToolDone &one);

private:
    struct Running {
        ToolDone call;
        const AgentTool *tool = nullptr;
        qint64 eventId = 0;
        QElapsedTimer clock;
        QString timestamp;
        bool waits = true;
        bool approved = false;
    };
    using RunningPtr = std::shared_ptr<Running>; // a message may end the conversation while one is used
    [[nodiscard]] RunningPtr find(const QString &callId) const;
    void ask(const Running &running);
    void runOnServer(const QString &callId);
    void conclude(const RunningPtr &running, const QString &result, bool isError);
    [[nodiscard]] QJsonObject mcp(const Running &running, const QString &state,
                                  const QJsonObject &more) const;

    ServiceState &m_state;
    const AgentProfile &m_profile;
    std::vector<RunningPtr> m_running;
};

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/callrecord.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostTurns = 1000;

} // namespace

CallRecord::CallRecord(const AgentSetup &setup)
    : m_id(setup.conversationId), m_agentId(setup.profile.id), m_agentName(setup.profile.name),
      m_userId(setup.userId), m_branchId(setup.branchId), m_versionId(setup.versionId),
      m_language(setup.language), m_source(setup.source), m_authorization(setup.authorization),
      m_llm(setup.llm), m_initiation(setup.initiation), m_textOnly(setup.textOnly),
      m_startUnix(QDateTime::currentSecsSinceEpoch())
{
    m_clock.start();
    if (!m_textOnly)
        m_tape = std::make_unique<CallTape>(setup.profile.inputFormat, setup.profile.outputFormat);
}

qint64 CallRecord::seconds() const
{
    return m_over ? m_seconds : m_clock.elapsed() / 1000;
}

void CallRecord::hear(const QByteArray &audio)
{
    if (m_tape)
        m_tape->hear(audio);
}

void CallRecord::say(const QByteArray &audio)
{
    if (m_tape)
        m_tape->say(audio);
}

void CallRecord::silence()
{
    if (m_tape)
        m_tape->silence();
}

CallTurn *CallRecord::add(CallTurn turn)
{
    if (m_over || m_turns.size() >= kMostTurns)
        return nullptr;
    turn.second = seconds();
    m_turns.append(std::move(turn));
    return &m_turns.last();
}

void CallRecord::addUser(const QString &text, qint64 eventId, bool typed)
{
    CallTurn turn;
    turn.message = text;
    turn.eventId = eventId;
    turn.typed = typed;
    add(turn);
}

void CallRecord::addAgent(const QString &text, qint64 eventId)
{
    CallTurn turn;
    turn.byAgent = true;
    turn.message = text;
    turn.eventId = eventId;
    add(turn);
}

void CallRecord::beginTools(qint64 eventId)
{
    CallTurn turn;
    turn.byAgent = true;
    turn.eventId = eventId;
    add(turn);
}

void CallRecord::addTool(const ToolDone &one)
{
    const auto it = std::find_if(m_turns.rbegin(), m_turns.rend(),
                                 [](const CallTurn &turn) { return turn.byAgent && turn.message.isEmpty(); });
    if (it == m_turns.rend())
        return;
    const QString type = one.kind == AgentTool::Kind::Client ? u"client"_s
        : one.kind == AgentTool::Kind::Webhook               ? u"webhook"_s
        : one.kind == AgentTool::Kind::Mcp                   ? u"mcp"_s
                                                             : u"system"_s;
    const QByteArray arguments = QJsonDocument(one.order.arguments).toJson(QJsonDocument::Compact);
    it->toolCalls.append(QJsonObject{{u"type"_s, type},
                                     {u"request_id"_s, one.callId},
                                     {u"tool_name"_s, one.order.name},
                                     {u"params_as_json"_s, QString::fromUtf8(arguments)},
                                     {u"tool_has_been_called"_s, true}});
    it->toolResults.append(QJsonObject{{u"type"_s, type},
                                       {u"request_id"_s, one.callId},
                                       {u"tool_name"_s, one.order.name},
                                       {u"result_value"_s, one.outcome.result.left(64 * 1024)},
                                       {u"is_error"_s, one.outcome.isError},
                                       {u"tool_has_been_called"_s, true},
                                       {u"tool_latency_secs"_s, one.seconds}});
    m_toolErrors += one.outcome.isError ? 1 : 0;
}

void CallRecord::addContext(const QString &text)
{
    CallTurn turn;
    turn.context = text;
    turn.typed = true;
    add(turn);
}

void CallRecord::addFeedback(qint64 eventId, const QString &score)
{
    for (CallTurn &turn : m_turns) {
        if (turn.eventId != eventId)
            continue;
        m_likes += (score == "like"_L1 ? 1 : 0) - (turn.feedback == "like"_L1 ? 1 : 0);
        m_dislikes += (score == "dislike"_L1 ? 1 : 0) - (turn.feedback == "dislike"_L1 ? 1 : 0);
        turn.feedback = score;
        return;
    }
}

void CallRecord::correct(const CutAnswer &answer)
{
    for (CallTurn &turn : m_turns) {
        if (turn.eventId != answer.eventId || !turn.byAgent)
            continue;
        turn.original = turn.message;
        turn.message = answer.heard;
        turn.interrupted = true;
    }
}

void CallRecord::close(const QString &reason, bool failed)
{
    if (m_over)
        return;
    m_seconds = std::max<qint64>(1, (m_clock.elapsed() + 500) / 1000);
    m_reason = reason;
    m_failed = failed;
    if (m_tape) {
        m_hasCaller = m_tape->hasCaller();
        m_hasAgent = m_tape->hasAgent();
        m_sound = m_tape->finish();
        m_tape.reset();
    }
    m_over = true;
}

QStringList CallRecord::toolNames() const
{
    QStringList names = toolNames(false);
    for (const QString &name : toolNames(true)) {
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QStringList CallRecord::toolNames(bool errored) const
{
    QStringList names;
    for (const CallTurn &turn : m_turns) {
        for (const QJsonValue &result : turn.toolResults) {
            const QString name = result[u"tool_name"_s].toString();
            if (result[u"is_error"_s].toBool() == errored && !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

} // namespace studio::sandbox

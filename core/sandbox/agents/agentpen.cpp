// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentpen.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kLeastPart = 12;

QJsonObject partOf(qint64 eventId, const QString &type, const QString &text)
{
    return {{u"type"_s, u"agent_chat_response_part"_s},
            {u"text_response_part"_s,
             QJsonObject{{u"text"_s, text}, {u"type"_s, type}, {u"event_id"_s, eventId}}}};
}

} // namespace

AgentPen::AgentPen(std::chrono::milliseconds pace, QObject *parent) : QObject(parent)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(pace);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &AgentPen::sendNext);
}

void AgentPen::write(qint64 eventId, const QString &text)
{
    begin(eventId);
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype space = text.indexOf(u' ', from + kLeastPart);
        const qsizetype to = space < 0 ? text.size() : space + 1;
        part(eventId, text.mid(from, to - from));
        from = to;
    }
    end(eventId, text);
}

void AgentPen::begin(qint64 eventId)
{
    m_waiting.push_back(partOf(eventId, u"start"_s, {}));
    if (!m_pace.isActive())
        m_pace.start();
}

void AgentPen::part(qint64 eventId, const QString &text)
{
    if (text.isEmpty())
        return;
    m_waiting.push_back(partOf(eventId, u"delta"_s, text));
    if (!m_pace.isActive())
        m_pace.start();
}

void AgentPen::end(qint64 eventId, const QString &whole)
{
    m_waiting.push_back(partOf(eventId, u"stop"_s, {}));
    m_waiting.push_back(
        {{u"type"_s, u"agent_response"_s},
         {u"agent_response_event"_s,
          QJsonObject{
              {u"agent_response"_s, whole}, {u"event_id"_s, eventId}, {u"response_type"_s, u"text"_s}}}});
    m_waiting.push_back({{u"type"_s, u"agent_response_complete"_s},
                         {u"agent_response_complete_event"_s, QJsonObject{{u"event_id"_s, eventId}}}});
    if (!m_pace.isActive())
        m_pace.start();
}

void AgentPen::sendNext()
{
    if (m_waiting.empty())
        return;
    const QJsonObject message = std::move(m_waiting.front());
    m_waiting.pop_front();
    emit sending(message);
    if (!m_waiting.empty())
        m_pace.start();
    else
        emit idle();
}

void AgentPen::stop()
{
    m_waiting.clear();
    m_pace.stop();
}

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentsocket.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr quint64 kLongestMessage = 16 * 1024 * 1024;
constexpr qint64 kQueueMs = 30'000;
constexpr int kCreditsASecond = 10;
constexpr qsizetype kMostPings = 200;
constexpr qint64 kMuchUnsent = 4 * 1024 * 1024;

/// Those that come whatever a client asked for.
bool isVital(const QString &type)
{
    return type == "conversation_initiation_metadata"_L1 || type == "error"_L1 || type == "queue_status"_L1;
}

} // namespace

AgentSocket::AgentSocket(ServiceState &state, QWebSocket *socket, QObject *parent)
    : QObject(parent), m_state(state), m_socket(socket), m_traceId(state.randomTrace())
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(kLongestMessage);
    socket->setMaxAllowedIncomingFrameSize(kLongestMessage);
    m_clock.start();
    m_lastMessage.start();
    m_place.setInterval(200ms);
    m_ticking.setInterval(100ms);
    m_ticking.start();
    m_pinging.setInterval(m_state.options.agentPing);
    connect(&m_place, &QTimer::timeout, this, &AgentSocket::enterOrQueue);
    connect(&m_pinging, &QTimer::timeout, this, &AgentSocket::ping);
    connect(&m_ticking, &QTimer::timeout, this, &AgentSocket::tick);
    connect(socket, &QWebSocket::textMessageReceived, this, &AgentSocket::receive);
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { receive(QString::fromUtf8(bytes)); });
    connect(socket, &QWebSocket::disconnected, this, &AgentSocket::end);
    connect(socket, &QWebSocket::bytesWritten, this, [this] {
        if (m_call)
            m_call->setPaused(m_socket->bytesToWrite() > kMuchUnsent);
    });
    // Later: the handshake may still be under way.
    QMetaObject::invokeMethod(this, &AgentSocket::open, Qt::QueuedConnection);
}

AgentSocket::~AgentSocket() = default;

void AgentSocket::open()
{
    if (m_over || std::exchange(m_admitted, true))
        return;
    if (const auto refusal = admitCaller())
        refuse(*refusal);
}

std::optional<AgentRefusal> AgentSocket::admitCaller()
{
    const QUrlQuery query(m_socket->requestUrl());
    const QString id = query.queryItemValue(u"agent_id"_s, QUrl::FullyDecoded);
    if (id.isEmpty())
        return AgentRefusal{u"missing_fields"_s, u"agent_id is missing."_s, 1008};
    const AgentProfile *profile = agentProfile(id);
    if (!profile)
        return AgentRefusal{u"value_error"_s, u"The AI agent you are trying to reach does not exist."_s,
                            1008};
    m_setup.profile = *profile;
    m_setup.authorization = u"public"_s;
    QString version = query.queryItemValue(u"version_id"_s);
    QString branch = query.queryItemValue(u"branch_id"_s);
    const QString signature = query.queryItemValue(u"conversation_signature"_s);
    if (!signature.isEmpty()) {
        SignedAddresses::Grant grant;
        const auto verdict = m_state.signedAddresses.redeem(signature, id, &grant);
        const auto refusal = [](const QString &message) {
            return AgentRefusal{u"value_error"_s, message, 1008};
        };
        switch (verdict) {
        case SignedAddresses::Verdict::Good:
            break;
        case SignedAddresses::Verdict::Late:
            return refusal(u"The signed URL has expired."_s);
        case SignedAddresses::Verdict::Used:
            return refusal(u"The signed URL has been used already."_s);
        case SignedAddresses::Verdict::OtherAgent:
            return refusal(u"The signed URL is for another agent."_s);
        case SignedAddresses::Verdict::Unknown:
            return refusal(u"The signature of the URL is not valid."_s);
        }
        m_setup.authorization = u"signed_url"_s;
        version = grant.versionId.isEmpty() ? version : grant.versionId;
        branch = grant.branchId.isEmpty() ? branch : grant.branchId;
    } else if (profile->isPrivate) {
        return AgentRefusal{u"value_error"_s, u"This agent is private: a signed URL is needed."_s, 1008};
    }
    const QString main = u"agtbrch_main"_s;
    if (!branch.isEmpty() && branch != main)
        return AgentRefusal{u"value_error"_s, u"The agent has no such branch."_s, 1008};
    if (!version.isEmpty() && version != profile->versionId && version != profile->olderVersionId)
        return AgentRefusal{u"value_error"_s, u"The agent has no such version."_s, 1008};
    m_setup.branchId = main;
    m_setup.versionId = version.isEmpty() ? profile->versionId : version;
    m_setup.conversationId = u"conv_"_s + m_state.randomId(24).toLower();
    for (const VoiceEntry &voice : m_state.voices.all()) {
        if (voice.name != profile->voice)
            continue;
        m_setup.voiceName = voice.name;
        m_setup.voice.design = voice.design;
        m_setup.voice.settings = voice.settings;
    }
    return {};
}

void AgentSocket::receive(const QString &text)
{
    open();
    if (m_over || m_stalled)
        return;
    m_lastMessage.start();
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject()) {
        refuse({u"invalid_message"_s, u"The message is not a JSON object."_s, 1008});
        return;
    }
    const QJsonObject message = document.object();
    const QJsonValue sound = message.value(u"user_audio_chunk"_s);
    const QString type = message.value(u"type"_s).toString();
    if (type == "conversation_initiation_client_data"_L1) {
        if (m_initiated)
            refuse({u"invalid_message"_s, u"The conversation has been initiated already."_s, 1008});
        else
            initiate(message);
        return;
    }
    if (!m_initiated)
        initiate({});
    if (!m_call)
        return; // in the queue, or refused
    if (type == "pong"_L1) {
        const qint64 id = message.value(u"event_id"_s).toInteger(-1);
        if (const auto it = m_pings.constFind(id); it != m_pings.constEnd()) {
            m_pingMs = int(m_clock.elapsed() - *it);
            m_call->record()->addPing(m_pingMs);
            m_pings.erase(it);
        }
    } else if (sound.isString()) {
        const auto bytes = QByteArray::fromBase64Encoding(sound.toString().toLatin1(),
                                                          QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            refuse({u"invalid_message"_s, u"user_audio_chunk is not base64."_s, 1008});
        else
            m_call->hear(*bytes);
    } else if (type.isEmpty()) {
        refuse({u"invalid_message"_s, u"The message has no type."_s, 1008});
    } else {
        m_call->receive(type, message);
    }
}

void AgentSocket::initiate(const QJsonObject &message)
{
    m_initiated = true;
    if (const auto refusal = readInitiation(message, m_state.voices, m_setup)) {
        refuse(*refusal);
        return;
    }
    if (const auto format = outputFormat(m_setup.profile.outputFormat))
        m_setup.voice.format = *format;
    m_waitedMs = m_clock.elapsed();
    enterOrQueue();
}

/// Waits while the plan's conversations are all taken, or for as long as the admin switch says.
void AgentSocket::enterOrQueue()
{
    const qint64 waited = m_clock.elapsed() - m_waitedMs;
    const auto status = [this](const QString &what) {
        put({{u"type"_s, u"queue_status"_s}, {u"queue_status_event"_s, QJsonObject{{u"status"_s, what}}}});
    };
    const auto ticket =
        waited >= m_state.faults.agentQueueMs ? m_state.account.enter(Pool::Agents) : std::nullopt;
    if (ticket) {
        if (std::exchange(m_ticket, *ticket) == nullptr && m_place.isActive())
            status(u"admitted"_s);
        m_place.stop();
        begin();
    } else if (waited >= kQueueMs) {
        m_place.stop();
        status(u"timed_out"_s);
        close(4300, u"No place became free in time."_s, true);
    } else if (!m_place.isActive()) {
        status(u"waiting"_s);
        m_place.start();
    }
}

void AgentSocket::begin()
{
    m_call = new AgentCall(m_state, m_setup, this);
    m_state.calls.add(m_call->record());
    connect(m_call, &AgentCall::sending, this, &AgentSocket::put);
    connect(m_call, &AgentCall::refused, this, &AgentSocket::refuse);
    connect(m_call, &AgentCall::ended, this, [this] { close(1000, u"end_call tool was called."_s); });
    m_clock.start();
    if (!m_state.faults.agentFault.isEmpty() && m_state.faults.take(m_socket->requestUrl().path()))
        m_mischief = AgentMischief(m_state.faults.agentFault, m_state.faults.agentFaultAfter);
    if (m_mischief.fault() == "fragments"_L1)
        m_socket->setOutgoingFrameSize(64);
    put({{u"type"_s, u"conversation_initiation_metadata"_s},
         {u"conversation_initiation_metadata_event"_s,
          QJsonObject{{u"conversation_id"_s, m_setup.conversationId},
                      {u"agent_output_audio_format"_s, m_setup.profile.outputFormat},
                      {u"user_input_audio_format"_s, m_setup.profile.inputFormat}}}});
    m_call->begin();
    m_pinging.start();
    ping();
}

void AgentSocket::ping()
{
    if (m_over || !m_call)
        return;
    const qint64 id = ++m_pingId;
    if (m_pings.size() > kMostPings)
        m_pings.clear();
    m_pings.insert(id, m_clock.elapsed());
    put({{u"type"_s, u"ping"_s},
         {u"ping_event"_s,
          QJsonObject{{u"event_id"_s, id},
                      {u"ping_ms"_s, m_pingMs < 0 ? QJsonValue() : QJsonValue(m_pingMs)}}}});
}

void AgentSocket::tick()
{
    if (m_over)
        return;
    if (m_lastMessage.hasExpired(m_state.options.agentPatience.count())) {
        refuse({u"transport_receive_timeout"_s, u"No message was received for too long."_s, 1002});
        return;
    }
    if (!m_call || misbehave())
        return;
    if (m_call->hasEar() && m_call->heardSeconds() > m_scored) {
        m_scored = m_call->heardSeconds();
        put({{u"type"_s, u"vad_score"_s},
             {u"vad_score_event"_s,
              QJsonObject{{u"vad_score"_s, std::round(m_call->voiceScore() * 1000) / 1000}}}});
    }
    const qint64 seconds = m_clock.elapsed() / 1000;
    if (m_clock.hasExpired(m_state.options.agentLongest.count())) {
        refuse({u"max_duration_exceeded"_s, u"The conversation has reached its longest duration."_s, 1000});
        return;
    }
    if (seconds <= m_paidSeconds && !m_state.faults.outOfQuota)
        return;
    const qint64 due = (seconds - m_paidSeconds) * (m_setup.textOnly ? 2 : kCreditsASecond);
    m_paidSeconds = seconds;
    const bool paid = !m_state.faults.outOfQuota
        && m_state.account.charge(
            {QDateTime::currentMSecsSinceEpoch(), 0, due, m_setup.voiceName, m_setup.llm});
    if (!paid) {
        refuse({u"http_exception"_s, u"This request exceeds your quota."_s, 1002});
        return;
    }
    m_credits += due;
    m_call->record()->charge(due);
}

void AgentSocket::put(const QJsonObject &message)
{
    const QString type = message.value(u"type"_s).toString();
    if (m_ended || (!isVital(type) && !m_setup.clientEvents.contains(type)))
        return;
    for (const AgentMischief::Wire &wire : m_mischief.bend(message, double(m_clock.elapsed()) / 1000))
        write(wire);
}

void AgentSocket::write(const AgentMischief::Wire &wire)
{
    if (m_stalled || m_ended)
        return;
    m_sentBytes += wire.text.size();
    if (wire.binary)
        m_socket->sendBinaryMessage(wire.text);
    else
        m_socket->sendTextMessage(QString::fromUtf8(wire.text));
}

bool AgentSocket::misbehave()
{
    const double seconds = double(m_clock.elapsed()) / 1000;
    for (const AgentMischief::Wire &wire : m_mischief.intrude(seconds))
        write(wire);
    const QString line = m_mischief.breakLine(seconds);
    if (line.isEmpty())
        return m_stalled;
    if (line == "stall"_L1) {
        m_stalled = true;
    } else if (line == "close"_L1) {
        close(m_state.faults.agentCloseCode, u"The sandbox was told to end this conversation."_s, true);
    } else if (auto *tcp = m_socket->findChild<QTcpSocket *>(); tcp && line == "reset"_L1) {
        resetConnection(tcp);
    } else {
        m_socket->abort();
    }
    return true;
}

void AgentSocket::refuse(const AgentRefusal &refusal)
{
    if (m_over)
        return;
    put({{u"type"_s, u"error"_s},
         {u"error_event"_s,
          QJsonObject{{u"code"_s, refusal.code},
                      {u"message"_s, refusal.message},
                      {u"error_type"_s, refusal.errorType},
                      {u"reason"_s, refusal.message}}}});
    close(refusal.code, refusal.message, refusal.code != 1000);
}

void AgentSocket::close(int code, const QString &reason, bool failed)
{
    if (std::exchange(m_over, true))
        return;
    m_pinging.stop();
    m_ticking.stop();
    m_place.stop();
    if (m_call)
        m_call->close(reason, failed);
    m_socket->close(QWebSocketProtocol::CloseCode(code), reason.left(100));
}

void AgentSocket::end()
{
    if (std::exchange(m_ended, true))
        return;
    if (m_call)
        m_call->close(u"Client disconnected."_s, false);
    m_over = true;
    m_pinging.stop();
    m_ticking.stop();
    m_place.stop();
    m_ticket.reset();
    m_state.calls.trim();
    QUrlQuery query(m_socket->requestUrl());
    if (query.hasQueryItem(u"conversation_signature"_s)) {
        query.removeQueryItem(u"conversation_signature"_s);
        query.addQueryItem(u"conversation_signature"_s, u"hidden"_s);
    }
    RequestLog::Entry entry;
    entry.method = u"WS"_s;
    entry.path = m_socket->requestUrl().path();
    entry.query = query;
    entry.status = m_socket->closeCode();
    entry.bodyBytes = m_sentBytes;
    entry.unixMs = QDateTime::currentMSecsSinceEpoch();
    entry.credits = m_credits;
    entry.requestId = m_setup.conversationId.isEmpty() ? m_traceId : m_setup.conversationId;
    m_state.log.add(entry);
    deleteLater();
}

} // namespace studio::sandbox

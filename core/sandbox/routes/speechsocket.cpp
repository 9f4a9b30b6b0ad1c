// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/speechsocket.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QWebSocket>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr quint64 kLongestMessage = 1024 * 1024;

bool isOn(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name).toLower() == u"true"_s || query.queryItemValue(name) == u"1"_s;
}

QJsonValue framed(const text::Alignment &alignment, double offset)
{
    if (alignment.isEmpty())
        return {};
    QJsonArray chars;
    QJsonArray starts;
    QJsonArray durations;
    for (const text::CharTiming &c : alignment.characters) {
        const auto start = qint64(std::lround((c.startSeconds - offset) * 1000));
        const auto end = qint64(std::lround((c.endSeconds - offset) * 1000));
        chars.append(c.text);
        starts.append(std::max<qint64>(0, start));
        durations.append(std::max<qint64>(0, end - start));
    }
    return QJsonObject{
        {u"chars"_s, chars}, {u"charStartTimesMs"_s, starts}, {u"charDurationsMs"_s, durations}};
}

text::Alignment takeUntil(text::Alignment &pending, double seconds)
{
    text::Alignment taken;
    auto &all = pending.characters;
    auto it = all.begin();
    while (it != all.end() && it->startSeconds < seconds)
        ++it;
    taken.characters.assign(all.begin(), it);
    all.erase(all.begin(), it);
    return taken;
}

void appendTo(text::Alignment &to, const text::Alignment &from)
{
    to.characters.insert(to.characters.end(), from.characters.begin(), from.characters.end());
}

} // namespace

SpeechSocket::SpeechSocket(ServiceState &state, QWebSocket *socket, QObject *parent)
    : QObject(parent), m_state(state), m_socket(socket),
      m_session(isOn(QUrlQuery(socket->requestUrl()), u"auto_mode"_s)), m_requestId(state.randomId(20))
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(kLongestMessage);
    const QUrlQuery query(socket->requestUrl());
    m_voiceId = socket->requestUrl().path().section(u'/', 3, 3);
    if (query.hasQueryItem(u"model_id"_s))
        m_input.model = query.queryItemValue(u"model_id"_s);
    if (query.hasQueryItem(u"output_format"_s))
        m_input.format = query.queryItemValue(u"output_format"_s);
    if (query.hasQueryItem(u"seed"_s))
        m_input.seed = query.queryItemValue(u"seed"_s).toUInt();
    m_input.logging = query.queryItemValue(u"enable_logging"_s).toLower() != u"false"_s;
    m_syncAlignment = isOn(query, u"sync_alignment"_s);
    if (m_state.faults.answer != AnswerFaults{} && m_state.faults.take(socket->requestUrl().path()))
        m_faults = m_state.faults.answer;
    std::chrono::milliseconds inactivity = m_state.options.socketInactivity;
    if (const int seconds = query.queryItemValue(u"inactivity_timeout"_s).toInt(); seconds > 0)
        inactivity = std::chrono::seconds(std::min(seconds, 180));
    m_inactivity.setSingleShot(true);
    m_inactivity.setInterval(inactivity);
    connect(&m_inactivity, &QTimer::timeout, this, [this] {
        refuse(u"input_timeout_exceeded"_s,
               u"No input was received in time. Send a single space to keep the connection open."_s);
    });
    connect(socket, &QWebSocket::textMessageReceived, this, &SpeechSocket::receive);
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this] { refuse(u"invalid_message"_s, u"Messages must be JSON text."_s); });
    connect(socket, &QWebSocket::disconnected, this, &SpeechSocket::end);
    connect(socket, &QWebSocket::bytesWritten, this, [this] {
        if (m_stream)
            m_stream->setPaused(m_socket->bytesToWrite() > 1024 * 1024);
    });
    m_inactivity.start();
}

SpeechSocket::~SpeechSocket() = default;

void SpeechSocket::receive(const QString &text)
{
    if (m_phase == Phase::Closing || m_phase == Phase::Ended)
        return;
    m_inactivity.start();
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject()) {
        refuse(u"invalid_message"_s, u"The message is not a JSON object."_s);
        return;
    }
    SocketSession::Step step;
    if (m_phase == Phase::Waiting) {
        if (begin(document.object(), &step))
            follow(step);
        return;
    }
    follow(m_session.receive(document.object()));
}

bool SpeechSocket::begin(const QJsonObject &message, SocketSession::Step *step)
{
    QByteArray key = m_socket->request().rawHeader("xi-api-key");
    QJsonObject sent;
    *step = m_session.open(message, &sent, &key);
    if (key.isEmpty()) {
        const QUrlQuery query(m_socket->requestUrl());
        key = query.queryItemValue(u"xi_api_key"_s).toUtf8();
    }
    if (key.isEmpty() || !m_state.acceptsKey(key)) {
        refuse(key.isEmpty() ? errors::missingKey() : errors::invalidKey());
        return false;
    }
    if (!step->error.isEmpty())
        return true; // told by follow()
    Validation validation;
    m_input.settings = readVoiceSettings(sent, {u"voice_settings"_s}, validation);
    if (!validation.isClean()) {
        refuse(errors::invalidVoiceSettings(u"A voice setting is out of range."_s, u"voice_settings"_s));
        return false;
    }
    if (const auto refusal = checkOrder(m_state, m_voiceId, m_input, &m_order)) {
        refuse(*refusal);
        return false;
    }
    if (m_order.format.isWav()) {
        refuse(errors::invalidOutputFormat(m_order.format.name));
        return false;
    }
    if (!m_order.model.overSocket) {
        refuse(errors::unsupportedModel(m_order.model.id));
        return false;
    }
    m_render = std::make_shared<SpeechRender>(
        RenderSpec{m_order.voice.design, m_order.settings, m_order.seed, m_order.format, 0.25});
    m_phase = Phase::Open;
    return true;
}

void SpeechSocket::follow(const SocketSession::Step &step)
{
    if (!step.error.isEmpty()) {
        refuse(step.error, step.message);
        return;
    }
    for (const QString &text : step.speak)
        m_texts.push_back(text);
    if (step.close) {
        m_phase = Phase::Closing;
        m_inactivity.stop();
    }
    speakNext();
}

bool SpeechSocket::pay(const QString &text)
{
    Account &account = m_state.account;
    const qint64 characters = characterCount(text);
    const qint64 cost = Account::cost(characters, m_order.model);
    const UsageEntry entry{QDateTime::currentMSecsSinceEpoch(), characters, cost, m_order.voice.name,
                           m_order.model.id};
    if (m_state.faults.outOfQuota || !account.charge(entry)) {
        refuse(
            errors::outOfCredits(account.limit(), m_state.faults.outOfQuota ? 0 : account.remaining(), cost));
        return false;
    }
    m_credits += cost;
    return true;
}

void SpeechSocket::speakNext()
{
    if (m_stream || m_phase == Phase::Ended)
        return;
    if (m_texts.empty()) {
        if (m_phase == Phase::Closing)
            conclude();
        return;
    }
    const QString text = m_texts.front();
    m_texts.pop_front();
    const auto ticket = m_state.account.enter(m_order.model);
    if (!ticket) {
        refuse(errors::tooManyAtOnce(m_state.account.maximumInFlight(m_order.model)));
        return;
    }
    if (!pay(text))
        return;
    m_ticket = *ticket;
    m_spokenText += text;
    m_finalBegun = m_phase == Phase::Closing && m_texts.empty();
    m_render->begin(text, m_finalBegun);
    Pacing pacing = m_state.pacingFor(m_order.model);
    if (m_state.faults.latencyMs >= 0)
        pacing.firstByteDelay = std::chrono::milliseconds(m_state.faults.latencyMs);
    m_stream = new SpeechStream(m_state.engine, m_render, pacing, this);
    connect(m_stream, &SpeechStream::sliceReady, this, &SpeechSocket::send);
    connect(m_stream, &SpeechStream::finished, this, &SpeechSocket::generationDone);
    m_stream->start();
}

void SpeechSocket::generationDone()
{
    m_stream->deleteLater();
    m_stream = nullptr;
    m_ticket.reset();
    m_inactivity.start();
    if (m_phase == Phase::Closing)
        m_inactivity.stop();
    speakNext();
}

void SpeechSocket::send(const SpeechSlice &slice)
{
    m_audio += slice.audio;
    appendTo(m_alignment, slice.alignment);
    appendTo(m_normalized, slice.normalized);
    appendTo(m_pending, slice.alignment);
    appendTo(m_pendingNormalized, slice.normalized);
    if (slice.audio.isEmpty())
        return;
    // Without sync_alignment a sentence's times come with its first message.
    const double until = m_syncAlignment ? slice.endSeconds : 1e9;
    const text::Alignment now = takeUntil(m_pending, until);
    const text::Alignment normalized = takeUntil(m_pendingNormalized, until);
    sendFrame({{u"audio"_s, QString::fromLatin1(slice.audio.toBase64())},
               {u"isFinal"_s, QJsonValue::Null},
               {u"normalizedAlignment"_s, framed(normalized, slice.startSeconds)},
               {u"alignment"_s, framed(now, slice.startSeconds)}});
}

void SpeechSocket::sendFrame(const QJsonObject &frame)
{
    if (m_phase == Phase::Ended)
        return;
    const QByteArray text = QJsonDocument(frame).toJson(QJsonDocument::Compact);
    if (m_faults.stallAfterBytes >= 0 && m_sentBytes + text.size() >= m_faults.stallAfterBytes)
        return;
    if (m_faults.cutAfterBytes >= 0 && m_sentBytes + text.size() >= m_faults.cutAfterBytes) {
        m_socket->abort();
        return;
    }
    m_sentBytes += text.size();
    m_socket->sendTextMessage(QString::fromUtf8(text));
}

void SpeechSocket::conclude()
{
    if (!m_finalBegun && m_render) {
        // Nothing more to say, but the encoder may hold the last milliseconds.
        m_finalBegun = true;
        m_render->begin({}, true);
        m_stream = new SpeechStream(m_state.engine, m_render, {std::chrono::milliseconds(0), 0}, this);
        connect(m_stream, &SpeechStream::sliceReady, this, &SpeechSocket::send);
        connect(m_stream, &SpeechStream::finished, this, &SpeechSocket::generationDone);
        m_stream->start();
        return;
    }
    sendFrame({{u"audio"_s, QJsonValue::Null}, {u"isFinal"_s, true}});
    if (m_faults.stallAfterBytes < 0)
        m_socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void SpeechSocket::file()
{
    if (m_audio.isEmpty())
        return;
    HistoryItem item;
    item.id = m_state.randomId(20);
    item.requestId = m_requestId;
    item.voiceId = m_order.voice.id;
    item.voiceName = m_order.voice.name;
    item.model = m_order.model.id;
    item.text = m_spokenText;
    item.outputFormat = m_order.format.name;
    item.contentType = m_order.format.contentType;
    item.audio = m_audio;
    item.settings = m_order.settings;
    item.alignment = m_alignment;
    item.normalized = m_normalized;
    item.dateUnix = QDateTime::currentSecsSinceEpoch();
    item.creditsAfter = m_state.account.used();
    item.creditsBefore = item.creditsAfter - m_credits;
    m_state.history.add(std::move(item));
}

void SpeechSocket::refuse(const ApiError &error)
{
    refuse(error.status.isEmpty() ? error.code : error.status, error.message);
}

void SpeechSocket::refuse(const QString &code, const QString &message)
{
    if (m_phase == Phase::Ended)
        return;
    m_inactivity.stop();
    sendFrame({{u"message"_s, message},
               {u"error"_s, code},
               {u"code"_s, int(QWebSocketProtocol::CloseCodePolicyViolated)}});
    m_phase = Phase::Closing;
    m_texts.clear();
    if (m_stream)
        m_stream->deleteLater();
    m_stream = nullptr;
    m_ticket.reset();
    m_socket->close(QWebSocketProtocol::CloseCodePolicyViolated, message.left(100));
}

void SpeechSocket::end()
{
    if (std::exchange(m_phase, Phase::Ended) == Phase::Ended)
        return;
    m_inactivity.stop();
    file();
    RequestLog::Entry entry;
    entry.method = u"WS"_s;
    entry.path = m_socket->requestUrl().path();
    entry.query = QUrlQuery(m_socket->requestUrl());
    entry.status = m_socket->closeCode();
    entry.bodyBytes = m_sentBytes;
    entry.unixMs = QDateTime::currentMSecsSinceEpoch();
    entry.credits = m_credits;
    entry.requestId = m_requestId;
    m_state.log.add(entry);
    deleteLater();
}

} // namespace studio::sandbox

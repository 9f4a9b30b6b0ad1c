// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/agenttimekeeper.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

using duplex::Micros;

constexpr int kLoudSample = 1500;
constexpr Micros kQuiet = 150'000;

} // namespace

AgentTimekeeper::AgentTimekeeper()
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        this, [this] { open(); }, Qt::BlockingQueuedConnection);
}

AgentTimekeeper::~AgentTimekeeper()
{
    QMetaObject::invokeMethod(
        this, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void AgentTimekeeper::open()
{
    m_server = std::make_unique<QWebSocketServer>(u"bench"_s, QWebSocketServer::NonSecureMode);
    m_server->setSupportedSubprotocols({u"convai"_s});
    m_server->listen(QHostAddress::LocalHost);
    m_url = QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server->serverPort()));
    connect(m_server.get(), &QWebSocketServer::newConnection, this,
            [this] { connectTo(m_server->nextPendingConnection()); });
}

void AgentTimekeeper::connectTo(QWebSocket *socket)
{
    m_socket = socket;
    connect(socket, &QWebSocket::textMessageReceived, this, &AgentTimekeeper::take);
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        const std::scoped_lock lock(m_mutex);
        m_connected = m_connected && socket != m_socket;
    });
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    send({{u"type"_s, u"conversation_initiation_metadata"_s},
          {u"conversation_initiation_metadata_event"_s,
           QJsonObject{{u"conversation_id"_s, u"conv_bench"_s},
                       {u"agent_output_audio_format"_s, u"pcm_16000"_s},
                       {u"user_input_audio_format"_s, u"pcm_16000"_s}}}});
    const std::scoped_lock lock(m_mutex);
    m_connected = true;
}

void AgentTimekeeper::send(const QJsonObject &message)
{
    if (m_socket)
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void AgentTimekeeper::take(const QString &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    if (const QString chunk = message.value("user_audio_chunk"_L1).toString(); !chunk.isEmpty())
        hear(QByteArray::fromBase64(chunk.toLatin1()));
}

void AgentTimekeeper::hear(const QByteArray &pcm16)
{
    const Micros at = duplex::now();
    bool isLoud = false;
    for (qsizetype i = 0; i + 1 < pcm16.size() && !isLoud; i += 2) {
        std::int16_t sample = 0;
        std::memcpy(&sample, pcm16.constData() + i, 2);
        isLoud = std::abs(int(sample)) > kLoudSample;
    }
    const std::scoped_lock lock(m_mutex);
    if (isLoud) {
        if (!m_times.heard && m_toInterrupt > 0)
            QTimer::singleShot(std::chrono::milliseconds(m_interruptAfterMs), Qt::PreciseTimer, this,
                               [this, event = std::exchange(m_toInterrupt, 0)] { interrupt(event); });
        if (!m_times.heard)
            m_times.heard = at;
        m_times.quietSince = at;
        return;
    }
    if (m_times.heard && !m_times.heardLast && at - m_times.quietSince > kQuiet) {
        m_times.heardLast = m_times.quietSince;
        QMetaObject::invokeMethod(
            this, [this] { noteEnd(); }, Qt::QueuedConnection);
    }
}

void AgentTimekeeper::noteEnd()
{
    const qint64 event = std::exchange(m_toAnswer, 0);
    if (event <= 0)
        return;
    const Micros due = *heardLastAt() + Micros(m_answerAfterMs) * 1000;
    const auto after = [&](int ms, auto what) {
        const Micros wait = std::max<Micros>(0, due + Micros(ms) * 1000 - duplex::now());
        QTimer::singleShot(std::chrono::milliseconds((wait + 500) / 1000), Qt::PreciseTimer, this, what);
    };
    after(-60, [this, event] {
        send({{u"type"_s, u"user_transcript"_s},
              {u"user_transcription_event"_s,
               QJsonObject{{u"user_transcript"_s, u"This is turn %1."_s.arg(event)},
                           {u"event_id"_s, event - 1}}}});
    });
    after(-30, [this, event] {
        send({{u"type"_s, u"agent_response"_s},
              {u"agent_response_event"_s,
               QJsonObject{{u"agent_response"_s, u"And this is its answer."_s}, {u"event_id"_s, event}}}});
    });
    after(0, [this, event] { sendPieces(event, m_answer, 250, 2, 0); });
}

template <class F>
void AgentTimekeeper::inThread(F f)
{
    QMetaObject::invokeMethod(this, f, Qt::QueuedConnection);
}

void AgentTimekeeper::speak(qint64 event, const QByteArray &pcm16, int pieceMs, double speed, int jitterMs)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_times.spoke.reset();
    }
    inThread([this, event, pcm16, pieceMs, speed, jitterMs] {
        sendPieces(event, pcm16, pieceMs, speed, jitterMs);
    });
}

void AgentTimekeeper::sendPieces(qint64 event, const QByteArray &pcm16, int pieceMs, double speed,
                                 int jitterMs)
{
    const qsizetype size = qsizetype(pieceMs) * kRate / 1000 * 2;
    std::uniform_int_distribution<int> jitter(0, jitterMs);
    Micros last = 0;
    for (qsizetype at = 0; at < pcm16.size(); at += size) {
        // A line keeps the order: what is late holds up what follows.
        const Micros due =
            std::max(last, Micros(double(at) / 2 / kRate * 1e6 / speed) + jitter(m_random) * 1000);
        last = due;
        QTimer::singleShot(std::chrono::milliseconds(due / 1000), Qt::PreciseTimer, this,
                           [this, event, piece = pcm16.mid(at, size)] {
                               {
                                   const std::scoped_lock lock(m_mutex);
                                   if (!m_times.spoke)
                                       m_times.spoke = duplex::now();
                               }
                               send({{u"type"_s, u"audio"_s},
                                     {u"audio_event"_s,
                                      QJsonObject{{u"audio_base_64"_s, QString::fromLatin1(piece.toBase64())},
                                                  {u"event_id"_s, event}}}});
                           });
    }
}

void AgentTimekeeper::interrupt(qint64 event)
{
    inThread([this, event] {
        send(
            {{u"type"_s, u"interruption"_s}, {u"interruption_event"_s, QJsonObject{{u"event_id"_s, event}}}});
        const std::scoped_lock lock(m_mutex);
        m_times.interrupted = duplex::now();
    });
}

void AgentTimekeeper::listen()
{
    const std::scoped_lock lock(m_mutex);
    m_times = {};
}

void AgentTimekeeper::interruptOnVoice(qint64 event, int afterMs)
{
    const std::scoped_lock lock(m_mutex);
    m_times = {};
    m_toInterrupt = event;
    m_interruptAfterMs = afterMs;
}

void AgentTimekeeper::answerVoice(qint64 event, int afterMs, const QByteArray &pcm16)
{
    listen();
    inThread([this, event, afterMs, pcm16] {
        m_toAnswer = event;
        m_answerAfterMs = afterMs;
        m_answer = pcm16;
    });
}

bool AgentTimekeeper::isConnected() const
{
    const std::scoped_lock lock(m_mutex);
    return m_connected;
}

std::optional<Micros> AgentTimekeeper::spokeAt() const
{
    const std::scoped_lock lock(m_mutex);
    return m_times.spoke;
}

std::optional<Micros> AgentTimekeeper::interruptedAt() const
{
    const std::scoped_lock lock(m_mutex);
    return m_times.interrupted;
}

std::optional<Micros> AgentTimekeeper::heardAt() const
{
    const std::scoped_lock lock(m_mutex);
    return m_times.heard;
}

std::optional<Micros> AgentTimekeeper::heardLastAt() const
{
    const std::scoped_lock lock(m_mutex);
    return m_times.heardLast;
}

} // namespace studio::bench

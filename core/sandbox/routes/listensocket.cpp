// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/listensocket.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QWebSocket>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr auto kSessionLimit = 3h;
constexpr double kMostWaiting = 180; // seconds of sound behind
constexpr double kCreditsASecond = 1773.0 / 3600;
constexpr quint64 kLongestFrame = 2 * 1024 * 1024;

QString messageFor(const QString &error)
{
    if (error == "auth_error"_L1)
        return u"You must be authenticated to use this endpoint."_s;
    if (error == "quota_exceeded"_L1)
        return u"This request exceeds your quota."_s;
    if (error == "commit_throttled"_L1)
        return u"Commit request ignored: there is no audio since the last commit."_s;
    if (error == "unaccepted_terms"_L1)
        return u"The terms for this feature have not been accepted by your workspace."_s;
    if (error == "rate_limited"_L1)
        return u"Too many requests. Try again later."_s;
    if (error == "queue_overflow"_L1)
        return u"Audio arrives faster than it can be transcribed."_s;
    if (error == "resource_exhausted"_L1)
        return u"The service has no capacity left at the moment."_s;
    if (error == "session_time_limit_exceeded"_L1)
        return u"The session has reached its maximum length."_s;
    if (error == "insufficient_audio_activity"_L1)
        return u"No audio was received for too long."_s;
    return u"The sandbox was told to end this session."_s;
}

} // namespace

ListenSocket::ListenSocket(ServiceState &state, QWebSocket *socket, QObject *parent)
    : QObject(parent), m_state(state), m_socket(socket),
      m_input(readListenInput(QUrlQuery(socket->requestUrl()))), m_sessionId(state.randomTrace())
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(kLongestFrame);
    socket->setMaxAllowedIncomingFrameSize(kLongestFrame);
    m_silence.setSingleShot(true);
    m_silence.setInterval(state.options.listenPatience);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        const QString error = u"insufficient_audio_activity"_s;
        refuse(error, messageFor(error));
    });
    connect(socket, &QWebSocket::textMessageReceived, this, &ListenSocket::receive);
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this] { refuse(u"input_error"_s, u"Messages must be JSON text."_s); });
    connect(socket, &QWebSocket::disconnected, this, &ListenSocket::end);
    // Later: the handshake may still be under way.
    QMetaObject::invokeMethod(this, &ListenSocket::begin, Qt::QueuedConnection);
}

ListenSocket::~ListenSocket() = default;

bool ListenSocket::hasKey() const
{
    const QByteArray key = m_socket->request().rawHeader("xi-api-key");
    const QString token = QUrlQuery(m_socket->requestUrl()).queryItemValue(u"token"_s);
    return m_state.tokens.redeem(token, u"realtime_scribe"_s) || (!key.isEmpty() && m_state.acceptsKey(key));
}

void ListenSocket::begin()
{
    if (std::exchange(m_begun, true) || m_over)
        return;
    if (!m_input.problem.isEmpty()) {
        refuse(u"invalid_request"_s, m_input.problem);
        return;
    }
    if (!hasKey()) {
        refuse(u"auth_error"_s, messageFor(u"auth_error"_s));
        return;
    }
    const auto ticket = m_state.account.enter(Pool::Realtime);
    if (!ticket) {
        refuse(u"rate_limited"_s,
               u"Too many concurrent sessions. Your current subscription allows at most %1."_s.arg(
                   m_state.account.maximumInFlight(Pool::Realtime)));
        return;
    }
    m_ticket = *ticket;
    m_listener = std::make_shared<LiveListener>(m_input.live, m_state.recognisers);
    m_open.start();
    m_silence.start();
    send({{u"message_type"_s, u"session_started"_s},
          {u"session_id"_s, m_sessionId},
          {u"config"_s, m_input.config}});
    send(
        {{u"message_type"_s, u"warning"_s},
         {u"warning"_s,
          u"This is the sandbox: speech is recognised on this computer, in English only, and one word in five may be wrong."_s}});
    misbehave();
}

void ListenSocket::receive(const QString &text)
{
    begin();
    if (m_over)
        return;
    m_silence.start();
    const ListenChunk chunk = readListenChunk(text, m_input, std::exchange(m_first, false));
    if (!chunk.error.isEmpty()) {
        refuse(chunk.error, chunk.message);
        return;
    }
    const double seconds = double(chunk.sound.size()) / (m_input.live.muLaw ? 1 : 2) / m_input.live.rateHz;
    m_received += seconds;
    m_waiting += seconds;
    m_uncommitted += seconds;
    if (m_waiting > kMostWaiting) {
        refuse(u"queue_overflow"_s, messageFor(u"queue_overflow"_s));
        return;
    }
    if (m_open.hasExpired(std::chrono::milliseconds(kSessionLimit).count())) {
        refuse(u"session_time_limit_exceeded"_s, messageFor(u"session_time_limit_exceeded"_s));
        return;
    }
    if (chunk.commit) {
        m_emptyCommits = m_uncommitted > 0 ? 0 : m_emptyCommits + 1;
        m_uncommitted = 0;
        if (m_emptyCommits > 3) { // once may be a farewell, again and again is a mistake
            refuse(u"commit_throttled"_s, messageFor(u"commit_throttled"_s));
            return;
        }
    }
    if (misbehave() || !pay())
        return;
    hear(chunk);
}

bool ListenSocket::misbehave()
{
    Faults &faults = m_state.faults;
    if (faults.listenError.isEmpty() || m_received < faults.listenErrorAfter
        || !faults.take(m_socket->requestUrl().path()))
        return false;
    if (faults.listenError == u"cut"_s) {
        m_over = true;
        m_socket->abort();
    } else if (faults.listenError == u"close"_s) {
        m_over = true;
        m_socket->close(QWebSocketProtocol::CloseCodeNormal);
    } else {
        refuse(faults.listenError, messageFor(faults.listenError));
    }
    return true;
}

/// By the second, as it comes.
bool ListenSocket::pay()
{
    const auto due = qint64(std::floor((m_received - m_paid) * kCreditsASecond));
    if (due < 1 && !m_state.faults.outOfQuota)
        return true;
    Account &account = m_state.account;
    const bool paid = !m_state.faults.outOfQuota
        && account.charge({QDateTime::currentMSecsSinceEpoch(), 0, due, {}, u"scribe_v2_realtime"_s});
    if (!paid) {
        refuse(u"quota_exceeded"_s, messageFor(u"quota_exceeded"_s));
        return false;
    }
    m_paid += double(due) / kCreditsASecond;
    m_credits += due;
    return true;
}

void ListenSocket::hear(const ListenChunk &chunk)
{
    auto news = std::make_shared<LiveNews>();
    const double seconds = double(chunk.sound.size()) / (m_input.live.muLaw ? 1 : 2) / m_input.live.rateHz;
    m_state.liveEngine.run(
        [news, listener = m_listener, chunk] {
            *news = listener->push(chunk.sound, chunk.commit);
            return QByteArray();
        },
        this,
        [this, news, seconds](const QByteArray &) {
            m_waiting -= seconds;
            tell(*news);
        });
}

void ListenSocket::tell(const LiveNews &news)
{
    if (m_over)
        return;
    if (news.broken) {
        refuse(u"transcriber_error"_s,
               u"The sandbox has no speech model. Install the package pocketsphinx-en-us."_s);
        return;
    }
    for (const SaidWords &words : news.commits)
        tellCommit(words);
    if (news.partialChanged && !news.partial.isEmpty())
        send({{u"message_type"_s, u"partial_transcript"_s}, {u"text"_s, news.partial}});
}

void ListenSocket::tellCommit(const SaidWords &words)
{
    const QString text = textOf(words);
    send({{u"message_type"_s, u"committed_transcript"_s}, {u"text"_s, text}});
    if (m_input.timestamps || m_input.languageDetection) {
        QJsonObject timed{{u"message_type"_s, u"committed_transcript_with_timestamps"_s}, {u"text"_s, text}};
        if (m_input.languageDetection)
            timed.insert(u"language_code"_s, u"en"_s);
        if (m_input.timestamps)
            timed.insert(u"words"_s, wordsJson(words, m_input.live.words));
        send(timed);
    }
    const QStringList &wanted = m_input.live.words.entities.detect;
    if (!wanted.isEmpty()) {
        const QStringList list = text.split(u' ', Qt::SkipEmptyParts);
        send({{u"message_type"_s, u"committed_transcript_entities"_s},
              {u"text"_s, text},
              {u"entities"_s, entitiesJson(list, findEntities(list, wanted))}});
    }
    if (!m_input.edit.isEmpty())
        send({{u"message_type"_s, u"edited_transcript"_s}, {u"text"_s, text}, {u"edited_text"_s, text}});
}

void ListenSocket::send(const QJsonObject &message)
{
    if (m_ended)
        return;
    const QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact);
    m_sentBytes += bytes.size();
    m_socket->sendTextMessage(QString::fromUtf8(bytes));
}

void ListenSocket::refuse(const QString &error, const QString &message)
{
    if (std::exchange(m_over, true))
        return;
    m_silence.stop();
    send({{u"message_type"_s, error}, {u"error"_s, message}});
    m_socket->close(QWebSocketProtocol::CloseCodePolicyViolated, message.left(100));
}

void ListenSocket::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_over = true;
    m_silence.stop();
    m_ticket.reset();
    RequestLog::Entry entry;
    entry.method = u"WS"_s;
    entry.path = m_socket->requestUrl().path();
    entry.query = QUrlQuery(m_socket->requestUrl());
    entry.status = m_socket->closeCode();
    entry.bodyBytes = m_sentBytes;
    entry.unixMs = QDateTime::currentMSecsSinceEpoch();
    entry.credits = m_credits;
    entry.requestId = m_sessionId;
    m_state.log.add(entry);
    // The recogniser goes back to the others on the thread that used it.
    m_state.liveEngine.run([listener = std::exchange(m_listener, nullptr)] { return QByteArray(); }, this,
                           [](const QByteArray &) {});
    deleteLater();
}

} // namespace studio::sandbox

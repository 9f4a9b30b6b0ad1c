// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/transcriptionsocket.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::api {

namespace {

// The message with times follows the one without at once, if it comes at all.
constexpr auto kWaitForTimes = 1s;
constexpr qsizetype kMostPreviousText = 50;

} // namespace

TranscriptionSocket::TranscriptionSocket(const Dialect &dialect, const LiveTranscriptionRequest &request,
                                         QObject *parent)
    : QObject(parent), m_request(request)
{
    m_timesTimer.setSingleShot(true);
    m_timesTimer.setInterval(kWaitForTimes);
    connect(&m_timesTimer, &QTimer::timeout, this, &TranscriptionSocket::deliverPlain);
    connect(&m_link, &net::SocketLink::textReceived, this, &TranscriptionSocket::take);
    connect(&m_link, &net::SocketLink::closed, this,
            [this](const Result<void> &outcome, int) { end(outcome); });
    net::SocketRequest socket = dialect.socket(u"/v1/speech-to-text/realtime"_s, queryOf(request));
    socket.pingInterval = 5s;
    socket.silenceLimit = 10s; // Who speaks wants to know soon.
    m_link.open(socket);
}

bool TranscriptionSocket::sendSound(const QByteArray &pcm16)
{
    return m_ready && send(pcm16, false);
}

bool TranscriptionSocket::commit()
{
    return m_ready && send({}, true);
}

bool TranscriptionSocket::send(const QByteArray &pcm16, bool commit)
{
    // Written by hand: 50 times a second, without a JSON document in between.
    QByteArray message = R"({"message_type":"input_audio_chunk","audio_base_64":")";
    message += pcm16.toBase64();
    message += commit ? R"(","commit":true,"sample_rate":)" : R"(","commit":false,"sample_rate":)";
    message += QByteArray::number(m_request.sampleRateHz);
    if (m_first && !m_request.previousText.isEmpty()) {
        const QJsonObject context{
            {u"previous_text"_s, m_request.previousText.right(kMostPreviousText).trimmed()}};
        message += ',' + QJsonDocument(context).toJson(QJsonDocument::Compact).mid(1).chopped(1);
    }
    message += '}';
    if (!m_link.sendText(QString::fromUtf8(message)))
        return false;
    m_first = false;
    return true;
}

void TranscriptionSocket::take(const QString &message)
{
    const auto read = liveMessageFromJson(message.toUtf8());
    if (!read) {
        if (!m_failure)
            m_failure = read.error();
        m_link.abort();
        return;
    }
    using Kind = LiveMessage::Kind;
    if (read->kind != Kind::CommittedWithTimes)
        deliverPlain();
    switch (read->kind) {
    case Kind::Started:
        if (!std::exchange(m_ready, true))
            emit ready(read->text);
        break;
    case Kind::Partial:
        emit partial(read->text);
        break;
    case Kind::Committed:
        m_waitingText = read->text;
        if (!m_waitingText.trimmed().isEmpty())
            m_timesTimer.start();
        break;
    case Kind::CommittedWithTimes:
        m_timesTimer.stop();
        m_waitingText.clear();
        emit committed(read->text, read->json);
        break;
    case Kind::Warning:
        emit warned(read->text.left(500));
        break;
    case Kind::Failure:
        if (!m_failure) {
            m_failure = read->error;
            m_code = read->code;
        }
        m_link.close();
        break;
    case Kind::Entities:
    case Kind::Other:
        break;
    }
}

void TranscriptionSocket::deliverPlain()
{
    if (!m_timesTimer.isActive() && m_waitingText.isEmpty())
        return;
    m_timesTimer.stop();
    const QString text = std::exchange(m_waitingText, {});
    if (!text.trimmed().isEmpty())
        emit committed(text, {});
}

void TranscriptionSocket::close()
{
    m_closing = true;
    m_link.close();
}

void TranscriptionSocket::abort()
{
    m_failure = Error::cancelled();
    m_link.abort();
}

void TranscriptionSocket::end(const Result<void> &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    m_ready = false;
    deliverPlain();
    if (m_failure)
        emit ended(Unexpected(*m_failure), m_code);
    else if (m_closing)
        emit ended({}, {});
    else if (!outcome)
        emit ended(outcome, {});
    else
        emit ended(fail(ErrorKind::Network,
                        QCoreApplication::translate("studio::api", "The service ended the connection.")),
                   {});
}

} // namespace studio::api

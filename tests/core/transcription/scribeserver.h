// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace studio::transcription {

/// A realtime service that understands one language: a constant level of 1000 + 100·n for some time is the
/// word "wn". A pause of half a second commits, or a commit message does.
class ScribeServer final : public QObject {
public:
    ScribeServer() : m_server(QStringLiteral("scribe"), QWebSocketServer::NonSecureMode)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket *socket = m_server.nextPendingConnection())
                admit(socket);
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    /// The cable is pulled: no new connections either, until plugIn().
    void pull()
    {
        m_port = m_server.serverPort();
        m_server.close();
        for (Session *session : std::as_const(m_sessions)) {
            session->socket->disconnect(this);
            session->socket->abort();
            session->socket->deleteLater();
        }
        qDeleteAll(m_sessions);
        m_sessions.clear();
    }
    void plugIn() { m_server.listen(QHostAddress::LocalHost, m_port); }
    /// The next sound is answered with this failure, `times` times.
    void failWith(const QString &code, int times = 1)
    {
        m_failure = code;
        m_failures = times;
    }

    static QByteArray wordSound(int word, double seconds, int rate = 48000)
    {
        return QByteArray(sound(std::int16_t(1000 + 100 * word), seconds, rate));
    }
    static QByteArray silence(double seconds, int rate = 48000) { return sound(0, seconds, rate); }

    bool withTimes = true;
    QList<QUrlQuery> queries; ///< Of each session.
    QStringList contexts; ///< previous_text as it came.
    int commits = 0; ///< Messages.
    qint64 samples = 0; ///< Of all sessions.
    qsizetype largest = 0; ///< Samples of one message.

private:
    struct Session {
        QWebSocket *socket = nullptr;
        std::vector<std::int16_t> samples;
        qsizetype begin = 0; ///< Of the piece under way.
        qsizetype looked = 0;
        qsizetype quiet = 0;
        bool voice = true;
        QString shown;
    };
    struct Heard {
        QString text;
        double start = 0;
        double end = 0;
    };

    static QByteArray sound(std::int16_t level, double seconds, int rate)
    {
        const std::vector<std::int16_t> samples(size_t(std::lround(seconds * rate)), level);
        return {reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2)};
    }

    void admit(QWebSocket *socket)
    {
        auto *session = new Session;
        session->socket = socket;
        const QUrlQuery query(socket->requestUrl());
        queries.append(query);
        session->voice = query.queryItemValue(QStringLiteral("commit_strategy")) == QStringLiteral("vad");
        m_sessions.append(session);
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, session](const QString &message) { take(session, message); });
        connect(socket, &QWebSocket::disconnected, this, [this, session, socket] {
            m_sessions.removeOne(session);
            delete session;
            socket->deleteLater();
        });
        send(session,
             {{QStringLiteral("message_type"), QStringLiteral("session_started")},
              {QStringLiteral("session_id"), QStringLiteral("s1")},
              {QStringLiteral("config"), QJsonObject{}}});
    }

    static void send(const Session *session, const QJsonObject &message)
    {
        session->socket->sendTextMessage(
            QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }

    void take(Session *session, const QString &message)
    {
        const QJsonObject json = QJsonDocument::fromJson(message.toUtf8()).object();
        if (json.contains(QStringLiteral("previous_text")))
            contexts.append(json.value(QStringLiteral("previous_text")).toString());
        const QByteArray pcm =
            QByteArray::fromBase64(json.value(QStringLiteral("audio_base_64")).toString().toLatin1());
        if (!pcm.isEmpty() && m_failures > 0) {
            --m_failures;
            send(session,
                 {{QStringLiteral("message_type"), m_failure},
                  {QStringLiteral("error"), QStringLiteral("as asked for")}});
            session->socket->close();
            return;
        }
        const auto *values = reinterpret_cast<const std::int16_t *>(pcm.constData());
        session->samples.insert(session->samples.end(), values, values + pcm.size() / 2);
        samples += pcm.size() / 2;
        largest = std::max(largest, pcm.size() / 2);
        if (json.value(QStringLiteral("commit")).toBool()) {
            ++commits;
            commit(session);
            return;
        }
        hear(session);
    }

    void hear(Session *session)
    {
        const auto end = qsizetype(session->samples.size());
        for (; session->looked < end; ++session->looked) {
            const bool isQuiet = std::abs(int(session->samples[size_t(session->looked)])) < 500;
            session->quiet = isQuiet ? session->quiet + 1 : 0;
            if (session->voice && session->quiet == 8000 && !words(session, session->looked).isEmpty()) {
                ++session->looked;
                commit(session);
            }
        }
        QStringList texts;
        for (const Heard &word : words(session, end))
            texts.append(word.text);
        const QString text = texts.join(u' ');
        if (text != session->shown && !text.isEmpty())
            send(session,
                 {{QStringLiteral("message_type"), QStringLiteral("partial_transcript")},
                  {QStringLiteral("text"), text}});
        session->shown = text;
    }

    static QList<Heard> words(const Session *session, qsizetype end)
    {
        QList<Heard> heard;
        for (qsizetype i = session->begin; i < end;) {
            const auto level = [session](qsizetype at) {
                return std::abs(int(session->samples[size_t(at)]));
            };
            if (level(i) < 500) {
                ++i;
                continue;
            }
            const qsizetype from = i;
            while (i < end && level(i) >= 500)
                ++i;
            if (i - from < 800) // less than 50 ms is no word
                continue;
            const int middle = level((from + i) / 2);
            heard.append({QStringLiteral("w%1").arg(std::lround((middle - 1000) / 100.0)),
                          double(from) / 16000, double(i) / 16000});
        }
        return heard;
    }

    void commit(Session *session)
    {
        const qsizetype end =
            session->voice ? std::max<qsizetype>(session->looked, 0) : qsizetype(session->samples.size());
        QStringList texts;
        QJsonArray list;
        for (const Heard &word :
             words(session, std::min<qsizetype>(end, qsizetype(session->samples.size())))) {
            texts.append(word.text);
            list.append(QJsonObject{{QStringLiteral("text"), word.text},
                                    {QStringLiteral("type"), QStringLiteral("word")},
                                    {QStringLiteral("logprob"), -0.1},
                                    {QStringLiteral("start"), word.start},
                                    {QStringLiteral("end"), word.end}});
        }
        session->begin = end;
        session->quiet = 0;
        session->shown.clear();
        const QString text = texts.join(u' ');
        send(session,
             {{QStringLiteral("message_type"), QStringLiteral("committed_transcript")},
              {QStringLiteral("text"), text}});
        if (withTimes)
            send(session,
                 {{QStringLiteral("message_type"), QStringLiteral("committed_transcript_with_timestamps")},
                  {QStringLiteral("text"), text},
                  {QStringLiteral("language_code"), QStringLiteral("en")},
                  {QStringLiteral("words"), list}});
    }

    QWebSocketServer m_server;
    quint16 m_port = 0;
    QList<Session *> m_sessions;
    QString m_failure;
    int m_failures = 0;
};

} // namespace studio::transcription

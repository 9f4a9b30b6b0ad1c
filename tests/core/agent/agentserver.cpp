// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/agent/agentserver.h"

#include "tests/support/testconnection.h"

#include <QHash>
#include <QJsonDocument>
#include <QMutex>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

qint64 steadyUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QByteArray answerBytes(int status, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace

class AgentServer::State final {
public:
    mutable QMutex mutex;
    quint16 port = 0;
    QString output = u"pcm_16000"_s;
    QString input = u"pcm_16000"_s;
    bool metadata = true;
    int refusal = 0;
    int serviceStatus = 200;
    QByteArray serviceBody = "{\"signed_url\":\"%1\"}";
    std::function<void(AgentPeer &)> begin;
    std::function<void(AgentPeer &, const QJsonObject &)> handler;
    QList<SeenMessage> seen;
    QList<QByteArray> heads;
    QHash<QByteArray, bool> signatures; ///< Good for one more use?
    QByteArray lastSound;
    qint64 soundBytes = 0;
    int connections = 0;
    int nextSignature = 0;

    QByteArray makeSigned(const QString &agentId, bool good)
    {
        const QMutexLocker lock(&mutex);
        const QByteArray signature = "cvtkn_secret_signature_" + QByteArray::number(++nextSignature);
        signatures.insert(signature, good);
        return "ws://127.0.0.1:" + QByteArray::number(port)
            + "/v1/convai/conversation?agent_id=" + agentId.toUtf8() + "&conversation_signature=" + signature;
    }
};

namespace {

class Peer final : public QObject, public AgentPeer {
public:
    Peer(QWebSocket *webSocket, QTcpSocket *tcp, int number, std::shared_ptr<AgentServer::State> state,
         QObject *parent)
        : QObject(parent), m_socket(webSocket), m_tcp(tcp), m_number(number), m_state(std::move(state))
    {
        m_socket->setParent(this);
        connect(m_socket, &QWebSocket::textMessageReceived, this, &Peer::take);
        connect(m_socket, &QWebSocket::disconnected, this, &QObject::deleteLater);
    }

    [[nodiscard]] int number() const override { return m_number; }
    void send(const QJsonObject &message) override
    {
        sendText(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    void sendText(const QString &text) override { m_socket->sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) override { m_socket->sendBinaryMessage(bytes); }
    void sendRaw(const QByteArray &bytes) override
    {
        if (m_tcp)
            m_tcp->write(bytes);
    }
    void close(int code, const QString &reason) override
    {
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
    }
    void reset() override
    {
        if (m_tcp)
            resetConnection(m_tcp);
    }
    void cut() override
    {
        if (m_tcp)
            m_tcp->disconnectFromHost();
    }
    void stall() override
    {
        if (m_tcp)
            QObject::disconnect(m_tcp, SIGNAL(readyRead()), nullptr, nullptr);
    }
    void later(int ms, std::function<void()> what) override { QTimer::singleShot(ms, this, std::move(what)); }

private:
    void take(const QString &text)
    {
        const qint64 at = steadyUs();
        QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        SeenMessage seen{.connection = m_number, .atUs = at};
        std::function<void(AgentPeer &, const QJsonObject &)> handler;
        std::function<void(AgentPeer &)> begin;
        QJsonObject metadata;
        {
            const QMutexLocker lock(&m_state->mutex);
            const QJsonValue sound = message.take(u"user_audio_chunk"_s);
            if (sound.isString()) {
                m_state->lastSound = QByteArray::fromBase64(sound.toString().toLatin1());
                seen.audioBytes = m_state->lastSound.size();
                m_state->soundBytes += seen.audioBytes;
            }
            seen.message = message;
            m_state->seen.append(seen);
            if (seen.audioBytes == 0)
                handler = m_state->handler;
            if (seen.type() == "conversation_initiation_client_data"_L1 && m_state->metadata) {
                begin = m_state->begin;
                metadata = {{u"conversation_id"_s, u"conv_%1"_s.arg(m_number)},
                            {u"agent_output_audio_format"_s, m_state->output},
                            {u"user_input_audio_format"_s, m_state->input}};
            }
        }
        const QPointer<Peer> alive(this);
        if (!metadata.isEmpty())
            send({{u"type"_s, u"conversation_initiation_metadata"_s},
                  {u"conversation_initiation_metadata_event"_s, metadata}});
        if (begin)
            begin(*this);
        if (alive && handler)
            handler(*this, message);
    }

    QWebSocket *m_socket;
    QPointer<QTcpSocket> m_tcp;
    int m_number;
    std::shared_ptr<AgentServer::State> m_state;
};

} // namespace

class AgentServer::Worker final : public QObject {
public:
    explicit Worker(std::shared_ptr<State> state) : m_state(std::move(state)) { }

    void listen()
    {
        m_tcp = new QTcpServer(this);
        m_tcp->listen(QHostAddress::LocalHost, m_state->port);
        m_state->port = m_tcp->serverPort();
        m_web = new QWebSocketServer(u"agent"_s, QWebSocketServer::NonSecureMode, this);
        connect(m_tcp, &QTcpServer::newConnection, this, &Worker::acceptAll);
        connect(m_web, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket *socket = m_web->nextPendingConnection()) {
                int number = 0;
                {
                    const QMutexLocker lock(&m_state->mutex);
                    number = ++m_state->connections;
                }
                m_last = new Peer(socket, m_upgrading, number, m_state, this);
            }
        });
    }
    void stop()
    {
        delete std::exchange(m_tcp, nullptr);
        for (QObject *child : QList<QObject *>(children())) {
            if (auto *peer = dynamic_cast<Peer *>(child))
                peer->reset();
        }
    }
    [[nodiscard]] AgentPeer *last() const { return m_last; }

private:
    void acceptAll()
    {
        while (QTcpSocket *socket = m_tcp->nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHead(socket); });
            if (socket->bytesAvailable() > 0)
                readHead(socket);
        }
    }
    void readHead(QTcpSocket *socket)
    {
        const QByteArray waiting = socket->peek(64 * 1024);
        const qsizetype end = waiting.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        socket->disconnect(this);
        const QByteArray head = waiting.left(end);
        const QUrl target(QString::fromUtf8(head.split(' ').value(1)));
        {
            const QMutexLocker lock(&m_state->mutex);
            m_state->heads.append(head);
        }
        if (head.toLower().contains("upgrade: websocket")) {
            if (const int refusal = mayEnter(target); refusal != 0) {
                finish(socket, refusal, "{\"detail\":{\"message\":\"no\"}}");
                return;
            }
            m_upgrading = socket;
            socket->setParent(nullptr);
            m_web->handleConnection(socket);
            emit socket->readyRead();
            return;
        }
        socket->read(end + 4);
        answer(socket, target, head);
    }
    int mayEnter(const QUrl &target) const
    {
        const QMutexLocker lock(&m_state->mutex);
        if (m_state->refusal != 0)
            return m_state->refusal;
        const QUrlQuery query(target);
        const QString agent = query.queryItemValue(u"agent_id"_s);
        const QByteArray signature = query.queryItemValue(u"conversation_signature"_s).toUtf8();
        if (agent != QLatin1StringView(kPublicAgent) && agent != QLatin1StringView(kPrivateAgent))
            return 404;
        if (!signature.isEmpty()) // each is good once
            return m_state->signatures.value(signature) ? (m_state->signatures[signature] = false, 0) : 403;
        return agent == QLatin1StringView(kPublicAgent) ? 0 : 403;
    }
    void answer(QTcpSocket *socket, const QUrl &target, const QByteArray &head)
    {
        const QString agent = QUrlQuery(target).queryItemValue(u"agent_id"_s);
        if (target.path() == "/v1/convai/conversation/get-signed-url"_L1) {
            if (!head.contains(kKey)) {
                finish(socket, 401, "{\"detail\":{\"code\":\"invalid_api_key\",\"message\":\"no\"}}");
            } else if (agent != QLatin1StringView(kPublicAgent)
                       && agent != QLatin1StringView(kPrivateAgent)) {
                finish(socket, 404, "{\"detail\":{\"code\":\"agent_not_found\",\"message\":\"no agent\"}}");
            } else {
                finish(socket, 200, "{\"signed_url\":\"" + m_state->makeSigned(agent, true) + "\"}");
            }
            return;
        }
        int status = 200;
        QByteArray body;
        {
            const QMutexLocker lock(&m_state->mutex);
            status = m_state->serviceStatus;
            body = m_state->serviceBody;
        }
        finish(socket, status,
               body.replace(
                   "%1",
                   m_state->makeSigned(agent.isEmpty() ? QString::fromLatin1(kPrivateAgent) : agent, true)));
    }
    static void finish(QTcpSocket *socket, int status, const QByteArray &body)
    {
        socket->readAll();
        socket->write(answerBytes(status, body));
        socket->disconnectFromHost();
    }

    std::shared_ptr<State> m_state;
    QTcpServer *m_tcp = nullptr;
    QWebSocketServer *m_web = nullptr;
    QTcpSocket *m_upgrading = nullptr;
    QPointer<Peer> m_last;
};

QString SeenMessage::type() const
{
    return audioBytes > 0 ? u"user_audio"_s : message.value("type"_L1).toString();
}

AgentServer::AgentServer() : m_state(std::make_shared<State>())
{
    m_worker = new Worker(m_state);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    listenAgain();
}

AgentServer::~AgentServer()
{
    m_thread.quit();
    m_thread.wait();
}

void AgentServer::listenAgain()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->listen(); }, Qt::BlockingQueuedConnection);
}

void AgentServer::shutDown()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stop(); }, Qt::BlockingQueuedConnection);
}

QUrl AgentServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_state->port));
}

QByteArray AgentServer::signedUrl(const QString &agentId, bool expired)
{
    return m_state->makeSigned(agentId, !expired);
}

void AgentServer::setFormats(const QString &output, const QString &input)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->output = output;
    m_state->input = input;
}

void AgentServer::setSendsMetadata(bool on)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->metadata = on;
}

void AgentServer::onCall(std::function<void(AgentPeer &)> begin)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->begin = std::move(begin);
}

void AgentServer::onMessage(std::function<void(AgentPeer &, const QJsonObject &)> handler)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->handler = std::move(handler);
}

void AgentServer::withPeer(std::function<void(AgentPeer &)> work)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, work = std::move(work)] {
            if (AgentPeer *peer = worker->last())
                work(*peer);
        },
        Qt::QueuedConnection);
}

void AgentServer::refuseWith(int status)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->refusal = status;
}

void AgentServer::setServiceAnswer(int status, const QByteArray &body)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->serviceStatus = status;
    m_state->serviceBody = body;
}

void AgentServer::forgetMessages()
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->seen.clear();
}

QList<SeenMessage> AgentServer::messages() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->seen;
}

QList<SeenMessage> AgentServer::messages(const QString &type) const
{
    QList<SeenMessage> found = messages();
    found.removeIf([&](const SeenMessage &one) { return one.type() != type; });
    return found;
}

int AgentServer::connections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections;
}

qint64 AgentServer::soundBytes() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->soundBytes;
}

QByteArray AgentServer::lastSound() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->lastSound;
}

QList<QByteArray> AgentServer::heads() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->heads;
}

} // namespace studio::test

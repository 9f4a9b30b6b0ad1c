// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testconnection.h"

#include <QCryptographicHash>
#include <QWebSocket>
#include <QWebSocketServer>

#include <sys/socket.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

constexpr qint64 kMostBuffered = 1024 * 1024;

/// Answers commands on a socket whose handshake is done.
void serveSocket(QWebSocket *socket, QTcpSocket *tcp)
{
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                     [socket](const QByteArray &message) { socket->sendBinaryMessage(message); });
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket, tcp](const QString &message) {
        const QStringList words = message.split(u' ');
        if (words.first() == "close"_L1) {
            socket->close(static_cast<QWebSocketProtocol::CloseCode>(words.value(1).toInt()),
                          words.mid(2).join(u' '));
        } else if (words.first() == "reset"_L1) {
            resetConnection(tcp);
        } else if (words.first() == "fin"_L1) {
            tcp->disconnectFromHost();
        } else if (words.first() == "big"_L1) {
            socket->sendTextMessage(QString(words.value(1).toInt(), u'x'));
        } else {
            socket->sendTextMessage(message);
        }
    });
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
}

} // namespace

void resetConnection(QTcpSocket *socket)
{
    const linger hard{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    socket->abort();
}

TestConnection::TestConnection(QTcpSocket *socket, int number, std::shared_ptr<TestServer::State> state,
                               QObject *parent)
    : QObject(parent), m_socket(socket), m_state(std::move(state))
{
    m_request.connection = number;
    ++m_state->open;
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &TestConnection::sendMore);
    connect(socket, &QTcpSocket::readyRead, this, &TestConnection::onReadyRead);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_answering && !m_pace.isActive() && m_position > 0)
            sendMore();
    });
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        if (!m_isWebSocket)
            m_socket->deleteLater();
        deleteLater();
    });
}

TestConnection::~TestConnection()
{
    --m_state->open;
    if (m_answering)
        --m_state->answering;
}

void TestConnection::onReadyRead()
{
    if (m_isWebSocket || m_answering)
        return;
    if (m_bodyExpected < 0) {
        const QByteArray peeked = m_socket->peek(64 * 1024);
        if (!peeked.contains("\r\n\r\n"))
            return;
        if (peeked.toLower().contains("upgrade: websocket")) {
            upgrade();
            return;
        }
    }
    m_input += m_socket->readAll();
    if (m_bodyExpected < 0 && !parseHead())
        return;
    if (m_input.size() < m_bodyExpected)
        return;
    m_request.body = m_input.left(m_bodyExpected);
    m_input.remove(0, m_bodyExpected);
    m_bodyExpected = -1;
    m_state->record(m_request);
    begin(m_state->take(m_request));
}

bool TestConnection::parseHead()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = m_input.left(end).split('\n');
    m_input.remove(0, end + 4);
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    m_request.method = words.value(0);
    m_request.target = words.value(1);
    m_request.headers.clear();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        m_request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    m_bodyExpected = m_request.header("content-length").toLongLong();
    return true;
}

void TestConnection::upgrade()
{
    SocketScript script{};
    {
        const QMutexLocker lock(&m_state->mutex);
        script = m_state->socketScript;
    }
    if (script == SocketScript::Echo) {
        m_isWebSocket = true;
        m_socket->disconnect(this);
        connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        auto *upgrader = new QWebSocketServer(u"test"_s, QWebSocketServer::NonSecureMode, this);
        connect(upgrader, &QWebSocketServer::newConnection, this, [this, upgrader] {
            QWebSocket *socket = upgrader->nextPendingConnection();
            Headers headers;
            for (const QByteArray &name : socket->request().rawHeaderList())
                headers.append({name, socket->request().rawHeader(name)});
            {
                const QMutexLocker lock(&m_state->mutex);
                m_state->socketHeaders = headers;
            }
            serveSocket(socket, m_socket);
        });
        upgrader->handleConnection(m_socket);
        emit m_socket->readyRead();
        return;
    }
    m_input = m_socket->readAll();
    parseHead();
    m_bodyExpected = -1;
    m_state->record(m_request);
    if (script == SocketScript::Refuse) {
        begin(Answer::json(R"({"detail":{"status":"invalid_api_key","message":"Invalid API key"}})", 401));
    } else if (script == SocketScript::Dead) {
        m_isWebSocket = true; // and nothing is read from here on
        const QByteArray accept = QCryptographicHash::hash(m_request.header("sec-websocket-key")
                                                               + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                           QCryptographicHash::Sha1)
                                      .toBase64();
        m_socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: "
                        + accept + "\r\n\r\n");
        m_socket->flush();
    }
}

void TestConnection::begin(const Answer &answer)
{
    m_answer = answer;
    m_answering = true;
    m_position = 0;
    m_state->beginAnswer();
    const bool noAnswer = answer.cutAfter < 0;
    if (answer.ending == Answer::Ending::Reset && noAnswer)
        resetConnection(m_socket);
    else if (answer.ending == Answer::Ending::CloseUnanswered)
        m_socket->disconnectFromHost();
    else if (answer.ending == Answer::Ending::Stall && noAnswer)
        return;
    else if (answer.delay > 0ms)
        QTimer::singleShot(answer.delay, Qt::PreciseTimer, this, &TestConnection::sendHead);
    else
        sendHead();
}

void TestConnection::sendHead()
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_answer.status) + " Scripted\r\n";
    for (const auto &[name, value] : std::as_const(m_answer.headers))
        head += name + ": " + value + "\r\n";
    switch (m_answer.framing) {
    case Answer::Framing::ContentLength:
        head +=
            "Content-Length: " + QByteArray::number(m_answer.claimedLength.value_or(totalBody())) + "\r\n";
        break;
    case Answer::Framing::Chunked:
        head += "Transfer-Encoding: chunked\r\n";
        break;
    case Answer::Framing::UntilClose:
        head += "Connection: close\r\n";
        break;
    }
    head += "\r\n";
    if (m_answer.splitHead) {
        for (const char byte : std::as_const(head)) {
            m_socket->write(&byte, 1);
            m_socket->flush();
        }
    } else {
        m_socket->write(head);
        m_socket->flush();
    }
    sendMore();
}

void TestConnection::write(const QByteArray &bytes)
{
    if (m_answer.framing == Answer::Framing::Chunked)
        m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    else
        m_socket->write(bytes);
    m_state->sent += bytes.size();
}

void TestConnection::sendMore()
{
    const bool cuts = m_answer.ending == Answer::Ending::Cut || m_answer.ending == Answer::Ending::Reset
        || m_answer.ending == Answer::Ending::Stall;
    const qint64 end = cuts ? std::min(totalBody(), m_answer.cutAfter) : totalBody();
    while (m_position < end && m_socket->state() == QAbstractSocket::ConnectedState) {
        if (m_socket->bytesToWrite() > kMostBuffered)
            return; // bytesWritten brings us back
        qint64 step = m_answer.pieceBytes > 0 ? m_answer.pieceBytes : 64 * 1024;
        step = std::min(step, end - m_position);
        QByteArray piece = m_answer.body.mid(m_position, step);
        piece.append(step - piece.size(), '\0');
        m_position += step;
        write(piece);
        if (m_answer.pieceBytes > 0)
            m_socket->flush();
        if (m_answer.pieceInterval > 0ms && m_position < end) {
            m_pace.start(m_answer.pieceInterval);
            return;
        }
    }
    if (m_position >= end)
        finishAnswer();
}

void TestConnection::finishAnswer()
{
    switch (m_answer.ending) {
    case Answer::Ending::Stall:
        m_socket->flush();
        return;
    case Answer::Ending::Reset:
        m_socket->flush();
        resetConnection(m_socket);
        return;
    case Answer::Ending::Cut:
        m_socket->disconnectFromHost();
        return;
    default:
        break;
    }
    if (m_answer.framing == Answer::Framing::Chunked)
        m_socket->write("0\r\n\r\n");
    m_answering = false;
    --m_state->answering;
    if (m_answer.framing == Answer::Framing::UntilClose || m_answer.ending != Answer::Ending::KeepAlive)
        m_socket->disconnectFromHost();
    else if (m_socket->bytesAvailable() > 0 || !m_input.isEmpty())
        QMetaObject::invokeMethod(this, &TestConnection::onReadyRead, Qt::QueuedConnection);
}

} // namespace studio::test

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include "tests/support/testconnection.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

/// Made once a process, and gone with it.
const QTemporaryDir &certificates()
{
    static const auto folder = [] {
        auto made = std::make_unique<QTemporaryDir>();
        const QString script = QStringLiteral(STUDIO_TEST_SUPPORT_DIR "/make_certificates.sh");
        if (QProcess::execute(script, {made->path()}) != 0)
            QFile::remove(made->filePath(u"ca.pem"_s));
        return made;
    }();
    return *folder;
}

QString nameOf(TestServer::Tls tls)
{
    switch (tls) {
    case TestServer::Tls::Expired:
        return u"expired"_s;
    case TestServer::Tls::WrongHost:
        return u"wronghost"_s;
    case TestServer::Tls::SelfSigned:
        return u"selfsigned"_s;
    default:
        return u"good"_s;
    }
}

QByteArray contentOf(const QString &name)
{
    QFile file(certificates().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QByteArray SeenRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Answer Answer::json(const QByteArray &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "application/json"}};
    answer.body = body;
    return answer;
}

Answer Answer::bytes(const QByteArray &body)
{
    Answer answer;
    answer.headers = {{"Content-Type", "audio/mpeg"}};
    answer.body = body;
    return answer;
}

Answer Answer::failure(Ending ending)
{
    Answer answer;
    answer.ending = ending;
    return answer;
}

Answer TestServer::State::take(const SeenRequest &request)
{
    std::function<Answer(const SeenRequest &)> decide;
    {
        const QMutexLocker lock(&mutex);
        const auto script = byPath.find(request.path());
        if (script != byPath.end() && !script->isEmpty())
            return script->size() > 1 ? script->takeFirst() : script->first();
        decide = handler;
    }
    if (decide)
        return decide(request);
    return Answer::json(R"({"detail":{"status":"not_found","message":"No such path"}})", 404);
}

/// Lives in the server's thread.
class TestServer::Worker final : public QTcpServer {
public:
    Worker(std::shared_ptr<State> state, Tls tls) : m_state(std::move(state)), m_secure(tls != Tls::Off)
    {
        if (!m_secure)
            return;
        m_tls = QSslConfiguration::defaultConfiguration();
        const QString name = nameOf(tls);
        m_tls.setLocalCertificate(QSslCertificate(contentOf(name + u".pem"_s)));
        m_tls.setPrivateKey(QSslKey(contentOf(name + u".key"_s), QSsl::Ec));
        m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    }
    void closeIdle()
    {
        for (TestConnection *connection : findChildren<TestConnection *>()) {
            if (connection->isIdle())
                connection->closeNow();
        }
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket *socket = nullptr;
        if (m_secure) {
            auto *secure = new QSslSocket(this);
            secure->setSslConfiguration(m_tls);
            connect(secure, &QSslSocket::encrypted, this, [this] { ++m_state->handshakes; });
            socket = secure;
        } else {
            socket = new QTcpSocket(this);
        }
        socket->setSocketDescriptor(descriptor);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        new TestConnection(socket, ++m_state->connections, m_state, this);
        if (m_secure)
            static_cast<QSslSocket *>(socket)->startServerEncryption();
    }

private:
    std::shared_ptr<State> m_state;
    bool m_secure;
    QSslConfiguration m_tls;
};

TestServer::TestServer(Tls tls) : m_state(std::make_shared<State>()), m_secure(tls != Tls::Off)
{
    if (m_secure)
        certificates();
    m_thread.setObjectName(u"test server"_s);
    auto *starter = new QObject;
    starter->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        starter,
        [this, tls, starter] {
            m_worker = new Worker(m_state, tls);
            m_worker->listen(QHostAddress::LocalHost, 0);
            m_port = m_worker->serverPort();
            starter->deleteLater();
        },
        Qt::BlockingQueuedConnection);
}

TestServer::~TestServer()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { delete m_worker; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl TestServer::url(const QString &pathAndQuery) const
{
    return QUrl(
        u"%1://127.0.0.1:%2%3"_s.arg(m_secure ? u"https"_s : u"http"_s).arg(m_port).arg(pathAndQuery));
}

QUrl TestServer::socketUrl(const QString &pathAndQuery) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_secure ? u"wss"_s : u"ws"_s).arg(m_port).arg(pathAndQuery));
}

void TestServer::answer(const QByteArray &path, const Answer &answer)
{
    m_state->setAnswers(path, {answer});
}

void TestServer::answerInTurn(const QByteArray &path, const QList<Answer> &answers)
{
    m_state->setAnswers(path, answers);
}

void TestServer::setHandler(std::function<Answer(const SeenRequest &)> handler)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->handler = std::move(handler);
}

void TestServer::setSocketScript(SocketScript script)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->socketScript = script;
}

void TestServer::shutDown()
{
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_worker->close();
            const auto sockets = m_worker->findChildren<QTcpSocket *>();
            for (QTcpSocket *socket : sockets)
                socket->abort();
        },
        Qt::BlockingQueuedConnection);
}

void TestServer::closeIdleConnections()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->closeIdle(); }, Qt::BlockingQueuedConnection);
}

QList<SeenRequest> TestServer::requests() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->seen;
}

int TestServer::requestCount(const QByteArray &path) const
{
    const auto all = requests();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const SeenRequest &one) { return one.path() == path; }));
}

int TestServer::connectionCount() const
{
    return m_state->connections;
}

int TestServer::handshakeCount() const
{
    return m_state->handshakes;
}

int TestServer::openConnections() const
{
    return m_state->open;
}

qint64 TestServer::bytesSent() const
{
    return m_state->sent;
}

int TestServer::mostAtOnce() const
{
    return m_state->mostAtOnce;
}

Headers TestServer::lastSocketHeaders() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->socketHeaders;
}

QString TestServer::certificateAuthorityFile()
{
    const QString path = certificates().filePath(u"ca.pem"_s);
    return QFile::exists(path) ? path : QString();
}

} // namespace studio::test

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandboxserver.h"

#include "core/base/logging.h"
#include "core/sandbox/service.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

QByteArray randomToken(const QByteArray &prefix)
{
    QByteArray token = prefix;
    for (int i = 0; i < 4; ++i)
        token += QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
    return token;
}

} // namespace

/// The thread and what lives in it. The listener is made by the caller, so that a taken port is known at
/// once, and then moved over; the service is made and destroyed inside.
struct SandboxServer::Running {
    QThread thread;
    HttpServer *http = nullptr;
    Service *service = nullptr;
    quint16 port = 0;

    ~Running()
    {
        QObject::connect(
            &thread, &QThread::finished, &thread,
            [this] {
                delete service;
                delete http;
            },
            Qt::DirectConnection);
        thread.quit();
        thread.wait();
    }
};

SandboxServer::SandboxServer(SandboxOptions options) : m_options(std::move(options))
{
    if (m_options.apiKey.isEmpty())
        m_options.apiKey = randomToken("sandbox_");
    if (m_options.adminToken.isEmpty())
        m_options.adminToken = randomToken("admin_");
}

SandboxServer::~SandboxServer() = default;

Result<quint16> SandboxServer::start(quint16 port)
{
    if (m_running)
        return m_running->port;
    auto http = std::make_unique<HttpServer>(HttpParser::Limits{64 * 1024, m_options.maximumBodyBytes},
                                             m_options.requestTimeout);
    if (!http->listen(port ? port : m_options.port)) {
        return fail(ErrorKind::Network,
                    QCoreApplication::translate("studio::sandbox",
                                                "The built-in service cannot start: its port is taken."),
                    http->errorString());
    }
    m_running = std::make_unique<Running>();
    m_running->port = http->port();
    m_running->http = http.release();
    m_running->thread.setObjectName(u"sandbox"_s);
    m_running->http->moveToThread(&m_running->thread);
    QObject::connect(&m_running->thread, &QThread::started, m_running->http,
                     [running = m_running.get(), options = m_options, base = baseUrl().toString()] {
                         running->service = new Service(*running->http, options, base);
                     });
    m_running->thread.start();
    qCDebug(logSandbox) << "Sandbox on port" << m_running->port;
    return m_running->port;
}

bool SandboxServer::isRunning() const
{
    return m_running != nullptr;
}

QUrl SandboxServer::baseUrl() const
{
    return m_running ? QUrl(u"http://127.0.0.1:%1"_s.arg(m_running->port)) : QUrl();
}

QUrl SandboxServer::socketUrl() const
{
    return m_running ? QUrl(u"ws://127.0.0.1:%1"_s.arg(m_running->port)) : QUrl();
}

Secret SandboxServer::apiKey() const
{
    return Secret(m_options.apiKey);
}

QByteArray SandboxServer::adminToken() const
{
    return m_options.adminToken;
}

} // namespace studio::sandbox

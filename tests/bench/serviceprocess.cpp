// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/serviceprocess.h"
#include "tests/bench/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcessEnvironment>
#include <QTest>

using namespace Qt::StringLiterals;

namespace studio::bench {

ServiceProcess::ServiceProcess(const QString &program, QObject *parent) : QObject(parent), m_program(program)
{
}

ServiceProcess::~ServiceProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(3000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

bool ServiceProcess::start()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"VOICE_STUDIO_HOME"_s, m_home.path());
    m_process.setProcessEnvironment(environment);
    m_process.start(m_program, {u"sandbox"_s, u"--json"_s});
    if (!waitUntil([this] { return m_process.canReadLine(); }, 20000))
        return false;
    const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
    m_url = QUrl(line.value(u"base_url").toString());
    m_token = line.value(u"admin_token").toString().toLatin1();
    return m_url.isValid() && !m_token.isEmpty();
}

bool ServiceProcess::behave(const QByteArray &json)
{
    QNetworkRequest request(m_url.resolved(QUrl(u"/sandbox/admin"_s)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("x-sandbox-token", m_token);
    QNetworkReply *reply = m_network.post(request, json);
    const bool ended = waitUntil([reply] { return reply->isFinished(); }, 5000);
    const bool fine = ended && reply->error() == QNetworkReply::NoError;
    reply->deleteLater();
    return fine;
}

} // namespace studio::bench

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/agentclient.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

namespace {

/// An endpoint that answers each request with the next of its scripted bodies, in pieces.
class Model final : public QObject {
    Q_OBJECT
public:
    Model()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort())); }

    QList<QByteArray> bodies; ///< Still to be sent.
    QByteArray status = "200 OK";
    QList<QJsonObject> requests;
    QByteArrayList heads;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &all = m_waiting[socket];
        all += socket->readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = all.first(end);
        const qsizetype at = head.toLower().indexOf("content-length:");
        const qsizetype length = head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (all.size() < end + 4 + length)
            return;
        heads.append(head);
        requests.append(QJsonDocument::fromJson(all.mid(end + 4, length)).object());
        all.clear();
        const QByteArray body = bodies.isEmpty() ? QByteArray() : bodies.takeFirst();
        socket->write("HTTP/1.1 " + status
                      + "\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
        for (qsizetype i = 0; i < body.size(); i += 30) {
            socket->write(body.mid(i, 30));
            socket->flush();
        }
        socket->disconnectFromHost();
    }
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_waiting;
};

QByteArray streamOf(const QStringList &parts)
{
    QByteArray body;
    for (const QString &part : parts) {
        const QJsonObject chunk{
            {u"choices"_s, QJsonArray{QJsonObject{{u"delta"_s, QJsonObject{{u"content"_s, part}}}}}}};
        body += "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n";
    }
    return body + "data: [DONE]\n\n";
}

QByteArray callOf(const QString &name, const QString &arguments)
{
    const QJsonObject call{{u"index"_s, 0},
                           {u"id"_s, u"model_call_1"_s},
                           {u"function"_s, QJsonObject{{u"name"_s, name}, {u"arguments"_s, arguments}}}};
    const QJsonObject chunk{
        {u"choices"_s,
         QJsonArray{QJsonObject{{u"delta"_s, QJsonObject{{u"tool_calls"_s, QJsonArray{call}}}}}}}};
    return "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\ndata: [DONE]\n\n";
}

} // namespace

class TestAgentModel final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void answersFromTheModel();
    void speaksWhileItIsWritten();
    void callsTools();
    void endsWhenTheModelFails();

private:
    std::unique_ptr<Model> m_model;
    std::unique_ptr<SandboxServer> m_server;
};

void TestAgentModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_server.reset();
    m_model = std::make_unique<Model>();
    SandboxOptions options = quick();
    options.llmUrl = m_model->url();
    options.llmModel = u"small"_s;
    options.llmKey = studio::Secret("model_key_1234567890");
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
}

void TestAgentModel::answersFromTheModel()
{
    m_model->bodies = {streamOf({u"We open "_s, u"at eight. "_s, u"Anything else?"_s}),
                       streamOf({u"Bye."_s})};
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s,
                inWriting({{u"custom_llm_extra_body"_s, QJsonObject{{u"temperature"_s, 0.5}}}}));
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    client.send({{u"type"_s, u"contextual_update"_s}, {u"text"_s, u"Customer tier: Gold."_s}});
    client.say(u"When do you open?"_s);
    QTRY_COMPARE(client.count(u"agent_response"_s), 2);
    QCOMPARE(client.answer(), u"We open at eight. Anything else?"_s);
    QCOMPARE(client.mistakes(), QStringList());
    client.say(u"Thanks"_s);
    QTRY_COMPARE(client.count(u"agent_response"_s), 3);
    const QJsonObject request = m_model->requests.last();
    QCOMPARE(request.value(u"model"_s).toString(), u"small"_s);
    QCOMPARE(request.value(u"temperature"_s).toDouble(), 0.5);
    QVERIFY(request.value(u"messages"_s)[0][u"content"_s].toString().contains(u"Customer tier: Gold"_s));
    QCOMPARE(request.value(u"messages"_s)[1][u"role"_s].toString(), u"assistant"_s); // the greeting
    QCOMPARE(request.value(u"messages"_s).toArray().size(), 5);
    QVERIFY(request.value(u"tools"_s).toArray().size() >= 4);
    QVERIFY(m_model->heads.last().startsWith("POST /v1/chat/completions"));
    QVERIFY(m_model->heads.last().contains("Bearer model_key_1234567890"));
    Client rest(*m_server);
    QVERIFY(!QJsonDocument(rest.adminState()).toJson().contains("model_key_1234567890"));
}

void TestAgentModel::speaksWhileItIsWritten()
{
    m_model->bodies = {streamOf({u"I can see two charges of 42.90. "_s, u"One of them is a duplicate."_s})};
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s,
                {{u"conversation_config_override"_s,
                  QJsonObject{{u"agent"_s, QJsonObject{{u"first_message"_s, QString()}}}}}});
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    client.say(u"I was charged twice"_s);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response_complete"_s), 1, 10000);
    QCOMPARE(client.answer(), u"I can see two charges of 42.90. One of them is a duplicate."_s);
    QString letters;
    for (const QJsonObject &chunk : client.all(u"audio"_s)) {
        for (const QJsonValue &letter : chunk.value(u"alignment"_s)[u"chars"_s].toArray())
            letters += letter.toString();
    }
    QCOMPARE(letters, client.answer());
}

void TestAgentModel::callsTools()
{
    m_model->bodies = {callOf(u"lookup_order"_s, u"{\"order_id\":\"48213\"}"_s),
                       streamOf({u"Two charges."_s}), callOf(u"end_call"_s, u"{\"reason\":\"done\"}"_s)};
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s, inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    client.say(u"Charged twice, 48213"_s);
    QTRY_COMPARE(client.count(u"agent_response"_s), 2);
    QCOMPARE(client.last(u"client_tool_call"_s).value(u"parameters"_s)[u"order_id"_s].toString(), u"48213"_s);
    const QJsonArray messages = m_model->requests.last().value(u"messages"_s).toArray();
    QCOMPARE(messages.last()[u"role"_s].toString(), u"tool"_s);
    QCOMPARE(messages.last()[u"tool_call_id"_s].toString(), u"model_call_1"_s);
    client.say(u"Goodbye"_s);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1000);
}

void TestAgentModel::endsWhenTheModelFails()
{
    m_model->status = "500 Oops";
    m_model->bodies = {"model_key_1234567890 is wrong"};
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s, inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    client.say(u"hello"_s);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1002);
    QCOMPARE(client.last(u"error"_s).value(u"error_type"_s).toString(), u"custom_llm_error"_s);
    QVERIFY(!client.last(u"error"_s).value(u"message"_s).toString().contains(u"model_key"_s));
}

QTEST_GUILESS_MAIN(TestAgentModel)
#include "tst_agentmodel.moc"

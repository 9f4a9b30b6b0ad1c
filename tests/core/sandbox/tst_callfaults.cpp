// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/faults.h"
#include "tests/core/sandbox/agentclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

namespace {
const QString kBilling = u"agent_billing"_s;
}

/// What goes wrong in conversations with agents, by mistake or on purpose.
class TestCallFaults final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void refusesWrongMessages_data();
    void refusesWrongMessages();
    void misbehavesWhenTold_data();
    void misbehavesWhenTold();
    void breaksTheLineWhenTold_data();
    void breaksTheLineWhenTold();
    void queues();
    void charges();
    void hostileClientsAreBounded();
    void endsWhenNothingComes();

private:
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_rest;
};

void TestCallFaults::initTestCase()
{
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_rest = std::make_unique<Client>(*m_server);
}

void TestCallFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_rest->admin({{u"reset"_s, true}});
}

void TestCallFaults::refusesWrongMessages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no json") << u"hello"_s << u"invalid_message"_s;
    QTest::newRow("no object") << u"[1]"_s << u"invalid_message"_s;
    QTest::newRow("no type") << u"{}"_s << u"invalid_message"_s;
    QTest::newRow("unknown") << u"{\"type\":\"dance\"}"_s << u"invalid_message"_s;
    QTest::newRow("twice") << u"{\"type\":\"conversation_initiation_client_data\"}"_s << u"invalid_message"_s;
    QTest::newRow("base64") << u"{\"user_audio_chunk\":\"%%\"}"_s << u"invalid_message"_s;
    QTest::newRow("odd") << u"{\"user_audio_chunk\":\"AAAA\"}"_s << u"value_error"_s;
    QTest::newRow("context") << u"{\"type\":\"contextual_update\",\"content\":\"x\"}"_s
                             << u"missing_fields"_s;
    QTest::newRow("result")
        << u"{\"type\":\"client_tool_result\",\"tool_call_id\":\"c\",\"result\":{},\"is_error\":false}"_s
        << u"missing_fields"_s;
    QTest::newRow("feedback") << u"{\"type\":\"feedback\",\"event_id\":\"x\"}"_s << u"missing_fields"_s;
}

void TestCallFaults::refusesWrongMessages()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    AgentClient client(*m_server);
    client.open(kBilling);
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    client.sendText(text);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1008);
    QCOMPARE(client.last(u"error"_s).value(u"error_type"_s).toString(), error);
}

void TestCallFaults::misbehavesWhenTold_data()
{
    QTest::addColumn<QString>("fault");
    const QStringList line{u"cut"_s, u"reset"_s, u"close"_s, u"stall"_s, u"no_metadata"_s};
    for (const QString &fault : agentFaults()) {
        if (!line.contains(fault))
            QTest::newRow(qPrintable(fault)) << fault;
    }
}

/// Whatever is wrong with single messages, the conversation goes on.
void TestCallFaults::misbehavesWhenTold()
{
    QFETCH(QString, fault);
    m_rest->admin({{u"agent_fault"_s, fault}, {u"times"_s, 1}});
    AgentClient client(*m_server);
    client.open(kBilling, fault == u"odd_audio"_s ? QJsonObject() : inWriting());
    if (fault == u"camel_case"_s) {
        QTRY_VERIFY(client.mistakes().join(u' ').contains(u"agent_response"_s));
        return;
    }
    if (fault == u"odd_audio"_s) {
        QTRY_VERIFY(client.count(u"audio"_s) > 0);
        const QString sound = client.last(u"audio"_s).value(u"audio_base_64"_s).toString();
        QCOMPARE(QByteArray::fromBase64(sound.toLatin1()).size() % 2, 1);
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"agent_response"_s) >= 1, 15000);
    if (fault == u"duplicate"_s)
        QTRY_COMPARE(client.count(u"agent_response"_s), 2);
    else if (fault == u"flood"_s)
        QTRY_COMPARE_WITH_TIMEOUT(client.count(u"vad_score"_s), 20000, 15000);
    else if (fault == u"giant"_s)
        QTRY_VERIFY_WITH_TIMEOUT(client.bytes() > 20'000'000, 15000);
    else if (fault == u"ping_flood"_s)
        QTRY_VERIFY_WITH_TIMEOUT(client.count(u"ping"_s) > 2000, 15000);
    client.say(u"hello"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.answer().startsWith(u"Hello!"_s), 15000);
}

void TestCallFaults::breaksTheLineWhenTold_data()
{
    QTest::addColumn<QString>("fault");
    for (const QString &fault : {u"cut"_s, u"reset"_s, u"close"_s, u"stall"_s, u"no_metadata"_s})
        QTest::newRow(qPrintable(fault)) << fault;
}

void TestCallFaults::breaksTheLineWhenTold()
{
    QFETCH(QString, fault);
    m_rest->admin({{u"agent_fault"_s, fault}, {u"agent_fault_after"_s, 0.3}, {u"agent_close_code"_s, 1011}});
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    if (fault == u"no_metadata"_s || fault == u"stall"_s) {
        QTest::qWait(600);
        const int before = client.count(u"agent_response"_s);
        client.say(u"hello"_s);
        QTest::qWait(600);
        QVERIFY(!client.isClosed());
        QCOMPARE(client.count(u"agent_response"_s), before);
        QCOMPARE(client.count(u"conversation_initiation_metadata"_s), fault == u"stall"_s ? 1 : 0);
        return;
    }
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode() == 1011, fault == u"close"_s);
}

void TestCallFaults::queues()
{
    m_rest->admin({{u"agent_queue_ms"_s, 300}});
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_COMPARE(client.count(u"queue_status"_s), 1);
    QCOMPARE(client.last(u"queue_status"_s).value(u"status"_s).toString(), u"waiting"_s);
    QCOMPARE(client.count(u"conversation_initiation_metadata"_s), 0);
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QCOMPARE(client.last(u"queue_status"_s).value(u"status"_s).toString(), u"admitted"_s);
    // A plan has so many places.
    m_rest->admin({{u"agent_queue_ms"_s, 0}, {u"plan"_s, u"free"_s}});
    std::vector<std::unique_ptr<AgentClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<AgentClient>(*m_server));
        clients.back()->open(kBilling, inWriting());
    }
    QTRY_COMPARE(clients.back()->count(u"queue_status"_s), 1);
    client.hang();
    QTRY_COMPARE(clients.back()->count(u"agent_response"_s), 1);
}

void TestCallFaults::charges()
{
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_VERIFY_WITH_TIMEOUT(m_rest->adminState().value(u"credits_used"_s).toInt() > 0, 10000);
    m_rest->admin({{u"out_of_quota"_s, true}});
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1002);
    QVERIFY(client.last(u"error"_s).value(u"message"_s).toString().contains(u"quota"_s));
}

void TestCallFaults::hostileClientsAreBounded()
{
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    for (int i = 0; i < 300; ++i)
        client.send(
            {{u"type"_s, u"contextual_update"_s}, {u"text"_s, u"a%1: "_s.arg(i) + QString(5000, u'x')}});
    for (int i = 0; i < 200; ++i)
        client.send({{u"type"_s, u"feedback"_s}, {u"event_id"_s, i}, {u"score"_s, u"like"_s}});
    client.say(QString(200'000, u'y'));
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response"_s), 2, 10000);
    client.say(u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response"_s), 3, 10000);
}

void TestCallFaults::endsWhenNothingComes()
{
    SandboxOptions options = quick();
    options.agentPatience = std::chrono::milliseconds(300);
    SandboxServer silent(options);
    QVERIFY(silent.start());
    AgentClient client(silent);
    client.answersPings = false;
    client.open(kBilling, inWriting());
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1002);
    QCOMPARE(client.last(u"error"_s).value(u"error_type"_s).toString(), u"transport_receive_timeout"_s);

    options = quick();
    options.agentLongest = std::chrono::milliseconds(300);
    SandboxServer brief(options);
    QVERIFY(brief.start());
    AgentClient talker(brief);
    talker.open(kBilling, inWriting());
    QTRY_VERIFY(talker.isClosed());
    QCOMPARE(talker.closeCode(), 1000);
    QCOMPARE(talker.last(u"error"_s).value(u"error_type"_s).toString(), u"max_duration_exceeded"_s);
}

QTEST_GUILESS_MAIN(TestCallFaults)
#include "tst_callfaults.moc"

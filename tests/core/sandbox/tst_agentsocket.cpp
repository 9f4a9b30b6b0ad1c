// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/agentclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

namespace {

const QString kBilling = u"agent_billing"_s;
const QString kBooking = u"agent_booking"_s;
const QString kCharge = u"I was charged twice for order four eight two one three."_s;

QJsonObject overriding(const QString &group, const QString &name, const QJsonValue &value)
{
    return inWriting({{u"conversation_config_override"_s, QJsonObject{{group, QJsonObject{{name, value}}}}}});
}

} // namespace

class TestAgentSocket final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void beginsWithItsFormats();
    void holdsAConversationInWriting();
    void speaksWithTheTimesOfItsLetters();
    void isInterruptedByWriting();
    void takesOverrides();
    void refusesOverrides_data();
    void refusesOverrides();
    void fillsVariablesIn();
    void privateAgentsNeedASignedUrl();
    void signedUrlsAreForOneAgentOnce();
    void refusesUnknownAgents();
    void answersAsAnOlderVersion();
    void sendsOnlyWhatIsWanted();
    void tellsThePing();
    void waitsForTools();
    void asksBeforeItBooks();

private:
    QString signedUrl(const QString &agent);
    QJsonObject write(AgentClient &client, const QString &text);

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_rest;
};

void TestAgentSocket::initTestCase()
{
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_rest = std::make_unique<Client>(*m_server);
}

void TestAgentSocket::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_rest->admin({{u"reset"_s, true}});
}

QString TestAgentSocket::signedUrl(const QString &agent)
{
    return m_rest->get(u"/v1/convai/conversation/get-signed-url?agent_id="_s + agent)
        .json()
        .value(u"signed_url"_s)
        .toString();
}

/// Says something and waits for the next answer.
QJsonObject TestAgentSocket::write(AgentClient &client, const QString &text)
{
    const int before = client.count(u"agent_response"_s);
    client.say(text);
    (void)QTest::qWaitFor(
        [&client, before] { return client.count(u"agent_response"_s) > before || client.isClosed(); }, 10000);
    return client.last(u"agent_response"_s);
}

void TestAgentSocket::beginsWithItsFormats()
{
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    const QJsonObject metadata = client.last(u"conversation_initiation_metadata"_s);
    QCOMPARE(metadata.value(u"agent_output_audio_format"_s).toString(), u"pcm_16000"_s);
    QVERIFY(metadata.value(u"conversation_id"_s).toString().startsWith(u"conv_"_s));
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QCOMPARE(client.answer(), u"Hi, you've reached Northwind support. How can I help today?"_s);
    QCOMPARE(client.mistakes(), QStringList());
}

void TestAgentSocket::holdsAConversationInWriting()
{
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QVERIFY(write(client, kCharge).value(u"agent_response"_s).toString().contains(u"two charges of 42.90"_s));
    QCOMPARE(client.last(u"client_tool_call"_s).value(u"tool_name"_s).toString(), u"lookup_order"_s);
    QCOMPARE(client.last(u"client_tool_call"_s).value(u"parameters"_s),
             QJsonValue(QJsonObject{{u"order_id"_s, u"48213"_s}}));
    client.send({{u"type"_s, u"contextual_update"_s}, {u"text"_s, u"Customer tier: Gold."_s}});
    QVERIFY(write(client, u"Put it on my account credit instead"_s)
                .value(u"agent_response"_s)
                .toString()
                .contains(u"available right away"_s));
    // The parts put together are the answer.
    QString parts;
    for (const QJsonObject &part : client.all(u"agent_chat_response_part"_s)) {
        if (part.value(u"event_id"_s) == client.last(u"agent_response"_s).value(u"event_id"_s))
            parts += part.value(u"text"_s).toString();
    }
    QCOMPARE(parts, client.answer());
    (void)write(client, u"That is all, goodbye."_s);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1000);
    QVERIFY(client.answer().contains(u"Goodbye"_s));
    QCOMPARE(client.count(u"audio"_s), 0);
    QCOMPARE(client.count(u"context_usage"_s), 3); // one a turn
    QCOMPARE(client.mistakes(), QStringList());
}

void TestAgentSocket::speaksWithTheTimesOfItsLetters()
{
    AgentClient client(*m_server);
    client.openUrl(QUrl(signedUrl(kBooking)));
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response_complete"_s), 1, 10000);
    QCOMPARE(
        client.last(u"conversation_initiation_metadata"_s).value(u"agent_output_audio_format"_s).toString(),
        u"pcm_22050"_s);
    QString letters;
    int final = 0;
    for (const QJsonObject &chunk : client.all(u"audio"_s)) {
        const double ms =
            double(QByteArray::fromBase64(chunk.value(u"audio_base_64"_s).toString().toLatin1()).size()) / 2
            / 22.05;
        const QJsonObject alignment = chunk.value(u"alignment"_s).toObject();
        const QJsonArray chars = alignment.value(u"chars"_s).toArray();
        QCOMPARE(alignment.value(u"char_start_times_ms"_s).toArray().size(), chars.size());
        QCOMPARE(alignment.value(u"char_durations_ms"_s).toArray().size(), chars.size());
        for (qsizetype i = 0; i < chars.size(); ++i) {
            letters += chars[i].toString();
            QVERIFY(alignment.value(u"char_start_times_ms"_s)[i].toDouble() <= ms + 1);
        }
        QCOMPARE(chunk.value(u"event_id"_s), client.last(u"agent_response"_s).value(u"event_id"_s));
        final += chunk.value(u"is_final"_s).toBool() ? 1 : 0;
    }
    QCOMPARE(letters, client.answer());
    QCOMPARE(final, 1);
    QVERIFY(client.last(u"audio"_s).value(u"is_final"_s).toBool());
    QCOMPARE(client.last(u"mcp_connection_status"_s).value(u"integrations"_s)[0][u"tool_count"_s].toInt(), 2);
    QCOMPARE(client.mistakes(), QStringList());
}

void TestAgentSocket::isInterruptedByWriting()
{
    AgentClient client(*m_server);
    client.open(kBilling);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"audio"_s) > 3, 10000);
    client.say(kCharge);
    QTRY_COMPARE(client.count(u"interruption"_s), 1);
    QTRY_COMPARE(client.count(u"agent_response_correction"_s), 1);
    const QJsonObject correction = client.last(u"agent_response_correction"_s);
    const QString original = correction.value(u"original_agent_response"_s).toString();
    const QString corrected = correction.value(u"corrected_agent_response"_s).toString();
    QVERIFY(original.startsWith(corrected) && corrected.size() < original.size());
    QCOMPARE(client.last(u"interruption"_s).value(u"event_id"_s), correction.value(u"event_id"_s));
    // What comes now is newer.
    QTRY_COMPARE(client.count(u"agent_response"_s), 2);
    QVERIFY(client.last(u"agent_response"_s).value(u"event_id"_s).toInt()
            > correction.value(u"event_id"_s).toInt());
}

void TestAgentSocket::takesOverrides()
{
    AgentClient client(*m_server);
    client.open(kBilling, overriding(u"agent"_s, u"first_message"_s, u"Good day, {{name}}."_s));
    QTRY_COMPARE(client.closeCode(), 1008); // nobody said who that is
    client.open(kBilling, overriding(u"agent"_s, u"language"_s, u"de"_s));
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QVERIFY(client.answer().startsWith(u"Guten Tag"_s));
    client.hang();
    QTRY_VERIFY(client.isClosed());
    client.open(kBilling, overriding(u"agent"_s, u"first_message"_s, QString()));
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    client.say(u"hello"_s);
    QTRY_COMPARE(client.count(u"agent_response"_s), 1); // no greeting: the caller begins
    QVERIFY(client.answer().startsWith(u"Hello!"_s));
}

void TestAgentSocket::refusesOverrides_data()
{
    QTest::addColumn<QJsonObject>("initiation");
    QTest::addColumn<QString>("error");
    QTest::newRow("voice") << overriding(u"tts"_s, u"voice_id"_s, u"x"_s) << u"override_error"_s;
    QTest::newRow("unknown") << overriding(u"agent"_s, u"color"_s, u"red"_s) << u"override_error"_s;
    QTest::newRow("prompt") << overriding(u"agent"_s, u"prompt"_s, QJsonObject{{u"prompt"_s, u"x"_s}})
                            << u"override_error"_s;
    QTest::newRow("type") << overriding(u"agent"_s, u"first_message"_s, 7) << u"invalid_message"_s;
    QTest::newRow("no object") << QJsonObject{{u"conversation_config_override"_s, 7}} << u"invalid_message"_s;
    QTest::newRow("variables") << QJsonObject{{u"dynamic_variables"_s, QJsonObject{{u"a"_s, QJsonArray{}}}}}
                               << u"invalid_message"_s;
    QTest::newRow("missing variable")
        << overriding(u"agent"_s, u"first_message"_s, u"Hi {{nobody}}"_s) << u"missing_dynamic_variable"_s;
}

void TestAgentSocket::refusesOverrides()
{
    QFETCH(QJsonObject, initiation);
    QFETCH(QString, error);
    AgentClient client(*m_server);
    client.openUrl(QUrl(signedUrl(kBooking)), initiation);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1008);
    QCOMPARE(client.last(u"error"_s).value(u"error_type"_s).toString(), error);
    QCOMPARE(client.count(u"conversation_initiation_metadata"_s), 0);
}

void TestAgentSocket::fillsVariablesIn()
{
    AgentClient client(*m_server);
    client.openUrl(QUrl(signedUrl(kBooking)),
                   inWriting({{u"dynamic_variables"_s, QJsonObject{{u"customer_name"_s, u"Ana"_s}}}}));
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QVERIFY(client.answer().startsWith(u"Hello Ana, "_s));
}

void TestAgentSocket::privateAgentsNeedASignedUrl()
{
    AgentClient client(*m_server);
    client.open(kBooking, inWriting());
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1008);
    QVERIFY(client.last(u"error"_s).value(u"message"_s).toString().contains(u"private"_s));
    client.open(kBooking, inWriting(), u"&conversation_signature=made_up"_s);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.last(u"error"_s).value(u"message"_s).toString().contains(u"not valid"_s));
}

void TestAgentSocket::signedUrlsAreForOneAgentOnce()
{
    const auto refusal = [this](const QString &url) {
        AgentClient client(*m_server);
        client.openUrl(QUrl(url), inWriting());
        (void)QTest::qWaitFor([&client] { return client.isClosed(); });
        return client.closeCode() == 1008 ? client.last(u"error"_s).value(u"message"_s).toString()
                                          : QString();
    };
    const QString good = signedUrl(kBooking);
    AgentClient client(*m_server);
    client.openUrl(QUrl(good), inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QVERIFY(refusal(good).contains(u"used already"_s));
    QVERIFY(refusal(signedUrl(kBooking).replace(kBooking, kBilling)).contains(u"another agent"_s));
    m_rest->admin({{u"agent_signed_ms"_s, 0}});
    QVERIFY(refusal(signedUrl(kBooking)).contains(u"expired"_s));
    // Not even the admin is told of it.
    client.hang();
    QTRY_VERIFY(client.isClosed());
    const QString signature = good.section(u'=', -1);
    QTRY_COMPARE(m_rest->adminState().value(u"conversations_in_flight"_s).toInt(), 0);
    const QByteArray log = QJsonDocument(m_rest->adminState()).toJson();
    QVERIFY(log.contains("/v1/convai/conversation"));
    QVERIFY(!log.contains(signature.toUtf8()));
}

void TestAgentSocket::refusesUnknownAgents()
{
    AgentClient client(*m_server);
    client.open(u"agent_nobody"_s, inWriting());
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.closeCode(), 1008);
    QVERIFY(client.last(u"error"_s).value(u"message"_s).toString().contains(u"does not exist"_s));
    client.open(kBilling, inWriting(), u"&version_id=agtvrsn_none"_s);
    QTRY_COMPARE(client.closeCode(), 1008);
    client.open(kBilling, inWriting(), u"&branch_id=none"_s);
    QTRY_VERIFY(client.isClosed());
}

void TestAgentSocket::answersAsAnOlderVersion()
{
    AgentClient client(*m_server);
    client.open(kBilling, inWriting(), u"&version_id=agtvrsn_billing_13"_s);
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    client.send({{u"type"_s, u"contextual_update"_s}, {u"text"_s, u"Customer tier: Gold."_s}});
    (void)write(client, kCharge);
    QVERIFY(write(client, u"Put it on my account credit instead"_s)
                .value(u"agent_response"_s)
                .toString()
                .contains(u"working day"_s));
}

void TestAgentSocket::sendsOnlyWhatIsWanted()
{
    AgentClient client(*m_server);
    client.open(
        kBilling,
        inWriting({{u"conversation_config_override"_s,
                    QJsonObject{{u"conversation"_s,
                                 QJsonObject{{u"client_events"_s, QJsonArray{u"agent_response"_s}}}}}}}));
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    QCOMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    QCOMPARE(client.count(u"agent_chat_response_part"_s) + client.count(u"ping"_s), 0);
}

void TestAgentSocket::tellsThePing()
{
    SandboxOptions options = quick();
    options.agentPing = std::chrono::milliseconds(40);
    SandboxServer server(options);
    QVERIFY(server.start());
    AgentClient client(server);
    client.open(kBilling, inWriting());
    QTRY_VERIFY(client.count(u"ping"_s) > 3);
    QVERIFY(client.all(u"ping"_s).first().value(u"ping_ms"_s).isNull());
    QVERIFY(client.last(u"ping"_s).value(u"ping_ms"_s).isDouble());
}

void TestAgentSocket::waitsForTools()
{
    m_rest->admin({{u"agent_tool_seconds"_s, 1}});
    AgentClient client(*m_server);
    client.open(kBilling, inWriting());
    QTRY_COMPARE(client.count(u"agent_response"_s), 1);
    client.answersTools = false;
    client.say(kCharge);
    QTRY_COMPARE(client.count(u"client_tool_call"_s), 1);
    client.say(u"Hello?"_s); // while the tool runs: answered afterwards
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response"_s), 3, 10000);
    QVERIFY(client.last(u"agent_tool_response"_s).value(u"is_error"_s).toBool());
    QVERIFY(
        client.all(u"agent_response"_s)[1].value(u"agent_response"_s).toString().contains(u"can't reach"_s));
    // Two at once, answered with an error.
    client.answersTools = true;
    client.toolFails = true;
    QVERIFY(write(client, u"What is my account balance?"_s)
                .value(u"agent_response"_s)
                .toString()
                .contains(u"can't see your account"_s));
    QCOMPARE(client.count(u"client_tool_call"_s), 3);
    // A result nobody waits for is nothing.
    client.send({{u"type"_s, u"client_tool_result"_s},
                 {u"tool_call_id"_s, u"call_none"_s},
                 {u"result"_s, u"x"_s},
                 {u"is_error"_s, false}});
    QVERIFY(!write(client, u"hello"_s).isEmpty());
    QVERIFY(!client.isClosed());
}

void TestAgentSocket::asksBeforeItBooks()
{
    for (const bool approves : {true, false}) {
        AgentClient client(*m_server);
        client.approves = approves;
        client.openUrl(QUrl(signedUrl(kBooking)), inWriting());
        QTRY_COMPARE(client.count(u"agent_response"_s), 1);
        (void)write(client, u"A table for four on Thursday at eight, my name is Smith"_s);
        QVERIFY(client.answer().contains(u"Shall I book it?"_s));
        (void)write(client, u"Yes please"_s);
        QStringList states;
        for (const QJsonObject &call : client.all(u"mcp_tool_call"_s)) {
            if (call.value(u"tool_name"_s) == u"book_slot"_s)
                states.append(call.value(u"state"_s).toString());
        }
        QCOMPARE(states,
                 approves ? QStringList({u"awaiting_approval"_s, u"loading"_s, u"success"_s})
                          : QStringList({u"awaiting_approval"_s, u"failure"_s}));
        QVERIFY(client.answer().contains(approves ? u"LH-417"_s : u"not booked"_s));
        QCOMPARE(client.mistakes(), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestAgentSocket)
#include "tst_agentsocket.moc"

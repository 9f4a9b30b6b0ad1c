// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/agentclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestAgentRoutes final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void listsAgents();
    void tellsDetails();
    void tellsTools();
    void signsAddresses();
    void listsConversations();
    void searchesWhatWasSaid();
    void tellsAConversation();
    void takesFeedback();
    void removesConversations();
    void needsAKey();

private:
    QString talk(const QStringList &lines, const QJsonObject &initiation = {});
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_rest;
    QString m_charge; // conversations that were held
    QString m_hours;
};

void TestAgentRoutes::initTestCase()
{
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_rest = std::make_unique<Client>(*m_server);
    m_charge = talk({u"I was charged twice for order 48213"_s, u"Can you send me the invoice by email?"_s},
                    {{u"user_id"_s, u"ana"_s}});
    m_hours = talk({u"What are your opening hours?"_s});
    QVERIFY(!m_charge.isEmpty() && !m_hours.isEmpty());
}

/// Holds a conversation in writing and gives its id.
QString TestAgentRoutes::talk(const QStringList &lines, const QJsonObject &initiation)
{
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s, inWriting(initiation));
    int answers = 0;
    const auto wait = [&client, &answers] {
        ++answers;
        return QTest::qWaitFor([&client, answers] { return client.count(u"agent_response"_s) >= answers; },
                               10000);
    };
    if (!wait())
        return {};
    for (const QString &line : lines) {
        client.say(line);
        if (!wait())
            return {};
    }
    client.send({{u"type"_s, u"feedback"_s},
                 {u"event_id"_s, client.last(u"agent_response"_s).value(u"event_id"_s)},
                 {u"score"_s, u"like"_s}});
    client.hang();
    (void)QTest::qWaitFor([&client] { return client.isClosed(); });
    return client.last(u"conversation_initiation_metadata"_s).value(u"conversation_id"_s).toString();
}

void TestAgentRoutes::listsAgents()
{
    QJsonObject page = m_rest->get(u"/v1/convai/agents?page_size=2&sort_by=name&sort_direction=asc"_s).json();
    QCOMPARE(page.value(u"agents"_s).toArray().size(), 2);
    QCOMPARE(page.value(u"agents"_s)[0][u"name"_s].toString(), u"Billing support"_s);
    QVERIFY(page.value(u"agents"_s)[0][u"last_call_time_unix_secs"_s].isDouble());
    QVERIFY(page.value(u"has_more"_s).toBool());
    page = m_rest
               ->get(u"/v1/convai/agents?page_size=2&sort_by=name&sort_direction=asc&cursor="_s
                     + page.value(u"next_cursor"_s).toString())
               .json();
    QCOMPARE(page.value(u"agents"_s).toArray().size(), 1);
    QVERIFY(!page.value(u"has_more"_s).toBool());
    page = m_rest->get(u"/v1/convai/agents?search=table"_s).json();
    QCOMPARE(page.value(u"agents"_s)[0][u"agent_id"_s].toString(), u"agent_booking"_s);
    QCOMPARE(m_rest->get(u"/v1/convai/agents?page_size=0"_s).status, 422);
}

void TestAgentRoutes::tellsDetails()
{
    const QJsonObject agent = m_rest->get(u"/v1/convai/agents/agent_booking"_s).json();
    const QJsonObject config = agent.value(u"conversation_config"_s).toObject();
    QVERIFY(agent.value(u"platform_settings"_s)[u"auth"_s][u"enable_auth"_s].toBool());
    QCOMPARE(config.value(u"tts"_s)[u"agent_output_audio_format"_s].toString(), u"pcm_22050"_s);
    QVERIFY(config.value(u"agent"_s)[u"prompt"_s][u"built_in_tools"_s][u"end_call"_s].isObject());
    QVERIFY(config.value(u"conversation"_s)[u"client_events"_s].toArray().contains(u"interruption"_s));
    QVERIFY(!agent
                 .value(u"platform_settings"_s)[u"overrides"_s][u"conversation_config_override"_s][u"tts"_s]
                                               [u"voice_id"_s]
                 .toBool());
    const QString voice = config.value(u"tts"_s)[u"voice_id"_s].toString();
    QCOMPARE(m_rest->get(u"/v1/voices/"_s + voice).json().value(u"name"_s).toString(), u"Bramwell"_s);
    const Answer none = m_rest->get(u"/v1/convai/agents/agent_none"_s);
    QCOMPARE(none.status, 404);
    QCOMPARE(none.code(), u"agent_not_found"_s);
    QCOMPARE(m_rest->get(u"/v1/convai/agents/agent_billing?version_id=agtvrsn_billing_13"_s)
                 .json()
                 .value(u"version_id"_s)
                 .toString(),
             u"agtvrsn_billing_13"_s);
    QCOMPARE(m_rest->get(u"/v1/convai/agents/agent_billing?version_id=none"_s).status, 404);
    QCOMPARE(m_rest->get(u"/v1/convai/agents/agent_billing/branches"_s)
                 .json()
                 .value(u"results"_s)
                 .toArray()
                 .size(),
             1);
}

void TestAgentRoutes::tellsTools()
{
    const QJsonArray tools = m_rest->get(u"/v1/convai/tools"_s).json().value(u"tools"_s).toArray();
    QCOMPARE(tools.size(), 6);
    const QJsonObject order = m_rest->get(u"/v1/convai/tools/tool_lookup_order"_s).json();
    QCOMPARE(order.value(u"tool_config"_s)[u"type"_s].toString(), u"client"_s);
    QVERIFY(order.value(u"tool_config"_s)[u"parameters"_s][u"properties"_s][u"order_id"_s].isObject());
    QCOMPARE(m_rest->get(u"/v1/convai/tools/none"_s).status, 404);
}

void TestAgentRoutes::signsAddresses()
{
    const QString url = m_rest->get(u"/v1/convai/conversation/get-signed-url?agent_id=agent_booking"_s)
                            .json()
                            .value(u"signed_url"_s)
                            .toString();
    QVERIFY(url.startsWith(m_server->socketUrl().toString()
                           + u"/v1/convai/conversation?agent_id=agent_booking&"_s));
    QVERIFY(m_rest->get(u"/v1/convai/conversation/get_signed_url?agent_id=agent_billing"_s).status == 200);
    QCOMPARE(m_rest->get(u"/v1/convai/conversation/get-signed-url?agent_id=nobody"_s).status, 404);
    QCOMPARE(m_rest->get(u"/v1/convai/conversation/get-signed-url"_s).status, 422);
    QCOMPARE(m_rest->get(u"/v1/convai/conversation/token?agent_id=agent_billing"_s).status, 400);
}

void TestAgentRoutes::listsConversations()
{
    const auto ids = [this](const QString &query) {
        QStringList found;
        const QJsonObject page = m_rest->get(u"/v1/convai/conversations?"_s + query).json();
        for (const QJsonValue &one : page.value(u"conversations"_s).toArray())
            found.append(one[u"conversation_id"_s].toString());
        return found;
    };
    QCOMPARE(ids({}), QStringList({m_hours, m_charge})); // the newest first
    QCOMPARE(ids(u"sort_direction=asc&page_size=1"_s), QStringList({m_charge}));
    QCOMPARE(ids(u"tool_names=lookup_order"_s), QStringList({m_charge}));
    QCOMPARE(ids(u"tool_names_errored=lookup_order"_s), QStringList());
    QCOMPARE(ids(u"user_id=ana"_s), QStringList({m_charge}));
    QCOMPARE(ids(u"agent_id=agent_trouble"_s), QStringList());
    QCOMPARE(ids(u"search=opening"_s), QStringList({m_hours}));
    QCOMPARE(ids(u"call_start_before_unix=1000"_s), QStringList());
    QCOMPARE(ids(u"text_only=false"_s), QStringList());
    QCOMPARE(ids(u"exclude_statuses=done"_s), QStringList());
    QCOMPARE(ids(u"call_successful=success&call_duration_min_secs=1"_s).size(), 2);
    QCOMPARE(m_rest->get(u"/v1/convai/conversations?call_successful=maybe"_s).status, 422);
    const QJsonObject with = m_rest->get(u"/v1/convai/conversations?summary_mode=include"_s).json();
    QVERIFY(
        with.value(u"conversations"_s)[1][u"transcript_summary"_s].toString().contains(u"lookup_order"_s));
    const QString next =
        m_rest->get(u"/v1/convai/conversations?page_size=1"_s).json().value(u"next_cursor"_s).toString();
    QCOMPARE(ids(u"page_size=1&cursor="_s + next), QStringList({m_charge}));
}

void TestAgentRoutes::searchesWhatWasSaid()
{
    const QJsonObject found =
        m_rest->get(u"/v1/convai/conversations/messages/text-search?text_query=duplicate+refund"_s).json();
    const QJsonObject hit = found.value(u"results"_s)[0].toObject();
    QCOMPARE(hit.value(u"conversation_id"_s).toString(), m_charge);
    QVERIFY(hit.value(u"chunk_text"_s).toString().contains(u"duplicate"_s));
    const QJsonArray turns =
        m_rest->get(u"/v1/convai/conversations/"_s + m_charge).json().value(u"transcript"_s).toArray();
    QCOMPARE(turns[hit.value(u"transcript_index"_s).toInt()][u"message"_s], hit.value(u"chunk_text"_s));
    QVERIFY(m_rest->get(u"/v1/convai/conversations/messages/text-search?text_query=pelican"_s)
                .json()
                .value(u"results"_s)
                .toArray()
                .isEmpty());
    QCOMPARE(m_rest->get(u"/v1/convai/conversations/messages/text-search"_s).status, 422);
}

void TestAgentRoutes::tellsAConversation()
{
    const QJsonObject call = m_rest->get(u"/v1/convai/conversations/"_s + m_charge).json();
    QCOMPARE(call.value(u"status"_s).toString(), u"done"_s);
    QCOMPARE(call.value(u"user_id"_s).toString(), u"ana"_s);
    QCOMPARE(call.value(u"has_audio"_s).toBool(), false);
    QCOMPARE(call.value(u"metadata"_s)[u"authorization_method"_s].toString(), u"public"_s);
    QCOMPARE(call.value(u"metadata"_s)[u"feedback"_s][u"likes"_s].toInt(), 1);
    QCOMPARE(call.value(u"analysis"_s)[u"call_successful"_s].toString(), u"success"_s);
    QString tool;
    for (const QJsonValue &turn : call.value(u"transcript"_s).toArray()) {
        for (const QJsonValue &one : turn[u"tool_calls"_s].toArray()) {
            if (tool.isEmpty())
                tool = one[u"tool_name"_s].toString() + one[u"params_as_json"_s].toString();
        }
    }
    QCOMPARE(tool, u"lookup_order{\"order_id\":\"48213\"}"_s);
    QCOMPARE(m_rest->get(u"/v1/convai/conversations/"_s + m_charge + u"/audio"_s).status, 404);
    QCOMPARE(m_rest->get(u"/v1/convai/conversations/conv_none"_s).code(), u"conversation_not_found"_s);
}

void TestAgentRoutes::takesFeedback()
{
    const QString path = u"/v1/convai/conversations/"_s + m_hours;
    QCOMPARE(m_rest->post(path + u"/feedback"_s, {{u"feedback"_s, u"dislike"_s}}).status, 200);
    QCOMPARE(m_rest->get(path).json().value(u"metadata"_s)[u"feedback"_s][u"dislikes"_s].toInt(), 1);
    QCOMPARE(m_rest->post(path + u"/feedback"_s, {{u"feedback"_s, u"meh"_s}}).status, 422);
}

void TestAgentRoutes::removesConversations()
{
    const QString path = u"/v1/convai/conversations/"_s + m_hours;
    QCOMPARE(m_rest->remove(path).status, 200);
    QCOMPARE(m_rest->get(path).status, 404);
}

void TestAgentRoutes::needsAKey()
{
    for (const QString &path : {u"/v1/convai/agents"_s, u"/v1/convai/conversations"_s,
                                u"/v1/convai/conversation/get-signed-url?agent_id=agent_billing"_s})
        QCOMPARE(m_rest->get(path, false).status, 401);
}

QTEST_GUILESS_MAIN(TestAgentRoutes)
#include "tst_agentroutes.moc"

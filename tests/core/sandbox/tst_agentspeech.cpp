// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/agentclient.h"
#include "tests/core/sandbox/sound.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

/// Conversations by voice: real recognition of real speech.
class TestAgentSpeech final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void hearsAndCallsTools();
    void hearsThroughNoiseAndLosses();
    void isInterruptedByVoice();
    void asksWhenNothingIsSaid();
    void troubleGoesOnTalking();

private:
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_rest;
};

void TestAgentSpeech::initTestCase()
{
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_rest = std::make_unique<Client>(*m_server);
}

void TestAgentSpeech::hearsAndCallsTools()
{
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s,
                {{u"conversation_config_override"_s,
                  QJsonObject{{u"agent"_s, QJsonObject{{u"first_message"_s, QString()}}}}}});
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    client.speak(spoken(u"I was charged twice for order four eight two one three."_s));
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"tentative_user_transcript"_s) > 0, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"client_tool_call"_s), 1, 30000);
    const QString heard = client.last(u"user_transcript"_s).value(u"user_transcript"_s).toString();
    QVERIFY2(heard.contains(u"charged"_s), qPrintable(heard));
    QCOMPARE(client.last(u"client_tool_call"_s).value(u"parameters"_s)[u"order_id"_s].toString(), u"48213"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.answer().contains(u"two charges"_s), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"agent_response_complete"_s) > 0, 30000);
    QVERIFY(client.count(u"vad_score"_s) > 0);
    QCOMPARE(client.mistakes(), QStringList());
    // Kept with its sound.
    const QString id =
        client.last(u"conversation_initiation_metadata"_s).value(u"conversation_id"_s).toString();
    client.hang();
    const QString path = u"/v1/convai/conversations/"_s + id;
    QTRY_COMPARE(m_rest->get(path).json().value(u"status"_s).toString(), u"done"_s);
    QVERIFY(m_rest->get(path).json().value(u"has_user_audio"_s).toBool());
    const Answer sound = m_rest->get(path + u"/audio"_s);
    QCOMPARE(sound.header("content-type"), QByteArray("audio/mpeg"));
    const auto track = heardIn(sound.body);
    QVERIFY(track);
    QVERIFY(track->seconds() > 0.5);
}

void TestAgentSpeech::hearsThroughNoiseAndLosses()
{
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s,
                {{u"conversation_config_override"_s,
                  QJsonObject{{u"agent"_s, QJsonObject{{u"first_message"_s, QString()}}}}}});
    QTRY_COMPARE(client.count(u"conversation_initiation_metadata"_s), 1);
    // Noise all the time, and gaps in it where pieces are lost.
    Samples sound(std::size_t(kEngineRateHz / 2), 0);
    const Samples voice = spoken(u"I was charged twice for my order."_s);
    sound.insert(sound.end(), voice.begin(), voice.end());
    sound.resize(sound.size() + std::size_t(kEngineRateHz * 2), 0);
    std::mt19937 random(3);
    for (std::int16_t &sample : sound) {
        const double noise = (double(random()) / double(std::mt19937::max()) - 0.5) * 2 * 700;
        sample = std::int16_t(std::clamp(sample + noise, -32768.0, 32767.0));
    }
    for (const std::size_t gap :
         {kEngineRateHz / 4, kEngineRateHz / 2 + int(voice.size()) + kEngineRateHz / 3})
        std::fill_n(sound.begin() + std::ptrdiff_t(gap), kEngineRateHz / 25, std::int16_t(0));
    client.speak(sound, 0);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"user_transcript"_s) > 0, 30000);
    const QString heard = client.last(u"user_transcript"_s).value(u"user_transcript"_s).toString();
    QVERIFY2(heard.contains(u"charged twice"_s), qPrintable(heard));
    QTRY_VERIFY_WITH_TIMEOUT(client.answer().contains(u"Which order"_s), 30000);
}

void TestAgentSpeech::isInterruptedByVoice()
{
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"audio"_s) > 3, 10000);
    // A click is not enough.
    client.speak(Samples(400, 12000), 0.3);
    QTest::qWait(300);
    QCOMPARE(client.count(u"interruption"_s), 0);
    const Samples voice = spoken(u"Wait, can you put it on my account credit instead?"_s);
    client.speak({voice.begin(), voice.begin() + kEngineRateHz / 2}, 0);
    QTRY_COMPARE(client.count(u"interruption"_s), 1);
    QCOMPARE(client.count(u"agent_response_correction"_s), 1);
    client.speak({voice.begin() + kEngineRateHz / 2, voice.end()});
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response"_s), 2, 30000);
    QVERIFY2(client.answer().contains(u"order"_s), qPrintable(client.answer())); // which one?
}

void TestAgentSpeech::asksWhenNothingIsSaid()
{
    m_rest->admin({{u"agent_prompt_ms"_s, 300}});
    AgentClient client(*m_server);
    client.open(u"agent_billing"_s,
                {{u"conversation_config_override"_s,
                  QJsonObject{{u"agent"_s, QJsonObject{{u"first_message"_s, u"Yes?"_s}}}}}});
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"agent_response"_s), 2, 15000);
    QCOMPARE(client.answer(), u"Are you still there?"_s);
    m_rest->admin({{u"agent_prompt_ms"_s, -1}});
}

void TestAgentSpeech::troubleGoesOnTalking()
{
    AgentClient client(*m_server);
    client.open(u"agent_trouble"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"audio"_s) > 3, 10000);
    const Samples voice = spoken(u"Wait. I was charged twice."_s);
    client.speak(voice, 0.1);
    QTest::qWait(500);
    QCOMPARE(client.count(u"interruption"_s), 0);
    QCOMPARE(
        client.last(u"conversation_initiation_metadata"_s).value(u"agent_output_audio_format"_s).toString(),
        u"ulaw_8000"_s);
}

QTEST_GUILESS_MAIN(TestAgentSpeech)
#include "tst_agentspeech.moc"

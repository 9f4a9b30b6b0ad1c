// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agentevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::api;

using Kind = AgentEvent::Kind;
using ToolState = AgentEvent::Tool::State;

namespace {

AgentEvent read(const QByteArray &message)
{
    const Result<AgentEvent> event = agentEventFromJson(message);
    return event ? *event : AgentEvent{.type = u"(error)"_s};
}

} // namespace

/// Every message of the agent socket, as it is meant and as it may come.
class TestAgentEvents final : public QObject {
    Q_OBJECT
private slots:
    void knowsEveryType_data();
    void knowsEveryType();
    void readsSound_data();
    void readsSound();
    void readsTools();
    void readsErrors();
    void readsTheRest();
    void understandsCamelCase();
    void standsWrongTypes();
    void refusesWhatIsNoObject();
    void standsRandomMessages();
    void keepsSoundOutOfTheLog();
    void shortensWhatIsAbsurd();
    void knowsAudioFormats();
};

void TestAgentEvents::knowsEveryType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("kind");
    const QList<std::pair<QString, Kind>> all{
        {u"conversation_initiation_metadata"_s, Kind::Metadata},
        {u"asr_initiation_metadata"_s, Kind::AsrMetadata},
        {u"ping"_s, Kind::Ping},
        {u"audio"_s, Kind::Audio},
        {u"interruption"_s, Kind::Interruption},
        {u"user_transcript"_s, Kind::UserTranscript},
        {u"tentative_user_transcript"_s, Kind::TentativeUserTranscript},
        {u"agent_response"_s, Kind::AgentResponse},
        {u"agent_response_correction"_s, Kind::AgentResponseCorrection},
        {u"agent_response_complete"_s, Kind::AgentResponseComplete},
        {u"agent_response_metadata"_s, Kind::AgentResponseMetadata},
        {u"agent_chat_response_part"_s, Kind::ChatPart},
        {u"agent_reasoning_response_part"_s, Kind::ReasoningPart},
        {u"vad_score"_s, Kind::VadScore},
        {u"client_tool_call"_s, Kind::ClientToolCall},
        {u"agent_tool_request"_s, Kind::ToolRequest},
        {u"agent_tool_response"_s, Kind::ToolResponse},
        {u"agent_tool_response_full_payload"_s, Kind::ToolResponse},
        {u"mcp_tool_call"_s, Kind::McpCall},
        {u"mcp_connection_status"_s, Kind::McpStatus},
        {u"guardrail_triggered"_s, Kind::Guardrail},
        {u"context_usage"_s, Kind::ContextUsage},
        {u"queue_status"_s, Kind::QueueStatus},
        {u"client_error"_s, Kind::ClientError},
        {u"error"_s, Kind::ClientError},
        {u"rich_content"_s, Kind::RichContent},
        {u"dtmf_request"_s, Kind::DtmfRequest},
        {u"agent_typing"_s, Kind::AgentTyping},
        {u"external_agent_connected"_s, Kind::ExternalAgent},
        {u"external_agent_disconnected"_s, Kind::ExternalAgent},
        {u"internal_turn_probability"_s, Kind::TurnProbability},
        {u"internal_tentative_agent_response"_s, Kind::TentativeAgentResponse},
        {u"some_future_event"_s, Kind::Other},
    };
    for (const auto &[type, kind] : all)
        QTest::newRow(qPrintable(type)) << type << int(kind);
}

void TestAgentEvents::knowsEveryType()
{
    QFETCH(QString, type);
    QFETCH(int, kind);
    const AgentEvent bare = agentEventFromJson(QJsonObject{{u"type"_s, type}});
    QCOMPARE(int(bare.kind), kind);
    QCOMPARE(bare.type, type);
    QCOMPARE(bare.eventId, -1);
}

void TestAgentEvents::readsSound_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<qlonglong>("event");
    QTest::newRow("as documented") << QByteArray(
        "{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"AQIDBA==\",\"event_id\":4}}")
                                   << QByteArray("\1\2\3\4") << 4LL;
    QTest::newRow("short name") << QByteArray(
        "{\"type\":\"audio\",\"audio_event\":{\"audio\":\"AQIDBA==\",\"event_id\":4}}")
                                << QByteArray("\1\2\3\4") << 4LL;
    QTest::newRow("camel") << QByteArray(
        "{\"type\":\"audio\",\"audioEvent\":{\"audioBase64\":\"AQIDBA==\",\"eventId\":\"4\"}}")
                           << QByteArray("\1\2\3\4") << 4LL;
    QTest::newRow("null id") << QByteArray(
        "{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"AQI=\",\"event_id\":null}}")
                             << QByteArray("\1\2") << -1LL;
    QTest::newRow("null sound") << QByteArray(
        "{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":null,\"event_id\":4}}")
                                << QByteArray() << 4LL;
    QTest::newRow("flat") << QByteArray("{\"type\":\"audio\",\"audio\":\"AQI=\",\"event_id\":9}")
                          << QByteArray("\1\2") << 9LL;
}

void TestAgentEvents::readsSound()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, sound);
    QFETCH(qlonglong, event);
    const AgentEvent audio = read(message);
    QCOMPARE(audio.kind, Kind::Audio);
    QCOMPARE(audio.audio, sound);
    QCOMPARE(audio.audioBytes, sound.size());
    QCOMPARE(audio.eventId, event);
}

void TestAgentEvents::readsTools()
{
    const AgentEvent call =
        read("{\"type\":\"client_tool_call\",\"client_tool_call\":{\"tool_name\":\"show\",\"tool_call_id\":"
             "\"tc_1\",\"parameters\":{\"page\":\"x\"},\"event_id\":6}}");
    QCOMPARE(call.tool.name, u"show"_s);
    QCOMPARE(call.tool.callId, u"tc_1"_s);
    QCOMPARE(call.tool.type, u"client"_s);
    QCOMPARE(call.tool.parameters.value("page"_L1).toString(), u"x"_s);
    QVERIFY(call.tool.expectsResponse); // absent: answer
    QVERIFY(!read("{\"type\":\"client_tool_call\",\"client_tool_call\":{\"expects_response\":false}}")
                 .tool.expectsResponse);
    // Arguments as a string of JSON.
    QCOMPARE(read("{\"type\":\"client_tool_call\",\"client_tool_call\":{\"parameters\":\"{\\\"a\\\":1}\"}}")
                 .tool.parameters.value("a"_L1)
                 .toInt(),
             1);

    const auto response = [](const QByteArray &fields) {
        return read("{\"type\":\"agent_tool_response\",\"agent_tool_response\":{\"tool_call_id\":\"t\""
                    + fields + "}}");
    };
    QCOMPARE(response("").tool.state, ToolState::Done);
    QCOMPARE(response(",\"is_error\":true").tool.state, ToolState::Failed);
    QCOMPARE(response(",\"is_blocked\":true").tool.state, ToolState::Blocked);
    QCOMPARE(response(",\"is_called\":false").tool.state, ToolState::Skipped);
    QCOMPARE(response(",\"status\":\"error\"").tool.state, ToolState::Failed);
    QCOMPARE(read("{\"type\":\"agent_tool_response_full_payload\",\"agent_tool_response_full_payload\":{"
                  "\"tool_call_id\":\"t\",\"full_tool_result\":\"{\\\"ok\\\":true}\"}}")
                 .tool.result,
             u"{\"ok\":true}"_s);

    const auto mcp = [](const QByteArray &fields) {
        return read("{\"type\":\"mcp_tool_call\",\"mcp_tool_call\":{\"tool_call_id\":\"t\"," + fields + "}}");
    };
    QCOMPARE(mcp("\"state\":\"loading\"").tool.state, ToolState::Running);
    const AgentEvent asks = mcp("\"state\":\"awaiting_approval\",\"approval_timeout_secs\":300");
    QCOMPARE(asks.tool.state, ToolState::AwaitingApproval);
    QCOMPARE(asks.tool.timeoutSeconds, 300);
    QCOMPARE(mcp("\"state\":\"success\",\"result\":[{\"type\":\"text\"}]").tool.result,
             u"[{\"type\":\"text\"}]"_s);
    QCOMPARE(mcp("\"state\":\"failure\",\"error_message\":\"timeout\"").tool.result, u"timeout"_s);
}

void TestAgentEvents::readsErrors()
{
    const AgentEvent now = read("{\"type\":\"client_error\",\"error_event\":{\"code\":1008,\"error_name\":"
                                "\"override_error\",\"message\":\"No\"}}");
    QCOMPARE(now.code, 1008);
    QCOMPARE(now.errorName, u"override_error"_s);
    QCOMPARE(now.text, u"No"_s);
    const AgentEvent older = read("{\"type\":\"error\",\"error_event\":{\"code\":1002,\"error_type\":"
                                  "\"llm_timeout\",\"reason\":\"slow\"}}");
    QCOMPARE(older.errorName, u"llm_timeout"_s);
    QCOMPARE(older.text, u"slow"_s);
}

void TestAgentEvents::readsTheRest()
{
    const AgentEvent metadata =
        read("{\"type\":\"conversation_initiation_metadata\",\"conversation_initiation_metadata_event\":{"
             "\"conversation_id\":\"conv_1\",\"agent_output_audio_format\":\"pcm_24000\","
             "\"user_input_audio_format\":\"ulaw_8000\"}}");
    QCOMPARE(metadata.conversationId, u"conv_1"_s);
    QCOMPARE(metadata.agentFormatName, u"pcm_24000"_s);
    QCOMPARE(metadata.userFormatName, u"ulaw_8000"_s);
    QCOMPARE(read("{\"type\":\"ping\",\"ping_event\":{\"event_id\":2,\"ping_ms\":48}}").pingMs, 48);
    QCOMPARE(read("{\"type\":\"ping\",\"ping_event\":{\"event_id\":2,\"ping_ms\":null}}").pingMs, -1);
    QCOMPARE(read("{\"type\":\"vad_score\",\"vad_score_event\":{\"vad_score\":3}}").score, 1.0);
    const AgentEvent part =
        read("{\"type\":\"agent_chat_response_part\",\"text_response_part\":{\"text\":\"It "
             "\",\"type\":\"delta\",\"event_id\":4,\"response_id\":\"r1\"}}");
    QCOMPARE(part.part, AgentEvent::Part::Delta);
    QCOMPARE(part.text, u"It "_s);
    QCOMPARE(part.responseId, u"r1"_s);
    const AgentEvent correction =
        read("{\"type\":\"agent_response_correction\",\"agent_response_correction_event\":{"
             "\"original_agent_response\":\"It is sunny.\",\"corrected_agent_response\":\"It is...\"}}");
    QCOMPARE(correction.originalText, u"It is sunny."_s);
    QCOMPARE(correction.text, u"It is..."_s);
    const AgentEvent usage = read("{\"type\":\"context_usage\",\"context_usage_event\":{\"model\":\"m\","
                                  "\"context_tokens\":1200,\"context_limit_tokens\":4000}}");
    QCOMPARE(usage.count, 1200);
    QCOMPARE(usage.total, 4000);
    QCOMPARE(read("{\"type\":\"mcp_connection_status\",\"mcp_connection_status\":{\"integrations\":[{"
                  "\"is_connected\":true},{\"is_connected\":false}]}}")
                 .count,
             1);
    QVERIFY(read("{\"type\":\"external_agent_connected\"}").isOn);
    QVERIFY(!read("{\"type\":\"external_agent_disconnected\"}").isOn);
    const AgentEvent sound = read(
        "{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"AAAA\",\"event_id\":4,\"is_final\":true,"
        "\"alignment\":{\"chars\":[\"H\",\"i\",\"!\"],\"char_start_times_ms\":[0,60],"
        "\"char_durations_ms\":[60,80]}}}");
    QVERIFY(sound.isFinal);
    QCOMPARE(sound.alignment.characters, (QStringList{u"H"_s, u"i"_s})); // as far as all lists go
    QCOMPARE(sound.alignment.startMs, (QList<double>{0, 60}));
}

void TestAgentEvents::understandsCamelCase()
{
    const AgentEvent said =
        read("{\"type\":\"userTranscript\",\"userTranscriptionEvent\":{\"userTranscript\":"
             "\"Hello\",\"eventId\":3}}");
    QCOMPARE(said.kind, Kind::UserTranscript);
    QCOMPARE(said.text, u"Hello"_s);
    QCOMPARE(said.eventId, 3);
    const AgentEvent call = read("{\"type\":\"client_tool_call\",\"clientToolCall\":{\"toolName\":\"x\","
                                 "\"toolCallId\":\"t\",\"expectsResponse\":false}}");
    QCOMPARE(call.tool.name, u"x"_s);
    QVERIFY(!call.tool.expectsResponse);
}

void TestAgentEvents::standsWrongTypes()
{
    // Every field of every message as everything it is not.
    const QList<QByteArray> values{"null", "7",     "-1e300", "\"x\"",       "true",
                                   "[]",   "[[1]]", "{}",     "{\"a\":null}"};
    const QList<QByteArray> types{"conversation_initiation_metadata",
                                  "audio",
                                  "ping",
                                  "agent_tool_response",
                                  "mcp_tool_call",
                                  "agent_chat_response_part",
                                  "client_error",
                                  "vad_score",
                                  "mcp_connection_status",
                                  "interruption",
                                  "context_usage",
                                  "client_tool_call"};
    const QList<QByteArray> fields{"event_id", "audio_base_64", "alignment",    "parameters",
                                   "state",    "result",        "text",         "type",
                                   "code",     "vad_score",     "integrations", "context_tokens"};
    for (const QByteArray &type : types) {
        for (const QByteArray &value : values) {
            QByteArray inner;
            for (const QByteArray &field : fields)
                inner += (inner.isEmpty() ? "\"" : ",\"") + field + "\":" + value;
            for (const QByteArray &payload : {QByteArray("{" + inner + "}"), value}) {
                const QByteArray message = "{\"type\":\"" + type + "\",\"" + type + "\":" + payload + ",\""
                    + type + "_event\":" + payload + "}";
                const AgentEvent event = read(message);
                QCOMPARE(event.type, QString::fromLatin1(type));
                QVERIFY(event.score >= 0 && event.score <= 1);
            }
        }
    }
}

void TestAgentEvents::refusesWhatIsNoObject()
{
    for (const QByteArray &bad : {QByteArray(""), QByteArray("[]"), QByteArray("7"), QByteArray("{"),
                                  QByteArray("\xff\xfe"), QByteArray(5000, '[')}) {
        const Result<AgentEvent> event = agentEventFromJson(bad);
        QVERIFY(!event);
        QCOMPARE(event.error().kind, ErrorKind::Protocol);
    }
}

void TestAgentEvents::standsRandomMessages()
{
    QRandomGenerator random(4711);
    const QByteArray good(
        "{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"AAAAAA==\",\"event_id\":4,"
        "\"alignment\":{\"chars\":[\"H\"],\"char_start_times_ms\":[0],"
        "\"char_durations_ms\":[60]}}}");
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = good;
        for (int n = random.bounded(1, 5); n > 0; --n)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        std::ignore = agentEventFromJson(bytes);
    }
}

void TestAgentEvents::keepsSoundOutOfTheLog()
{
    for (const QString &name : {u"audio_base_64"_s, u"audio"_s, u"audioBase64"_s}) {
        const QJsonObject message{{u"type"_s, u"audio"_s},
                                  {u"audio_event"_s, QJsonObject{{name, u"AQIDBA=="_s}, {u"event_id"_s, 4}}}};
        const QJsonObject kept = withoutSound(message);
        QVERIFY(!QJsonDocument(kept).toJson().contains("AQID"));
        const AgentEvent again = agentEventFromJson(kept);
        QCOMPARE(again.audioBytes, 4);
        QCOMPARE(again.eventId, 4);
        QVERIFY(again.audio.isEmpty());
    }
}

void TestAgentEvents::shortensWhatIsAbsurd()
{
    QJsonValue deep = u"end"_s;
    for (int i = 0; i < 200; ++i)
        deep = QJsonArray{deep};
    const QJsonObject message{
        {u"type"_s, u"future"_s}, {u"text"_s, QString(1'000'000, u'x')}, {u"deep"_s, deep}};
    const QByteArray kept = QJsonDocument(withoutSound(message)).toJson(QJsonDocument::Compact);
    QVERIFY(kept.size() < 100'000);
    QVERIFY(!kept.contains("end"));
}

void TestAgentEvents::knowsAudioFormats()
{
    using Encoding = AgentAudioFormat::Encoding;
    QCOMPARE(agentAudioFormat(u"pcm_16000"_s).encoding, Encoding::Pcm16);
    QCOMPARE(agentAudioFormat(u"pcm_48000"_s).sampleRateHz, 48'000);
    QCOMPARE(agentAudioFormat(u"ulaw_8000"_s).encoding, Encoding::MuLaw);
    for (const QString &bad : {u""_s, u"pcm"_s, u"pcm_"_s, u"pcm_0"_s, u"pcm_1e9"_s, u"pcm_192000"_s,
                               u"ulaw_16000"_s, u"mp3_44100_128"_s, u"opus_48000"_s, u"pcm_-8000"_s})
        QVERIFY2(!agentAudioFormat(bad).isKnown(), qPrintable(bad));
}

QTEST_GUILESS_MAIN(TestAgentEvents)
#include "tst_agentevents.moc"

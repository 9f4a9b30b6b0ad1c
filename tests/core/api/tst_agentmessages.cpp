// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agentmessages.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::api;

namespace {

/// Every message this program can send, in all its forms.
QList<QByteArray> everyMessage()
{
    AgentInitiation full;
    full.overrides.firstMessage = u"Good day"_s;
    full.overrides.language = u"pt-br"_s;
    full.overrides.prompt = u"Be short."_s;
    full.overrides.modelId = u"gemini-2.5-flash"_s;
    full.overrides.voiceId = u"voice_1"_s;
    full.overrides.stability = 0.4;
    full.overrides.speed = 1.1;
    full.overrides.similarity = 0.8;
    full.overrides.textOnly = true;
    full.overrides.clientEvents = {u"audio"_s, u"ping"_s};
    full.dynamicVariables = {{u"name"_s, u"Ana"_s}, {u"tries"_s, 3}, {u"gold"_s, true}};
    full.customBody = {{u"temperature"_s, 0.2}};
    full.userId = u"u1"_s;
    full.version = u"0.1.0"_s;
    using namespace agentmessage;
    QList<QByteArray> all{audio(QByteArray(640, '\1')), audio(QByteArray(1, '\1')), audio({})};
    for (const QJsonObject &message :
         {initiation({}), initiation(full), pong(12), userMessage(u"Hello"_s), userMessage(u"5"_s, u"dtmf"_s),
          userActivity(), contextualUpdate(u"Gold"_s), contextualUpdate(u"Gold"_s, u"tier"_s),
          toolResult(u"tc"_s, u"{\"a\":1}"_s, false), toolResult(u"tc"_s, u"no"_s, true),
          toolResult(u"tc"_s, u"no"_s, true, u"user_rejected"_s), mcpApproval(u"tc"_s, true),
          mcpApproval(u"tc"_s, false), feedback(4, AgentScore::Like), feedback(4, AgentScore::Dislike),
          feedback(4, AgentScore::None), multimodal(u"See"_s, {u"f1"_s}), multimodal({}, {u"f1"_s, u"f2"_s})})
        all.append(toBytes(message));
    return all;
}

} // namespace

/// Each of our messages is one the service takes.
class TestAgentMessages final : public QObject {
    Q_OBJECT
private slots:
    void leavesOutWhatIsNotAsked();
    void carriesSound();
    void isWhatTheServiceTakes();
};

void TestAgentMessages::leavesOutWhatIsNotAsked()
{
    QCOMPARE(agentmessage::toBytes(agentmessage::initiation({})),
             QByteArray("{\"type\":\"conversation_initiation_client_data\"}"));
    AgentInitiation language;
    language.overrides.language = u"de"_s;
    QCOMPARE(agentmessage::toBytes(agentmessage::initiation(language)),
             QByteArray("{\"conversation_config_override\":{\"agent\":{\"language\":\"de\"}},"
                        "\"type\":\"conversation_initiation_client_data\"}"));
    QVERIFY(agentmessage::feedback(1, AgentScore::None).value("score"_L1).isNull());
    // An empty first message is an override too: the agent waits.
    AgentInitiation silent;
    silent.overrides.firstMessage = QString();
    QVERIFY(agentmessage::toBytes(agentmessage::initiation(silent)).contains("\"first_message\":\"\""));
}

void TestAgentMessages::carriesSound()
{
    const QByteArray sound("\0\1\xfe\xff", 4);
    const QJsonObject message = QJsonDocument::fromJson(agentmessage::audio(sound)).object();
    QCOMPARE(message.size(), 1);
    QCOMPARE(QByteArray::fromBase64(message.value("user_audio_chunk"_L1).toString().toLatin1()), sound);
}

void TestAgentMessages::isWhatTheServiceTakes()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s, {u"/usr/bin"_s});
    QProcess check;
    check.start(python, {u"-c"_s, u"import jsonschema"_s});
    if (python.isEmpty() || !check.waitForFinished() || check.exitCode() != 0)
        QSKIP("python3-jsonschema is not installed");
    QTemporaryDir folder;
    QFile messages(folder.filePath(u"messages.jsonl"_s));
    QVERIFY(messages.open(QIODevice::WriteOnly));
    for (const QByteArray &message : everyMessage())
        messages.write(message + '\n');
    messages.close();
    // The list below is refused: a schema that takes everything proves nothing.
    const QByteArray script(
        "import json, sys, jsonschema\n"
        "schema = json.load(open(sys.argv[1]))\n"
        "jsonschema.Draft7Validator.check_schema(schema)\n"
        "judge = jsonschema.Draft7Validator(schema)\n"
        "count = 0\n"
        "for line in open(sys.argv[2]):\n"
        "    judge.validate(json.loads(line)); count += 1\n"
        "for bad in ({}, {'type': 'pong'}, {'type': 'pong', 'event_id': '1'}, {'type': 'contextual_update',"
        " 'content': 'x'}, {'type': 'client_tool_result', 'tool_call_id': 't', 'result': {}, 'is_error': "
        "False},"
        " {'type': 'feedback', 'event_id': 1, 'score': 'good'}, {'user_audio_chunk': [1]}, {'type': "
        "'other'}):\n"
        "    assert not judge.is_valid(bad), bad\n"
        "print(count)\n");
    QProcess run;
    run.start(python,
              {u"-c"_s, QString::fromLatin1(script),
               QStringLiteral(STUDIO_SOURCE_DIR "/tests/data/agent/client-messages.schema.json"),
               messages.fileName()});
    QVERIFY(run.waitForFinished(60'000));
    QVERIFY2(run.exitCode() == 0, run.readAllStandardError().constData());
    QCOMPARE(run.readAllStandardOutput().trimmed(), QByteArray::number(everyMessage().size()));
}

QTEST_GUILESS_MAIN(TestAgentMessages)
#include "tst_agentmessages.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"

#include "tests/core/agent/sessionprobe.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using State = AgentSession::State;
using Activity = AgentSession::Activity;
using Item = ConversationItem;

/// A session with a well-behaved agent.
class TestAgentSession final : public QObject {
    Q_OBJECT
private slots:
    void talksInText();
    void sendsWhatTheContractKnows();
    void playsSoundAndShowsWordsAsTheyAreHeard();
    void strikesWhatAnInterruptionLeftUnheard();
    void sendsSoundInTheAnnouncedFormat_data();
    void sendsSoundInTheAnnouncedFormat();
    void mutesAndPushesToTalk();
    void answersPingsWhileTheMainThreadIsBusy();
    void measuresATurn();
    void answersTools();
    void waitsInAQueue();
    void lastWordsAreHeard();
    void lastWordsCanBeCutShort();
    void oneClickStartsAgain();
    void knowsTheActivity();
};

void TestAgentSession::talksInText()
{
    AgentServer server;
    server.onCall(
        [](AgentPeer &peer) { peer.send(AgentServer::agentResponse(1, u"Hello. How can I help?"_s)); });
    server.onMessage([](AgentPeer &peer, const QJsonObject &message) {
        if (message.value("type"_L1).toString() == "user_message"_L1)
            peer.send(AgentServer::agentResponse(3, u"You said: "_s + message.value("text"_L1).toString()));
    });
    SessionProbe probe(server);
    QSignalSpy ended(&probe.session, &AgentSession::ended);
    QVERIFY(!probe.session.sendText(u"too early"_s));
    probe.startSilent();
    QCOMPARE(probe.session.state(), State::Connecting);
    QVERIFY(probe.live());
    QCOMPARE(probe.session.conversationId(), u"conv_1"_s);
    QVERIFY(probe.session.sendText(u"My invoice is wrong"_s));
    QCOMPARE(probe.session.activity(), Activity::Thinking);
    QTRY_COMPARE(probe.items(Item::Kind::Agent).size(), 2);
    QCOMPARE(probe.session.activity(), Activity::Listening);
    const QList<Item> said = probe.items(Item::Kind::Agent);
    QCOMPARE(said.last().text, u"You said: My invoice is wrong"_s);
    QCOMPARE(said.last().revealedChars, said.last().text.size());
    QCOMPARE(said.last().turn, 1);
    const Item typed = probe.items(Item::Kind::User).constFirst();
    QVERIFY(typed.typed);
    QCOMPARE(typed.text, u"My invoice is wrong"_s);
    QCOMPARE(probe.session.timings().turns().size(), 1);
    QVERIFY(probe.session.timings().turns().constFirst().replyMs());
    probe.session.end();
    QVERIFY(probe.over());
    QCOMPARE(ended.count(), 1);
    QVERIFY(probe.session.outcome());
    QCOMPARE(probe.session.log().at(0).type, u"session.start"_s);
    QCOMPARE(probe.entries(u"session.end"_s).constFirst().data.value("outcome"_L1).toString(), u"left"_s);
    QVERIFY(!probe.session.sendText(u"too late"_s));
    // A replay of the log is the conversation.
    const QList<LogEntry> log = probe.session.log().entries();
    QCOMPARE(Conversation(log).items(), probe.session.conversation().items());
    QCOMPARE(Timings(log).turns(), probe.session.timings().turns());
}

void TestAgentSession::sendsWhatTheContractKnows()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    request.overrides.firstMessage = u"Good day"_s;
    request.overrides.language = u"de"_s;
    request.overrides.voiceId = u"voice_1"_s;
    request.dynamicVariables = {{u"name"_s, u"Ana"_s}, {u"secret__pin"_s, u"4711-top"_s}};
    request.customBody = {{u"temperature"_s, 0.2}};
    request.userId = u"u1"_s;
    probe.startSilent(request);
    QVERIFY(probe.live());
    QVERIFY(probe.session.sendContext(u"Customer tier: Gold"_s, u"tier"_s));
    QVERIFY(probe.session.sendActivity());
    QVERIFY(probe.session.sendFeedback(4, api::AgentScore::Like));
    QVERIFY(probe.session.sendTone(u'5'));
    QVERIFY(!probe.session.sendTone(u'x'));
    QVERIFY(probe.session.approveMcp(u"tc_3"_s, true));
    QVERIFY(!probe.session.answerTool(u"never called"_s, u"{}"_s, false));
    QTRY_COMPARE(server.messages(u"mcp_tool_approval_result"_s).size(), 1);

    const QJsonObject first = server.messages().constFirst().message;
    QCOMPARE(first.value("type"_L1).toString(), u"conversation_initiation_client_data"_s);
    const QJsonObject overrides = first.value("conversation_config_override"_L1).toObject();
    QCOMPARE(overrides.value("agent"_L1).toObject().value("first_message"_L1).toString(), u"Good day"_s);
    QCOMPARE(overrides.value("conversation"_L1).toObject().value("text_only"_L1).toBool(), true);
    QCOMPARE(first.value("dynamic_variables"_L1).toObject().value("secret__pin"_L1).toString(),
             u"4711-top"_s);
    QVERIFY(!probe.session.log().toJsonLines().contains("4711-top"));
    const QJsonObject context = server.messages(u"contextual_update"_s).constFirst().message;
    QCOMPARE(context.value("text"_L1).toString(), u"Customer tier: Gold"_s);
    QCOMPARE(context.value("context_id"_L1).toString(), u"tier"_s);
    QCOMPARE(server.messages(u"user_message"_s).constFirst().message.value("source_medium"_L1).toString(),
             u"dtmf"_s);
    QCOMPARE(server.messages(u"feedback"_s).constFirst().message.value("score"_L1).toString(), u"like"_s);
    QCOMPARE(probe.items(Item::Kind::Context).constFirst().text, u"Customer tier: Gold"_s);
}

void TestAgentSession::playsSoundAndShowsWordsAsTheyAreHeard()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::agentResponse(1, u"One two three four"_s));
        peer.send(AgentServer::audio(1, tone(300), u"One two "_s, 300));
        peer.send(AgentServer::audio(1, tone(300), u"three four"_s, 300, true));
    });
    SessionProbe probe(server);
    QSignalSpy formats(&probe.session, &AgentSession::formatsKnown);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.first"_s));
    QCOMPARE(formats.count(), 1);
    QCOMPARE(probe.session.activity(), Activity::Speaking);
    const Item early = probe.items(Item::Kind::Agent).constFirst();
    QVERIFY(early.heardFromUs);
    QVERIFY(probe.session.revealedChars(early) < early.text.size() || early.heardUntilUs);
    QCOMPARE(probe.session.conversation().charsHeardAfter(early, 160), 7); // "One two"
    QCOMPARE(probe.session.conversation().charsHeardAfter(early, 310), 13);
    QVERIFY(probe.waitFor(u"sound.stopped"_s));
    const QJsonObject stopped = probe.entries(u"sound.stopped"_s).constFirst().data;
    QCOMPARE(stopped.value("interrupted"_L1).toBool(), false);
    QVERIFY(std::abs(stopped.value("heardMs"_L1).toDouble() - 600) < 1);
    QCOMPARE(probe.items(Item::Kind::Agent).constFirst().revealedChars, 18);
    QTRY_COMPARE(probe.session.activity(), Activity::Listening);
    // Every piece is in the log by its size.
    const QJsonObject audio = probe.entries(u"audio"_s).constFirst().data.value("audio_event"_L1).toObject();
    QCOMPARE(audio.value("audio_bytes"_L1).toInt(), 9600);
    QVERIFY(!audio.contains("audio_base_64"_L1));
}

void TestAgentSession::strikesWhatAnInterruptionLeftUnheard()
{
    AgentServer server;
    const QString text = u"a b c d e f g h i j k l m n o p q r s t "_s; // a word each 100 ms
    server.onCall([text](AgentPeer &peer) {
        peer.send(AgentServer::agentResponse(4, text));
        peer.send(AgentServer::audio(4, tone(2000), text, 2000));
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.first"_s));
    QVERIFY(QTest::qWaitFor([&] { return probe.path.heardMs(1) > 350; }, 5000));
    server.withPeer([](AgentPeer &peer) {
        peer.send(AgentServer::interruption(4));
        peer.send(AgentServer::audio(4, tone(500))); // still on its way: never heard
        peer.send({{u"type"_s, u"agent_response_correction"_s},
                   {u"agent_response_correction_event"_s,
                    QJsonObject{{u"original_agent_response"_s, u"x"_s},
                                {u"corrected_agent_response"_s, u"a b c…"_s},
                                {u"event_id"_s, 4}}}});
        peer.send(AgentServer::agentResponse(6, u"Yes?"_s));
        peer.send(AgentServer::audio(6, tone(100), u"Yes?"_s, 100, true));
    });
    QVERIFY(probe.waitFor(u"sound.stopped"_s, 2));
    const QList<Item> said = probe.items(Item::Kind::Agent);
    QCOMPARE(said.size(), 2);
    const Item cut = said.constFirst();
    QVERIFY(cut.interruptedAfterMs >= 350);
    QVERIFY(cut.interruptedAfterMs < 2000);
    const int words = static_cast<int>(cut.interruptedAfterMs / 100) + 1;
    QVERIFY2(std::abs(cut.struckFrom - (words * 2 - 1)) <= 2,
             qPrintable(u"%1 after %2 ms"_s.arg(cut.struckFrom).arg(cut.interruptedAfterMs)));
    QCOMPARE(cut.revealedChars, cut.struckFrom);
    QCOMPARE(cut.correctedText, u"a b c…"_s);
    QCOMPARE(said.last().struckFrom, -1);
    QCOMPARE(probe.count(u"line.dropped"_s), 1);
    QCOMPARE(probe.session.timings().bargeIns().size(), 1);
    QVERIFY(probe.session.timings().bargeIns().constFirst().eventToSilenceMs);
}

void TestAgentSession::sendsSoundInTheAnnouncedFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("bytes");
    QTest::newRow("pcm 8") << u"pcm_8000"_s << 320;
    QTest::newRow("pcm 16") << u"pcm_16000"_s << 640;
    QTest::newRow("pcm 22") << u"pcm_22050"_s << 882;
    QTest::newRow("pcm 48") << u"pcm_48000"_s << 1920;
    QTest::newRow("mu-law") << u"ulaw_8000"_s << 160;
}

void TestAgentSession::sendsSoundInTheAnnouncedFormat()
{
    QFETCH(QString, format);
    QFETCH(int, bytes);
    AgentServer server;
    server.setFormats(format, format);
    const int rate = format.split(u'_').last().toInt();
    server.onCall([rate, format](AgentPeer &peer) {
        const QByteArray sound = format.startsWith("ulaw"_L1) ? QByteArray(800, '\x12') : tone(100, rate);
        peer.send(AgentServer::audio(1, sound, {}, 0, true));
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.live());
    QTRY_VERIFY(server.soundBytes() >= bytes * 5);
    QCOMPARE(server.lastSound().size(), bytes);
    QVERIFY(probe.waitFor(u"sound.stopped"_s));
    QVERIFY(std::abs(probe.entries(u"sound.stopped"_s).constFirst().data.value("totalMs"_L1).toDouble() - 100)
            < 1);
    QCOMPARE(probe.entries(u"session.formats"_s).constFirst().data.value("outputRateHz"_L1).toInt(), rate);
}

void TestAgentSession::mutesAndPushesToTalk()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    request.pushToTalk = true;
    probe.startSpoken(request);
    QVERIFY(probe.live());
    probe.path.setBackground(tone(200));
    const auto silent = [&] {
        const QByteArray sound = server.lastSound();
        return sound.count('\0') == sound.size();
    };
    QTRY_VERIFY(server.soundBytes() > 640 * 20);
    QVERIFY(silent());
    probe.session.setTalking(true);
    QTRY_VERIFY(!silent());
    probe.session.setTalking(false);
    QTRY_VERIFY(silent());
    probe.session.setPushToTalk(false);
    QTRY_VERIFY(!silent());
    QSignalSpy muted(&probe.session, &AgentSession::mutedChanged);
    probe.session.setMuted(true);
    QCOMPARE(muted.count(), 1);
    QTRY_VERIFY(silent());
    QCOMPARE(probe.count(u"mute"_s), 1);
    QCOMPARE(probe.count(u"talk"_s), 2);
}

void TestAgentSession::answersPingsWhileTheMainThreadIsBusy()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        for (int i = 0; i < 10; ++i)
            peer.later(20 * i, [&peer, i] { peer.send(AgentServer::ping(100 + i)); });
    });
    SessionProbe probe(server);
    probe.startSilent();
    QVERIFY(QTest::qWaitFor([&] { return server.connections() == 1; }, 10'000));
    // The window could be as busy as this; the service would not notice.
    QElapsedTimer busy;
    busy.start();
    while (server.messages(u"pong"_s).size() < 10 && busy.elapsed() < 10'000) { }
    QCOMPARE(server.messages(u"pong"_s).size(), 10);
    QCOMPARE(server.messages(u"pong"_s).constFirst().message.value("event_id"_L1).toInt(), 100);
    QVERIFY(probe.waitFor(u"pong"_s, 10));
}

void TestAgentSession::measuresATurn()
{
    AgentServer server;
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.live());
    QTRY_VERIFY(server.soundBytes() > 640 * 5);
    QSignalSpy said(&probe.path, &duplex::VirtualSoundPath::said);
    probe.path.say(tone(400));
    QVERIFY(said.wait(10'000));
    server.withPeer([](AgentPeer &peer) {
        peer.send(AgentServer::userTranscript(2, u"partial"_s, true));
        peer.send(AgentServer::userTranscript(2, u"What about my refund?"_s));
        peer.later(60, [&peer] { peer.send(AgentServer::agentResponse(3, u"It is on its way."_s)); });
        peer.later(120, [&peer] { peer.send(AgentServer::audio(3, tone(200), {}, 0, true)); });
    });
    QVERIFY(probe.waitFor(u"sound.first"_s));
    QTRY_COMPARE(probe.session.timings().turns().size(), 1);
    QTRY_VERIFY(probe.session.timings().turns().constFirst().replyMs());
    const TurnTiming turn = probe.session.timings().turns().constFirst();
    QVERIFY(turn.hearMs() && turn.thinkMs() && turn.speakMs() && turn.bufferMs());
    QCOMPARE(*turn.hearMs() + *turn.thinkMs() + *turn.speakMs() + *turn.bufferMs() + turn.unmeasuredMs(),
             *turn.replyMs());
    QCOMPARE(turn.unmeasuredMs(), 0.0);
    QVERIFY(*turn.thinkMs() >= 50);
    QVERIFY(*turn.speakMs() >= 50);
    const Item spoken = probe.items(Item::Kind::User).constFirst();
    QCOMPARE(spoken.text, u"What about my refund?"_s);
    QVERIFY(!spoken.tentative);
    QVERIFY(!spoken.typed);
    QVERIFY(probe.session.timings().pingMs());
}

void TestAgentSession::answersTools()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        // Two at once, and one twice.
        peer.send(AgentServer::toolCall(u"tc_1"_s, u"lookup_order"_s, {{u"order_id"_s, u"48213"_s}}));
        peer.send(AgentServer::toolCall(u"tc_2"_s, u"open_ticket"_s, {{u"kind"_s, u"refund"_s}}));
        peer.send(AgentServer::toolCall(u"tc_2"_s, u"open_ticket"_s, {{u"kind"_s, u"refund"_s}}));
        peer.send(AgentServer::toolCall(u"tc_3"_s, u"never"_s, {}));
    });
    SessionProbe probe(server);
    ToolDesk desk;
    desk.setRules({{.tool = u"lookup_order"_s,
                    .way = ToolRule::Way::Template,
                    .body = u"{\"order\":\"{{order_id}}\",\"charges\":2}"_s,
                    .delay = std::chrono::milliseconds(50)},
                   {.tool = u"never"_s, .way = ToolRule::Way::Silence}});
    desk.serve(probe.session);
    QSignalSpy calls(&probe.session, &AgentSession::toolCalled);
    probe.startSilent();
    QTRY_COMPARE(desk.asking().size(), 1); // what has no rule is the user's
    QTRY_COMPARE(server.messages(u"client_tool_result"_s).size(), 1);
    QCOMPARE(calls.count(), 3);
    QVERIFY(desk.answer(u"tc_2"_s, u"no"_s, true));
    QVERIFY(!desk.answer(u"tc_2"_s, u"again"_s, false));
    QTRY_COMPARE(server.messages(u"client_tool_result"_s).size(), 2);
    const QList<SeenMessage> results = server.messages(u"client_tool_result"_s);
    QCOMPARE(results.constFirst().message.value("result"_L1).toString(),
             u"{\"order\":\"48213\",\"charges\":2}"_s);
    QCOMPARE(results.last().message.value("is_error"_L1).toBool(), true);
    // The same once more, after its answer: it is not asked again.
    server.withPeer([](AgentPeer &peer) {
        peer.send(AgentServer::toolCall(u"tc_2"_s, u"open_ticket"_s, {{u"kind"_s, u"refund"_s}}));
        peer.send(AgentServer::ping(77));
    });
    QVERIFY(probe.waitFor(u"pong"_s));
    QCOMPARE(calls.count(), 3);
    const QList<Item> cards = probe.items(Item::Kind::Tool);
    QCOMPARE(cards.size(), 3);
    QCOMPARE(cards.at(0).toolState, Item::ToolState::Done);
    QVERIFY(cards.at(0).toolMs >= 50);
    QCOMPARE(cards.at(0).answeredBy, u"template"_s);
    QCOMPARE(cards.at(1).toolState, Item::ToolState::Failed);
    QCOMPARE(cards.at(2).toolState, Item::ToolState::Waiting);
    probe.session.end();
    QVERIFY(probe.over());
    QCOMPARE(probe.items(Item::Kind::Tool).last().toolState, Item::ToolState::Skipped);
}

void TestAgentSession::waitsInAQueue()
{
    AgentServer server;
    server.setSendsMetadata(false);
    const auto status = [](const QString &word) {
        return QJsonObject{{u"type"_s, u"queue_status"_s},
                           {u"queue_status_event"_s, QJsonObject{{u"status"_s, word}}}};
    };
    server.onMessage([status](AgentPeer &peer, const QJsonObject &) { peer.send(status(u"waiting"_s)); });
    SessionProbe probe(server);
    probe.startSilent();
    QVERIFY(probe.reach(State::Queued));
    server.withPeer([status](AgentPeer &peer) {
        peer.send(status(u"admitted"_s));
        peer.send({{u"type"_s, u"conversation_initiation_metadata"_s},
                   {u"conversation_initiation_metadata_event"_s,
                    QJsonObject{{u"conversation_id"_s, u"conv_q"_s},
                                {u"agent_output_audio_format"_s, u"pcm_16000"_s},
                                {u"user_input_audio_format"_s, u"pcm_16000"_s}}}});
    });
    QVERIFY(probe.live());
    QCOMPARE(probe.session.conversationId(), u"conv_q"_s);
}

void TestAgentSession::lastWordsAreHeard()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::audio(1, tone(500), {}, 0, true));
        peer.close(1000, u"end_call"_s);
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.reach(State::Ending));
    QVERIFY(probe.over());
    QVERIFY(probe.session.outcome());
    const QJsonObject stopped = probe.entries(u"sound.stopped"_s).constFirst().data;
    QVERIFY(std::abs(stopped.value("heardMs"_L1).toDouble() - 500) < 1);
    QCOMPARE(probe.entries(u"session.end"_s).constFirst().data.value("outcome"_L1).toString(), u"ended"_s);
}

void TestAgentSession::lastWordsCanBeCutShort()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::audio(1, tone(30'000), {}, 0, true));
        peer.close(1000, u"end_call"_s);
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.reach(State::Ending));
    probe.session.end();
    QVERIFY(probe.reach(State::Ended, 5000));
    QVERIFY(probe.entries(u"sound.stopped"_s).constFirst().data.value("interrupted"_L1).toBool());
}

void TestAgentSession::oneClickStartsAgain()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) { peer.send(AgentServer::audio(1, tone(100), {}, 0, true)); });
    SessionProbe probe(server);
    for (int run = 1; run <= 3; ++run) {
        probe.startSpoken();
        QVERIFY(probe.live());
        QVERIFY(probe.waitFor(u"sound.stopped"_s));
        QTRY_VERIFY(server.messages(u"user_audio"_s).last().connection == run);
        probe.session.end();
        QVERIFY(probe.over());
        QCOMPARE(probe.session.conversationId(), u"conv_%1"_s.arg(run));
        QCOMPARE(probe.count(u"session.start"_s), 1);
    }
    const qint64 sent = server.soundBytes();
    QTest::qWait(100);
    QCOMPARE(server.soundBytes(), sent); // nobody listens any more
}

void TestAgentSession::knowsTheActivity()
{
    AgentServer server;
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.live());
    QTRY_VERIFY(server.soundBytes() > 640 * 5);
    probe.path.say(tone(600));
    QTRY_COMPARE(probe.session.activity(), Activity::HearingYou);
    QTRY_COMPARE(probe.session.activity(), Activity::Thinking);
    server.withPeer([](AgentPeer &peer) { peer.send(AgentServer::audio(1, tone(200), {}, 0, true)); });
    QTRY_COMPARE(probe.session.activity(), Activity::Speaking);
    QTRY_COMPARE(probe.session.activity(), Activity::Listening);
    QVERIFY(probe.count(u"session.activity"_s) >= 4);
}

QTEST_GUILESS_MAIN(TestAgentSession)
#include "tst_agentsession.moc"

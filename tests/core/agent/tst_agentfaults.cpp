// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"

#include "tests/core/agent/sessionprobe.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using State = AgentSession::State;
using Item = ConversationItem;

namespace {

QByteArray json(const QJsonObject &object)
{
    return api::agentmessage::toBytes(object);
}

} // namespace

/// A session with a line and a service that misbehave.
class TestAgentFaults final : public QObject {
    Q_OBJECT
private slots:
    void endsWithTheServicesReason_data();
    void endsWithTheServicesReason();
    void saysWhyAHandshakeIsRefused_data();
    void saysWhyAHandshakeIsRefused();
    void mendsALostLine_data();
    void mendsALostLine();
    void givesUpAfterTheLastTry();
    void wakesUpAfterSleep();
    void waitsForMetadataOnlySoLong();
    void standsOddMessages();
    void standsFragmentsAndBinaryFrames();
    void beginsAgainAfterALetterInTwoFrames();
    void endsOnBrokenFrames_data();
    void endsOnBrokenFrames();
    void standsRepeatedAndMixedUpMessages();
    void keepsHalfASample();
    void followsAFormatThatChanges();
    void refusesAnUnknownFormat();
    void anUnknownInterruptionSilencesNobody();
};

void TestAgentFaults::endsWithTheServicesReason_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("errorName"); // of a message before
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("override") << 1008 << u"override_error"_s << u"override_error"_s << ErrorKind::Validation
                              << u"Override of voice"_s;
    QTest::newRow("override, close only")
        << 1008 << u"override_error: prompt"_s << QString() << ErrorKind::Validation << u"overrides"_s;
    QTest::newRow("variable") << 1008 << u"missing_dynamic_variable"_s << QString() << ErrorKind::Validation
                              << u"variable"_s;
    QTest::newRow("policy") << 1008 << u"Not today"_s << QString() << ErrorKind::Validation << u"Not today"_s;
    QTest::newRow("protocol") << 1002 << u"llm_timeout"_s << QString() << ErrorKind::Server
                              << u"language model"_s;
    QTest::newRow("safety") << 1002 << u"safety_violation"_s << QString() << ErrorKind::Forbidden
                            << u"safety"_s;
    QTest::newRow("server") << 1011 << u"oops"_s << QString() << ErrorKind::Server << QString();
    QTest::newRow("queue") << 4300 << u""_s << QString() << ErrorKind::Busy << u"busy"_s;
    QTest::newRow("too long") << 1000 << u""_s << u"max_duration_exceeded"_s << ErrorKind::Busy
                              << u"longest duration"_s;
}

void TestAgentFaults::endsWithTheServicesReason()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QString, errorName);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    AgentServer server;
    server.onCall([=](AgentPeer &peer) {
        if (!errorName.isEmpty())
            peer.send({{u"type"_s, u"client_error"_s},
                       {u"error_event"_s,
                        QJsonObject{{u"code"_s, code},
                                    {u"error_name"_s, errorName},
                                    {u"message"_s, u"Override of voice is not allowed"_s}}}});
        peer.close(code, reason);
    });
    SessionProbe probe(server);
    QSignalSpy ended(&probe.session, &AgentSession::ended);
    probe.startSilent();
    QVERIFY(probe.over());
    QCOMPARE(ended.count(), 1);
    QCOMPARE(probe.failure(), kind);
    QVERIFY2(probe.message().contains(says), qPrintable(probe.message()));
    QCOMPARE(server.connections(), 1); // no second try against a no
    QCOMPARE(probe.items(Item::Kind::System).last().note, Item::Note::Failed);
}

void TestAgentFaults::saysWhyAHandshakeIsRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("private") << 401 << ErrorKind::Auth;
    QTest::newRow("forbidden") << 403 << ErrorKind::Forbidden;
    QTest::newRow("missing") << 404 << ErrorKind::NotFound;
    QTest::newRow("busy") << 503 << ErrorKind::Busy;
}

void TestAgentFaults::saysWhyAHandshakeIsRefused()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    AgentServer server;
    server.refuseWith(status);
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), kind);
    QVERIFY(!probe.message().isEmpty());
    QVERIFY(!probe.session.outcome().error().nextStep.isEmpty());
}

void TestAgentFaults::mendsALostLine_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("reset") << u"reset"_s;
    QTest::newRow("no close frame") << u"cut"_s;
    QTest::newRow("half open") << u"stall"_s;
    QTest::newRow("going away") << u"1001"_s;
    QTest::newRow("restart") << u"1012"_s;
}

void TestAgentFaults::mendsALostLine()
{
    QFETCH(QString, how);
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::agentResponse(1, u"Hello"_s));
        if (peer.number() == 1)
            peer.send(AgentServer::audio(1, tone(10'000), u"Hello"_s, 500));
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.first"_s));
    QTRY_VERIFY(server.soundBytes() > 0);
    QElapsedTimer since;
    since.start();
    server.withPeer([how](AgentPeer &peer) {
        if (how == "reset"_L1)
            peer.reset();
        else if (how == "cut"_L1)
            peer.cut();
        else if (how == "stall"_L1)
            peer.stall();
        else
            peer.close(how.toInt());
    });
    QVERIFY(probe.reach(State::Reconnecting));
    // 2 s on a machine with time; the test machine may be slow, but not that slow.
    QVERIFY2(since.elapsed() < 4000, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(probe.session.attempt(), 1);
    const QJsonObject stopped = probe.entries(u"sound.stopped"_s).constFirst().data;
    QVERIFY(stopped.value("interrupted"_L1).toBool()); // nothing is heard, and nobody listens
    QVERIFY(probe.live());
    QCOMPARE(server.connections(), 2);
    QCOMPARE(probe.count(u"line.lost"_s), 1);
    QTRY_VERIFY(server.messages(u"user_audio"_s).last().connection == 2);
    // The chat stays, and the agent begins anew below.
    QTRY_COMPARE(probe.items(Item::Kind::Agent).size(), 2);
    QVERIFY(std::any_of(probe.session.conversation().items().cbegin(),
                        probe.session.conversation().items().cend(),
                        [](const Item &item) { return item.note == Item::Note::Reconnected; }));
    QCOMPARE(probe.session.timings().bargeIns().size(), 0);
}

void TestAgentFaults::givesUpAfterTheLastTry()
{
    AgentServer server;
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    request.reconnectTries = 3;
    QList<int> attempts;
    QObject::connect(&probe.session, &AgentSession::stateChanged, &probe.session, [&] {
        if (probe.session.state() == State::Reconnecting && !attempts.contains(probe.session.attempt()))
            attempts.append(probe.session.attempt());
    });
    probe.startSpoken(request);
    QVERIFY(probe.live());
    server.shutDown();
    QVERIFY(probe.over());
    QCOMPARE(attempts, (QList<int>{1, 2, 3}));
    QVERIFY(probe.failure() == ErrorKind::Network);
    QVERIFY(!probe.session.outcome().error().nextStep.isEmpty());
    server.listenAgain();
    probe.startSpoken();
    QVERIFY(probe.live());
}

void TestAgentFaults::wakesUpAfterSleep()
{
    AgentServer server;
    SessionLimits limits = SessionProbe::quickLimits();
    std::atomic<qint64> slept{0};
    limits.sleptUs = [&slept] { return slept.load(); };
    SessionProbe probe(server, limits);
    probe.startSpoken();
    QVERIFY(probe.live());
    slept = 60'000'000;
    QVERIFY(probe.waitFor(u"session.slept"_s));
    QCOMPARE(probe.entries(u"session.slept"_s).constFirst().data.value("ms"_L1).toInteger(), 60'000);
    QVERIFY(probe.reach(State::Reconnecting));
    QVERIFY(probe.live());
    QCOMPARE(server.connections(), 2);
}

void TestAgentFaults::waitsForMetadataOnlySoLong()
{
    AgentServer server;
    server.setSendsMetadata(false);
    SessionLimits limits = SessionProbe::quickLimits();
    limits.metadata = 200ms;
    SessionProbe probe(server, limits);
    probe.startSpoken();
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Timeout);
    QCOMPARE(server.soundBytes(), 0);
}

void TestAgentFaults::standsOddMessages()
{
    AgentServer server;
    const QStringList odd{
        u"not json"_s,
        u"{\"type\":"_s,
        u"[]"_s,
        u"[1,2,3]"_s,
        u"null"_s,
        u"42"_s,
        u"\"text\""_s,
        u""_s,
        u"{}"_s,
        u"{\"type\":null}"_s,
        u"{\"type\":7}"_s,
        u"{\"type\":\"audio\"}"_s,
        u"{\"type\":\"audio\",\"audio_event\":null}"_s,
        u"{\"type\":\"audio\",\"audio_event\":[1]}"_s,
        u"{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":7,\"event_id\":\"x\"}}"_s,
        u"{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"%%%\",\"event_id\":1}}"_s,
        u"{\"type\":\"ping\"}"_s,
        u"{\"type\":\"ping\",\"ping_event\":{\"event_id\":null}}"_s,
        u"{\"type\":\"user_transcript\",\"user_transcription_event\":\"x\"}"_s,
        u"{\"type\":\"agent_response\",\"agent_response_event\":{\"agent_response\":[1]}}"_s,
        u"{\"type\":\"client_tool_call\",\"client_tool_call\":{\"parameters\":3}}"_s,
        u"{\"type\":\"interruption\"}"_s,
        u"{\"type\":\"vad_score\",\"vad_score_event\":{\"vad_score\":1e400}}"_s,
        u"{\"type\":\"conversation_initiation_metadata\"}"_s,
        u"{\"type\":\"some_future_event\",\"x\":{\"y\":1}}"_s,
        u"{\"type\":\"audio\",\"audio_event\":{\"event_id\":9e99,\"audio\":\"AAAA\"}}"_s};
    server.onCall([odd](AgentPeer &peer) {
        for (const QString &text : odd)
            peer.sendText(text);
        // Camel case, the other name for sound, a string for a number: all of it is understood.
        peer.sendText(u"{\"type\":\"agent_response\",\"agentResponseEvent\":{\"agentResponse\":\"Fine\","
                      u"\"eventId\":\"5\"}}"_s);
    });
    SessionProbe probe(server);
    probe.startSilent();
    QVERIFY(probe.live());
    QTRY_VERIFY(!probe.items(Item::Kind::Agent).isEmpty()
                && probe.items(Item::Kind::Agent).last().text == "Fine"_L1);
    QCOMPARE(probe.items(Item::Kind::Agent).last().eventId, 5);
    QCOMPARE(probe.count(u"line.odd"_s), 9);
    QCOMPARE(probe.count(u"some_future_event"_s), 1); // kept, though unknown
    QCOMPARE(probe.session.state(), State::Live);
    QVERIFY(probe.session.sendText(u"still here"_s));
    QTRY_COMPARE(server.messages(u"user_message"_s).size(), 1);
}

void TestAgentFaults::standsFragmentsAndBinaryFrames()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        const QByteArray message = json(AgentServer::agentResponse(1, u"In very many pieces"_s));
        for (qsizetype i = 0; i < message.size(); ++i)
            peer.sendRaw(AgentServer::frame(i == 0 ? 1 : 0, message.mid(i, 1), i + 1 == message.size()));
        // One frame in two halves on the wire, and a ping in the middle of a message.
        const QByteArray second = json(AgentServer::agentResponse(2, u"second"_s));
        const QByteArray frame = AgentServer::frame(1, second);
        peer.sendRaw(AgentServer::frame(1, second.left(10), false));
        peer.sendRaw(AgentServer::frame(9, "hello"));
        peer.sendRaw(AgentServer::frame(0, second.mid(10), true));
        peer.sendBinary(json(AgentServer::agentResponse(3, u"third, binary"_s)));
        peer.sendBinary(tone(100)); // bare sound
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.first"_s));
    const QList<Item> said = probe.items(Item::Kind::Agent);
    QVERIFY(said.size() >= 3);
    QCOMPARE(said.at(0).text, u"In very many pieces"_s);
    QCOMPARE(said.at(1).text, u"second"_s);
    QCOMPARE(said.at(2).text, u"third, binary"_s);
}

/// Qt 6.4 decodes each frame by itself. Should another version put the letter together, so much the better.
void TestAgentFaults::beginsAgainAfterALetterInTwoFrames()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        const QByteArray message = json(AgentServer::agentResponse(1, u"Très bien"_s));
        const qsizetype inside = message.indexOf("\xc3\xa8") + 1;
        if (peer.number() == 1) {
            peer.sendRaw(AgentServer::frame(1, message.left(inside), false));
            peer.sendRaw(AgentServer::frame(0, message.mid(inside), true));
        } else {
            peer.sendRaw(AgentServer::frame(1, message));
        }
    });
    SessionProbe probe(server);
    probe.startSilent();
    QVERIFY(probe.waitFor(u"agent_response"_s));
    QVERIFY(probe.live());
    QCOMPARE(probe.items(Item::Kind::Agent).constFirst().text, u"Très bien"_s);
    if (server.connections() > 1)
        QVERIFY2(probe.entries(u"line.lost"_s)
                     .constFirst()
                     .data.value("message"_L1)
                     .toString()
                     .contains("in the middle of a letter"_L1),
                 probe.session.log().toJsonLines().constData());
}

void TestAgentFaults::endsOnBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("cut");
    QTest::newRow("truncated") << AgentServer::frame(1, QByteArray(500, 'x')).left(100) << true;
    QTest::newRow("invalid UTF-8") << AgentServer::frame(1, "{\"type\":\"\xff\xfe\xc3\"}") << false;
    QTest::newRow("reserved bits") << QByteArray("\xf1\x02{}", 4) << false;
    // A head that announces more than anybody may send.
    QTest::newRow("giant") << QByteArray("\x81\x7f\x00\x00\x00\x01\x00\x00\x00\x00", 10)
            + QByteArray(1000, 'x')
                           << false;
}

void TestAgentFaults::endsOnBrokenFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, cut);
    AgentServer server;
    server.onCall([=](AgentPeer &peer) {
        peer.sendRaw(bytes);
        if (cut)
            peer.cut();
    });
    SessionProbe probe(server);
    SessionRequest request = SessionProbe::request();
    request.reconnectTries = 1;
    probe.startSilent(request);
    QVERIFY(probe.over());
    QVERIFY(!probe.session.outcome());
    QVERIFY(!probe.message().isEmpty());
}

void TestAgentFaults::standsRepeatedAndMixedUpMessages()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        for (int i = 0; i < 2; ++i) {
            peer.send(AgentServer::agentResponse(1, u"Hello"_s));
            peer.send(AgentServer::userTranscript(2, u"Hi"_s));
        }
        // The answer's end before its beginning, and a correction of something never said.
        peer.send({{u"type"_s, u"agent_response_complete"_s},
                   {u"agent_response_complete_event"_s, QJsonObject{{u"event_id"_s, 3}}}});
        peer.send({{u"type"_s, u"agent_tool_response"_s},
                   {u"agent_tool_response"_s,
                    QJsonObject{{u"tool_call_id"_s, u"tc_9"_s}, {u"tool_name"_s, u"late"_s}}}});
        peer.send({{u"type"_s, u"agent_tool_request"_s},
                   {u"agent_tool_request"_s,
                    QJsonObject{{u"tool_call_id"_s, u"tc_9"_s}, {u"tool_name"_s, u"late"_s}}}});
        peer.send(AgentServer::agentResponse(3, u"How are you?"_s));
        peer.send(AgentServer::audio(3, tone(100)));
        peer.send(AgentServer::audio(1, tone(100))); // of an answer that is over
        peer.send(AgentServer::audio(3, tone(100), {}, 0, true));
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.stopped"_s));
    QCOMPARE(probe.entries(u"sound.stopped"_s).constFirst().data.value("totalMs"_L1).toDouble(), 200.0);
    QCOMPARE(probe.entries(u"line.dropped"_s).constFirst().data.value("why"_L1).toString(), u"late"_s);
    QCOMPARE(probe.items(Item::Kind::Agent).size(), 2);
    QCOMPARE(probe.items(Item::Kind::User).size(), 1);
    QCOMPARE(probe.items(Item::Kind::Tool).size(), 1);
    QCOMPARE(probe.session.timings().turns().size(), 1);
}

void TestAgentFaults::keepsHalfASample()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        const QByteArray sound = tone(200);
        peer.send(AgentServer::audio(1, sound.left(333)));
        peer.send(AgentServer::audio(1, sound.mid(333, 1)));
        peer.send(AgentServer::audio(1, sound.mid(334), {}, 0, true));
        peer.send(AgentServer::audio(2, sound.left(3201), {}, 0, true)); // half a sample too many
    });
    SessionProbe probe(server);
    QByteArray heard;
    std::mutex mutex;
    probe.path.onHeard([&](const QByteArray &pcm16, duplex::Micros) {
        const std::scoped_lock lock(mutex);
        heard += pcm16;
    });
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.stopped"_s, 2));
    QCOMPARE(probe.entries(u"sound.stopped"_s).constFirst().data.value("totalMs"_L1).toDouble(), 200.0);
    const std::scoped_lock lock(mutex);
    QVERIFY(heard.contains(tone(200)));
}

void TestAgentFaults::followsAFormatThatChanges()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::audio(1, tone(100), {}, 0, true));
        peer.later(400, [&peer] {
            peer.send({{u"type"_s, u"conversation_initiation_metadata"_s},
                       {u"conversation_initiation_metadata_event"_s,
                        QJsonObject{{u"conversation_id"_s, u"conv_1"_s},
                                    {u"agent_output_audio_format"_s, u"pcm_24000"_s},
                                    {u"user_input_audio_format"_s, u"ulaw_8000"_s}}}});
            peer.send(AgentServer::audio(2, tone(100, 24'000), {}, 0, true));
        });
    });
    SessionProbe probe(server);
    QSignalSpy formats(&probe.session, &AgentSession::formatsKnown);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.stopped"_s, 2));
    QCOMPARE(formats.count(), 2);
    QCOMPARE(formats.last().first().value<duplex::SoundSetup>().outputRateHz, 24'000);
    QCOMPARE(probe.entries(u"sound.stopped"_s).last().data.value("totalMs"_L1).toDouble(), 100.0);
    QTRY_COMPARE(server.lastSound().size(), 160);
    QCOMPARE(probe.session.state(), State::Live);
}

void TestAgentFaults::refusesAnUnknownFormat()
{
    AgentServer server;
    server.setFormats(u"opus_48000"_s, u"pcm_16000"_s);
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Unsupported);
    // In text its sound does not matter.
    probe.startSilent();
    QVERIFY(probe.live());
}

void TestAgentFaults::anUnknownInterruptionSilencesNobody()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::interruption(999'999));
        peer.send(AgentServer::audio(5, tone(200), {}, 0, true));
        peer.later(50, [&peer] { peer.send(AgentServer::interruption(2)); });
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.stopped"_s));
    QVERIFY(!probe.entries(u"sound.stopped"_s).constFirst().data.value("interrupted"_L1).toBool());
    QCOMPARE(probe.count(u"interruption"_s), 2);
}

QTEST_GUILESS_MAIN(TestAgentFaults)
#include "tst_agentfaults.moc"

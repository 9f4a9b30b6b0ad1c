// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"

#include "tests/core/agent/sessionprobe.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using State = AgentSession::State;
using Item = ConversationItem;

namespace {

QJsonObject metadata()
{
    return {{u"type"_s, u"conversation_initiation_metadata"_s},
            {u"conversation_initiation_metadata_event"_s,
             QJsonObject{{u"conversation_id"_s, u"conv_1"_s},
                         {u"agent_output_audio_format"_s, u"pcm_16000"_s},
                         {u"user_input_audio_format"_s, u"pcm_16000"_s}}}};
}

QJsonObject queueStatus(const QString &word)
{
    return {{u"type"_s, u"queue_status"_s}, {u"queue_status_event"_s, QJsonObject{{u"status"_s, word}}}};
}

} // namespace

/// More than anybody can use: too many messages, the same ones again, ones that come too late.
class TestAgentFloods final : public QObject {
    Q_OBJECT
private slots:
    void standsAPingFlood();
    void standsAFloodOfFrames();
    void goesWhileEverythingRuns();
    void theSameFormatAgainInterruptsNobody();
    void nothingBeginsAfterTheFarewell();
    void waitsInAQueueOnlySoLong();
    void keepsAChangedDeviceWhenTheLineIsMended();
};

void TestAgentFloods::standsAPingFlood()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        for (int i = 0; i < 3000; ++i)
            peer.send(AgentServer::ping(i));
        peer.send(AgentServer::agentResponse(1, u"after the flood"_s));
    });
    SessionLimits limits = SessionProbe::quickLimits();
    limits.entriesASecond = 100;
    SessionProbe probe(server, limits);
    probe.startSilent();
    QVERIFY(probe.live());
    QTRY_COMPARE_WITH_TIMEOUT(server.messages(u"pong"_s).size(), 3000, 20'000);
    QTRY_COMPARE(probe.items(Item::Kind::Agent).size(), 1);
    QVERIFY(probe.waitFor(u"line.flood"_s));
    QVERIFY(probe.count(u"ping"_s) < 1500); // answered, all of them, but not all kept
}

static void flood(AgentPeer &peer)
{
    for (int i = 0; i < 200; ++i)
        peer.sendText(u"{\"type\":\"nonsense\",\"n\":1}"_s);
    peer.later(2, [&peer] { flood(peer); });
}

void TestAgentFloods::standsAFloodOfFrames()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) { flood(peer); });
    SessionLimits limits = SessionProbe::quickLimits();
    limits.entriesASecond = 10;
    SessionProbe probe(server, limits);
    probe.startSilent();
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Protocol);
    QVERIFY(probe.session.log().size() < 500);
}

void TestAgentFloods::goesWhileEverythingRuns()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        for (int i = 0; i < 50; ++i)
            peer.later(i * 5, [&peer, i] {
                peer.send(AgentServer::audio(i, tone(100)));
                peer.send(AgentServer::ping(i));
            });
    });
    for (int i = 0; i < 8; ++i) {
        auto probe = std::make_unique<SessionProbe>(server);
        probe->startSpoken();
        if (i % 2 == 0)
            QVERIFY(probe->waitFor(u"audio"_s, i));
        probe.reset(); // in the middle of it all
    }
}

void TestAgentFloods::theSameFormatAgainInterruptsNobody()
{
    AgentServer server;
    server.onCall([](AgentPeer &peer) {
        peer.send(AgentServer::audio(1, tone(800), {}, 0, true));
        peer.later(200, [&peer] { peer.send(metadata()); });
    });
    SessionProbe probe(server);
    probe.startSpoken();
    QVERIFY(probe.waitFor(u"sound.stopped"_s));
    QCOMPARE(probe.count(u"conversation_initiation_metadata"_s), 2);
    const QJsonObject stopped = probe.entries(u"sound.stopped"_s).constFirst().data;
    QVERIFY2(!stopped.value("interrupted"_L1).toBool(),
             qPrintable(QString::number(stopped.value("heardMs"_L1).toDouble())));
}

void TestAgentFloods::nothingBeginsAfterTheFarewell()
{
    AgentServer server;
    server.setSendsMetadata(false);
    server.onMessage([](AgentPeer &peer, const QJsonObject &) { peer.send(queueStatus(u"waiting"_s)); });
    SessionProbe probe(server);
    QSignalSpy formats(&probe.session, &AgentSession::formatsKnown);
    probe.startSpoken();
    QVERIFY(probe.reach(State::Queued));
    QSignalSpy calls(&probe.session, &AgentSession::toolCalled);
    // There is a line after all, and it is read, but not yet told when the user hangs up.
    server.withPeer([](AgentPeer &peer) {
        peer.send(metadata());
        peer.send(AgentServer::toolCall(u"tc_1"_s, u"open_ticket"_s, {}));
        peer.send(AgentServer::ping(7));
    });
    QElapsedTimer busy;
    busy.start();
    while (server.messages(u"pong"_s).isEmpty() && busy.elapsed() < 10'000) { }
    QCOMPARE(probe.session.state(), State::Queued);
    probe.session.end();
    QVERIFY(probe.over());
    QCOMPARE(probe.count(u"conversation_initiation_metadata"_s), 1);
    QCOMPARE(formats.count(), 0); // no microphone was opened
    QCOMPARE(calls.count(), 0);
}

void TestAgentFloods::waitsInAQueueOnlySoLong()
{
    AgentServer server;
    server.setSendsMetadata(false);
    server.onMessage([](AgentPeer &peer, const QJsonObject &) { peer.send(queueStatus(u"waiting"_s)); });
    SessionLimits limits = SessionProbe::quickLimits();
    limits.queue = 200ms;
    SessionProbe probe(server, limits);
    probe.startSpoken();
    QVERIFY(probe.reach(State::Queued));
    QVERIFY(probe.over());
    QCOMPARE(probe.failure(), ErrorKind::Busy);
    QVERIFY2(probe.message().contains("busy"_L1), qPrintable(probe.message()));
    QVERIFY(!probe.session.outcome().error().nextStep.isEmpty());
}

void TestAgentFloods::keepsAChangedDeviceWhenTheLineIsMended()
{
    AgentServer server;
    SessionProbe probe(server);
    QSignalSpy formats(&probe.session, &AgentSession::formatsKnown);
    SessionRequest request = SessionProbe::request();
    request.sound.microphone = "first";
    probe.startSpoken(request);
    QVERIFY(probe.live());
    QCOMPARE(formats.last().first().value<duplex::SoundSetup>().microphone, "first"_ba);
    probe.session.useDevices("second", "headphones");
    server.withPeer([](AgentPeer &peer) { peer.reset(); });
    QVERIFY(probe.reach(State::Reconnecting));
    probe.session.useDevices("third", "headphones");
    QVERIFY(probe.live());
    const auto setup = formats.last().first().value<duplex::SoundSetup>();
    QCOMPARE(formats.count(), 2);
    QCOMPARE(setup.microphone, "third"_ba);
    QCOMPARE(setup.speaker, "headphones"_ba);
}

QTEST_GUILESS_MAIN(TestAgentFloods)
#include "tst_agentfloods.moc"

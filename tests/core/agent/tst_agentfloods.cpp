// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"

#include "tests/core/agent/sessionprobe.h"

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using Item = ConversationItem;

/// More than anybody can use.
class TestAgentFloods final : public QObject {
    Q_OBJECT
private slots:
    void standsAPingFlood();
    void standsAFloodOfFrames();
    void goesWhileEverythingRuns();
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

QTEST_GUILESS_MAIN(TestAgentFloods)
#include "tst_agentfloods.moc"

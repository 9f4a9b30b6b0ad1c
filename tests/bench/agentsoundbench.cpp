// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/agentsoundbench.h"

#include "core/agent/agentsession.h"
#include "core/audio/audiothread.h"
#include "core/duplex/devicesoundpath.h"
#include "core/net/nettransport.h"
#include "tests/bench/agenttimekeeper.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "tests/core/duplex/duplexsignals.h"
#include "tests/core/duplex/soundroom.h"

#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

using duplex::Micros;
using duplex::test::babble;
using duplex::test::bytesOf;
using duplex::test::Ear;
using duplex::test::Mouth;

constexpr int kTimes = 9;
constexpr int kServerDecides = 120; // ms after the voice arrived
constexpr int kServerAnswers = 400; // ms after its last sample arrived
constexpr int kLoudHere = 1500;

double msBetween(Micros from, Micros to)
{
    return double(to - from) / 1000;
}

struct Room {
    Ear speaker; ///< What was really played.
    Ear microphone; ///< What was really spoken.
    Mouth mouth;

    bool open()
    {
        return speaker.start(u"spk.monitor"_s) && microphone.start(u"micfeed.monitor"_s)
            && mouth.start(u"micfeed"_s);
    }
    void settle(int ms)
    {
        (void)waitUntil([this] { return !mouth.isSpeaking(); }, 10'000);
        pass(ms);
    }
};

/// What is measured of any client.
struct Figures {
    QList<double> silence, toSocket, toSpeaker, holes, bargeIn, ownPart;
};

class Conversation {
public:
    Conversation(AgentTimekeeper &agent, Room &room) : m_agent(agent), m_room(room) { }

    Figures measure(int times)
    {
        Figures figures;
        for (int i = 0; i < times; ++i) {
            microphoneToSocket(figures, unsigned(i));
            socketToSpeaker(figures, unsigned(i));
            interruption(figures, unsigned(i));
            bargeIn(figures, unsigned(i));
        }
        return figures;
    }

    /// The user speaks and is answered; returns what the recordings say about the wait.
    struct Turn {
        Micros voiceEnded = 0;
        Micros soundBegan = 0;
    };
    std::optional<Turn> turn(unsigned seed, Figures *figures)
    {
        m_agent.answerVoice(m_event += 2, kServerAnswers,
                            bytesOf(babble(AgentTimekeeper::kRate, 0.8, seed, 0.9)));
        const Micros begin = duplex::now();
        m_room.mouth.say(babble(Mouth::kRate, 0.9, seed + 50, 0.9));
        std::optional<Micros> sound;
        if (!waitUntil([&] { return (sound = m_room.speaker.soundAfter(begin)).has_value(); }, 8000))
            return {};
        pass(1100);
        const auto spoke = m_room.microphone.soundAfter(begin, kLoudHere);
        const auto quiet = spoke ? m_room.microphone.silenceAfter(*spoke, 150, kLoudHere) : std::nullopt;
        if (!quiet)
            return {};
        if (figures)
            figures->ownPart.append(msBetween(*quiet, *sound) - kServerAnswers);
        return Turn{*quiet, *sound};
    }

private:
    void microphoneToSocket(Figures &figures, unsigned seed)
    {
        m_room.settle(250);
        m_agent.listen();
        const Micros begin = duplex::now();
        m_room.mouth.say(babble(Mouth::kRate, 0.25, seed + 10, 0.9));
        (void)waitUntil([this] { return m_agent.heardAt().has_value(); }, 3000);
        m_room.settle(150);
        const auto spoken = m_room.microphone.soundAfter(begin, kLoudHere);
        if (const auto heard = m_agent.heardAt(); heard && spoken)
            figures.toSocket.append(msBetween(*spoken, *heard));
    }

    /// Twice as fast as life, each piece up to 100 ms late.
    void socketToSpeaker(Figures &figures, unsigned seed)
    {
        m_room.settle(200);
        const Micros begin = duplex::now();
        m_agent.speak(++m_event, bytesOf(babble(AgentTimekeeper::kRate, 2, seed + 20, 0.9)), 250, 2, 100);
        (void)waitUntil([&] { return m_room.speaker.soundAfter(begin).has_value(); }, 4000);
        pass(2300);
        const auto sound = m_room.speaker.soundAfter(begin);
        const auto sent = m_agent.spokeAt();
        if (!sound || !sent)
            return;
        figures.toSpeaker.append(msBetween(*sent, *sound));
        // The sound itself has none above 12 ms: the pitch is no lower than 80 Hz.
        figures.holes.append(m_room.speaker.longestHole(*sound, *sound + 2'000'000, 200));
    }

    void interruption(Figures &figures, unsigned seed)
    {
        m_room.settle(200);
        m_agent.listen();
        const Micros begin = duplex::now();
        m_agent.speak(++m_event, bytesOf(babble(AgentTimekeeper::kRate, 6, seed + 30, 0.9)), 250, 8, 0);
        (void)waitUntil([&] { return m_room.speaker.soundAfter(begin).has_value(); }, 4000);
        pass(700 + int(seed) * 13);
        m_agent.interrupt(m_event);
        (void)waitUntil([this] { return m_agent.interruptedAt().has_value(); }, 1000);
        const Micros cut = *m_agent.interruptedAt();
        std::optional<Micros> quiet;
        (void)waitUntil([&] { return (quiet = m_room.speaker.silenceAfter(cut, 150, 200)).has_value(); },
                        6000);
        if (quiet)
            figures.silence.append(msBetween(cut, *quiet));
    }

    void bargeIn(Figures &figures, unsigned seed)
    {
        m_room.settle(200);
        const Micros begin = duplex::now();
        m_agent.interruptOnVoice(++m_event, kServerDecides);
        m_agent.speak(m_event, bytesOf(babble(AgentTimekeeper::kRate, 6, seed + 40, 0.9)), 250, 8, 0);
        (void)waitUntil([&] { return m_room.speaker.soundAfter(begin).has_value(); }, 4000);
        pass(500 + int(seed) * 17);
        const Micros speaks = duplex::now();
        m_room.mouth.say(babble(Mouth::kRate, 0.5, seed + 60, 0.9));
        std::optional<Micros> spoken;
        std::optional<Micros> quiet;
        (void)waitUntil(
            [&] {
                spoken = m_room.microphone.soundAfter(speaks, kLoudHere);
                quiet = spoken ? m_room.speaker.silenceAfter(*spoken, 150, 200) : std::nullopt;
                return quiet.has_value();
            },
            6500);
        if (quiet)
            figures.bargeIn.append(msBetween(*spoken, *quiet));
    }

    AgentTimekeeper &m_agent;
    Room &m_room;
    qint64 m_event = 0;
};

/// The service's own client in a browser without a window; nothing where it is not installed.
Figures measurePeer(AgentTimekeeper &agent, Room &room)
{
    Figures figures;
    if (qEnvironmentVariableIsEmpty("STUDIO_WEB_CLIENT"))
        return figures;
    QProcess::execute(u"pactl"_s, {u"set-default-source"_s, u"vmic"_s});
    QProcess peer;
    peer.setStandardErrorFile(QProcess::nullDevice());
    peer.setStandardOutputFile(QProcess::nullDevice());
    peer.start(u"node"_s,
               {QStringLiteral(STUDIO_SOURCE_DIR "/tests/bench/webclient/run.mjs"),
                agent.url().toString() + u"/v1/convai/conversation?agent_id=bench"_s, u"180"_s});
    if (!peer.waitForStarted(5000) || !waitUntil([&agent] { return agent.isConnected(); }, 30'000))
        return figures;
    pass(4000); // it opens its devices
    Conversation conversation(agent, room);
    figures = conversation.measure(5);
    for (unsigned i = 0; i < 4; ++i) {
        room.settle(400);
        (void)conversation.turn(i, &figures);
    }
    peer.write("end\n");
    if (!peer.waitForFinished(8000))
        peer.kill();
    peer.waitForFinished(3000);
    (void)waitUntil([&agent] { return !agent.isConnected(); }, 5000);
    return figures;
}

/// The session's table beside the recording of the room.
void compare(const agent::AgentSession &session, const QList<Conversation::Turn> &turns)
{
    Figure differences{.name = u"waterfall beside the recorded sound"_s, .target = 15};
    Figure sums{.name = u"parts of the waterfall beside their total"_s, .target = 10};
    std::puts("turn   hear  think  speak buffer   reply   recorded  difference (ms)");
    for (const Conversation::Turn &turn : turns) {
        const Micros began = turn.soundBegan - session.startedAt();
        for (const agent::TurnTiming &timing : session.timings().turns()) {
            if (!timing.t0 || !timing.t4 || std::abs(*timing.t4 - began) > 300'000)
                continue;
            const double reply = *timing.replyMs();
            const double recorded = msBetween(turn.voiceEnded, turn.soundBegan);
            const double parts = timing.hearMs().value_or(0) + timing.thinkMs().value_or(0)
                + timing.speakMs().value_or(0) + timing.bufferMs().value_or(0);
            std::printf("%4d %6.1f %6.1f %6.1f %6.1f  %6.1f   %8.1f  %+.1f\n", timing.turn,
                        timing.hearMs().value_or(-1), timing.thinkMs().value_or(-1),
                        timing.speakMs().value_or(-1), timing.bufferMs().value_or(-1), reply, recorded,
                        reply - recorded);
            differences.values.append(std::abs(reply - recorded));
            sums.values.append(std::abs(parts - reply));
            break;
        }
    }
    print(differences);
    print(sums);
}

} // namespace

void benchAgentSound()
{
    Room room;
    if (!room.open()) {
        std::fputs("bench: no sound server with a microphone\n", stderr);
        return;
    }
    pass(3000); // a fresh null sink renders ahead
    AgentTimekeeper agent;
    const Figures peer = measurePeer(agent, room);

    net::NetTransport transport;
    duplex::DeviceSoundPath path(std::make_shared<audio::AudioThread>());
    agent::AgentSession session(
        transport, api::Dialect::elevenLabs(QUrl(u"http://127.0.0.1:9"_s), agent.url(), Secret("key")));
    agent::SessionRequest request;
    request.address.agentId = u"bench"_s;
    request.sound.microphone = "vmic"_ba;
    session.start(request, &path);
    if (!waitUntil([&session] { return session.state() == agent::AgentSession::State::Live; }, 20'000)) {
        std::fputs("bench: no conversation\n", stderr);
        return;
    }
    pass(2500);
    Conversation conversation(agent, room);
    Figures ours = conversation.measure(kTimes);
    QList<Conversation::Turn> turns;
    for (unsigned i = 0; i < 8; ++i) {
        room.settle(400);
        if (const auto turn = conversation.turn(i, &ours))
            turns.append(*turn);
    }
    const QString name = u"official web client"_s;
    print({.name = u"agent interrupted → silence"_s,
           .values = ours.silence,
           .target = 50,
           .peer = peer.silence,
           .peerName = name});
    print({.name = u"microphone → socket"_s,
           .values = ours.toSocket,
           .target = 45,
           .peer = peer.toSocket,
           .peerName = name});
    print({.name = u"socket → speaker, 2× arrival, 100 ms jitter"_s,
           .values = ours.toSpeaker,
           .target = 50,
           .peer = peer.toSpeaker,
           .peerName = name});
    print({.name = u"longest hole in it"_s,
           .values = ours.holes,
           .target = 13,
           .peer = peer.holes,
           .peerName = name});
    print({.name = u"barge-in: voice → silence, server decides 120"_s,
           .values = ours.bargeIn,
           .target = 260,
           .peer = peer.bargeIn,
           .peerName = name});
    print({.name = u"client's part of a turn"_s,
           .values = ours.ownPart,
           .target = 100,
           .peer = peer.ownPart,
           .peerName = name});
    print({.name = u"holes the session tells of"_s, .values = {session.timings().holesMs()}, .target = 0});
    compare(session, turns);
    session.end();
    pass(300);
}

} // namespace studio::bench

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/agentlinebench.h"

#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "tests/core/agent/sessionprobe.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QMutex>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace studio::test;

namespace studio::bench {

namespace {

constexpr int kPings = 200;
constexpr int kTurns = 1000;
constexpr int kWarmTurns = 100;

double memoryMb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

int openHandles()
{
    return static_cast<int>(
        QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

void benchPing(bool busy)
{
    AgentServer server;
    QMutex mutex;
    QHash<qint64, qint64> sent;
    server.onCall([&](AgentPeer &peer) {
        for (int i = 0; i < kPings; ++i)
            peer.later(300 + 10 * i, [&, i] {
                {
                    const QMutexLocker lock(&mutex);
                    sent.insert(i, duplex::now());
                }
                peer.send(AgentServer::ping(i));
            });
    });
    SessionProbe probe(server);
    probe.startSpoken();
    const auto all = [&] { return server.messages(u"pong"_s).size() >= kPings; };
    if (busy) {
        waitUntil([&] { return probe.session.state() == agent::AgentSession::State::Live; }, 10'000);
        QElapsedTimer since;
        since.start();
        while (!all() && since.elapsed() < 20'000) {
            QElapsedTimer block; // as a window that paints something large
            block.start();
            while (block.elapsed() < 100) { }
            pass(1);
        }
    } else {
        waitUntil(all, 20'000);
    }
    QList<double> ms;
    for (const SeenMessage &pong : server.messages(u"pong"_s)) {
        const qint64 id = pong.message.value("event_id"_L1).toInteger();
        ms.append(static_cast<double>(pong.atUs - sent.value(id)) / 1000.0);
    }
    const QString name =
        busy ? u"agent ping to pong, main thread busy 100 ms at a time"_s : u"agent ping to pong"_s;
    print({.name = name + u", median"_s, .values = {median(ms)}, .target = 2});
    print({.name = name + u", worst of %1"_s.arg(ms.size()),
           .values = {ms.isEmpty() ? 1e9 : *std::max_element(ms.cbegin(), ms.cend())},
           .target = 20});
}

void benchTurns()
{
    AgentServer server;
    server.onMessage([](AgentPeer &peer, const QJsonObject &message) {
        if (message.value("type"_L1).toString() != "user_message"_L1)
            return;
        const int n = message.value("text"_L1).toString().section(u' ', 1, 1).toInt();
        const QString text = u"This is the answer to your question %1."_s.arg(n);
        peer.send(AgentServer::toolCall(u"tc_%1"_s.arg(n), u"lookup"_s, {{u"n"_s, n}}));
        peer.send(AgentServer::agentResponse(2 * n, text));
        peer.send(AgentServer::audio(2 * n, tone(60), text, 60, n % 3 != 0));
        if (n % 3 == 0) // and every third is cut short
            peer.later(30, [&peer, n] { peer.send(AgentServer::interruption(2 * n)); });
        peer.send(AgentServer::ping(n));
    });
    SessionProbe probe(server);
    agent::ToolDesk desk;
    desk.setRules({{.tool = u"*"_s, .body = u"{\"ok\":true}"_s}});
    desk.serve(probe.session);
    probe.startSpoken();
    waitUntil([&] { return probe.session.state() == agent::AgentSession::State::Live; }, 10'000);
    int stopped = 0;
    QObject::connect(
        &probe.session, &agent::AgentSession::logged, &probe.session,
        [&](const agent::LogEntry &entry) { stopped += entry.type == "sound.stopped"_L1 ? 1 : 0; });
    double memory = 0;
    double most = 0;
    int handles = 0;
    int done = 0;
    for (int i = 1; i <= kTurns; ++i) {
        probe.session.sendText(u"question %1 about my invoice"_s.arg(i));
        if (!waitUntil([&] { return stopped >= i; }, 10'000))
            break;
        done = i;
        server.forgetMessages();
        if (i == kWarmTurns) {
            memory = memoryMb();
            handles = openHandles();
        }
        if (i > kWarmTurns)
            most = std::max(most, memoryMb());
    }
    std::printf(
        "  a session of %d turns: %lld entries, %.1f MB after %d turns, %.1f MB at most, %d and %d handles\n",
        done, static_cast<long long>(probe.session.log().size()), memory, kWarmTurns, most, handles,
        openHandles());
    print({.name = u"memory grown from turn 100 to turn 1,000"_s,
           .unit = u"%"_s,
           .values = {done == kTurns ? (most / memory - 1) * 100 : 1e9},
           .target = 5});
    print({.name = u"handles grown from turn 100 to turn 1,000"_s,
           .unit = u""_s,
           .values = {done == kTurns ? double(openHandles() - handles) : 1e9},
           .target = 0});
}

} // namespace

void benchAgentLine()
{
    benchPing(false);
    benchPing(true);
    benchTurns();
}

} // namespace studio::bench

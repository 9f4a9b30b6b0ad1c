// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/agentsession.h"
#include "core/duplex/virtualsoundpath.h"
#include "core/net/nettransport.h"
#include "tests/core/agent/agentserver.h"

#include <QTest>

#include <atomic>

namespace studio::test {

/// A session at the scripted server, with a caller without devices.
class SessionProbe final {
public:
    explicit SessionProbe(AgentServer &server, const agent::SessionLimits &limits = quickLimits())
        : session(transport, api::Dialect::elevenLabs(server.url(), {}, Secret(AgentServer::kKey)), limits)
    {
    }

    static agent::SessionLimits quickLimits()
    {
        agent::SessionLimits limits;
        limits.firstRetry = std::chrono::milliseconds(50);
        limits.longestRetry = std::chrono::milliseconds(200);
        return limits;
    }
    static agent::SessionRequest
    request(const QString &agentId = QString::fromLatin1(AgentServer::kPublicAgent))
    {
        agent::SessionRequest made;
        made.address.agentId = agentId;
        made.agentName = QStringLiteral("Probe");
        made.sound.suppressNoise = false;
        made.sound.cancelEcho = false;
        return made;
    }

    void startSilent(agent::SessionRequest made = request())
    {
        made.overrides.textOnly = true;
        session.start(made, nullptr);
    }
    void startSpoken(const agent::SessionRequest &made = request()) { session.start(made, &path); }
    bool reach(agent::AgentSession::State state, int ms = 15'000)
    {
        const bool there = QTest::qWaitFor([&] { return session.state() == state; }, ms);
        if (!there)
            qInfo().noquote() << "It is not" << state << "after\n" << session.log().toJsonLines().right(4000);
        return there;
    }
    bool live() { return reach(agent::AgentSession::State::Live); }
    bool over() { return reach(agent::AgentSession::State::Ended); }

    [[nodiscard]] QList<agent::LogEntry> entries(const QString &type) const
    {
        QList<agent::LogEntry> found = session.log().entries();
        found.removeIf([&](const agent::LogEntry &entry) { return entry.type != type; });
        return found;
    }
    [[nodiscard]] int count(const QString &type) const { return static_cast<int>(entries(type).size()); }
    bool waitFor(const QString &type, int times = 1, int ms = 15'000)
    {
        const bool came = QTest::qWaitFor([&] { return count(type) >= times; }, ms);
        if (!came)
            qInfo().noquote() << "There is no" << type << "in\n" << session.log().toJsonLines().right(4000);
        return came;
    }
    [[nodiscard]] QList<agent::ConversationItem> items(agent::ConversationItem::Kind kind) const
    {
        QList<agent::ConversationItem> found = session.conversation().items();
        found.removeIf([&](const agent::ConversationItem &item) { return item.kind != kind; });
        return found;
    }
    [[nodiscard]] ErrorKind failure() const
    {
        return session.outcome() ? ErrorKind::Cancelled : session.outcome().error().kind;
    }
    [[nodiscard]] QString message() const
    {
        return session.outcome() ? QString() : session.outcome().error().message;
    }

    net::NetTransport transport;
    duplex::VirtualSoundPath path; ///< Outlives the session.
    agent::AgentSession session;
};

/// So much 16-bit sound that is not silence.
inline QByteArray tone(double ms, int rateHz = 16'000)
{
    const auto samples = static_cast<qsizetype>(ms * rateHz / 1000.0);
    QByteArray pcm(samples * 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < samples; ++i) {
        const auto value = static_cast<std::int16_t>((i * 977) % 8000 - 4000);
        pcm[i * 2] = static_cast<char>(value & 0xff);
        pcm[i * 2 + 1] = static_cast<char>((value >> 8) & 0xff);
    }
    return pcm;
}

} // namespace studio::test

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>

namespace studio::sandbox {

/// How the built-in service behaves from its start. Everything here can be changed later through the admin
/// switch.
struct SandboxOptions {
    quint16 port = 0; ///< 0 takes any free port.
    QByteArray apiKey{}; ///< The only accepted key; empty makes a random one.
    bool acceptAnyKey =
        false; ///< `voice-studio sandbox` for other programs: any key that is not empty will do.
    QByteArray adminToken{}; ///< For /sandbox/admin; empty makes a random one.
    QString plan = QStringLiteral("creator"); ///< free, starter, creator, pro, scale or business.
    qint64 startCredits = -1; ///< Credits left at the start; -1 takes the plan's own number.
    /// Seconds of audio sent per second; 0 sends as fast as possible.
    double pace = 8;
    /// Time before the first byte of speech; flash models wait 40 % of it. Reads are not delayed.
    std::chrono::milliseconds firstByteDelay{150};
    /// After an init message a socket without input is closed after this long, unless the client asks
    /// otherwise.
    std::chrono::seconds socketInactivity{20};
    /// A realtime transcription without a message for this long is ended.
    std::chrono::milliseconds listenPatience{15000};
    /// Between the pings of a conversation with an agent.
    std::chrono::milliseconds agentPing{2000};
    /// A conversation with an agent ends after so long without a message, and after so long in any case.
    std::chrono::milliseconds agentPatience{60'000};
    std::chrono::milliseconds agentLongest{600'000};
    /// An endpoint that speaks OpenAI's chat/completions: agents answer from it rather than from their
    /// scripts. Empty for the scripts.
    QUrl llmUrl{};
    QString llmModel{};
    Secret llmKey{};
    /// A request head or body that does not arrive within this time is dropped; a long body has it again for
    /// each quarter of a megabyte.
    std::chrono::milliseconds requestTimeout{15000};
    qint64 maximumBodyBytes = 8 * 1024 * 1024; ///< Uploads of sound have limits of their own.
    qint64 historyAudioBytes = 64 * 1024 * 1024; ///< Stored audio; the oldest items go first.
};

} // namespace studio::sandbox

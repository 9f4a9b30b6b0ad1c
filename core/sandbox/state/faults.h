// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/exchange.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::sandbox {

/// How a realtime session can be told to end.
[[nodiscard]] QStringList listenErrors();

/// What can be made to go wrong in a conversation with an agent.
[[nodiscard]] QStringList agentFaults();

/// What the admin switch has been told to do wrong. Applies to /v1 and /v2.
struct Faults {
    int latencyMs = -1; ///< Before every answer; for speech in place of the usual delay. -1: as usual.
    int jitterMs = 0; ///< Up to this much more, at random.
    double pace = -1; ///< -1: as configured.
    int chunkJitterMs = 0; ///< Each chunk of streamed speech is late by 0 to so much on top of the pace.
    int busy = 0; ///< 429 or 503.
    QString retryAfter; ///< The header's value; "date" makes an HTTP date two seconds ahead, "long" an hour.
    int errorStatus = 0; ///< Answer with this and an error of the usual shape.
    QString content; ///< "html", "json" or "empty" in place of the real answer, with status 200.
    AnswerFaults answer;
    double cutUploadAt = 0; ///< Hang up when this part of a request's body has come, e.g. 0.9.
    QString
        listenError; ///< A realtime session ends with this error message, or "cut" (no farewell) or "close".
    double listenErrorAfter = 0; ///< After so many seconds of its sound.
    int agentThinkMs = 0; ///< An agent thinks for so long more.
    int agentInterruptMs = -1; ///< Voice of this length interrupts an agent; -1: as the agent is.
    int agentPromptMs = -1; ///< After so long a silence an agent asks; 0: never; -1: as the agent is.
    int agentToolSeconds = 0; ///< How long an agent waits for a client's tool; 0: as the tool says.
    int agentQueueMs = 0; ///< Conversations wait so long for a place.
    int agentSignedMs = -1; ///< For how long a signed URL is good; -1: a quarter of an hour.
    QString agentFault; ///< One of agentFaults(): what goes wrong in conversations.
    double agentFaultAfter = 0; ///< Seconds into the conversation.
    int agentCloseCode = 1011; ///< For the fault "close".
    bool keyRevoked = false;
    bool outOfQuota = false;
    QString path; ///< Only requests whose path contains this; empty: all.
    int times = -1; ///< Only so many matching requests; -1: until reset.

    /// Changes the named fields. Gives the name of the first one that is unknown or of a wrong type.
    std::optional<QString> apply(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    /// True if it concerns the path; counts `times` down.
    bool take(const QString &requestPath);
    [[nodiscard]] QByteArray retryAfterHeader() const;
};

} // namespace studio::sandbox

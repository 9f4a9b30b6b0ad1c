// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace studio::api {

/// How the sound of a conversation travels, e.g. "pcm_16000" or "ulaw_8000".
struct AgentAudioFormat {
    enum class Encoding { Unknown, Pcm16, MuLaw };
    Encoding encoding = Encoding::Unknown;
    int sampleRateHz = 0;

    [[nodiscard]] bool isKnown() const { return encoding != Encoding::Unknown; }
    bool operator==(const AgentAudioFormat &) const = default;
};
/// Unknown for everything but PCM of 8…48 kHz and µ-law.
AgentAudioFormat agentAudioFormat(const QString &name);

/// One message of the agent socket, from the service. Flat: which fields mean something depends on the kind;
/// all others keep their defaults. Reading is total: camel and snake case, missing, null and wrongly typed
/// fields all give an event; only what is no JSON object is an error.
struct AgentEvent {
    enum class Kind {
        Metadata, ///< conversationId, agentFormatName/userFormatName and what they mean.
        AsrMetadata,
        Ping, ///< eventId, pingMs.
        Audio, ///< audio, alignment, eventId, isFinal.
        Interruption, ///< eventId: sound of this and earlier events is void.
        UserTranscript, ///< text
        TentativeUserTranscript, ///< text
        AgentResponse, ///< text, responseId
        AgentResponseCorrection, ///< originalText, text (as corrected)
        AgentResponseComplete,
        AgentResponseMetadata,
        ChatPart, ///< part, text, responseId
        ReasoningPart, ///< part, text
        VadScore, ///< score
        ClientToolCall, ///< tool; answer unless !tool.expectsResponse
        ToolRequest, ///< tool
        ToolResponse, ///< tool (with result if the full payload came)
        McpCall, ///< tool
        McpStatus, ///< count: integrations connected; total
        Guardrail, ///< text: its name
        ContextUsage, ///< count of total tokens; text: the model
        QueueStatus, ///< text: waiting, admitted, timed_out
        ClientError, ///< code, text, errorName
        RichContent,
        DtmfRequest,
        AgentTyping, ///< isOn
        ExternalAgent, ///< isOn: a person has taken over
        TurnProbability, ///< score
        TentativeAgentResponse, ///< text
        Other, ///< Not known here; kept in the log.
    };
    enum class Part { None, Start, Delta, Stop };

    /// When each character of a piece of sound is spoken, from the start of that piece.
    struct Alignment {
        QStringList characters{};
        QList<double> startMs{};
        QList<double> durationMs{};
        bool operator==(const Alignment &) const = default;
    };

    struct Tool {
        enum class State { Requested, Running, AwaitingApproval, Done, Failed, Blocked, Skipped };
        QString callId{};
        QString name{};
        QString type{}; ///< client, webhook, mcp, system
        QString description{};
        QJsonObject parameters{};
        State state = State::Requested;
        QString result{}; ///< As text; empty if the service does not say.
        bool expectsResponse = true;
        int timeoutSeconds = 0; ///< 0: not said.
        bool operator==(const Tool &) const = default;
    };

    Kind kind = Kind::Other;
    QString type{}; ///< As the service calls it.
    qint64 eventId = -1; ///< Negative: none.
    QString text{};
    QString originalText{};
    QString responseId{};
    QString conversationId{};
    QString agentFormatName{};
    QString userFormatName{};
    QByteArray audio{}; ///< Decoded from base64; raw frames in the announced format.
    qint64 audioBytes = 0; ///< Size of `audio`; survives in the log, where the sound itself does not.
    Alignment alignment{};
    bool isFinal = false;
    bool isOn = false;
    Part part = Part::None;
    Tool tool{};
    double score = 0;
    qint64 pingMs = -1; ///< Negative: not known.
    qint64 count = 0;
    qint64 total = 0;
    int code = 0;
    QString errorName{};

    bool operator==(const AgentEvent &) const = default;
};

/// Protocol for what is no JSON object.
Result<AgentEvent> agentEventFromJson(const QByteArray &message);
/// The same from a message that is parsed already, e.g. out of a session's log.
AgentEvent agentEventFromJson(const QJsonObject &message);
/// The message for the log: sound is replaced by "audio_bytes"; what is absurdly long is cut.
QJsonObject withoutSound(const QJsonObject &message);

} // namespace studio::api

Q_DECLARE_METATYPE(studio::api::AgentEvent)

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::api {

/// How the service judged something; Unknown also for what it does not say.
enum class Verdict { Unknown, Success, Failure };

/// What is asked of GET /v1/convai/conversations. What is empty does not filter.
struct ConversationQuery {
    QString agentId{};
    QString text{}; ///< Words said in it.
    std::optional<Verdict> verdict{};
    QDateTime after{};
    QDateTime before{};
    int minSeconds = 0;
    int maxSeconds = 0;
    QString toolName{};
    QString language{};
    int pageSize = 30; ///< 1…100
    QString cursor{};

    bool operator==(const ConversationQuery &) const = default;
};

struct ConversationSummary {
    QString id{};
    QString agentId{};
    QString agentName{};
    QString branchId{};
    QString versionId{};
    QDateTime startedAt{};
    int seconds = 0;
    int messages = 0;
    QString status{}; ///< initiated, in-progress, processing, done, failed.
    QString endReason{};
    Verdict verdict = Verdict::Unknown;
    QString title{};
    QString summary{};
    QString language{};
    QStringList toolNames{};
    double rating = 0; ///< 0: none.
    QString found{}; ///< The passage a text search found; empty otherwise.

    bool operator==(const ConversationSummary &) const = default;
};

struct ConversationPage {
    QList<ConversationSummary> conversations{};
    QString nextCursor{};

    bool operator==(const ConversationPage &) const = default;
};

struct ConversationToolCall {
    QString callId{};
    QString name{};
    QString type{};
    QString argumentsJson{};
    QString result{};
    bool answered = false; ///< A result is there.
    bool isError = false;
    double seconds = 0; ///< How long it took; 0: not said.

    bool operator==(const ConversationToolCall &) const = default;
};

struct ConversationTurn {
    bool byAgent = false;
    QString text{};
    QString originalText{}; ///< Of what was cut short: as it was meant. Empty otherwise.
    double atSeconds = 0; ///< Since the call began.
    bool interrupted = false;
    QString medium{}; ///< audio, text, dtmf…; empty: not said.
    QList<ConversationToolCall> tools{};
    QString feedback{}; ///< like, dislike or empty.

    bool operator==(const ConversationTurn &) const = default;
};

struct ConversationEvaluation {
    QString id{};
    Verdict verdict = Verdict::Unknown;
    QString rationale{};

    bool operator==(const ConversationEvaluation &) const = default;
};

struct ConversationDatum {
    QString id{};
    QString value{};
    QString rationale{};

    bool operator==(const ConversationDatum &) const = default;
};

/// GET /v1/convai/conversations/{id}.
struct ConversationDetails {
    ConversationSummary summary{};
    QList<ConversationTurn> turns{};
    QList<ConversationEvaluation> evaluations{};
    QList<ConversationDatum> data{};
    QJsonObject dynamicVariables{};
    qint64 credits = -1; ///< Negative: not said.
    QString errorReason{};
    bool hasAudio = false;
    bool textOnly = false;

    bool operator==(const ConversationDetails &) const = default;
};

ConversationPage conversationPageFromJson(const QJsonObject &json);
/// An answer of the text search: each passage with the conversation it is in.
ConversationPage messageSearchFromJson(const QJsonObject &json);
ConversationDetails conversationDetailsFromJson(const QJsonObject &json);

} // namespace studio::api

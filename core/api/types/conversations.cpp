// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/conversations.h"

#include "core/api/types/json.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qsizetype kMostTurns = 20'000;
constexpr qsizetype kLongestPassage = 256 * 1024;

int wholeSecondsOf(const QJsonObject &json, QStringView key)
{
    return static_cast<int>(std::clamp(json::number(json, key), 0.0, 1e8));
}

QString passageOf(const QJsonObject &json, QStringView key)
{
    return json::string(json, key).left(kLongestPassage);
}

Verdict verdictOf(const QString &name)
{
    return name == "success"_L1 ? Verdict::Success
        : name == "failure"_L1  ? Verdict::Failure
                                : Verdict::Unknown;
}

QString anyAsText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(kLongestPassage);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 12);
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact))
            .left(kLongestPassage);
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
            .left(kLongestPassage);
    return {};
}

ConversationSummary summaryFromJson(const QJsonObject &json)
{
    return {.id = json::string(json, u"conversation_id"),
            .agentId = json::string(json, u"agent_id"),
            .agentName = json::string(json, u"agent_name"),
            .branchId = json::string(json, u"branch_id"),
            .versionId = json::string(json, u"version_id"),
            .startedAt = json::unixTime(json, u"start_time_unix_secs"),
            .seconds = wholeSecondsOf(json, u"call_duration_secs"),
            .messages =
                static_cast<int>(std::clamp<qint64>(json::integer(json, u"message_count"), 0, 1'000'000)),
            .status = json::string(json, u"status"),
            .endReason = passageOf(json, u"termination_reason"),
            .verdict = verdictOf(json::string(json, u"call_successful")),
            .title = passageOf(json, u"call_summary_title"),
            .summary = passageOf(json, u"transcript_summary"),
            .language = json::string(json, u"main_language"),
            .toolNames = json::strings(json, u"tool_names"),
            .rating = json::number(json, u"rating")};
}

void addResult(QList<ConversationToolCall> &calls, const QJsonObject &json)
{
    const QString id = json::string(json, u"request_id");
    auto call = std::find_if(calls.begin(), calls.end(),
                             [&](const ConversationToolCall &one) { return one.callId == id; });
    if (call == calls.end())
        call = calls.insert(
            calls.end(),
            {.callId = id, .name = json::string(json, u"tool_name"), .type = json::string(json, u"type")});
    call->answered = true;
    call->isError = json::boolean(json, u"is_error");
    call->result = anyAsText(json.value(u"result_value"));
    if (call->result.isEmpty())
        call->result = anyAsText(json.value(u"result"));
    call->seconds = std::max(json::number(json, u"tool_latency_secs"), 0.0);
}

ConversationTurn turnFromJson(const QJsonObject &json)
{
    ConversationTurn turn{.byAgent = json::string(json, u"role") == "agent"_L1,
                          .text = passageOf(json, u"message"),
                          .originalText = passageOf(json, u"original_message"),
                          .atSeconds = std::max(json::number(json, u"time_in_call_secs"), 0.0),
                          .interrupted = json::boolean(json, u"interrupted"),
                          .medium = json::string(json, u"source_medium"),
                          .feedback = json::string(json.value(u"feedback").toObject(), u"score")};
    const QJsonArray calls = json.value(u"tool_calls").toArray();
    for (const QJsonValue &value : calls) {
        const QJsonObject call = value.toObject();
        turn.tools.append({.callId = json::string(call, u"request_id"),
                           .name = json::string(call, u"tool_name"),
                           .type = json::string(call, u"type"),
                           .argumentsJson = anyAsText(call.value(u"params_as_json"))});
    }
    return turn;
}

/// Results stand in a later turn than their calls.
void addResults(QList<ConversationTurn> &turns, const QJsonObject &json)
{
    const QJsonArray results = json.value(u"tool_results").toArray();
    for (const QJsonValue &value : results) {
        const QJsonObject result = value.toObject();
        const QString id = json::string(result, u"request_id");
        const auto turn = std::find_if(turns.rbegin(), turns.rend(), [&](const ConversationTurn &one) {
            return std::any_of(one.tools.begin(), one.tools.end(),
                               [&](const ConversationToolCall &call) { return call.callId == id; });
        });
        addResult(turn != turns.rend() ? turn->tools : turns.last().tools, result);
    }
}

void readAnalysis(ConversationDetails &details, const QJsonObject &analysis)
{
    details.summary.verdict = verdictOf(json::string(analysis, u"call_successful"));
    details.summary.summary = passageOf(analysis, u"transcript_summary");
    details.summary.title = passageOf(analysis, u"call_summary_title");
    const QJsonObject evaluations = analysis.value(u"evaluation_criteria_results").toObject();
    for (auto it = evaluations.begin(); it != evaluations.end(); ++it) {
        const QJsonObject one = it->toObject();
        details.evaluations.append({.id = json::string(one, u"criteria_id", it.key()),
                                    .verdict = verdictOf(json::string(one, u"result")),
                                    .rationale = passageOf(one, u"rationale")});
    }
    const QJsonObject data = analysis.value(u"data_collection_results").toObject();
    for (auto it = data.begin(); it != data.end(); ++it) {
        const QJsonObject one = it->toObject();
        details.data.append({.id = json::string(one, u"data_collection_id", it.key()),
                             .value = anyAsText(one.value(u"value")),
                             .rationale = passageOf(one, u"rationale")});
    }
}

QString pageCursor(const QJsonObject &json)
{
    return json::boolean(json, u"has_more") ? json::string(json, u"next_cursor") : QString();
}

} // namespace

ConversationPage conversationPageFromJson(const QJsonObject &json)
{
    ConversationPage page{.nextCursor = pageCursor(json)};
    const QJsonArray conversations = json.value(u"conversations").toArray();
    for (const QJsonValue &one : conversations) {
        const ConversationSummary summary = summaryFromJson(one.toObject());
        if (!summary.id.isEmpty())
            page.conversations.append(summary);
    }
    return page;
}

ConversationPage messageSearchFromJson(const QJsonObject &json)
{
    ConversationPage page{.nextCursor = pageCursor(json)};
    QHash<QString, qsizetype> known;
    const QJsonArray results = json.value(u"results").toArray();
    for (const QJsonValue &value : results) {
        const QJsonObject one = value.toObject();
        const QString id = json::string(one, u"conversation_id");
        if (id.isEmpty() || known.contains(id))
            continue;
        known.insert(id, page.conversations.size());
        ConversationSummary summary = summaryFromJson(one);
        summary.startedAt = json::unixTime(one, u"conversation_start_time_unix_secs");
        summary.found = passageOf(one, u"chunk_text");
        page.conversations.append(summary);
    }
    return page;
}

ConversationDetails conversationDetailsFromJson(const QJsonObject &json)
{
    ConversationDetails details;
    details.summary = summaryFromJson(json);
    const QJsonObject metadata = json.value(u"metadata").toObject();
    details.summary.startedAt = json::unixTime(metadata, u"start_time_unix_secs");
    details.summary.seconds = wholeSecondsOf(metadata, u"call_duration_secs");
    details.summary.endReason = passageOf(metadata, u"termination_reason");
    details.summary.language = json::string(metadata, u"main_language");
    details.credits = json::integer(metadata, u"cost", -1);
    details.errorReason = passageOf(metadata.value(u"error").toObject(), u"reason");
    details.textOnly = json::boolean(metadata, u"text_only");
    details.hasAudio = json::boolean(json, u"has_audio");
    details.dynamicVariables =
        json.value(u"conversation_initiation_client_data").toObject().value(u"dynamic_variables").toObject();
    const QJsonArray turns = json.value(u"transcript").toArray();
    for (const QJsonValue &value : turns) {
        if (details.turns.size() == kMostTurns)
            break;
        const QJsonObject turn = value.toObject();
        details.turns.append(turnFromJson(turn));
        addResults(details.turns, turn);
    }
    details.summary.messages = static_cast<int>(details.turns.size());
    readAnalysis(details, json.value(u"analysis").toObject());
    return details;
}

} // namespace studio::api

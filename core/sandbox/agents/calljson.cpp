// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the service tells of a conversation afterwards.
#include "core/sandbox/agents/callrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QString CallRecord::status() const
{
    return !m_over ? u"in-progress"_s : m_failed ? u"failed"_s : u"done"_s;
}

QString CallRecord::success() const
{
    if (!m_over)
        return u"unknown"_s;
    const bool answered =
        std::any_of(m_turns.begin(), m_turns.end(), [](const CallTurn &turn) { return !turn.byAgent; });
    if (m_failed || m_toolErrors > 0)
        return u"failure"_s;
    return answered ? u"success"_s : u"unknown"_s;
}

QString CallRecord::title() const
{
    for (const CallTurn &turn : m_turns) {
        if (!turn.byAgent && turn.context.isEmpty())
            return turn.message.left(60);
    }
    return u"Nothing was said"_s;
}

QString CallRecord::summary() const
{
    int user = 0;
    int agent = 0;
    int cut = 0;
    for (const CallTurn &turn : m_turns) {
        user += !turn.byAgent && turn.context.isEmpty() ? 1 : 0;
        agent += turn.byAgent && !turn.message.isEmpty() ? 1 : 0;
        cut += turn.interrupted ? 1 : 0;
    }
    QString text = u"The caller spoke %1 times and the agent answered %2 times."_s.arg(user).arg(agent);
    if (cut > 0)
        text += u" The agent was interrupted %1 times."_s.arg(cut);
    if (const QStringList names = toolNames(); !names.isEmpty())
        text += u" Tools used: %1."_s.arg(names.join(u", "_s));
    return text;
}

QJsonObject CallRecord::summaryJson(bool withSummary) const
{
    return {{u"agent_id"_s, m_agentId},
            {u"branch_id"_s, m_branchId},
            {u"version_id"_s, m_versionId},
            {u"agent_name"_s, m_agentName},
            {u"conversation_id"_s, m_id},
            {u"start_time_unix_secs"_s, m_startUnix},
            {u"call_duration_secs"_s, seconds()},
            {u"message_count"_s, m_turns.size()},
            {u"status"_s, status()},
            {u"termination_reason"_s, m_reason},
            {u"call_successful"_s, success()},
            {u"call_success_score"_s, m_over ? QJsonValue(success() == "success"_L1 ? 1 : 0) : QJsonValue()},
            {u"transcript_summary"_s, withSummary && m_over ? QJsonValue(summary()) : QJsonValue()},
            {u"call_summary_title"_s, m_over ? QJsonValue(title()) : QJsonValue()},
            {u"main_language"_s, m_language},
            {u"tool_names"_s, QJsonArray::fromStringList(toolNames())},
            {u"direction"_s, u"inbound"_s},
            {u"rating"_s, rating() > 0 ? QJsonValue(rating()) : QJsonValue()},
            {u"tag_ids"_s, QJsonArray()}};
}

QJsonObject CallRecord::turnJson(const CallTurn &turn) const
{
    QJsonObject json{
        {u"role"_s, turn.byAgent ? u"agent"_s : u"user"_s},
        {u"message"_s, turn.message.isEmpty() ? QJsonValue() : QJsonValue(turn.message)},
        {u"tool_calls"_s, turn.toolCalls},
        {u"tool_results"_s, turn.toolResults},
        {u"feedback"_s, QJsonValue()},
        {u"time_in_call_secs"_s, turn.second},
        {u"interrupted"_s, turn.interrupted},
        {u"original_message"_s, turn.original.isEmpty() ? QJsonValue() : QJsonValue(turn.original)},
        {u"source_medium"_s, turn.typed || m_textOnly ? u"text"_s : u"audio"_s}};
    if (turn.eventId > 0)
        json.insert(u"source_event_id"_s, turn.eventId);
    if (turn.byAgent)
        json.insert(u"producing_llm"_s, m_llm);
    if (!turn.feedback.isEmpty())
        json.insert(u"feedback"_s,
                    QJsonObject{{u"score"_s, turn.feedback}, {u"time_in_call_secs"_s, turn.second}});
    if (!turn.context.isEmpty())
        json.insert(u"message"_s, turn.context);
    return json;
}

QJsonObject CallRecord::metadataJson() const
{
    QJsonObject metadata{{u"start_time_unix_secs"_s, m_startUnix},
                         {u"accepted_time_unix_secs"_s, m_startUnix},
                         {u"call_duration_secs"_s, seconds()},
                         {u"cost"_s, m_credits},
                         {u"cost_fiat"_s, QJsonValue()},
                         {u"feedback"_s,
                          QJsonObject{{u"likes"_s, m_likes},
                                      {u"dislikes"_s, m_dislikes},
                                      {u"rating"_s, rating() > 0 ? QJsonValue(rating()) : QJsonValue()}}},
                         {u"authorization_method"_s, m_authorization},
                         {u"charging"_s,
                          QJsonObject{{u"dev_discount"_s, false},
                                      {u"call_charge"_s, m_credits},
                                      {u"llm_charge"_s, 0},
                                      {u"llm_price"_s, 0}}},
                         {u"termination_reason"_s, m_reason},
                         {u"main_language"_s, m_language},
                         {u"text_only"_s, m_textOnly}};
    if (m_failed)
        metadata.insert(u"error"_s, QJsonObject{{u"code"_s, 1002}, {u"reason"_s, m_reason}});
    return metadata;
}

QJsonObject CallRecord::analysisJson() const
{
    const auto criterion = [](const QString &id, bool met, const QString &why) {
        return QJsonObject{
            {u"criteria_id"_s, id}, {u"result"_s, met ? u"success"_s : u"failure"_s}, {u"rationale"_s, why}};
    };
    const bool cut =
        std::any_of(m_turns.begin(), m_turns.end(), [](const CallTurn &turn) { return turn.interrupted; });
    return {
        {u"call_successful"_s, success()},
        {u"transcript_summary"_s, summary()},
        {u"call_summary_title"_s, title()},
        {u"evaluation_criteria_results"_s,
         QJsonObject{{u"tools_worked"_s,
                      criterion(u"tools_worked"_s, m_toolErrors == 0,
                                m_toolErrors == 0 ? u"No tool call failed."_s : u"A tool call failed."_s)},
                     {u"not_interrupted"_s,
                      criterion(u"not_interrupted"_s, !cut,
                                cut ? u"The caller interrupted the agent."_s
                                    : u"The agent could finish every answer."_s)}}},
        {u"data_collection_results"_s, QJsonObject()}};
}

QJsonObject CallRecord::json() const
{
    QJsonArray transcript;
    for (const CallTurn &turn : m_turns)
        transcript.append(turnJson(turn));
    return {{u"agent_id"_s, m_agentId},
            {u"agent_name"_s, m_agentName},
            {u"conversation_product"_s, u"agent"_s},
            {u"status"_s, status()},
            {u"user_id"_s, m_userId.isEmpty() ? QJsonValue() : QJsonValue(m_userId)},
            {u"branch_id"_s, m_branchId},
            {u"version_id"_s, m_versionId},
            {u"metadata"_s, metadataJson()},
            {u"analysis"_s, m_over ? QJsonValue(analysisJson()) : QJsonValue()},
            {u"visited_agents"_s, QJsonArray()},
            {u"conversation_initiation_client_data"_s, m_initiation},
            {u"environment"_s, u"production"_s},
            {u"conversation_id"_s, m_id},
            {u"has_audio"_s, !m_sound.isEmpty()},
            {u"has_user_audio"_s, m_hasCaller},
            {u"has_response_audio"_s, m_hasAgent},
            {u"has_auxiliary_audio"_s, false},
            {u"transcript"_s, transcript},
            {u"tag_ids"_s, QJsonArray()}};
}

} // namespace studio::sandbox

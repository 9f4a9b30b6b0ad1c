// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/callroutes.h"

#include "core/sandbox/agents/callrecord.h"
#include "core/sandbox/agents/phrases.h"
#include "core/sandbox/routes/access.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

using Filter = std::function<bool(const CallRecord &)>;

bool anyOf(const QStringList &wanted, const QStringList &there)
{
    return std::any_of(wanted.begin(), wanted.end(),
                       [&there](const QString &one) { return there.contains(one); });
}

/// What both lists can be narrowed down by.
Filter filterOf(const HttpRequest &request, Validation &validation)
{
    FieldReader query(request, validation);
    const auto list = [&request](const QString &name) {
        return request.query.allQueryItemValues(name, QUrl::FullyDecoded);
    };
    const auto success =
        query.choice(u"call_successful"_s, {u"success"_s, u"failure"_s, u"unknown"_s, u"error"_s});
    const auto before = query.integer(u"call_start_before_unix"_s);
    const auto after = query.integer(u"call_start_after_unix"_s);
    const auto shortest = query.integer(u"call_duration_min_secs"_s);
    const auto longest = query.integer(u"call_duration_max_secs"_s);
    const auto ratingMost = query.integer(u"rating_max"_s, 1, 5);
    const auto ratingLeast = query.integer(u"rating_min"_s, 1, 5);
    const auto textOnly = query.boolean(u"text_only"_s);
    const QString agent = request.queryValue(u"agent_id"_s);
    const QString user = request.queryValue(u"user_id"_s);
    const QString branch = request.queryValue(u"branch_id"_s);
    const QString version = request.queryValue(u"version_id"_s);
    const QStringList tools = list(u"tool_names"_s);
    const QStringList good = list(u"tool_names_successful"_s);
    const QStringList bad = list(u"tool_names_errored"_s);
    const QStringList languages = list(u"main_languages"_s);
    const QStringList excluded = list(u"exclude_statuses"_s);
    const QStringList reasons = list(u"termination_reasons"_s);
    return [=](const CallRecord &call) {
        return (agent.isEmpty() || call.agentId() == agent) && (user.isEmpty() || call.userId() == user)
            && (branch.isEmpty() || call.branchId() == branch)
            && (version.isEmpty() || call.versionId() == version) && (!success || call.success() == *success)
            && (!before || call.startUnix() <= *before) && (!after || call.startUnix() >= *after)
            && (!shortest || call.seconds() >= *shortest) && (!longest || call.seconds() <= *longest)
            && (!ratingMost || (call.rating() > 0 && call.rating() <= *ratingMost))
            && (!ratingLeast || call.rating() >= *ratingLeast)
            && (!textOnly || call.isTextOnly() == *textOnly)
            && (tools.isEmpty() || anyOf(tools, call.toolNames()))
            && (good.isEmpty() || anyOf(good, call.toolNames(false)))
            && (bad.isEmpty() || anyOf(bad, call.toolNames(true)))
            && (languages.isEmpty() || languages.contains(call.language()))
            && !excluded.contains(call.status()) && (reasons.isEmpty() || reasons.contains(call.reason()));
    };
}

/// How much of a query is in a text, 0 to 1.
double matchOf(const QStringList &wanted, const QString &text)
{
    const QStringList words = spokenWords(text);
    const auto found = std::count_if(wanted.begin(), wanted.end(), [&words](const QString &word) {
        return std::any_of(words.begin(), words.end(), [&word](const QString &said) {
            return soundsLike(said, word) || said.startsWith(word);
        });
    });
    return wanted.isEmpty() ? 0 : double(found) / double(wanted.size());
}

} // namespace

CallRoutes::CallRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/convai/conversations", [this](const Call &call) { list(call); });
    router.add("GET", "/v1/convai/conversations/messages/text-search",
               [this](const Call &call) { search(call); });
    router.add("GET", "/v1/convai/conversations/{}", [this](const Call &call) {
        if (const auto record = recordOr404(call))
            call.json(record->json());
    });
    router.add("DELETE", "/v1/convai/conversations/{}", [this](const Call &call) {
        const auto record = recordOr404(call);
        if (!record)
            return;
        m_state.calls.remove(record->id());
        call.ok();
    });
    router.add("GET", "/v1/convai/conversations/{}/audio", [this](const Call &call) { audio(call); });
    router.add("POST", "/v1/convai/conversations/{}/feedback", [this](const Call &call) { feedback(call); });
    router.add("POST", "/v1/convai/conversations/{}/files", [this](const Call &call) { upload(call); });
}

std::shared_ptr<CallRecord> CallRoutes::recordOr404(const Call &call) const
{
    if (!admit(call, m_state))
        return nullptr;
    const QString id = call.arguments.value(0);
    auto record = m_state.calls.find(id);
    if (!record)
        call.error(errors::notFound(u"conversation"_s, id));
    return record;
}

void CallRoutes::list(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const auto size = qsizetype(query.integer(u"page_size"_s, 1, 100).value_or(30));
    const bool summary = query.choice(u"summary_mode"_s, {u"exclude"_s, u"include"_s}) == u"include"_s;
    const bool ascending = query.choice(u"sort_direction"_s, {u"asc"_s, u"desc"_s}) == u"asc"_s;
    const Filter filter = filterOf(request, validation);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const QStringList wanted = spokenWords(request.queryValue(u"search"_s));
    QList<std::shared_ptr<CallRecord>> found;
    for (const auto &record : m_state.calls.all()) {
        const auto says = [&](const CallTurn &turn) { return matchOf(wanted, turn.message) >= 0.5; };
        const bool said =
            wanted.isEmpty() || std::any_of(record->turns().begin(), record->turns().end(), says);
        if (said && filter(*record))
            found.append(record);
    }
    if (!ascending)
        std::reverse(found.begin(), found.end());
    qsizetype at = 0;
    const QString cursor = request.queryValue(u"cursor"_s);
    while (!cursor.isEmpty() && at < found.size() && found[at]->id() != cursor)
        ++at;
    QJsonArray conversations;
    for (; at < found.size() && conversations.size() < size; ++at)
        conversations.append(found[at]->summaryJson(summary));
    const bool more = at < found.size();
    call.json(QJsonObject{{u"conversations"_s, conversations},
                          {u"next_cursor"_s, more ? QJsonValue(found[at]->id()) : QJsonValue()},
                          {u"has_more"_s, more}});
}

void CallRoutes::search(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const QString text = query.string(u"text_query"_s, true).value_or(QString());
    const auto size = qsizetype(query.integer(u"page_size"_s, 1, 50).value_or(20));
    const bool byTime = query.choice(u"sort_by"_s, {u"search_score"_s, u"created_at"_s}) == u"created_at"_s;
    const Filter filter = filterOf(request, validation);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    struct Hit {
        double score = 0;
        qint64 start = 0;
        QJsonObject json{};
    };
    const QStringList wanted = spokenWords(text);
    QList<Hit> hits;
    for (const auto &record : m_state.calls.all()) {
        if (!filter(*record))
            continue;
        for (qsizetype i = 0; i < record->turns().size(); ++i) {
            const double score = matchOf(wanted, record->turns()[i].message);
            if (score < 0.5)
                continue;
            hits.append({score,
                         record->startUnix(),
                         {{u"conversation_id"_s, record->id()},
                          {u"agent_id"_s, record->agentId()},
                          {u"agent_name"_s, record->agentName()},
                          {u"transcript_index"_s, i},
                          {u"chunk_text"_s, record->turns()[i].message},
                          {u"chunk_highlights"_s, QJsonValue()},
                          {u"score"_s, score},
                          {u"conversation_start_time_unix_secs"_s, record->startUnix()}}});
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [byTime](const Hit &a, const Hit &b) {
        return byTime || a.score == b.score ? a.start > b.start : a.score > b.score;
    });
    qsizetype at = std::clamp<qsizetype>(request.queryValue(u"cursor"_s).toLongLong(), 0, hits.size());
    QJsonArray results;
    for (; at < hits.size() && results.size() < size; ++at)
        results.append(hits[at].json);
    const bool more = at < hits.size();
    call.json(QJsonObject{{u"meta"_s, QJsonObject{{u"total"_s, hits.size()}, {u"page_size"_s, size}}},
                          {u"results"_s, results},
                          {u"next_cursor"_s, more ? QJsonValue(QString::number(at)) : QJsonValue()},
                          {u"has_more"_s, more}});
}

void CallRoutes::audio(const Call &call) const
{
    const auto record = recordOr404(call);
    if (!record)
        return;
    if (record->sound().isEmpty())
        call.error(errors::notFound(u"audio of the conversation"_s, record->id()));
    else
        call.exchange->respond(200, {{"content-type", "audio/mpeg"}}, record->sound());
}

void CallRoutes::feedback(const Call &call)
{
    Validation validation;
    const auto body = readBody(call.request(), validation);
    QString score;
    if (body) {
        FieldReader fields(*body, {u"body"_s}, validation);
        score = fields.choice(u"feedback"_s, {u"like"_s, u"dislike"_s}).value_or(QString());
    }
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    const auto record = recordOr404(call);
    if (!record)
        return;
    if (!score.isEmpty())
        record->rate(score == "like"_L1);
    call.ok();
}

void CallRoutes::upload(const Call &call)
{
    if (recordOr404(call))
        call.json(QJsonObject{{u"file_id"_s, u"file_"_s + m_state.randomId(20)}});
}

} // namespace studio::sandbox

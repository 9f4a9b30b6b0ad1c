// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/agentroutes.h"

#include "core/sandbox/agents/agentjson.h"
#include "core/sandbox/agents/callrecord.h"
#include "core/sandbox/routes/access.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {
const QString kMainBranch = u"agtbrch_main"_s;
}

AgentRoutes::AgentRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/convai/agents", [this](const Call &call) { list(call); });
    router.add("GET", "/v1/convai/agents/{}", [this](const Call &call) { one(call); });
    router.add("GET", "/v1/convai/agents/{}/branches", [this](const Call &call) { branches(call); });
    router.add("GET", "/v1/convai/agents/{}/link", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        if (const AgentProfile *profile = profileOr404(call, call.arguments.value(0)))
            call.json(QJsonObject{{u"agent_id"_s, profile->id}, {u"token"_s, QJsonValue()}});
    });
    router.add("GET", "/v1/convai/tools", [this](const Call &call) { tools(call); });
    router.add("GET", "/v1/convai/tools/{}", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        for (const AgentProfile &profile : agentProfiles()) {
            for (const AgentTool &tool : profile.tools) {
                if (tool.id == call.arguments.value(0)) {
                    call.json(toolJson(tool));
                    return;
                }
            }
        }
        call.error(errors::notFound(u"tool"_s, call.arguments.value(0)));
    });
    for (const char *path :
         {"/v1/convai/conversation/get-signed-url", "/v1/convai/conversation/get_signed_url"})
        router.add("GET", path, [this](const Call &call) { sign(call); });
    router.add("GET", "/v1/convai/conversation/token", [this](const Call &call) {
        if (admit(call, m_state))
            call.error(errors::invalidParameters(
                u"The sandbox speaks to agents over the web socket only, not over WebRTC."_s, u"agent_id"_s));
    });
}

QString AgentRoutes::voiceId(const AgentProfile &profile) const
{
    for (const VoiceEntry &voice : m_state.voices.all()) {
        if (voice.name == profile.voice)
            return voice.id;
    }
    return {};
}

const AgentProfile *AgentRoutes::profileOr404(const Call &call, const QString &id) const
{
    const AgentProfile *profile = agentProfile(id);
    if (!profile)
        call.error(errors::notFound(u"agent"_s, id));
    return profile;
}

void AgentRoutes::list(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const auto size = qsizetype(query.integer(u"page_size"_s, 1, 100).value_or(30));
    const QString by =
        query.choice(u"sort_by"_s, {u"name"_s, u"created_at"_s, u"call_count_7d"_s}).value_or(QString());
    const bool ascending = query.choice(u"sort_direction"_s, {u"asc"_s, u"desc"_s}) == u"asc"_s;
    const bool archived = query.boolean(u"archived"_s).value_or(false);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const QString search = request.queryValue(u"search"_s);
    const QStringList tags = request.query.allQueryItemValues(u"tags"_s, QUrl::FullyDecoded);
    QList<const AgentProfile *> found;
    for (const AgentProfile &profile : agentProfiles()) {
        const bool tagged = tags.isEmpty() || std::any_of(tags.begin(), tags.end(), [&](const QString &tag) {
                                return profile.tags.contains(tag);
                            });
        if (!archived && tagged && profile.name.contains(search, Qt::CaseInsensitive))
            found.append(&profile);
    }
    std::stable_sort(found.begin(), found.end(), [&](const AgentProfile *a, const AgentProfile *b) {
        if (by == "name"_L1)
            return ascending ? a->name < b->name : b->name < a->name;
        return by.isEmpty() ? false : ascending ? a->createdAt < b->createdAt : b->createdAt < a->createdAt;
    });
    qsizetype at = 0;
    const QString cursor = request.queryValue(u"cursor"_s);
    while (!cursor.isEmpty() && at < found.size() && found[at]->id != cursor)
        ++at;
    QJsonArray agents;
    for (; at < found.size() && agents.size() < size; ++at) {
        qint64 last = 0;
        for (const auto &record : m_state.calls.all()) {
            if (record->agentId() == found[at]->id)
                last = std::max(last, record->startUnix());
        }
        agents.append(agentSummaryJson(*found[at], voiceId(*found[at]), last));
    }
    const bool more = at < found.size();
    call.json(QJsonObject{{u"agents"_s, agents},
                          {u"next_cursor"_s, more ? QJsonValue(found[at]->id) : QJsonValue()},
                          {u"has_more"_s, more}});
}

void AgentRoutes::one(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    const AgentProfile *profile = profileOr404(call, call.arguments.value(0));
    if (!profile)
        return;
    const QString version = call.request().queryValue(u"version_id"_s);
    const QString branch = call.request().queryValue(u"branch_id"_s);
    if (!branch.isEmpty() && branch != kMainBranch)
        call.error(errors::notFound(u"branch"_s, branch));
    else if (!version.isEmpty() && version != profile->versionId && version != profile->olderVersionId)
        call.error(errors::notFound(u"version"_s, version));
    else
        call.json(agentJson(*profile, voiceId(*profile), version));
}

void AgentRoutes::branches(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    const AgentProfile *profile = profileOr404(call, call.arguments.value(0));
    if (!profile)
        return;
    const QJsonObject main{{u"id"_s, kMainBranch},
                           {u"name"_s, u"Main"_s},
                           {u"agent_id"_s, profile->id},
                           {u"description"_s, u"The only branch"_s},
                           {u"created_at"_s, profile->createdAt},
                           {u"last_committed_at"_s, profile->createdAt},
                           {u"is_archived"_s, false},
                           {u"current_live_percentage"_s, 100}};
    call.json(QJsonObject{{u"meta"_s, QJsonObject{{u"total"_s, 1}, {u"page"_s, 1}, {u"page_size"_s, 100}}},
                          {u"results"_s, QJsonArray{main}}});
}

void AgentRoutes::tools(const Call &call) const
{
    if (!admit(call, m_state))
        return;
    QJsonArray all;
    QStringList known;
    for (const AgentProfile &profile : agentProfiles()) {
        for (const AgentTool &tool : profile.tools) {
            if (tool.kind == AgentTool::Kind::System || known.contains(tool.id))
                continue;
            known.append(tool.id);
            all.append(toolJson(tool));
        }
    }
    call.json(QJsonObject{{u"tools"_s, all}, {u"next_cursor"_s, QJsonValue()}, {u"has_more"_s, false}});
}

void AgentRoutes::sign(const Call &call)
{
    Validation validation;
    FieldReader query(call.request(), validation);
    const QString id = query.string(u"agent_id"_s, true).value_or(QString());
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const AgentProfile *profile = profileOr404(call, id);
    if (!profile)
        return;
    SignedAddresses::Grant grant;
    grant.agentId = id;
    grant.branchId = call.request().queryValue(u"branch_id"_s);
    grant.versionId = call.request().queryValue(u"version_id"_s);
    const QString signature = u"cvtkn_"_s + m_state.randomId(32);
    m_state.signedAddresses.add(
        signature, grant, m_state.faults.agentSignedMs >= 0 ? m_state.faults.agentSignedMs : 15 * 60 * 1000);
    QString base = m_state.baseUrl;
    base.replace(0, 4, u"ws"_s);
    call.json(QJsonObject{
        {u"signed_url"_s,
         u"%1/v1/convai/conversation?agent_id=%2&conversation_signature=%3"_s.arg(base, id, signature)}});
}

} // namespace studio::sandbox

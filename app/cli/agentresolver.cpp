// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentresolver.h"

#include "app/application.h"
#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/voiceresolver.h"
#include "core/api/agentsapi.h"
#include "core/base/intime.h"
#include "core/base/jobguard.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::app {

namespace {

constexpr int kMostPages = 50;
/// Somebody sits there and wants to talk: as long as a session itself waits for its way in.
constexpr auto kLongestLookUp = 20s;
constexpr int kNamesTold = 5;

class AllAgentsJob final : public JobOf<QList<api::AgentSummary>> {
public:
    AllAgentsJob(const account::Backend &backend, const QString &search, QObject *parent)
        : JobOf(parent), m_api(*backend.transport, backend.dialect)
    {
        m_query.search = search;
        next();
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    void next()
    {
        auto *job = m_api.list(m_query);
        m_step = job;
        job->then(this, [this](const Result<api::AgentPage> &page) {
            if (isFinished())
                return;
            if (!page) {
                finish(Unexpected(page.error()));
                return;
            }
            m_agents += page->agents;
            if (page->nextCursor.isEmpty() || ++m_pages >= kMostPages) {
                finish(m_agents);
                return;
            }
            m_query.cursor = page->nextCursor;
            next();
        });
    }

    api::AgentsApi m_api;
    api::AgentQuery m_query;
    QList<api::AgentSummary> m_agents;
    int m_pages = 0;
    JobGuard m_step;
};

bool looksLikeId(const QString &text)
{
    return text.startsWith("agent_"_L1) && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.isLetterOrNumber() || c == u'_' || c == u'-';
           });
}

Error noAnswer()
{
    Error error = Error::make(ErrorKind::Timeout,
                              CliText::tr("The service took the request and did not answer within %n s.",
                                          nullptr, int(std::chrono::seconds(kLongestLookUp).count())),
                              u"agent look-up"_s);
    error.nextStep = CliText::tr("Check the address of the service and the network, then try again.");
    return error;
}

/// Private agents need a signed URL, public ones need no key at all.
JobOf<scenario::Target> *targetOf(const account::Backend &backend, const api::AgentRef &agent,
                                  const QString &name, QObject *parent)
{
    auto *job = new PromiseJob<scenario::Target>(parent);
    auto *details = api::AgentsApi(*backend.transport, backend.dialect).details(agent);
    job->onCancel([step = QPointer<Job>(details)] {
        if (step)
            step->cancel();
    });
    details->then(job, [job, agent, name](const Result<api::AgentDetails> &found) {
        if (job->isFinished())
            return;
        scenario::Target target;
        target.address.agentId = agent.id;
        target.address.branchId = agent.branchId;
        target.address.versionId = agent.versionId;
        target.name = oneLine(name);
        if (found) {
            target.name = oneLine(found->name);
            if (found->isPrivate)
                target.address.way = agent::AgentAddress::Way::WithKey;
        } else if (found.error().kind == ErrorKind::NotFound && name.isEmpty()) {
            // Not this account's: a public agent of somebody else.
            target.name = agent.id;
        } else if (found.error().kind != ErrorKind::Forbidden && found.error().kind != ErrorKind::Scope) {
            job->resolve(Unexpected(found.error()));
            return;
        }
        const QString version = agent.versionId.isEmpty() ? agent.branchId : agent.versionId;
        if (!version.isEmpty())
            target.name += u" @"_s + version;
        job->resolve(target);
    });
    return job;
}

} // namespace

Result<api::AgentSummary> pickAgent(const QList<api::AgentSummary> &agents, const QString &wish)
{
    QList<api::AgentSummary> same;
    QList<api::AgentSummary> starting;
    for (const api::AgentSummary &agent : agents) {
        if (agent.id == wish)
            return agent;
        if (agent.name.compare(wish, Qt::CaseInsensitive) == 0)
            same.append(agent);
        else if (agent.name.startsWith(wish, Qt::CaseInsensitive))
            starting.append(agent);
    }
    const QList<api::AgentSummary> &candidates = same.isEmpty() ? starting : same;
    if (candidates.size() == 1)
        return candidates.first();
    if (candidates.isEmpty())
        return api::AgentSummary{};
    QStringList names;
    for (const api::AgentSummary &agent :
         candidates.first(std::min<qsizetype>(candidates.size(), kNamesTold)))
        names.append(u"%1 (%2)"_s.arg(agent.name, agent.id));
    Error error =
        Error::make(ErrorKind::Usage, CliText::tr("More than one agent is called “%1”.").arg(wish.left(80)));
    error.nextStep = CliText::tr("Give the id instead: %1.").arg(names.join(u", "_s));
    return fail(error);
}

JobOf<QList<api::AgentSummary>> *allAgents(const account::Backend &backend, const QString &search,
                                           QObject *parent)
{
    return inTime<QList<api::AgentSummary>>(new AllAgentsJob(backend, search, parent), kLongestLookUp,
                                            noAnswer(), parent);
}

JobOf<scenario::Target> *resolveAgent(const account::Backend &backend, const QString &wish, QObject *parent)
{
    if (wish.contains("://"_L1)) {
        Error error = Error::make(ErrorKind::Usage,
                                  CliText::tr("An address does not belong on a command line: others can "
                                              "read it there."));
        error.nextStep = CliText::tr("Give the agent's id; its address is fetched with your key.");
        return readyJob<scenario::Target>(Unexpected(error), parent);
    }
    const QString name = wish.section(u'@', 0, 0).trimmed();
    const QString version = wish.section(u'@', 1).trimmed();
    api::AgentRef agent;
    (version.startsWith("agtbrch"_L1) ? agent.branchId : agent.versionId) = version;
    if (looksLikeId(name)) {
        agent.id = name;
        return inTime(targetOf(backend, agent, {}, parent), kLongestLookUp, noAnswer(), parent);
    }
    return chain(
        allAgents(backend, {}, parent), parent,
        [backend, agent, name, parent](const QList<api::AgentSummary> &agents) mutable {
            const Result<api::AgentSummary> found = pickAgent(agents, name);
            if (!found)
                return readyJob<scenario::Target>(Unexpected(found.error()), parent);
            if (found->id.isEmpty()) {
                Error error = Error::make(ErrorKind::NotFound,
                                          CliText::tr("This account has no agent “%1”.").arg(name.left(80)));
                error.nextStep = CliText::tr("“voice-studio agent list” lists them.");
                return readyJob<scenario::Target>(Unexpected(error), parent);
            }
            agent.id = found->id;
            return inTime(targetOf(backend, agent, found->name, parent), kLongestLookUp, noAnswer(), parent);
        });
}

std::unique_ptr<scenario::CallerVoices>
callerVoices(Application &application, const account::Backend &backend, const profiles::Profile &profile)
{
    const auto inputsFor = [&application, backend, profile](const QString &text, const QString &voice,
                                                            QObject *parent) {
        const VoiceWish wish{
            voice, {}, application.settings.value(u"speech/%1/voice"_s.arg(profile.id.value())).toString()};
        return chain(resolveVoice(application.cache, backend, profile.id, wish, parent), parent,
                     [backend, profile, text, parent](const ResolvedVoice &found) {
                         speech::SpeechInputs inputs;
                         inputs.request.voice = found.voice.id;
                         inputs.request.model = found.model.id;
                         inputs.request.text = text.trimmed();
                         inputs.request.support = found.model.settings();
                         inputs.request.settings = found.voice.settings.value_or(api::VoiceSettings{});
                         inputs.profile = profile.id;
                         inputs.host = backend.dialect.hostId();
                         inputs.voiceName = found.voice.name;
                         inputs.modelName = found.model.name;
                         inputs.modelRate = found.model.creditsPerCharacter;
                         inputs.voiceRate = found.voice.rate;
                         inputs.realMoney = backend.dialect.abilities().realMoney;
                         inputs.document = store::kPartsDocument; // no take anybody looks for
                         return readyJob<speech::SpeechInputs>(inputs, parent);
                     });
    };
    return std::make_unique<scenario::EngineVoices>(
        application.engine, api::SpeechApi(*backend.transport, backend.dialect), inputsFor);
}

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentdirectory.h"

#include "core/account/account.h"
#include "core/api/agentsapi.h"
#include "core/secrets/secretstore.h"
#include "core/settings/settingsstore.h"
#include "ui/agent/agentsettings.h"

#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::AgentAddress;
using Way = AgentAddress::Way;

const QString kPastedKey = u"pasted"_s;
/// Of a hundred agents each; nobody chooses among more.
constexpr int kMostPages = 50;

QString keyringEntry(const QString &key)
{
    return u"agent-service/"_s + key.section(u':', 1);
}

KnownAgent fromSummary(const api::AgentSummary &summary)
{
    KnownAgent agent;
    agent.key = u"service:"_s + summary.id;
    agent.name = summary.name.isEmpty() ? summary.id : summary.name;
    agent.agentId = summary.id;
    agent.archived = summary.archived;
    return agent;
}

} // namespace

AgentDirectory::AgentDirectory(const AgentServices &services, QObject *parent)
    : QObject(parent), m_services(services),
      m_saved(savedAgentsFromJson(services.settings.get(kSavedAgents))),
      m_chosen(services.settings.get(kChosenAgent))
{
    connect(&services.account, &account::Account::profileChanged, this, [this] {
        m_listJob.cancel();
        m_detailsJob.cancel();
        m_service.clear();
        m_details.reset();
        m_state = State::Loading;
        if (m_chosen != kPastedKey)
            m_chosen = m_services.settings.get(kChosenAgent);
        rebuild();
        emit detailsChanged();
    });
    connect(&services.account, &account::Account::backendReady, this, &AgentDirectory::refresh);
    rebuild();
}

void AgentDirectory::refresh()
{
    const auto &backend = m_services.account.backend();
    if (!backend)
        return;
    m_state = m_service.isEmpty() ? State::Loading : m_state;
    m_found.clear();
    m_pages = 0;
    askPage({});
    emit changed();
}

void AgentDirectory::askPage(const QString &cursor)
{
    const auto &backend = m_services.account.backend();
    if (!backend)
        return;
    api::AgentsApi api(*backend->transport, backend->dialect);
    api::AgentQuery query;
    query.cursor = cursor;
    JobOf<api::AgentPage> *job = api.list(query);
    m_listJob = job;
    job->then(this, [this, cursor](const Result<api::AgentPage> &page) { takeService(page, cursor); });
}

void AgentDirectory::takeService(const Result<api::AgentPage> &page, const QString &cursor)
{
    if (!page && page.error().isCancelled())
        return;
    if (page) {
        for (const api::AgentSummary &summary : page->agents) {
            if (!summary.id.isEmpty() && !summary.archived)
                m_found.append(fromSummary(summary));
        }
    }
    const bool isWhole =
        page && (page->nextCursor.isEmpty() || page->nextCursor == cursor || ++m_pages >= kMostPages);
    // What was there before stays until all came anew.
    if (isWhole || m_found.size() > m_service.size())
        m_service = m_found;
    if (!page) {
        m_state = State::Failed;
        m_problem = page.error();
        rebuild();
        return;
    }
    if (!isWhole) {
        rebuild();
        askPage(page->nextCursor);
        return;
    }
    m_state = State::Ready;
    m_problem.reset();
    rebuild();
    // Not remembered: the one the user chose may be of another profile.
    if (!chosen() && !m_agents.isEmpty())
        use(m_agents.first().key);
    else
        loadDetails();
}

void AgentDirectory::rebuild()
{
    const auto byName = [](const KnownAgent &a, const KnownAgent &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    };
    QList<KnownAgent> service = m_service;
    QList<KnownAgent> saved = m_saved;
    std::stable_sort(service.begin(), service.end(), byName);
    std::stable_sort(saved.begin(), saved.end(), byName);
    m_agents = service + saved;
    if (m_pasted) {
        KnownAgent pasted;
        pasted.key = kPastedKey;
        pasted.source = KnownAgent::Source::Pasted;
        pasted.name = m_pastedName;
        pasted.way = m_pasted->way;
        pasted.agentId = m_pasted->agentId;
        m_agents.append(pasted);
    }
    emit changed();
    emit chosenChanged();
}

const KnownAgent *AgentDirectory::chosen() const
{
    const auto found = std::find_if(m_agents.begin(), m_agents.end(),
                                    [this](const KnownAgent &agent) { return agent.key == m_chosen; });
    return found == m_agents.end() ? nullptr : &*found;
}

void AgentDirectory::choose(const QString &key)
{
    if (key != kPastedKey)
        m_services.settings.set(kChosenAgent, key);
    use(key);
}

void AgentDirectory::use(const QString &key)
{
    m_chosen = key;
    m_details.reset();
    emit chosenChanged();
    emit detailsChanged();
    loadDetails();
}

void AgentDirectory::loadDetails()
{
    m_detailsJob.cancel(); // of whoever was chosen before
    const KnownAgent *agent = chosen();
    const auto &backend = m_services.account.backend();
    if (!agent || !backend || agent->source != KnownAgent::Source::Service)
        return;
    api::AgentsApi api(*backend->transport, backend->dialect);
    JobOf<api::AgentDetails> *job = api.details({agent->agentId, agent->branchId, agent->versionId});
    m_detailsJob = job;
    job->then(this, [this](const Result<api::AgentDetails> &details) {
        if (!details)
            return; // one can talk to it all the same
        m_details = *details;
        emit detailsChanged();
    });
}

void AgentDirectory::writeSaved()
{
    m_services.settings.set(kSavedAgents, savedAgentsToJson(m_saved));
}

void AgentDirectory::save(KnownAgent agent, const Secret &header)
{
    agent.source = KnownAgent::Source::Saved;
    if (!agent.key.startsWith("saved:"_L1))
        agent.key = u"saved:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (agent.name.trimmed().isEmpty())
        agent.name = agent.agentId.isEmpty() ? agent.serviceUrl.host() : agent.agentId;
    if (!header.isEmpty()) {
        agent.hasHeader = true;
        m_services.keychain.write(keyringEntry(agent.key), header)
            ->then(this, [this](const Result<bool> &written) {
                if (!written)
                    emit failed(written.error());
            });
    }
    const auto same = std::find_if(m_saved.begin(), m_saved.end(),
                                   [&agent](const KnownAgent &each) { return each.key == agent.key; });
    if (same == m_saved.end())
        m_saved.append(agent);
    else
        *same = agent;
    writeSaved();
    rebuild();
    choose(agent.key);
}

void AgentDirectory::remove(const QString &key)
{
    const auto gone = std::find_if(m_saved.begin(), m_saved.end(),
                                   [&key](const KnownAgent &each) { return each.key == key; });
    if (gone == m_saved.end())
        return;
    if (gone->hasHeader)
        forgetHeader(key);
    m_saved.erase(gone);
    writeSaved();
    rebuild();
    if (!chosen() && !m_agents.isEmpty())
        choose(m_agents.first().key);
}

/// Out of the keyring, but kept in memory: it may be brought back.
void AgentDirectory::forgetHeader(const QString &key)
{
    m_services.keychain.read(keyringEntry(key))->then(this, [this, key](const Result<Secret> &header) {
        const bool isBack = std::any_of(m_saved.begin(), m_saved.end(),
                                        [&key](const KnownAgent &each) { return each.key == key; });
        if (isBack || (!header && header.error().kind == ErrorKind::NotFound))
            return;
        if (header)
            m_removedHeaders.insert(key, *header);
        m_services.keychain.remove(keyringEntry(key))->then(this, [this](const Result<bool> &removed) {
            if (!removed)
                emit failed(removed.error());
        });
    });
}

void AgentDirectory::restore(const KnownAgent &agent)
{
    save(agent, m_removedHeaders.take(agent.key));
}

void AgentDirectory::usePasted(const QString &name, const AgentAddress &address)
{
    m_pasted = address;
    m_pastedName = name.isEmpty() ? tr("Pasted agent") : name;
    rebuild();
    choose(kPastedKey);
}

JobOf<AgentAddress> *AgentDirectory::address(QObject *parent)
{
    return addressOf(m_chosen, parent);
}

JobOf<AgentAddress> *AgentDirectory::addressOf(const QString &key, QObject *parent)
{
    const auto agent = std::find_if(m_agents.begin(), m_agents.end(),
                                    [&key](const KnownAgent &known) { return known.key == key; });
    if (agent == m_agents.end())
        return readyJob<AgentAddress>(fail(Error::make(ErrorKind::Usage, tr("Choose an agent first."))),
                                      parent);
    if (agent->source == KnownAgent::Source::Pasted)
        return readyJob<AgentAddress>(*m_pasted, parent);
    AgentAddress address;
    address.way = agent->way;
    address.agentId = agent->agentId;
    address.branchId = agent->branchId;
    address.versionId = agent->versionId;
    address.serviceUrl = agent->serviceUrl;
    address.headerName = agent->headerName;
    if (agent->way != Way::SignedUrlService || !agent->hasHeader)
        return readyJob<AgentAddress>(std::move(address), parent);
    return chain(m_services.keychain.read(keyringEntry(agent->key)), parent,
                 [address, parent](const Secret &header) {
                     AgentAddress whole = address;
                     whole.headerValue = header;
                     return readyJob<AgentAddress>(std::move(whole), parent);
                 });
}

} // namespace studio::ui

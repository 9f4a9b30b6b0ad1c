// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentlistcommand.h"

#include "app/cli/agentresolver.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::app {

void AgentListCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    m_waiting.start();
    auto *opening = application().backends.open(application().profiles.current());
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (!backend) {
            endWith(backend.error());
            return;
        }
        auto *listing = allAgents(*backend, m_search, this);
        m_step = listing;
        listing->then(this, [this](const Result<QList<api::AgentSummary>> &agents) {
            m_waiting.stop();
            if (!agents) {
                endWith(agents.error());
                return;
            }
            for (const api::AgentSummary &agent : *agents) {
                out().event(u"agent"_s,
                            {{u"agent_id"_s, agent.id},
                             {u"name"_s, agent.name},
                             {u"tags"_s, QJsonArray::fromStringList(agent.tags)}});
                out().text(oneLine(u"%1  %2"_s.arg(agent.id, agent.name))
                           + (agent.tags.isEmpty() ? QString() : u"  "_s + oneLine(agent.tags.join(u", "))));
            }
            if (agents->isEmpty())
                out().note(m_search.isEmpty() ? tr("This account has no agents yet.")
                                              : tr("No agent matches."));
            out().result({{u"count"_s, agents->size()}});
            end();
        });
    });
}

void AgentListCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

} // namespace studio::app

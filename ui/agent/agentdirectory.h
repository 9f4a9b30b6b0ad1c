// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/agents.h"
#include "core/base/jobguard.h"
#include "core/base/secret.h"
#include "ui/agent/agentservices.h"
#include "ui/agent/knownagent.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace studio::ui {

/// The agents one can talk to: those of the profile in use, and the user's own list. Knows which one is
/// chosen and what the service says of it. Header values are in the keyring, a pasted URL in memory only.
class AgentDirectory final : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    explicit AgentDirectory(const AgentServices &services, QObject *parent = nullptr);

    /// The service's first, then the user's own; by name.
    [[nodiscard]] const QList<KnownAgent> &agents() const { return m_agents; }
    [[nodiscard]] State state() const { return m_state; }
    /// Why the service's agents are not there.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Null if none is.
    [[nodiscard]] const KnownAgent *chosen() const;
    void choose(const QString &key);
    /// What the service says of the chosen one, once it answered; only of its own agents.
    [[nodiscard]] const std::optional<api::AgentDetails> &details() const { return m_details; }

    /// Asks the service again.
    void refresh();
    /// Puts one into the user's list, or changes one there (by its key), and chooses it. An empty header
    /// keeps what is kept.
    void save(KnownAgent agent, const Secret &header);
    /// Out of the user's list, its header out of the keyring; bring both back with restore() as long as the
    /// program runs.
    void remove(const QString &key);
    void restore(const KnownAgent &agent);
    /// For the next connection only.
    void usePasted(const QString &name, const agent::AgentAddress &address);

    /// How to get to the chosen one, with what the keyring holds.
    [[nodiscard]] JobOf<agent::AgentAddress> *address(QObject *parent);
    /// The same of another one of the list.
    [[nodiscard]] JobOf<agent::AgentAddress> *addressOf(const QString &key, QObject *parent);

signals:
    void changed();
    void chosenChanged();
    void detailsChanged();
    /// Something could not be kept.
    void failed(const studio::Error &problem);

private:
    void askPage(const QString &cursor);
    void takeService(const Result<api::AgentPage> &page, const QString &cursor);
    void use(const QString &key);
    void forgetHeader(const QString &key);
    void rebuild();
    void loadDetails();
    void writeSaved();

    AgentServices m_services;
    QList<KnownAgent> m_service;
    QList<KnownAgent> m_found; ///< While the pages come.
    int m_pages = 0;
    QList<KnownAgent> m_saved;
    QList<KnownAgent> m_agents;
    std::optional<agent::AgentAddress> m_pasted;
    QString m_pastedName;
    QHash<QString, Secret> m_removedHeaders; ///< By key; for restore().
    QString m_chosen;
    State m_state = State::Loading;
    std::optional<Error> m_problem;
    std::optional<api::AgentDetails> m_details;
    JobGuard m_listJob;
    JobGuard m_detailsJob;
};

} // namespace studio::ui

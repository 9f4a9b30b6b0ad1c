// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/api/types/account.h"
#include "core/api/types/model.h"
#include "core/api/types/voice.h"
#include "core/base/jobguard.h"
#include "core/profiles/profilestore.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace studio::store {
class CacheRepository;
}

namespace studio::account {

/// The profile in use, connected: its models, voices and plan. Lists come from the cache first and from the
/// network when it answers, so a window is useful at once and offline. One thread; the collaborators must
/// outlive it. Losing the connection is a state: it is tried again with growing pauses, and at once by
/// refresh().
class Account final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Connecting,
        Connected,
        Sandbox, ///< Connected to the built-in service.
        Offline,
        KeyRejected,
        Failed, ///< Anything else; see problem().
    };
    Q_ENUM(State)

    Account(profiles::ProfileStore &profiles, BackendFactory &backends, store::CacheRepository &cache,
            QObject *parent = nullptr);
    ~Account() override;

    /// Connects the store's current profile, now and whenever it changes.
    void start();
    /// Asks the service again for everything.
    void refresh();
    /// Asks for the plan only, e.g. after a generation was charged.
    void refreshSubscription();
    /// A reply elsewhere said that the key is not accepted (any more).
    void reportRejectedKey(const Error &error);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] const profiles::Profile &profile() const { return m_profile; }
    /// Empty until the profile's key is known or its server runs.
    [[nodiscard]] const std::optional<Backend> &backend() const { return m_backend; }
    [[nodiscard]] const QList<api::Model> &models() const { return m_models; }
    [[nodiscard]] const QList<api::Voice> &voices() const { return m_voices; }
    [[nodiscard]] const std::optional<api::Subscription> &subscription() const { return m_subscription; }
    /// The lists are from an earlier run; the service has not answered yet.
    [[nodiscard]] bool listsAreCached() const { return m_listsAreCached; }

signals:
    void stateChanged();
    /// Another profile is in use: everything of the old one is gone.
    void profileChanged();
    void backendReady();
    void modelsChanged();
    void voicesChanged();
    void subscriptionChanged();

private:
    void switchTo(const profiles::Profile &profile);
    void loadCache();
    void loadAll();
    void setState(State state, std::optional<Error> problem = {});
    void noteFailure(const Error &error);
    void noteSuccess();
    void setModels(const QList<api::Model> &models, bool cached);
    void setVoices(const QList<api::Voice> &voices, bool cached);

    profiles::ProfileStore &m_profiles;
    BackendFactory &m_backends;
    store::CacheRepository &m_cache;
    profiles::Profile m_profile;
    std::optional<Backend> m_backend;
    State m_state = State::Connecting;
    std::optional<Error> m_problem;
    QList<api::Model> m_models;
    QList<api::Voice> m_voices;
    std::optional<api::Subscription> m_subscription;
    bool m_listsAreCached = false;
    QTimer m_retry;
    int m_failures = 0;
    JobGuard m_opening;
    JobGuard m_modelsJob;
    JobGuard m_voicesJob;
    JobGuard m_subscriptionJob;
    JobGuard m_modelsCacheJob;
    JobGuard m_voicesCacheJob;
};

} // namespace studio::account

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/account.h"

#include "core/account/listcache.h"
#include "core/api/accountapi.h"
#include "core/api/modelsapi.h"
#include "core/api/voicesapi.h"
#include "core/base/logging.h"
#include "core/net/transport.h"
#include "core/store/cacherepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::account {

namespace {

constexpr auto kFirstRetry = 5s;
constexpr auto kLongestRetry = 120s;

bool isOfflineKind(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Busy
        || kind == ErrorKind::Server;
}

} // namespace

Account::Account(profiles::ProfileStore &profiles, BackendFactory &backends, store::CacheRepository &cache,
                 QObject *parent)
    : QObject(parent), m_profiles(profiles), m_backends(backends), m_cache(cache)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Account::refresh);
}

Account::~Account() = default;

void Account::start()
{
    connect(&m_profiles, &profiles::ProfileStore::currentChanged, this,
            [this] { switchTo(m_profiles.current()); });
    switchTo(m_profiles.current());
}

void Account::switchTo(const profiles::Profile &profile)
{
    m_profile = profile;
    m_backend.reset();
    m_models.clear();
    m_voices.clear();
    m_subscription.reset();
    m_listsAreCached = false;
    m_failures = 0;
    m_retry.stop();
    m_modelsJob.cancel();
    m_voicesJob.cancel();
    m_subscriptionJob.cancel();
    m_state = State::Connecting;
    m_problem.reset();
    emit profileChanged();
    emit stateChanged();
    loadCache();
    refresh();
}

void Account::refresh()
{
    m_retry.stop();
    if (m_backend) {
        loadAll();
        return;
    }
    auto *opening = m_backends.open(m_profile);
    m_opening = opening;
    opening->then(this, [this](const Result<Backend> &backend) {
        if (!backend) {
            noteFailure(backend.error());
            return;
        }
        m_backend = *backend;
        // The handshake happens while the user is still writing.
        m_backend->transport->preconnect(m_backend->dialect.baseUrl());
        emit backendReady();
        loadAll();
    });
}

void Account::loadCache()
{
    auto *models = readModels(m_cache, m_profile.id);
    m_modelsCacheJob = models;
    models->then(this, [this](const Result<QList<api::Model>> &list) {
        if (list && !list->isEmpty() && m_models.isEmpty())
            setModels(*list, true);
    });
    auto *voices = readVoices(m_cache, m_profile.id);
    m_voicesCacheJob = voices;
    voices->then(this, [this](const Result<QList<api::Voice>> &list) {
        if (list && !list->isEmpty() && m_voices.isEmpty())
            setVoices(*list, true);
    });
}

void Account::loadAll()
{
    auto *models = api::ModelsApi(*m_backend->transport, m_backend->dialect).list();
    m_modelsJob = models;
    models->then(this, [this](const Result<QList<api::Model>> &list) {
        if (!list) {
            noteFailure(list.error());
            return;
        }
        noteSuccess();
        setModels(*list, false);
        writeModels(m_cache, m_profile.id, *list, this);
    });
    // Without a cache the first page is of use before thousands of voices have come.
    const auto showFirst = [this](const QList<api::Voice> &first) {
        if (m_voices.isEmpty())
            setVoices(first, true);
    };
    auto *voices = api::VoicesApi(*m_backend->transport, m_backend->dialect).all({}, 20'000, showFirst);
    m_voicesJob = voices;
    voices->then(this, [this](const Result<QList<api::Voice>> &list) {
        if (!list) {
            noteFailure(list.error());
            return;
        }
        noteSuccess();
        setVoices(*list, false);
        writeVoices(m_cache, m_profile.id, *list, this);
    });
    refreshSubscription();
}

void Account::refreshSubscription()
{
    if (!m_backend || !m_backend->dialect.abilities().subscription)
        return;
    auto *job = api::AccountApi(*m_backend->transport, m_backend->dialect).subscription();
    m_subscriptionJob = job;
    job->then(this, [this](const Result<api::Subscription> &plan) {
        if (!plan) {
            noteFailure(plan.error());
            return;
        }
        noteSuccess();
        if (m_subscription == *plan)
            return;
        m_subscription = *plan;
        m_backend->transport->setConcurrency(m_backend->dialect.baseUrl(), plan->concurrency());
        emit subscriptionChanged();
    });
}

void Account::reportRejectedKey(const Error &error)
{
    setState(State::KeyRejected, error);
}

void Account::setModels(const QList<api::Model> &models, bool cached)
{
    m_listsAreCached = cached;
    if (m_models == models)
        return;
    m_models = models;
    emit modelsChanged();
}

void Account::setVoices(const QList<api::Voice> &voices, bool cached)
{
    m_listsAreCached = cached;
    if (m_voices == voices)
        return;
    m_voices = voices;
    emit voicesChanged();
}

void Account::noteFailure(const Error &error)
{
    if (error.isCancelled())
        return;
    qCInfo(logApp) << "profile request failed:" << errorKindName(error.kind) << error.httpStatus
                   << error.detail;
    // A key without the permission for one list still works for the rest.
    if (error.kind == ErrorKind::Scope || error.kind == ErrorKind::Forbidden
        || error.kind == ErrorKind::NotFound)
        return;
    if (error.kind == ErrorKind::Auth) {
        setState(State::KeyRejected, error);
        return;
    }
    if (!isOfflineKind(error.kind)) {
        setState(State::Failed, error);
        return;
    }
    setState(State::Offline, error);
    if (!m_retry.isActive()) {
        const auto wait = std::min(kLongestRetry, kFirstRetry * (1 << std::min(m_failures, 5)));
        ++m_failures;
        m_retry.start(std::chrono::duration_cast<std::chrono::milliseconds>(wait));
    }
}

void Account::noteSuccess()
{
    m_failures = 0;
    m_retry.stop();
    setState(m_profile.dialect == profiles::DialectKind::Sandbox ? State::Sandbox : State::Connected);
}

void Account::setState(State state, std::optional<Error> problem)
{
    if (m_state == state && m_problem == problem)
        return;
    m_state = state;
    m_problem = std::move(problem);
    emit stateChanged();
}

} // namespace studio::account

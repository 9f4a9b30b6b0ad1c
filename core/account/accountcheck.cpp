// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/accountcheck.h"

#include "core/api/accountapi.h"
#include "core/api/voicesapi.h"
#include "core/base/jobguard.h"

namespace studio::account {

namespace {

/// Opens the back end, then asks for the plan and for voices at once. Owns the steps.
class CheckJob final : public JobOf<AccountCheck> {
public:
    CheckJob(BackendFactory &backends, const profiles::Profile &profile, const Secret &key, QObject *parent)
        : JobOf(parent)
    {
        auto *opening = backends.openWithKey(profile, key);
        m_opening = opening;
        opening->then(this, [this](const Result<Backend> &backend) {
            if (backend)
                ask(*backend);
            else
                finish(Unexpected(backend.error()));
        });
    }

protected:
    void abortWork() override
    {
        m_opening.cancel();
        m_plan.cancel();
        m_voices.cancel();
    }

private:
    void ask(const Backend &backend)
    {
        if (isFinished())
            return;
        auto *plan = api::AccountApi(*backend.transport, backend.dialect).subscription();
        m_plan = plan;
        plan->then(this, [this](const Result<api::Subscription> &answer) {
            if (answer) {
                m_check.subscription = *answer;
                m_check.subscriptionKnown = true;
            }
            stepDone(answer ? Result<void>() : Result<void>(Unexpected(answer.error())));
        });
        auto *voices = api::VoicesApi(*backend.transport, backend.dialect).search({});
        m_voices = voices;
        voices->then(this, [this](const Result<api::VoicePage> &answer) {
            if (answer) {
                m_check.voiceCount = static_cast<int>(answer->voices.size());
                m_check.moreVoices = answer->hasMore;
            }
            stepDone(answer ? Result<void>() : Result<void>(Unexpected(answer.error())));
        });
    }

    void stepDone(const Result<void> &outcome)
    {
        if (isFinished())
            return;
        // A scoped key works for what it may do; only both failing the same way would say otherwise.
        if (!outcome && outcome.error().kind != ErrorKind::Scope) {
            m_plan.cancel();
            m_voices.cancel();
            finish(Unexpected(outcome.error()));
            return;
        }
        if (++m_done == 2)
            finish(m_check);
    }

    AccountCheck m_check;
    JobGuard m_opening;
    JobGuard m_plan;
    JobGuard m_voices;
    int m_done = 0;
};

} // namespace

JobOf<AccountCheck> *checkAccount(BackendFactory &backends, const profiles::Profile &profile,
                                  const Secret &key, QObject *parent)
{
    return new CheckJob(backends, profile, key, parent);
}

} // namespace studio::account

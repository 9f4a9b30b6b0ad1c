// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/adminroutes.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

AdminRoutes::AdminRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/sandbox/admin", [this](const Call &call) {
        if (admitAdmin(call))
            call.json(report());
    });
    router.add("POST", "/sandbox/admin", [this](const Call &call) {
        if (admitAdmin(call))
            change(call);
    });
    router.add("POST", "/sandbox/admin/reset", [this](const Call &call) {
        if (!admitAdmin(call))
            return;
        reset();
        call.json(report());
    });
}

bool AdminRoutes::admitAdmin(const Call &call) const
{
    if (call.request().header("x-sandbox-token") == m_state.options.adminToken)
        return true;
    call.json(QJsonObject{{u"detail"_s, u"The header x-sandbox-token is missing or wrong."_s}}, 403);
    return false;
}

QJsonObject AdminRoutes::report() const
{
    QJsonObject json = m_state.log.toJson();
    json.insert(u"faults"_s, m_state.faults.toJson());
    json.insert(u"plan"_s, m_state.account.plan().tier);
    json.insert(u"credits"_s, m_state.account.remaining());
    json.insert(u"credits_used"_s, m_state.account.used());
    json.insert(u"history_items"_s, qint64(m_state.history.items().size()));
    const Account &account = m_state.account;
    json.insert(u"in_flight"_s, account.inFlight(Pool::Standard) + account.inFlight(Pool::Flash));
    json.insert(u"transcriptions_in_flight"_s, account.inFlight(Pool::Transcription));
    json.insert(u"listeners"_s, account.inFlight(Pool::Realtime));
    json.insert(u"conversations"_s, qint64(m_state.calls.all().size()));
    json.insert(u"conversations_in_flight"_s, account.inFlight(Pool::Agents));
    json.insert(u"transcripts"_s, qint64(m_state.transcripts.size()));
    return json;
}

void AdminRoutes::reset() const
{
    m_state.faults = {};
    m_state.account.setPlan(planNamed(m_state.options.plan));
    if (m_state.options.startCredits >= 0)
        m_state.account.setRemaining(m_state.options.startCredits);
    m_state.history.clear();
    m_state.transcripts.clear();
    m_state.calls.clear();
    m_state.signedAddresses.clear();
    m_state.isolations.clear();
    m_state.log.clear();
    m_state.voices.reset();
}

void AdminRoutes::change(const Call &call) const
{
    Validation validation;
    auto body = readBody(call.request(), validation);
    if (!body) {
        call.invalid(validation);
        return;
    }
    if (body->take(u"reset"_s).toBool())
        reset();
    const QJsonValue plan = body->take(u"plan"_s);
    const QJsonValue credits = body->take(u"credits"_s);
    if (const auto bad = m_state.faults.apply(*body)) {
        validation.add(u"value_error"_s, {u"body"_s, *bad}, u"Unknown field or wrong value"_s,
                       body->value(*bad));
        call.invalid(validation);
        return;
    }
    if (plan.isString())
        m_state.account.setPlan(planNamed(plan.toString()));
    if (credits.isDouble())
        m_state.account.setRemaining(credits.toInteger());
    call.json(report());
}

} // namespace studio::sandbox

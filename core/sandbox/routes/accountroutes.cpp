// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/accountroutes.h"

#include "core/sandbox/routes/access.h"

#include <QDateTime>
#include <QMap>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qint64 kDayMs = 86400000;
constexpr qint64 kMostBuckets = 2000;

QJsonObject subscriptionJson(const Account &account)
{
    const bool paid = account.plan().tier != u"free"_s;
    const QJsonValue period = paid ? QJsonValue(u"monthly_period"_s) : QJsonValue();
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const QDateTime reset(QDate(today.year(), today.month(), 1).addMonths(1), QTime(0, 0), Qt::UTC);
    return {{u"tier"_s, account.plan().tier},
            {u"character_count"_s, account.used()},
            {u"character_limit"_s, account.limit()},
            {u"max_character_limit_extension"_s, QJsonValue::Null},
            {u"max_credit_limit_extension"_s, 0},
            {u"can_extend_character_limit"_s, false},
            {u"allowed_to_extend_character_limit"_s, false},
            {u"next_character_count_reset_unix"_s, reset.toSecsSinceEpoch()},
            {u"voice_slots_used"_s, 0},
            {u"professional_voice_slots_used"_s, 0},
            {u"professional_voice_slots_used_in_workspace"_s, 0},
            {u"voice_limit"_s, 30},
            {u"max_voice_add_edits"_s, 60},
            {u"voice_add_edit_counter"_s, 0},
            {u"professional_voice_limit"_s, 0},
            {u"can_extend_voice_limit"_s, false},
            {u"can_use_instant_voice_cloning"_s, false},
            {u"can_use_professional_voice_cloning"_s, false},
            {u"currency"_s, u"usd"_s},
            {u"current_overage"_s, QJsonObject{{u"amount"_s, u"0"_s}, {u"currency"_s, u"usd"_s}}},
            {u"status"_s, paid ? u"active"_s : u"free"_s},
            {u"billing_period"_s, period},
            {u"character_refresh_period"_s, period},
            {u"next_invoice"_s, QJsonValue::Null},
            {u"open_invoices"_s, QJsonArray()},
            {u"has_open_invoices"_s, false},
            {u"pending_change"_s, QJsonValue::Null},
            {u"has_used_starter_coupon_on_account"_s, false},
            {u"has_used_creator_coupon_on_account"_s, false}};
}

double measured(const UsageEntry &entry, const QString &metric)
{
    if (metric == u"request_count"_s)
        return 1;
    return double(metric == u"tts_characters"_s ? entry.characters : entry.credits);
}

} // namespace

AccountRoutes::AccountRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/user", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        call.json(QJsonObject{{u"user_id"_s, u"sandbox"_s},
                              {u"subscription"_s, subscriptionJson(m_state.account)},
                              {u"is_new_user"_s, false},
                              {u"can_use_delayed_payment_methods"_s, false},
                              {u"is_onboarding_completed"_s, true},
                              {u"is_onboarding_checklist_completed"_s, true},
                              {u"show_compliance_terms"_s, false},
                              {u"first_name"_s, u"Sandbox"_s},
                              {u"is_api_key_hashed"_s, false},
                              {u"xi_api_key_preview"_s, QJsonValue::Null},
                              {u"referral_link_code"_s, QJsonValue::Null},
                              {u"partnerstack_partner_default_link"_s, QJsonValue::Null},
                              {u"created_at"_s, 1700000000},
                              {u"seat_type"_s, u"workspace_admin"_s},
                              {u"workspace_id"_s, u"sandbox"_s}});
    });
    router.add("GET", "/v1/user/subscription", [this](const Call &call) {
        if (admit(call, m_state))
            call.json(subscriptionJson(m_state.account));
    });
    router.add("GET", "/v1/usage/character-stats", [this](const Call &call) { usage(call); });
}

void AccountRoutes::usage(const Call &call) const
{
    Validation validation;
    FieldReader query(call.request(), validation);
    const auto start = query.integer(u"start_unix"_s, 0, {}, true);
    const auto end = query.integer(u"end_unix"_s, 0, {}, true);
    query.boolean(u"include_workspace_metrics"_s);
    const QString breakdown = query
                                  .choice(u"breakdown_type"_s,
                                          {u"none"_s, u"voice"_s, u"model"_s, u"user"_s, u"product_type"_s,
                                           u"api_keys"_s, u"all_api_keys"_s, u"groups"_s, u"resource"_s})
                                  .value_or(u"none"_s);
    const QString interval =
        query.choice(u"aggregation_interval"_s, {u"hour"_s, u"day"_s, u"week"_s, u"month"_s, u"cumulative"_s})
            .value_or(u"day"_s);
    const QString metric =
        query
            .choice(u"metric"_s,
                    {u"credits"_s, u"tts_characters"_s, u"minutes_used"_s, u"request_count"_s, u"ttfb_avg"_s,
                     u"ttfb_p95"_s, u"fiat_units_spent"_s, u"concurrency"_s, u"concurrency_average"_s})
            .value_or(u"credits"_s);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const qint64 span = std::max<qint64>(0, *end - *start);
    const QMap<QString, qint64> widths{{u"hour"_s, kDayMs / 24},
                                       {u"day"_s, kDayMs},
                                       {u"week"_s, 7 * kDayMs},
                                       {u"month"_s, 30 * kDayMs},
                                       {u"cumulative"_s, std::max<qint64>(1, span)}};
    const qint64 width = std::max(widths.value(interval, kDayMs), span / kMostBuckets + 1);
    const qint64 first = interval == u"cumulative"_s ? *start : *start / width * width;
    const qint64 buckets = interval == u"cumulative"_s ? 1 : (*end - first) / width + 1;
    QJsonArray times;
    for (qint64 i = 0; i < buckets; ++i)
        times.append(first + i * width);
    QMap<QString, QList<double>> series;
    if (breakdown == u"none"_s)
        series[u"All"_s] = QList<double>(buckets, 0);
    for (const UsageEntry &entry : m_state.account.usage()) {
        if (entry.unixMs < *start || entry.unixMs > *end)
            continue;
        const QString name = breakdown == u"voice"_s ? entry.voiceName
            : breakdown == u"model"_s                ? entry.model
            : breakdown == u"product_type"_s         ? u"TTS"_s
            : breakdown == u"none"_s                 ? u"All"_s
                                                     : u"Sandbox"_s;
        QList<double> &values = series[name];
        if (values.isEmpty())
            values = QList<double>(buckets, 0);
        const qint64 bucket = std::clamp<qint64>((entry.unixMs - first) / width, 0, buckets - 1);
        values[bucket] += measured(entry, metric);
    }
    QJsonObject usage;
    for (auto it = series.begin(); it != series.end(); ++it) {
        QJsonArray values;
        for (const double value : it.value())
            values.append(value);
        usage.insert(it.key(), values);
    }
    call.json(QJsonObject{{u"time"_s, times}, {u"usage"_s, usage}});
}

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/account.h"

#include "core/api/types/json.h"

using namespace Qt::StringLiterals;

namespace studio::api {

bool Subscription::isFree() const
{
    return tier == "free"_L1 || tier == "trial"_L1 || tier.isEmpty();
}

int Subscription::concurrency() const
{
    if (tier == "starter"_L1)
        return 3;
    if (tier == "creator"_L1)
        return 5;
    if (tier == "pro"_L1)
        return 10;
    if (tier == "scale"_L1 || tier == "business"_L1 || tier.startsWith("enterprise"_L1))
        return 15;
    return 2;
}

QString Subscription::tierTitle() const
{
    QString title = tier;
    title.replace(u'_', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

Subscription subscriptionFromJson(const QJsonObject &from)
{
    Subscription subscription;
    subscription.tier = json::string(from, u"tier").toLower();
    subscription.status = json::string(from, u"status");
    subscription.creditsUsed = json::integer(from, u"character_count");
    subscription.creditLimit = json::integer(from, u"character_limit");
    const qint64 reset = json::integer(from, u"next_character_count_reset_unix");
    if (reset > 0)
        subscription.resetsAt = QDateTime::fromSecsSinceEpoch(reset, Qt::UTC);
    subscription.voiceSlotsUsed = static_cast<int>(json::integer(from, u"voice_slots_used"));
    subscription.voiceLimit = static_cast<int>(json::integer(from, u"voice_limit"));
    return subscription;
}

User userFromJson(const QJsonObject &from)
{
    return {json::string(from, u"user_id"), json::string(from, u"first_name"),
            subscriptionFromJson(from.value(u"subscription").toObject())};
}

} // namespace studio::api

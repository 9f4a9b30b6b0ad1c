// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace studio::api {

/// GET /v1/user/subscription. Credits are "characters" in the service's field names.
struct Subscription {
    QString tier{}; ///< "free", "starter", "creator", …; unknown ones are kept as they come.
    QString status{};
    qint64 creditsUsed = 0;
    qint64 creditLimit = 0;
    QDateTime resetsAt{}; ///< UTC; invalid when not told.
    int voiceSlotsUsed = 0;
    int voiceLimit = 0;

    bool operator==(const Subscription &) const = default;
    [[nodiscard]] qint64 creditsLeft() const { return qMax<qint64>(0, creditLimit - creditsUsed); }
    [[nodiscard]] bool isFree() const;
    /// Simultaneous requests the plan allows for ordinary models; 2 when unknown.
    [[nodiscard]] int concurrency() const;
    /// The service keeps nothing of a request that asks for it.
    [[nodiscard]] bool allowsZeroRetention() const { return tier.startsWith(QLatin1String("enterprise")); }
    /// The tier as a title, e.g. "Creator".
    [[nodiscard]] QString tierTitle() const;
};

/// GET /v1/user.
struct User {
    QString id{};
    QString firstName{};
    Subscription subscription{};

    bool operator==(const User &) const = default;
};

Subscription subscriptionFromJson(const QJsonObject &from);
User userFromJson(const QJsonObject &from);

} // namespace studio::api

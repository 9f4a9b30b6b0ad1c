// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrlQuery>

namespace studio::sandbox {

/// What was asked of the server, without keys and texts. Bounded. Server thread.
class RequestLog final {
public:
    struct Entry {
        QString method;
        QString path;
        QUrlQuery query;
        int status = 0;
        qint64 bodyBytes = 0;
        qint64 unixMs = 0;
        qint64 milliseconds = 0;
        qint64 credits = 0;
        QString requestId;
    };

    void add(const Entry &entry);
    void clear();
    /// {served, counts: {"POST /v1/…": n}, paid_requests, credits_charged, log: […]}.
    [[nodiscard]] QJsonObject toJson() const;

private:
    QList<Entry> m_entries;
    QMap<QString, qint64> m_counts;
    qint64 m_served = 0;
    qint64 m_paid = 0;
    qint64 m_credits = 0;
};

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/requestlog.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostEntries = 500;
constexpr qsizetype kMostPaths = 2000;

QString withoutSecrets(const QUrlQuery &query)
{
    QUrlQuery shown;
    for (const auto &[name, value] : query.queryItems()) {
        const QString lower = name.toLower();
        const bool secret =
            lower.contains(u"key"_s) || lower.contains(u"token"_s) || lower.contains(u"authorization"_s);
        const bool harmless = lower.contains(u"page_token"_s);
        shown.addQueryItem(name, secret && !harmless ? u"hidden"_s : value);
    }
    return shown.toString();
}

} // namespace

void RequestLog::add(const Entry &entry)
{
    ++m_served;
    const QString key = entry.method + u' ' + entry.path;
    if (m_counts.contains(key) || m_counts.size() < kMostPaths)
        ++m_counts[key];
    if (entry.credits > 0) {
        ++m_paid;
        m_credits += entry.credits;
    }
    m_entries.append(entry);
    if (m_entries.size() > kMostEntries)
        m_entries.removeFirst();
}

void RequestLog::clear()
{
    *this = {};
}

QJsonObject RequestLog::toJson() const
{
    QJsonObject counts;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
        counts.insert(it.key(), it.value());
    QJsonArray log;
    for (const Entry &entry : m_entries) {
        log.append(QJsonObject{{u"method"_s, entry.method},
                               {u"path"_s, entry.path},
                               {u"query"_s, withoutSecrets(entry.query)},
                               {u"status"_s, entry.status},
                               {u"body_bytes"_s, entry.bodyBytes},
                               {u"unix_ms"_s, entry.unixMs},
                               {u"ms"_s, entry.milliseconds},
                               {u"credits"_s, entry.credits},
                               {u"request_id"_s, entry.requestId}});
    }
    return {{u"served"_s, m_served},
            {u"counts"_s, counts},
            {u"paid_requests"_s, m_paid},
            {u"credits_charged"_s, m_credits},
            {u"log"_s, log}};
}

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/historyapi.h"

#include "core/api/call.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qint64 kMaxHistoryAudioBytes = 512 * 1024 * 1024;

QString itemPath(const QString &id)
{
    return u"/v1/history/"_s + Dialect::segment(id);
}

} // namespace

HistoryApi::HistoryApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<HistoryPage> *HistoryApi::list(const HistoryQuery &query)
{
    QUrlQuery parameters;
    const auto add = [&parameters](const QString &name, const QString &value) {
        parameters.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"page_size"_s, QString::number(std::clamp(query.pageSize, 1, 1000)));
    if (!query.startAfter.isEmpty())
        add(u"start_after_history_item_id"_s, query.startAfter);
    if (!query.voice.isEmpty())
        add(u"voice_id"_s, query.voice.value());
    if (!query.search.isEmpty()) {
        add(u"search"_s, query.search);
        add(u"source"_s, u"TTS"_s);
    }
    if (query.after.isValid())
        add(u"date_after_unix"_s, QString::number(query.after.toSecsSinceEpoch()));
    return call<HistoryPage>(m_transport, m_dialect.request("GET", u"/v1/history"_s, parameters),
                             [](const net::Response &answer) -> Result<HistoryPage> {
                                 const auto body = json::object(answer.body);
                                 if (!body)
                                     return fail(body.error());
                                 if (!body->value(u"history").isArray())
                                     return fail(json::unexpected(answer.body, u"no history"_s));
                                 return historyPageFromJson(*body);
                             });
}

JobOf<HistoryItem> *HistoryApi::byId(const QString &id)
{
    return call<HistoryItem>(m_transport, m_dialect.request("GET", itemPath(id)),
                             [](const net::Response &answer) -> Result<HistoryItem> {
                                 const auto body = json::object(answer.body);
                                 if (!body)
                                     return fail(body.error());
                                 HistoryItem item = historyItemFromJson(*body);
                                 if (item.id.isEmpty())
                                     return fail(json::unexpected(answer.body, u"no history_item_id"_s));
                                 return item;
                             });
}

JobOf<QByteArray> *HistoryApi::audio(const QString &id)
{
    net::Request request = m_dialect.request("GET", itemPath(id) + u"/audio"_s);
    request.lane = net::Lane::Transfer;
    request.maxBodyBytes = kMaxHistoryAudioBytes;
    return call<QByteArray>(m_transport, request, [](const net::Response &answer) -> Result<QByteArray> {
        if (answer.body.isEmpty())
            return fail(json::unexpected(answer.body, u"no audio"_s));
        return answer.body;
    });
}

JobOf<bool> *HistoryApi::remove(const QString &id)
{
    net::Request request = m_dialect.request("DELETE", itemPath(id));
    request.requestClass = net::RequestClass::Change;
    return call<bool>(m_transport, request, [](const net::Response &) -> Result<bool> { return true; });
}

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/voicesapi.h"

#include "core/api/call.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

Result<VoicePage> parsePage(const net::Response &answer)
{
    const auto body = json::object(answer.body);
    if (!body)
        return fail(body.error());
    if (!body->value(u"voices").isArray())
        return fail(json::unexpected(answer.body, u"no voices"_s));
    return voicePageFromJson(*body);
}

QString pageSizeText(int size)
{
    return QString::number(std::clamp(size, 1, 100));
}

/// Collects pages one after the other.
class AllVoicesJob final : public JobOf<QList<Voice>> {
public:
    AllVoicesJob(net::Transport &transport, const Dialect &dialect, const QString &search, qsizetype limit,
                 std::function<void(const QList<Voice> &)> onFirst)
        : JobOf(&transport), m_api(transport, dialect), m_search(search), m_limit(limit),
          m_onFirst(std::move(onFirst))
    {
        next({});
    }

protected:
    void abortWork() override
    {
        if (m_step)
            m_step->cancel();
    }

private:
    void next(const QString &token)
    {
        auto *step = m_api.search({.search = m_search, .pageToken = token});
        m_step = step;
        step->then(this, [this](const Result<VoicePage> &page) { take(page); });
    }

    void take(const Result<VoicePage> &page)
    {
        if (isFinished())
            return;
        if (!page) {
            finish(fail(page.error()));
            return;
        }
        m_voices.append(page->voices);
        emit progressed(m_voices.size(), page->totalCount);
        const bool stuck = page->nextPageToken.isEmpty() || m_seenTokens.contains(page->nextPageToken);
        if (!page->hasMore || stuck || m_voices.size() >= m_limit) {
            finish(std::move(m_voices));
            return;
        }
        m_seenTokens.insert(page->nextPageToken);
        if (auto tell = std::exchange(m_onFirst, nullptr))
            tell(m_voices);
        next(page->nextPageToken);
    }

    VoicesApi m_api;
    QString m_search;
    qsizetype m_limit;
    std::function<void(const QList<Voice> &)> m_onFirst;
    QList<Voice> m_voices;
    QSet<QString> m_seenTokens;
    QPointer<Job> m_step;
};

} // namespace

VoicesApi::VoicesApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<VoicePage> *VoicesApi::search(const VoiceQuery &query)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"page_size"_s, pageSizeText(query.pageSize));
    // Counting is costly for the service and is not shown anywhere.
    parameters.addQueryItem(u"include_total_count"_s, u"false"_s);
    if (!query.search.isEmpty())
        parameters.addQueryItem(u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(query.search)));
    if (!query.pageToken.isEmpty())
        parameters.addQueryItem(u"next_page_token"_s,
                                QString::fromLatin1(QUrl::toPercentEncoding(query.pageToken)));
    return call<VoicePage>(m_transport, m_dialect.request("GET", u"/v2/voices"_s, parameters), parsePage);
}

JobOf<QList<Voice>> *VoicesApi::all(const QString &search, qsizetype limit,
                                    std::function<void(const QList<Voice> &)> onFirst)
{
    return new AllVoicesJob(m_transport, m_dialect, search, limit, std::move(onFirst));
}

JobOf<Voice> *VoicesApi::byId(const VoiceId &id)
{
    return call<Voice>(m_transport, m_dialect.request("GET", u"/v1/voices/"_s + Dialect::segment(id.value())),
                       [](const net::Response &answer) -> Result<Voice> {
                           const auto body = json::object(answer.body);
                           if (!body)
                               return fail(body.error());
                           Voice voice = voiceFromJson(*body);
                           if (voice.id.isEmpty())
                               return fail(json::unexpected(answer.body, u"no voice_id"_s));
                           return voice;
                       });
}

JobOf<VoicePage> *VoicesApi::shared(const SharedVoiceQuery &query)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"page_size"_s, pageSizeText(query.pageSize));
    parameters.addQueryItem(u"page"_s, QString::number(std::max(0, query.page)));
    if (!query.search.isEmpty())
        parameters.addQueryItem(u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(query.search)));
    return call<VoicePage>(m_transport, m_dialect.request("GET", u"/v1/shared-voices"_s, parameters),
                           parsePage);
}

} // namespace studio::api

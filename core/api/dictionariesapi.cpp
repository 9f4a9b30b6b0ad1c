// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dictionariesapi.h"

#include "core/api/call.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qsizetype kMost = 2000;
constexpr qint64 kMostLexiconBytes = 16 * 1024 * 1024;
const auto kPath = "/v1/pronunciation-dictionaries"_L1;

Result<Dictionary> parseOne(const net::Response &answer)
{
    const auto body = json::object(answer.body);
    if (!body)
        return fail(body.error());
    Dictionary dictionary = dictionaryFromJson(*body);
    if (dictionary.id.isEmpty())
        return fail(json::unexpected(answer.body, u"no id"_s));
    return dictionary;
}

/// Page after page.
class AllDictionariesJob final : public JobOf<QList<Dictionary>> {
public:
    AllDictionariesJob(net::Transport &transport, const Dialect &dialect)
        : JobOf(&transport), m_api(transport, dialect)
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
    void next(const QString &cursor)
    {
        auto *step = m_api.list(cursor);
        m_step = step;
        step->then(this, [this](const Result<DictionaryPage> &page) { take(page); });
    }

    void take(const Result<DictionaryPage> &page)
    {
        if (isFinished())
            return;
        if (!page) {
            finish(fail(page.error()));
            return;
        }
        for (const Dictionary &dictionary : page->dictionaries) {
            if (!dictionary.archived)
                m_found.append(dictionary);
        }
        const bool stuck = page->nextCursor.isEmpty() || m_seen.contains(page->nextCursor);
        if (!page->hasMore || stuck || m_found.size() >= kMost) {
            finish(std::move(m_found));
            return;
        }
        m_seen.insert(page->nextCursor);
        next(page->nextCursor);
    }

    DictionariesApi m_api;
    QList<Dictionary> m_found;
    QSet<QString> m_seen;
    QPointer<Job> m_step;
};

} // namespace

DictionariesApi::DictionariesApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<DictionaryPage> *DictionariesApi::list(const QString &cursor, int pageSize)
{
    QUrlQuery query;
    query.addQueryItem(u"page_size"_s, QString::number(std::clamp(pageSize, 1, 100)));
    query.addQueryItem(u"include_archived"_s, u"false"_s);
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    return call<DictionaryPage>(m_transport, m_dialect.request("GET", kPath, query),
                                [](const net::Response &answer) -> Result<DictionaryPage> {
                                    const auto body = json::object(answer.body);
                                    if (!body)
                                        return fail(body.error());
                                    if (!body->value(u"pronunciation_dictionaries").isArray())
                                        return fail(json::unexpected(answer.body, u"no dictionaries"_s));
                                    return dictionaryPageFromJson(*body);
                                });
}

JobOf<QList<Dictionary>> *DictionariesApi::all()
{
    return new AllDictionariesJob(m_transport, m_dialect);
}

JobOf<Dictionary> *DictionariesApi::byId(const QString &id)
{
    return call<Dictionary>(m_transport, m_dialect.request("GET", kPath + u'/' + Dialect::segment(id)),
                            parseOne);
}

JobOf<Dictionary> *DictionariesApi::create(const QString &name, const QString &description,
                                           const std::vector<text::PronunciationRule> &rules)
{
    QJsonObject body{{u"name"_s, name}, {u"rules"_s, dictionaryRules(rules)}};
    if (!description.isEmpty())
        body.insert("description"_L1, description);
    net::Request request = m_dialect.jsonRequest("POST", kPath + u"/add-from-rules"_s, body);
    request.requestClass = net::RequestClass::Change;
    return call<Dictionary>(m_transport, request, parseOne);
}

JobOf<Dictionary> *DictionariesApi::setRules(const QString &id,
                                             const std::vector<text::PronunciationRule> &rules)
{
    net::Request request =
        m_dialect.jsonRequest("POST", kPath + u'/' + Dialect::segment(id) + u"/set-rules"_s,
                              {{u"rules"_s, dictionaryRules(rules)}});
    request.requestClass = net::RequestClass::Change;
    return call<Dictionary>(m_transport, request, parseOne);
}

JobOf<QByteArray> *DictionariesApi::download(const QString &id, const QString &version)
{
    net::Request request = m_dialect.request(
        "GET", kPath + u'/' + Dialect::segment(id) + u'/' + Dialect::segment(version) + u"/download"_s);
    request.maxBodyBytes = kMostLexiconBytes;
    return call<QByteArray>(m_transport, request,
                            [](const net::Response &answer) -> Result<QByteArray> { return answer.body; });
}

} // namespace studio::api

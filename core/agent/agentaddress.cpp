// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentaddress.h"

#include "core/agent/words.h"
#include "core/api/agentsapi.h"
#include "core/api/call.h"
#include "core/base/loopback.h"
#include "core/base/redact.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr qsizetype kLongestAddress = 8192;
constexpr qint64 kLongestAnswer = 64 * 1024;

Unexpected noAddress(const QString &message, const QString &nextStep, const QString &detail)
{
    Error error = Error::make(ErrorKind::Validation, message, detail);
    error.nextStep = nextStep;
    return Unexpected(error);
}

bool isAgentId(const QString &text)
{
    static const QRegularExpression id(u"^[A-Za-z0-9_-]{3,128}$"_s);
    return id.match(text).hasMatch();
}

QUrl withQuery(QUrl url, const AgentAddress &address)
{
    QUrlQuery query(url);
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"agent_id"_s, address.agentId);
    add(u"branch_id"_s, address.branchId);
    add(u"version_id"_s, address.versionId);
    url.setQuery(query);
    return url;
}

Result<AgentRoute> routeTo(const Secret &signedUrl, const QString &agentId)
{
    const auto url = checkSignedUrl(signedUrl.reveal(), agentId);
    if (!url)
        return Unexpected(url.error());
    return AgentRoute{.url = *url};
}

/// An error of the way to the signed URL, in words of this subject.
Error ofService(Error error)
{
    if (error.kind == ErrorKind::NotFound)
        error.message = tr("There is no agent with this id in the account.");
    // What somebody's own service says may hold what it was asked not to tell.
    error.raw.clear();
    error.detail = redacted(error.detail);
    error.message = redacted(error.message);
    return error;
}

JobOf<AgentRoute> *askService(const AgentAddress &address, net::Transport &transport)
{
    QString text = address.serviceUrl.toString(QUrl::FullyEncoded);
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(address.agentId));
    text.replace(u"{agent_id}"_s, id).replace(u"%7Bagent_id%7D"_s, id, Qt::CaseInsensitive);
    net::Request request;
    request.url = QUrl(text);
    request.maxBodyBytes = kLongestAnswer;
    if (!address.headerName.isEmpty() && !address.headerValue.isEmpty())
        request.headers.append({address.headerName, address.headerValue.reveal()});
    const QString agentId = address.agentId;
    auto *asked = api::call<AgentRoute>(transport, request,
                                        [agentId](const net::Response &answer) -> Result<AgentRoute> {
                                            const auto url = signedUrlFromAnswer(answer.body);
                                            if (!url)
                                                return Unexpected(url.error());
                                            return routeTo(*url, agentId);
                                        });
    auto *job = new PromiseJob<AgentRoute>(&transport);
    job->onCancel([guard = QPointer<Job>(asked)] {
        if (guard)
            guard->cancel();
    });
    asked->then(job, [job](const Result<AgentRoute> &route) {
        if (route) {
            job->resolve(route);
            return;
        }
        Error error = ofService(route.error());
        if (error.kind == ErrorKind::Auth || error.kind == ErrorKind::Forbidden) {
            error.message = tr("The signed-URL service refused the request.");
            error.nextStep = tr("Check the header it asks for.");
        } else if (error.kind == ErrorKind::NotFound) {
            error.message = tr("The signed-URL service does not know this address or agent.");
            error.nextStep = tr("Check the address of the service and the agent's id.");
        }
        job->resolve(Unexpected(error));
    });
    return job;
}

} // namespace

Result<AgentAddress> AgentAddress::read(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.isEmpty() || text.size() > kLongestAddress) {
        return noAddress(tr("This is neither an agent's id nor a signed URL."),
                         tr("Paste an id like “agent_…”, or an address that begins with wss://."),
                         u"pasted text"_s);
    }
    if (isAgentId(text))
        return AgentAddress{.way = Way::Public, .agentId = text};
    const QUrl url(text);
    const QUrlQuery query(url);
    const QString id = query.queryItemValue(u"agent_id"_s, QUrl::FullyDecoded);
    if (url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1) {
        const auto checked = checkSignedUrl(text.toUtf8(), {});
        if (!checked)
            return Unexpected(checked.error());
        if (!query.hasQueryItem(u"conversation_signature"_s) && !query.hasQueryItem(u"token"_s)
            && query.queryItems().size() == 1 && isAgentId(id))
            return AgentAddress{.way = Way::Public, .agentId = id};
        return AgentAddress{.way = Way::Pasted,
                            .agentId = isAgentId(id) ? id : QString(),
                            .pastedUrl = Secret(text.toUtf8())};
    }
    static const QRegularExpression inPath(u"/(agent_[A-Za-z0-9]+)"_s);
    const QRegularExpressionMatch match = inPath.match(url.path());
    if (url.scheme() == "https"_L1 && (isAgentId(id) || match.hasMatch()))
        return AgentAddress{.way = Way::Public, .agentId = isAgentId(id) ? id : match.captured(1)};
    return noAddress(tr("This is neither an agent's id nor a signed URL."),
                     tr("Paste an id like “agent_…”, or an address that begins with wss://."),
                     u"pasted text"_s);
}

QString AgentAddress::wayName() const
{
    switch (way) {
    case Way::Public:
        return u"public"_s;
    case Way::WithKey:
        return u"key"_s;
    case Way::SignedUrlService:
        return u"service"_s;
    case Way::Pasted:
        break;
    }
    return u"pasted"_s;
}

Result<QUrl> checkSignedUrl(const QByteArray &text, const QString &expectedAgent)
{
    const QUrl url(QString::fromUtf8(text.left(kLongestAddress + 1)), QUrl::StrictMode);
    const bool secure = url.scheme() == "wss"_L1;
    if (text.size() > kLongestAddress || !url.isValid() || url.host().isEmpty()
        || (!secure && url.scheme() != "ws"_L1) || !url.userInfo().isEmpty()) {
        return noAddress(tr("This is not the signed URL of a conversation."),
                         tr("A signed URL begins with wss:// and can be used once."), u"not wss"_s);
    }
    if (!secure && !isLoopbackHost(url.host())) {
        return noAddress(tr("The signed URL is not protected by TLS."),
                         tr("Ask for one that begins with wss://."), u"ws to another host"_s);
    }
    const QString agent = QUrlQuery(url).queryItemValue(u"agent_id"_s, QUrl::FullyDecoded);
    if (!expectedAgent.isEmpty() && !agent.isEmpty() && agent != expectedAgent) {
        return noAddress(tr("The signed URL is for another agent."),
                         tr("Ask for one for this agent, or choose the other agent."), u"another agent_id"_s);
    }
    return url;
}

Result<Secret> signedUrlFromAnswer(const QByteArray &body)
{
    if (body.size() <= kLongestAnswer) {
        const QByteArray bare = body.trimmed();
        if (bare.startsWith("wss://") || bare.startsWith("ws://"))
            return Secret(bare);
        const QJsonDocument document = QJsonDocument::fromJson(body);
        QJsonObject object = document.object();
        for (const auto &holder : {u"data"_s, u"result"_s}) {
            if (object.value(holder).isObject())
                object = object.value(holder).toObject();
        }
        for (const auto &name : {u"signed_url"_s, u"signedUrl"_s, u"signedURL"_s, u"url"_s}) {
            const QString url = object.value(name).toString();
            if (!url.isEmpty())
                return Secret(url.toUtf8());
        }
    }
    Error error = Error::make(ErrorKind::Protocol, tr("The signed-URL service gave no signed URL."),
                              u"no signed_url"_s);
    error.nextStep = tr("It should answer with JSON that holds “signed_url”.");
    return Unexpected(error);
}

JobOf<AgentRoute> *findRoute(const AgentAddress &address, net::Transport &transport,
                             const api::Dialect &dialect)
{
    switch (address.way) {
    case AgentAddress::Way::Public: {
        // An agent that everybody may talk to needs no key, so none goes there.
        const QUrl url = dialect.socket(u"/v1/convai/conversation"_s, {}).url;
        return readyJob<AgentRoute>(AgentRoute{.url = withQuery(url, address)}, &transport);
    }
    case AgentAddress::Way::WithKey: {
        api::AgentsApi api(transport, dialect);
        JobOf<Secret> *asked = api.signedUrl(
            {.id = address.agentId, .branchId = address.branchId, .versionId = address.versionId});
        auto *job = new PromiseJob<AgentRoute>(&transport);
        job->onCancel([guard = QPointer<Job>(asked)] {
            if (guard)
                guard->cancel();
        });
        asked->then(job, [job, agentId = address.agentId](const Result<Secret> &url) {
            job->resolve(url ? routeTo(*url, agentId) : Unexpected(ofService(url.error())));
        });
        return job;
    }
    case AgentAddress::Way::SignedUrlService:
        return askService(address, transport);
    case AgentAddress::Way::Pasted:
        break;
    }
    return readyJob<AgentRoute>(routeTo(address.pastedUrl, address.agentId), &transport);
}

} // namespace studio::agent

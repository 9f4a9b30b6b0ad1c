// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"

#include "core/net/concurrencygate.h"
#include "core/net/connectionpool.h"
#include "core/net/connectionsetup.h"
#include "core/net/httpexchange.h"
#include "core/net/netjobs.h"

#include <QNetworkRequest>

#include <deque>
#include <map>

using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

constexpr int kUnknownPlan = 2;
constexpr int kControlWidth = 6;

enum class QueueKind { Control, Transfer, Paid };

QueueKind queueOf(const Request &request)
{
    if (request.requestClass == RequestClass::Paid)
        return QueueKind::Paid;
    return request.lane == Lane::Transfer ? QueueKind::Transfer : QueueKind::Control;
}

QString hostKey(const QUrl &url)
{
    return url.scheme() + u"://"_s + url.host() + u':' + QString::number(url.port(-1));
}

} // namespace

class NetTransport::Private final : public ExchangeHost {
public:
    struct Queue {
        explicit Queue(int width) : gate(width) { }
        ConcurrencyGate gate;
        std::deque<HttpExchange *> waiting;
        bool starting = false;
    };
    using QueueKey = std::pair<QString, QueueKind>;

    explicit Private(const NetOptions &givenOptions)
        : options(givenOptions), policy(options.retry), control(options), transfer(options)
    {
        if (options.userAgent.isEmpty())
            options.userAgent = defaultUserAgent();
    }

    void enqueue(HttpExchange *exchange, bool first) override;
    void dequeue(HttpExchange *exchange) override;
    std::unique_ptr<HttpAttempt> makeAttempt(HttpExchange *exchange) override;
    int release(HttpExchange *exchange, const std::optional<Error> &error,
                const HeaderList &headers) override;
    [[nodiscard]] const RetryPolicy &retryPolicy() const override { return policy; }

    Queue &queueFor(const QString &host, QueueKind kind);
    Queue &queueFor(const Request &request) { return queueFor(hostKey(request.url), queueOf(request)); }
    ConnectionPool &pool(Lane lane) { return lane == Lane::Control ? control : transfer; }
    void startWaiting(Queue &queue);
    void setMaximum(const QString &host, int maximum);
    const Result<QSslConfiguration> &tls();
    Result<void> check(const Request &request);

    bool closing = false; ///< Places that become free stay free.
    NetOptions options;
    RetryPolicy policy;
    ConnectionPool control;
    ConnectionPool transfer;
    std::map<QueueKey, Queue> queues;
    QHash<HttpExchange *, QNetworkAccessManager *> managers;
    std::optional<Result<QSslConfiguration>> tlsMade;
};

NetTransport::Private::Queue &NetTransport::Private::queueFor(const QString &host, QueueKind kind)
{
    return queues.try_emplace({host, kind}, kind == QueueKind::Control ? kControlWidth : kUnknownPlan)
        .first->second;
}

void NetTransport::Private::enqueue(HttpExchange *exchange, bool first)
{
    Queue &queue = queueFor(exchange->request());
    if (first)
        queue.waiting.push_front(exchange);
    else
        queue.waiting.push_back(exchange);
    startWaiting(queue);
}

void NetTransport::Private::dequeue(HttpExchange *exchange)
{
    std::erase(queueFor(exchange->request()).waiting, exchange);
}

void NetTransport::Private::startWaiting(Queue &queue)
{
    while (!closing && !queue.waiting.empty() && queue.gate.isOpen()) {
        HttpExchange *next = queue.waiting.front();
        queue.waiting.pop_front();
        queue.gate.started();
        next->start();
    }
}

std::unique_ptr<HttpAttempt> NetTransport::Private::makeAttempt(HttpExchange *exchange)
{
    const Request &request = exchange->request();
    QNetworkRequest prepared(request.url);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setAttribute(
        QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute,
        static_cast<int>(std::chrono::ceil<std::chrono::seconds>(options.connectionAgeLimit).count()));
    prepared.setRawHeader("User-Agent", options.userAgent.toLatin1());
    prepared.setRawHeader("Accept-Language", "en");
    // Setting this header is what turns Qt's own decompression off; with it, Qt guards against bombs.
    if (exchange->decoding() == HttpAttempt::Decoding::None)
        prepared.setRawHeader("Accept-Encoding", "identity");
    if (!request.contentType.isEmpty())
        prepared.setRawHeader("Content-Type", request.contentType);
    else if (request.method != "GET")
        prepared.setRawHeader("Content-Type", "application/octet-stream");
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    if (request.url.scheme() == "https"_L1) {
        // HTTP/1.1 only: over HTTP/2 Qt 6.4 ignores the read buffer's size, and "sent once" is proved for
        // HTTP/1.1. Not set for plain http, which is HTTP/1.1 anyway: with it Qt would not find a connection
        // made ahead.
        prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        prepared.setSslConfiguration(*tls());
    }

    const bool wantsFresh = request.requestClass != RequestClass::Read;
    QNetworkAccessManager &manager = pool(request.lane).take(hostKey(request.url), wantsFresh);
    managers.insert(exchange, &manager);
    return std::make_unique<HttpAttempt>(manager, prepared, request, options, exchange->decoding(), nullptr);
}

int NetTransport::Private::release(HttpExchange *exchange, const std::optional<Error> &error,
                                   const HeaderList &headers)
{
    const Request &request = exchange->request();
    pool(request.lane).give(managers.take(exchange), hostKey(request.url));
    Queue &queue = queueFor(request);
    queue.gate.ended();
    const int others = queue.gate.running();
    bool ok = false;
    const int allowed = headerValue(headers, "maximum-concurrent-requests").toInt(&ok);
    if (ok)
        setMaximum(hostKey(request.url), allowed);
    if (!error)
        queue.gate.succeeded();
    else if (error->kind == ErrorKind::Concurrency)
        queue.gate.refused();
    startWaiting(queue);
    return others;
}

void NetTransport::Private::setMaximum(const QString &host, int maximum)
{
    for (const QueueKind kind : {QueueKind::Paid, QueueKind::Transfer}) {
        Queue &queue = queueFor(host, kind);
        queue.gate.setMaximum(maximum);
        startWaiting(queue);
    }
}

const Result<QSslConfiguration> &NetTransport::Private::tls()
{
    // Reading the authorities takes a while; a sandbox never needs them.
    if (!tlsMade)
        tlsMade = tlsConfiguration(options.certificateAuthorities);
    return *tlsMade;
}

Result<void> NetTransport::Private::check(const Request &request)
{
    if (Result<void> headers = checkHeaders(request.headers); !headers)
        return headers;
    Result<void> address = checkAddress(request.url, u"https"_s, u"http"_s);
    if (address && request.url.scheme() == "https"_L1 && !tls())
        return Unexpected(tls().error());
    return address;
}

NetTransport::NetTransport(const NetOptions &options, QObject *parent)
    : Transport(parent), d(std::make_unique<Private>(options))
{
    qRegisterMetaType<Error>();
}

NetTransport::~NetTransport()
{
    // Jobs and streams are children; they let go of their connections while the pools still stand.
    d->closing = true;
    const auto jobs = findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly);
    const auto streams = findChildren<ResponseStream *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(jobs);
    qDeleteAll(streams);
}

JobOf<Response> *NetTransport::send(const Request &request)
{
    if (const Result<void> allowed = d->check(request); !allowed)
        return readyJob<Response>(Unexpected(allowed.error()), this);
    return new SendJob(*d, request, this);
}

ResponseStream *NetTransport::open(const Request &request)
{
    return new NetStream(*d, request, d->check(request), this);
}

void NetTransport::preconnect(const QUrl &url)
{
    Request probe;
    probe.url = url;
    if (!d->check(probe))
        return;
    const QSslConfiguration tls = url.scheme() == "https"_L1 ? *d->tls() : QSslConfiguration();
    for (const Lane lane : {Lane::Transfer, Lane::Control})
        d->pool(lane).preconnect(url, hostKey(url), tls);
}

void NetTransport::setConcurrency(const QUrl &host, int maximum)
{
    d->setMaximum(hostKey(host), maximum);
}

int NetTransport::concurrency(const QUrl &host) const
{
    return d->queueFor(hostKey(host), QueueKind::Paid).gate.width();
}

} // namespace studio::net

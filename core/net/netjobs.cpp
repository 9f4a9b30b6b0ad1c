// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/netjobs.h"

namespace studio::net {

SendJob::SendJob(ExchangeHost &host, const Request &request, QObject *parent)
    : JobOf<Response>(parent), m_exchange(host, request, HttpAttempt::Decoding::Transparent, nullptr)
{
    connect(&m_exchange, &HttpExchange::headArrived, this, [this](int status, const HeaderList &headers) {
        m_response.status = status;
        m_response.headers = headers;
    });
    connect(&m_exchange, &HttpExchange::chunkReady, this, [this](const QByteArray &chunk) {
        m_response.body += chunk;
        if (m_exchange.request().upload.isEmpty())
            emit progressed(m_response.body.size(), m_response.header("content-length").toLongLong());
    });
    connect(&m_exchange, &HttpExchange::uploaded, this, &Job::progressed);
    connect(&m_exchange, &HttpExchange::restarted, this, [this] { m_response = {}; });
    connect(&m_exchange, &HttpExchange::ended, this, [this](const Result<void> &outcome) {
        if (!outcome) {
            finish(Unexpected(outcome.error()));
            return;
        }
        m_response.timing = m_exchange.timing();
        finish(std::move(m_response));
    });
    m_exchange.begin();
}

void SendJob::abortWork()
{
    m_exchange.cancel();
}

NetStream::NetStream(ExchangeHost &host, const Request &request, const Result<void> &allowed, QObject *parent)
    : ResponseStream(parent), m_exchange(host, request, HttpAttempt::Decoding::None, nullptr)
{
    connect(&m_exchange, &HttpExchange::headArrived, this, &ResponseStream::started);
    connect(&m_exchange, &HttpExchange::uploaded, this, &ResponseStream::uploaded);
    connect(&m_exchange, &HttpExchange::chunkReady, this, &ResponseStream::chunkReady);
    connect(&m_exchange, &HttpExchange::quiet, this, &ResponseStream::quiet);
    connect(&m_exchange, &HttpExchange::retrying, this, &ResponseStream::retrying);
    connect(&m_exchange, &HttpExchange::ended, this, &NetStream::end);
    if (allowed)
        m_exchange.begin();
    else
        endSoon(allowed);
}

void NetStream::cancel()
{
    if (m_ended)
        return;
    m_exchange.cancel();
    endSoon(Unexpected(Error::cancelled()));
}

RequestTiming NetStream::timing() const
{
    return m_exchange.timing();
}

void NetStream::endSoon(const Result<void> &outcome)
{
    m_ended = true;
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            emit ended(outcome);
            deleteLater();
        },
        Qt::QueuedConnection);
}

void NetStream::end(const Result<void> &outcome)
{
    m_ended = true;
    emit ended(outcome);
    deleteLater();
}

} // namespace studio::net

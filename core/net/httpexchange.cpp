// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpexchange.h"

#include "core/base/logging.h"

using namespace std::chrono_literals;

namespace studio::net {

HttpExchange::HttpExchange(ExchangeHost &host, const Request &request, HttpAttempt::Decoding decoding,
                           QObject *parent)
    : QObject(parent), m_host(host), m_request(request), m_decoding(decoding)
{
    m_sinceCall.start();
    m_backOff.setSingleShot(true);
    connect(&m_backOff, &QTimer::timeout, this, [this] {
        m_state = State::Queued;
        m_host.enqueue(this, true);
    });
}

HttpExchange::~HttpExchange()
{
    cancel();
}

void HttpExchange::begin()
{
    m_state = State::Queued;
    m_host.enqueue(this, false);
}

void HttpExchange::start()
{
    m_state = State::Running;
    ++m_tries;
    m_sentAfter = std::chrono::nanoseconds(m_sinceCall.nsecsElapsed());
    m_attempt = m_host.makeAttempt(this);
    connect(m_attempt.get(), &HttpAttempt::headArrived, this, [this](int status, const HeaderList &headers) {
        m_delivered = m_decoding == HttpAttempt::Decoding::None;
        emit headArrived(status, headers);
    });
    connect(m_attempt.get(), &HttpAttempt::uploaded, this, &HttpExchange::uploaded);
    connect(m_attempt.get(), &HttpAttempt::chunkReady, this, &HttpExchange::chunkReady);
    connect(m_attempt.get(), &HttpAttempt::quiet, this, &HttpExchange::quiet);
    connect(m_attempt.get(), &HttpAttempt::ended, this, &HttpExchange::onAttemptEnded);
}

void HttpExchange::cancel()
{
    const State before = std::exchange(m_state, State::Ended);
    m_backOff.stop();
    if (before == State::Queued)
        m_host.dequeue(this);
    if (before != State::Running)
        return;
    m_attempt->disconnect(this);
    m_attempt->stop();
    m_attempt.release()->deleteLater(); // we may be inside one of its signals
    m_host.release(this, Error::cancelled(), {});
}

RequestTiming HttpExchange::timing() const
{
    if (!m_attempt)
        return m_lastTiming;
    RequestTiming timing{m_sentAfter, {}, {}, m_tries};
    if (m_attempt->writtenAfter() > 0ns)
        timing.written = m_sentAfter + m_attempt->writtenAfter();
    if (m_attempt->firstByteAfter() > 0ns)
        timing.firstByte = m_sentAfter + m_attempt->firstByteAfter();
    return timing;
}

void HttpExchange::onAttemptEnded(const AttemptEnd &end)
{
    log(end.error);
    m_lastTiming = timing();
    m_attempt->disconnect(this);
    HttpAttempt *attempt = m_attempt.release();
    attempt->deleteLater();
    const QPointer<HttpExchange> self(this);
    m_state = State::BackingOff; // release() may start others, never this one
    const int others = m_host.release(this, end.error, attempt->headers());
    if (!self)
        return;
    if (!end.error) {
        endWith({});
        return;
    }
    if (!m_delivered && end.error->kind == ErrorKind::Concurrency && others > 0) {
        // There is room as soon as one of ours ends; that is no failure of this one.
        emit retrying(*end.error, 0ms);
        if (!self || m_state == State::Ended)
            return;
        emit restarted();
        m_state = State::Queued;
        m_host.enqueue(this, true);
        return;
    }
    const auto wait = m_delivered
        ? std::nullopt
        : m_host.retryPolicy().waitBefore(m_request.requestClass, *end.error, end.surelyNotDone, m_repeats);
    if (!wait) {
        endWith(Unexpected(RetryPolicy::verdict(m_request.requestClass, *end.error, end.surelyNotDone)));
        return;
    }
    ++m_repeats;
    m_backOff.start(*wait);
    emit restarted();
    emit retrying(*end.error, *wait);
}

void HttpExchange::endWith(const Result<void> &outcome)
{
    m_state = State::Ended;
    emit ended(outcome);
}

void HttpExchange::log(const std::optional<Error> &error) const
{
    // Nothing of headers, query or body: they may hold keys and the user's text.
    const auto milliseconds = (std::chrono::nanoseconds(m_sinceCall.nsecsElapsed()) - m_sentAfter) / 1ms;
    qCDebug(logNet).noquote().nospace()
        << m_request.method << ' ' << m_request.url.host() << m_request.url.path() << ' '
        << m_attempt->status() << ' ' << milliseconds << " ms, first byte "
        << m_attempt->firstByteAfter() / 1ms << " ms, " << m_attempt->bytesReceived() << " bytes"
        << (error ? ", " : "") << (error ? errorKindName(error->kind) : QString()) << (error ? " " : "")
        << (error ? error->detail : QString());
}

} // namespace studio::net

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/httpattempt.h"
#include "core/net/retrypolicy.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace studio::net {

class HttpExchange;

/// What an exchange needs from the transport: a place in a queue and a connection.
class ExchangeHost {
public:
    virtual ~ExchangeHost() = default;
    /// Later calls exchange->start(), at once if there is room. `first`: before those that never ran.
    virtual void enqueue(HttpExchange *exchange, bool first) = 0;
    virtual void dequeue(HttpExchange *exchange) = 0;
    virtual std::unique_ptr<HttpAttempt> makeAttempt(HttpExchange *exchange) = 0;
    /// The try is over and its place free. `others`: how many of the same queue still run.
    virtual int release(HttpExchange *exchange, const std::optional<Error> &error,
                        const HeaderList &headers) = 0;
    [[nodiscard]] virtual const RetryPolicy &retryPolicy() const = 0;
};

/// A request from the call to its end: queued, sent, repeated. Ends once, never from inside the call that
/// made it, unless cancelled, which is silent. Destroying it cancels.
class HttpExchange final : public QObject {
    Q_OBJECT
public:
    HttpExchange(ExchangeHost &host, const Request &request, HttpAttempt::Decoding decoding, QObject *parent);
    ~HttpExchange() override;

    void begin();
    /// The host gives it its turn.
    void start();
    /// Closes the connection; no signal comes any more.
    void cancel();

    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] HttpAttempt::Decoding decoding() const { return m_decoding; }
    [[nodiscard]] RequestTiming timing() const;
    [[nodiscard]] bool isEnded() const { return m_state == State::Ended; }

signals:
    void headArrived(int status, const studio::net::HeaderList &headers);
    void uploaded(qint64 sent, qint64 total);
    void chunkReady(const QByteArray &chunk);
    void quiet(std::chrono::seconds silence);
    void retrying(const studio::Error &reason, std::chrono::milliseconds wait);
    /// About to be sent again: what came so far does not count.
    void restarted();
    void ended(const studio::Result<void> &outcome);

private:
    enum class State { New, Queued, Running, BackingOff, Ended };

    void onAttemptEnded(const AttemptEnd &end);
    void endWith(const Result<void> &outcome);
    void log(const std::optional<Error> &error) const;

    ExchangeHost &m_host;
    Request m_request;
    HttpAttempt::Decoding m_decoding;
    State m_state = State::New;
    std::unique_ptr<HttpAttempt> m_attempt;
    QTimer m_backOff;
    QElapsedTimer m_sinceCall;
    std::chrono::nanoseconds m_sentAfter{};
    RequestTiming m_lastTiming;
    int m_tries = 0;
    int m_repeats = 0;
    bool m_delivered = false; ///< The caller has seen part of an answer.
};

} // namespace studio::net

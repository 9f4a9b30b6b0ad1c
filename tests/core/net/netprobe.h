// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/nettransport.h"
#include "tests/support/testserver.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTestEventLoop>

#include <optional>

namespace studio::test {

/// Options with timers and waits short enough for a test.
inline net::NetOptions quickOptions()
{
    using namespace std::chrono_literals;
    net::NetOptions options;
    options.connectTimeout = 5s;
    options.firstByteTimeout = 20s;
    options.idleTimeout = 20s;
    options.retry.shortestWait = 1ms;
    options.retry.longestWait = 5ms;
    return options;
}

inline net::Request get(const QUrl &url)
{
    net::Request request;
    request.url = url;
    return request;
}

inline net::Request paidPost(const QUrl &url, const QByteArray &body = R"({"text":"Hello"})")
{
    net::Request request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"xi-api-key", "sk_test_0123456789"}};
    request.body = body;
    request.contentType = "application/json";
    request.requestClass = net::RequestClass::Paid;
    request.lane = net::Lane::Transfer;
    return request;
}

/// Waits for the result of a job; a failed test if it does not come.
template <class T>
std::optional<Result<T>> wait(JobOf<T> *job, int milliseconds = 30'000)
{
    std::optional<Result<T>> outcome;
    QTestEventLoop loop; // unlike qWaitFor() it ends without polling
    job->then(&loop, [&](const Result<T> &result) {
        outcome = result;
        loop.exitLoop();
    });
    loop.enterLoopMSecs(milliseconds);
    return outcome;
}

/// Records what a stream says.
class StreamProbe final : public QObject {
public:
    explicit StreamProbe(net::ResponseStream *source) : stream(source)
    {
        connect(source, &net::ResponseStream::started, this, [this](int s, const net::HeaderList &h) {
            status = s;
            headers = h;
        });
        connect(source, &net::ResponseStream::chunkReady, this, [this](const QByteArray &chunk) {
            ++chunks;
            bytes += chunk.size();
            if (bytes < 1024 * 1024)
                body += chunk;
        });
        connect(source, &net::ResponseStream::quiet, this, [this] { ++quiets; });
        connect(source, &net::ResponseStream::retrying, this, [this] { ++retries; });
        connect(source, &net::ResponseStream::ended, this, [this](const Result<void> &result) {
            ++ends;
            outcome = result;
        });
    }
    bool waitForEnd(int milliseconds = 30'000)
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, milliseconds);
    }
    [[nodiscard]] ErrorKind kind() const
    {
        return outcome && !*outcome ? outcome->error().kind : ErrorKind::Internal;
    }

    QPointer<net::ResponseStream> stream;
    int status = 0;
    net::HeaderList headers;
    QByteArray body;
    qint64 bytes = 0;
    int chunks = 0;
    int quiets = 0;
    int retries = 0;
    int ends = 0;
    std::optional<Result<void>> outcome;
};

} // namespace studio::test

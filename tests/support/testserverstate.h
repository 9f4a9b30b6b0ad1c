// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserver.h"

#include <QHash>
#include <QMutex>

#include <atomic>

namespace studio::test {

/// The script and the record of a TestServer, shared by its thread and the test's.
class TestServer::State final {
public:
    void setAnswers(const QByteArray &path, const QList<Answer> &answers)
    {
        const QMutexLocker lock(&mutex);
        byPath.insert(path, answers);
    }
    Answer take(const SeenRequest &request);
    void record(const SeenRequest &request)
    {
        const QMutexLocker lock(&mutex);
        seen.append(request);
    }
    void beginAnswer()
    {
        const int now = ++answering;
        if (now > mostAtOnce)
            mostAtOnce = now;
    }

    mutable QMutex mutex;
    QHash<QByteArray, QList<Answer>> byPath;
    std::function<Answer(const SeenRequest &)> handler;
    QList<SeenRequest> seen;
    Headers socketHeaders;
    SocketScript socketScript = SocketScript::Echo;
    std::atomic_int connections = 0;
    std::atomic_int handshakes = 0;
    std::atomic_int open = 0;
    std::atomic_int answering = 0;
    std::atomic_int mostAtOnce = 0;
    std::atomic<qint64> sent = 0;
};

} // namespace studio::test

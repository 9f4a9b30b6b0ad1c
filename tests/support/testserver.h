// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace studio::test {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// What a client sent.
struct SeenRequest {
    QByteArray method;
    QByteArray target; ///< path and query as sent
    Headers headers;
    QByteArray body;
    int connection = 0; ///< Number of the connection it came on, from 1.

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// What the server does with a request.
struct Answer {
    enum class Framing { ContentLength, Chunked, UntilClose };
    enum class Ending {
        KeepAlive,
        Close, ///< FIN after the body.
        Cut, ///< FIN at `cutAfter` bytes of the body, without the rest.
        Reset, ///< RST at `cutAfter` bytes of the body; -1: instead of any answer.
        Stall, ///< Silence at `cutAfter` bytes of the body; -1: instead of any answer.
        CloseUnanswered, ///< FIN instead of any answer.
    };

    int status = 200;
    Headers headers{};
    QByteArray body{};
    Framing framing = Framing::ContentLength;
    Ending ending = Ending::KeepAlive;
    qint64 cutAfter = -1;
    qint64 filler = 0; ///< So many more bytes of zeros after the body, made as they are sent.
    std::optional<qint64> claimedLength{}; ///< A Content-Length that need not be true.
    qsizetype pieceBytes = 0; ///< Send the body in pieces of this size…
    std::chrono::milliseconds pieceInterval{0}; ///< …with pauses.
    std::chrono::milliseconds delay{0}; ///< Before the head.
    bool splitHead = false; ///< Send the head byte by byte.

    static Answer json(const QByteArray &body, int status = 200);
    static Answer bytes(const QByteArray &body);
    static Answer failure(Ending ending);
};

/// What the server does with a WebSocket.
enum class SocketScript {
    Echo, ///< Echoes; "close <code> <reason>", "reset" and "fin" (no close frame), "big <bytes>" are
          ///< commands.
    Refuse, ///< 401 with a JSON body.
    Silent, ///< Never answers the handshake.
    Dead, ///< Shakes hands, then neither reads nor answers.
};

/// A small scripted HTTP/1.1 and WebSocket server on 127.0.0.1 in a thread of its own, with or without TLS.
/// All methods may be called from the test's thread at any time.
class TestServer final {
public:
    enum class Tls { Off, Good, Expired, WrongHost, SelfSigned };

    explicit TestServer(Tls tls = Tls::Off);
    ~TestServer();
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    [[nodiscard]] QUrl url(const QString &pathAndQuery = {}) const;
    [[nodiscard]] QUrl socketUrl(const QString &pathAndQuery = {}) const;

    /// For every request to the path, until told otherwise. Unknown paths get 404 with a JSON error.
    void answer(const QByteArray &path, const Answer &answer);
    /// One after the other; the last goes on.
    void answerInTurn(const QByteArray &path, const QList<Answer> &answers);
    /// Decides for every request that has no answer by path. Runs in the server's thread.
    void setHandler(std::function<Answer(const SeenRequest &)> handler);
    void setSocketScript(SocketScript script);
    /// Stops listening and drops every connection.
    void shutDown();
    /// FIN on every connection that waits for a request.
    void closeIdleConnections();

    [[nodiscard]] QList<SeenRequest> requests() const;
    [[nodiscard]] int requestCount(const QByteArray &path) const;
    [[nodiscard]] int connectionCount() const; ///< Ever accepted.
    [[nodiscard]] int handshakeCount() const; ///< TLS handshakes done.
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] qint64 bytesSent() const;
    [[nodiscard]] int mostAtOnce() const; ///< The most requests that were being answered at the same time.
    [[nodiscard]] Headers lastSocketHeaders() const;

    /// The test authority that signed all but the self-signed certificate. Empty if openssl is missing.
    static QString certificateAuthorityFile();
    static bool canDoTls() { return !certificateAuthorityFile().isEmpty(); }

    class State;
    class Worker;

private:
    QThread m_thread;
    std::shared_ptr<State> m_state;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
    bool m_secure = false;
};

} // namespace studio::test

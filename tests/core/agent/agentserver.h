// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace studio::test {

/// One conversation at the server. Lives in the server's thread; all its methods run there.
class AgentPeer {
public:
    virtual ~AgentPeer() = default;
    /// From 1, in the order of connecting.
    [[nodiscard]] virtual int number() const = 0;
    virtual void send(const QJsonObject &message) = 0;
    virtual void sendText(const QString &text) = 0;
    virtual void sendBinary(const QByteArray &bytes) = 0;
    /// Bytes on the wire as they are: whole frames, halves of frames, nonsense.
    virtual void sendRaw(const QByteArray &bytes) = 0;
    virtual void close(int code, const QString &reason = {}) = 0;
    virtual void reset() = 0; ///< RST
    virtual void cut() = 0; ///< FIN without a close frame.
    virtual void stall() = 0; ///< Neither reads nor answers any more, not even pings.
    virtual void later(int ms, std::function<void()> what) = 0;
};

/// What a client sent, and when (steady clock, microseconds).
struct SeenMessage {
    int connection = 0;
    qint64 atUs = 0;
    QJsonObject message{};
    qsizetype audioBytes = 0; ///< Of a user_audio_chunk; it is not kept.

    [[nodiscard]] QString type() const;
};

/// A scripted agent service on 127.0.0.1, in a thread of its own: the agent socket, signed URLs, and a
/// signed-URL service. All public methods may be called from the test's thread at any time.
class AgentServer final {
public:
    AgentServer();
    ~AgentServer();
    AgentServer(const AgentServer &) = delete;
    AgentServer &operator=(const AgentServer &) = delete;

    [[nodiscard]] QUrl url() const; ///< http://127.0.0.1:port
    /// A signed URL as the service would give it, good for one connection.
    [[nodiscard]] QByteArray signedUrl(const QString &agentId, bool expired = false);

    static constexpr const char *kKey = "sk_agent_test_key_0123456789";
    static constexpr const char *kPublicAgent = "agent_public";
    static constexpr const char *kPrivateAgent = "agent_private";

    /// Metadata after the initiation, by itself: "" sends none.
    void setFormats(const QString &output, const QString &input);
    void setSendsMetadata(bool on);
    /// Runs in the server's thread: after metadata was sent, and for every message of the client's but sound.
    void onCall(std::function<void(AgentPeer &)> begin);
    void onMessage(std::function<void(AgentPeer &, const QJsonObject &)> handler);
    /// In the server's thread, for the connection that came last.
    void withPeer(std::function<void(AgentPeer &)> work);
    /// HTTP status for handshakes from now on; 0: accept.
    void refuseWith(int status);
    /// What the signed-URL service at /signed-url answers; %1 stands for a fresh signed URL.
    void setServiceAnswer(int status, const QByteArray &body);
    void shutDown();
    void listenAgain();

    [[nodiscard]] QList<SeenMessage> messages() const;
    void forgetMessages(); ///< For long runs.
    [[nodiscard]] QList<SeenMessage> messages(const QString &type) const;
    [[nodiscard]] int connections() const; ///< Accepted conversations so far.
    [[nodiscard]] qint64 soundBytes() const; ///< Of all the user's sound.
    [[nodiscard]] QByteArray lastSound() const;
    /// Heads of all HTTP requests and handshakes, with their headers.
    [[nodiscard]] QList<QByteArray> heads() const;

    /// An unmasked frame; opcode 1 text, 2 binary, 0 continuation, 9 ping.
    static QByteArray frame(int opcode, const QByteArray &payload, bool last = true);
    static QJsonObject audio(qint64 eventId, const QByteArray &frames, const QString &text = {},
                             double ms = 0, bool last = false);
    static QJsonObject agentResponse(qint64 eventId, const QString &text);
    static QJsonObject userTranscript(qint64 eventId, const QString &text, bool tentative = false);
    static QJsonObject interruption(qint64 eventId);
    static QJsonObject ping(qint64 eventId);
    static QJsonObject toolCall(const QString &callId, const QString &name, const QJsonObject &arguments);

    class State;
    class Worker;

private:
    QThread m_thread;
    std::shared_ptr<State> m_state;
    Worker *m_worker = nullptr;
};

} // namespace studio::test

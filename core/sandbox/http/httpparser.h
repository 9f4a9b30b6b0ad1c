// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/httpmessage.h"

#include <functional>

namespace studio::sandbox {

/// Cuts a byte stream into HTTP/1.x requests. Total: any bytes give requests, "more, please" or one error,
/// after which the connection has to close. Memory is bounded by the limits plus what one append() brings.
class HttpParser final {
public:
    struct Limits {
        qsizetype head = 64 * 1024;
        qint64 body = 8 * 1024 * 1024;
    };
    enum class State {
        NeedMore,
        ContinueWanted, ///< Head is whole, the client waits for "100 Continue"; reported once.
        Ready, ///< take() gives a request.
        Cut, ///< The body came as far as its rules allow: hang up.
        Failed, ///< errorStatus() tells why.
    };

    /// What is known before the body of a request is read.
    struct BodyRules {
        qint64 most = -1; ///< Bytes; -1: the usual limit.
        double cutAt = 0; ///< This part of a body of known length is read, then no more; 0: all of it.
    };
    using RulesFor = std::function<BodyRules(const HttpRequest &)>;

    explicit HttpParser(Limits limits);
    void setRules(RulesFor rulesFor) { m_rulesFor = std::move(rulesFor); }

    void append(QByteArrayView bytes);
    /// Goes on as far as the bytes allow. After Ready call take() first.
    State advance();
    [[nodiscard]] HttpRequest take();
    [[nodiscard]] int errorStatus() const { return m_error; }
    /// True between requests with nothing buffered.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Head && m_buffer.isEmpty(); }
    [[nodiscard]] bool isReadingBody() const { return m_phase != Phase::Head; }
    /// After Failed: the head was good, what follows it is not wanted.
    [[nodiscard]] bool wasInBody() const { return m_error == 413 || (m_error && m_phase != Phase::Head); }
    /// Of the body under way.
    [[nodiscard]] qint64 bytesReceived() const { return m_received; }

    /// Whether a request can start with this byte.
    static bool mayBegin(char c) { return (c >= 'A' && c <= 'Z') || c == '\r' || c == '\n'; }
    /// The head of a request, without its body; false for a malformed one.
    static bool parseHead(QByteArrayView head, HttpRequest *request, int *errorStatus);

private:
    enum class Phase { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Done };
    State stepHead();
    State stepChunked();
    State startBody();
    State failWith(int status);
    /// Moves up to m_remaining bytes of the buffer into the body. False when they cannot be kept.
    bool takeBody();

    Limits m_limits;
    QByteArray m_buffer;
    HttpRequest m_request;
    Phase m_phase = Phase::Head;
    RulesFor m_rulesFor;
    std::unique_ptr<FormReader> m_form;
    qint64 m_most = 0;
    qint64 m_cutAfter = -1;
    qint64 m_received = 0;
    qint64 m_remaining = 0;
    int m_error = 0;
    bool m_askedToContinue = false;
};

} // namespace studio::sandbox

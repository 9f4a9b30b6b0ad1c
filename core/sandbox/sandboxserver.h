// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/sandbox/sandboxoptions.h"

#include <QUrl>

#include <memory>

namespace studio::sandbox {

/// The built-in service: a real HTTP and WebSocket server on 127.0.0.1 that speaks the ElevenLabs API with
/// plain Flite voices and pretend credits. It runs in a thread of its own, which sleeps while nobody asks;
/// voices are loaded by the first request that needs them. Use from one thread; the destructor closes every
/// connection and joins the thread. Only start() can fail (port taken).
class SandboxServer final {
public:
    explicit SandboxServer(SandboxOptions options = {});
    ~SandboxServer();
    SandboxServer(const SandboxServer &) = delete;
    SandboxServer &operator=(const SandboxServer &) = delete;

    /// Listens and returns the port. `port` wins over the options; a second call returns the same port.
    Result<quint16> start(quint16 port = 0);
    [[nodiscard]] bool isRunning() const;
    /// "http://127.0.0.1:41234"; empty before start().
    [[nodiscard]] QUrl baseUrl() const;
    /// "ws://127.0.0.1:41234".
    [[nodiscard]] QUrl socketUrl() const;
    [[nodiscard]] Secret apiKey() const;
    /// Goes into the header `x-sandbox-token` of requests to /sandbox/admin.
    [[nodiscard]] QByteArray adminToken() const;

private:
    struct Running;
    SandboxOptions m_options;
    std::unique_ptr<Running> m_running;
};

} // namespace studio::sandbox

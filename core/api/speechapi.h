// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/speechstream.h"
#include "core/api/types/speech.h"
#include "core/net/transport.h"

namespace studio::api {

/// POST /v1/text-to-speech/{voice_id} in its four forms. Every call is paid. Keeps no state; the transport
/// must outlive its jobs and streams.
class SpeechApi final {
public:
    SpeechApi(net::Transport &transport, Dialect dialect);

    JobOf<SpeechAudio> *convert(const SpeechRequest &request);
    JobOf<SpeechAudio> *convertWithTimestamps(const SpeechRequest &request);
    /// Not for `wav_*` formats: the service has none on its streams.
    SpeechStream *stream(const SpeechRequest &request);
    SpeechStream *streamWithTimestamps(const SpeechRequest &request);

    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }

private:
    [[nodiscard]] net::Request request(const SpeechRequest &speech, const QString &suffix) const;

    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/speechstream.h"
#include "core/api/types/conversion.h"
#include "core/net/transport.h"

namespace studio::api {

/// POST /v1/speech-to-speech/{voice_id} and /v1/audio-isolation: recordings in, sound out. Every call is paid
/// by the length of the recording, which is read from disk while it is sent. Keeps no state; the transport
/// must outlive its streams.
class ChangerApi final {
public:
    ChangerApi(net::Transport &transport, Dialect dialect);

    /// Another voice. Any output format; one the service has not on its streams (`wav_*`) still arrives as a
    /// stream here.
    SpeechStream *convert(const ConversionCall &call);
    /// The voice alone, without noise and music. Always `kIsolationFormat`.
    SpeechStream *isolate(const SoundUpload &sound);

    /// How many requests the service takes at once, as far as is known.
    [[nodiscard]] int concurrency() const { return m_transport.concurrency(m_dialect.baseUrl()); }
    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }

private:
    SpeechStream *send(const QString &path, const QUrlQuery &query, const Result<net::FormBody> &form);

    net::Transport &m_transport;
    Dialect m_dialect;
};

/// What the service answers an isolation with.
inline constexpr QLatin1StringView kIsolationFormat{"mp3_44100_128"};

} // namespace studio::api

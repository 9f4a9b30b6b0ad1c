// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace studio::audio {

/// A running output stream for 16-bit PCM. Lives in the audio thread and is used from there only. Pushed to
/// by a timer: write() takes no more than fits. A lost device is a state, found by asking; no call blocks for
/// long.
class AudioOutput {
public:
    virtual ~AudioOutput() = default;

    /// Starts a stream on a device (empty id: the default one). Nothing is heard until frames are written.
    /// Error Device when there is none. An open stream is closed first.
    virtual Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) = 0;
    /// Silence at once: what is queued is dropped and the device let go.
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    /// The device or the server went away; only close() and open() make sense then.
    [[nodiscard]] virtual bool isLost() = 0;
    /// Frames that fit now; 0 when lost.
    [[nodiscard]] virtual qint64 framesFree() = 0;
    /// Size of the queue, and so what must be written before a device is sure to begin.
    [[nodiscard]] virtual qint64 bufferFrames() const = 0;
    /// How long from now until what is written now is heard, where the device can tell; else it follows from
    /// the queue.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> delay() { return std::nullopt; }
    /// Takes at most framesFree(); returns what it took.
    virtual qint64 write(std::span<const std::int16_t> interleaved) = 0;
    /// Can this device be opened now? Cheap.
    [[nodiscard]] virtual bool isAvailable(const QByteArray &deviceId) = 0;
};

using AudioOutputFactory = std::function<std::unique_ptr<AudioOutput>()>;

/// The output for this machine, or what `VOICE_STUDIO_AUDIO` asks for: `null` (paced silence) or
/// `file:/path.wav`. Call it in the thread that will use it.
[[nodiscard]] std::unique_ptr<AudioOutput> makeAudioOutput();

} // namespace studio::audio

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace studio::audio {

/// A running input stream of 16-bit PCM. Lives in the audio thread and is used from there only. Read from by
/// a timer. A microphone that is taken away stops delivering and says nothing: who reads keeps a watch.
class AudioInput {
public:
    virtual ~AudioInput() = default;

    /// Starts capturing from a device (empty id: the first one). Error Device when there is none or the
    /// machine refuses. An open stream is closed first.
    virtual Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    /// The server went away, or said that the device did.
    [[nodiscard]] virtual bool isLost() = 0;
    /// Copies what has arrived; returns the number of samples.
    virtual qint64 read(std::span<std::int16_t> samples) = 0;
    /// How long ago the newest sample was at the microphone when it can be read, at best.
    [[nodiscard]] virtual std::chrono::microseconds age() const { return {}; }
};

using AudioInputFactory = std::function<std::unique_ptr<AudioInput>()>;

/// The input for this machine, or with `VOICE_STUDIO_AUDIO=null` a paced silence. Call it in the thread that
/// will use it.
[[nodiscard]] std::unique_ptr<AudioInput> makeAudioInput();

} // namespace studio::audio

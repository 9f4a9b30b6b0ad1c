// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/streamdecoder.h"

namespace studio::audio {

/// Ogg, FLAC and M4A through libavformat, which wants to read by itself: it runs in a thread of its own and
/// is fed through a pipe. push() returns when that thread has used all bytes, so callers see an ordinary
/// synchronous decoder. Destroying it wakes and ends the thread at once.
class ContainerDecoder final : public DecoderStrategy {
public:
    /// `formatName`: libavformat's name of the demuxer, "ogg", "flac" or "mov".
    explicit ContainerDecoder(const char *formatName);
    ~ContainerDecoder() override;

    Result<void> push(QByteArrayView bytes, const PcmSink &sink) override;
    Result<void> finish(const PcmSink &sink) override;

private:
    class Pump;
    std::unique_ptr<Pump> m_pump;
};

} // namespace studio::audio

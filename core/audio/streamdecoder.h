// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/audio/contentsniffer.h"

#include <QByteArrayView>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace studio::audio {

/// Receives decoded PCM on the thread that called push() or finish(). Rate and channels (1 or 2) may change
/// in mid-stream; TrackWriter evens that out.
using PcmSink = std::function<void(std::span<const std::int16_t> interleaved, PcmSpec spec)>;

/// How one codec is decoded. Implementations: RawDecoder, WavDecoder, FrameDecoder (MP3, ADTS),
/// ContainerDecoder (Ogg, FLAC, M4A).
class DecoderStrategy {
public:
    virtual ~DecoderStrategy() = default;
    /// Decodes all that these bytes make possible before it returns. Damage in the stream is skipped over;
    /// an error means that nothing more can come of it.
    virtual Result<void> push(QByteArrayView bytes, const PcmSink &sink) = 0;
    virtual Result<void> finish(const PcmSink &sink) = 0;
};

/// Decodes one stream synchronously, on any thread (one at a time). push() takes pieces of any size. Text in
/// place of audio (JSON, HTML) and a stream without a single frame are errors of kind Protocol. After an
/// error the decoder stays ended. Destroying it in mid-stream is immediate.
class StreamDecoder final {
public:
    /// Never null. Raw formats need a rate; without one the first push fails.
    static std::unique_ptr<StreamDecoder> create(const StreamFormat &format);
    ~StreamDecoder();

    Result<void> push(QByteArrayView bytes, const PcmSink &sink);
    /// Flushes what the decoder holds back. Zero frames in all: Error Protocol.
    Result<void> finish(const PcmSink &sink);

private:
    explicit StreamDecoder(const StreamFormat &format);
    Result<void> forward(QByteArrayView bytes, const PcmSink &sink);
    Result<void> remember(Result<void> result);

    const StreamFormat m_format;
    std::unique_ptr<DecoderStrategy> m_strategy; ///< Made when the first bytes are seen to be no text.
    ContentSniffer m_sniffer;
    QByteArray m_held;
    qint64 m_frames = 0;
    std::optional<Error> m_error;
    bool m_finished = false;
};

} // namespace studio::audio

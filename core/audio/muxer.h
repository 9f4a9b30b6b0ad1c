// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"
#include "core/audio/ffmpeg.h"

namespace studio::audio {

/// Encodes with libavcodec into a container of libavformat (MP3, FLAC, Ogg Opus, ADTS, M4A), either into
/// memory, where what was written can be fetched at any time, or into a file, where headers are patched at
/// the end. Used by one thread at a time.
class Muxer final {
public:
    /// An empty path: into memory.
    static Result<std::unique_ptr<Muxer>> create(const ExportFormat &target, PcmSpec input, const Tags &tags,
                                                 const QString &path = {});
    ~Muxer();

    Result<void> push(std::span<const std::int16_t> interleaved);
    /// Flushes and writes the trailer.
    Result<void> finish();
    /// What was written to memory since the last call.
    QByteArray take() { return std::exchange(m_memory, {}); }

private:
    Muxer() = default;
    Result<void> open(const ExportFormat &target, PcmSpec input, const Tags &tags, const QString &path);
    Result<void> openCodec(const ExportFormat &target, PcmSpec input);
    int openIo(const QString &path);
    Result<void> resample(const std::uint8_t **data, int frames);
    Result<void> drainFifo(bool all);
    Result<void> encode(const AVFrame *frame);
    void setTags(const Tags &tags, Codec codec);
    static Error failure(int code);

    QByteArray m_memory;
    av::Ptr<AVIOContext> m_memoryIo;
    av::OutputPtr m_format;
    av::Ptr<AVCodecContext> m_codec;
    av::Ptr<SwrContext> m_swr;
    av::Ptr<AVAudioFifo> m_fifo;
    av::Ptr<AVFrame> m_frame;
    av::Ptr<AVFrame> m_converted;
    av::Ptr<AVPacket> m_packet;
    int m_inputChannels = 1;
    qint64 m_pts = 0;
    bool m_toFile = false;
};

} // namespace studio::audio

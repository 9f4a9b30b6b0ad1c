// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/audio_fifo.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

/// Ownership for what libav* hands out. Private to this module and to media: no public header includes it.
namespace studio::audio::av {

struct Delete {
    void operator()(AVCodecContext *p) const { avcodec_free_context(&p); }
    void operator()(AVCodecParserContext *p) const { av_parser_close(p); }
    void operator()(AVFrame *p) const { av_frame_free(&p); }
    void operator()(AVPacket *p) const { av_packet_free(&p); }
    void operator()(SwrContext *p) const { swr_free(&p); }
    void operator()(AVAudioFifo *p) const { av_audio_fifo_free(p); }
    void operator()(AVIOContext *p) const
    {
        av_freep(&p->buffer);
        avio_context_free(&p);
    }
};
struct CloseInput {
    void operator()(AVFormatContext *p) const { avformat_close_input(&p); }
};
struct FreeOutput {
    void operator()(AVFormatContext *p) const { avformat_free_context(p); }
};
template <class T>
using Ptr = std::unique_ptr<T, Delete>;
using InputPtr = std::unique_ptr<AVFormatContext, CloseInput>;
using OutputPtr = std::unique_ptr<AVFormatContext, FreeOutput>;

/// Keeps the libraries from writing to standard error. Cheap, any thread, any number of times.
void silence();
QString errorText(int code);

} // namespace studio::audio::av

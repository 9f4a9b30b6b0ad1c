// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/containerdecoder.h"

#include "core/audio/ffmpeg.h"
#include "core/audio/formatreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

namespace studio::audio {

namespace {

constexpr int kReadBuffer = 4096;
constexpr std::size_t kMaxWaitingSamples = 1 << 18;

} // namespace

/// The thread and the two queues. Either the caller or the thread runs, the other waits: the thread is
/// "hungry" when it has used all input, "sated" when enough PCM waits to be fetched.
class ContainerDecoder::Pump final {
public:
    explicit Pump(const char *formatName)
        : m_format(av_find_input_format(formatName)), m_thread([this] { run(); })
    {
    }
    ~Pump()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_abort = true;
        }
        m_toThread.notify_all();
        m_thread.join();
    }

    Result<void> exchange(QByteArrayView bytes, bool atEnd, const PcmSink &sink)
    {
        std::unique_lock lock(m_mutex);
        m_input.remove(0, m_used);
        m_used = 0;
        if (m_done)
            return m_result;
        m_input.append(bytes);
        m_atEnd = atEnd;
        m_hungry = false;
        m_toThread.notify_all();
        for (;;) {
            m_toCaller.wait(lock, [this] { return m_hungry || m_done || !m_blocks.empty(); });
            if (m_blocks.empty())
                break;
            std::vector<Block> blocks;
            blocks.swap(m_blocks);
            m_waitingSamples = 0;
            lock.unlock();
            m_toThread.notify_all();
            for (const Block &block : blocks)
                sink(block.samples, block.spec);
            lock.lock();
        }
        return m_result;
    }

private:
    struct Block {
        PcmSpec spec;
        std::vector<std::int16_t> samples;
    };

    void run()
    {
        Result<void> result = decode();
        const std::lock_guard lock(m_mutex);
        m_result = std::move(result);
        m_done = true;
        m_toCaller.notify_all();
    }

    Result<void> decode()
    {
        auto *buffer = static_cast<unsigned char *>(av_malloc(kReadBuffer));
        av::Ptr<AVIOContext> io(avio_alloc_context(
            buffer, kReadBuffer, 0, this,
            [](void *self, std::uint8_t *to, int size) { return static_cast<Pump *>(self)->read(to, size); },
            nullptr, nullptr));
        AVFormatContext *context = avformat_alloc_context();
        if (!io || !context || !m_format)
            return fail(unreadableContainer(AVERROR_DEMUXER_NOT_FOUND));
        io->seekable = 0;
        context->pb = io.get();
        context->flags |= AVFMT_FLAG_CUSTOM_IO;
        // Failure frees the context.
        if (const int code = avformat_open_input(&context, nullptr, m_format, nullptr); code < 0)
            return fail(openFailed(code));
        const av::InputPtr input(context);
        return decodeContainer(*context, [this](std::span<const std::int16_t> samples, PcmSpec spec) {
            return deliver(samples, spec);
        });
    }

    Error openFailed(int code) const
    {
        if (!m_everything || qstrcmp(m_format->name, "mov,mp4,m4a,3gp,3g2,mj2") != 0)
            return unreadableContainer(code);
        return Error::make(
            ErrorKind::Unsupported,
            QCoreApplication::translate(
                "studio::audio",
                "This M4A file has its index at the end and cannot be played while it arrives."),
            av::errorText(code));
    }

    int read(std::uint8_t *to, int size)
    {
        std::unique_lock lock(m_mutex);
        while (m_used == m_input.size() && !m_atEnd && !m_abort) {
            m_hungry = true;
            m_toCaller.notify_all();
            m_toThread.wait(lock);
        }
        if (m_abort)
            return AVERROR_EXIT;
        const auto count = int(std::min<qsizetype>(m_input.size() - m_used, size));
        if (count == 0) {
            m_everything = true;
            return AVERROR_EOF;
        }
        std::memcpy(to, m_input.constData() + m_used, std::size_t(count));
        m_used += count;
        return count;
    }

    bool deliver(std::span<const std::int16_t> samples, PcmSpec spec)
    {
        Block block{spec, {samples.begin(), samples.end()}};
        std::unique_lock lock(m_mutex);
        m_waitingSamples += samples.size();
        m_blocks.push_back(std::move(block));
        if (m_waitingSamples >= kMaxWaitingSamples) {
            m_toCaller.notify_all();
            m_toThread.wait(lock, [this] { return m_abort || m_waitingSamples < kMaxWaitingSamples; });
        }
        return !m_abort;
    }

    const AVInputFormat *m_format;
    std::mutex m_mutex;
    std::condition_variable m_toThread;
    std::condition_variable m_toCaller;
    QByteArray m_input;
    qsizetype m_used = 0;
    std::vector<Block> m_blocks;
    std::size_t m_waitingSamples = 0;
    Result<void> m_result;
    bool m_atEnd = false;
    bool m_hungry = false;
    bool m_done = false;
    bool m_abort = false;
    bool m_everything = false;
    std::thread m_thread; // last: starts when the rest is there
};

ContainerDecoder::ContainerDecoder(const char *formatName)
{
    av::silence();
    m_pump = std::make_unique<Pump>(formatName);
}

ContainerDecoder::~ContainerDecoder() = default;

Result<void> ContainerDecoder::push(QByteArrayView bytes, const PcmSink &sink)
{
    return bytes.isEmpty() ? Result<void>() : m_pump->exchange(bytes, false, sink);
}

Result<void> ContainerDecoder::finish(const PcmSink &sink)
{
    return m_pump->exchange({}, true, sink);
}

} // namespace studio::audio

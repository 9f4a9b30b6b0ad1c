// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodestream.h"

#include "core/audio/streamdecoder.h"
#include "core/audio/trackwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace studio::audio {

namespace {

constexpr qsizetype kPiece = 4096; // bounds the time until a stop is noticed
constexpr auto kPeakInterval = std::chrono::milliseconds(30);

} // namespace

/// The decoding thread and its input queue. Talks back by queued calls to the facade, which outlives it.
class DecodeStream::Worker final {
public:
    Worker(DecodeStream &facade, const StreamFormat &format)
        : m_facade(facade), m_format(format), m_peaks(std::make_shared<const Peaks>()),
          m_thread([this] { run(); })
    {
    }
    ~Worker()
    {
        stop();
        m_thread.join();
    }

    void feed(const QByteArray &bytes)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_atEnd)
                return;
            m_input.push_back(bytes);
        }
        m_wake.notify_one();
    }
    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_atEnd = true;
        }
        m_wake.notify_one();
    }
    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_one();
    }
    std::shared_ptr<PcmTrack> track() const
    {
        const std::lock_guard lock(m_resultMutex);
        return m_track;
    }
    std::shared_ptr<const Peaks> peaks() const
    {
        const std::lock_guard lock(m_resultMutex);
        return m_peaks;
    }

private:
    void run()
    {
        const auto decoder = StreamDecoder::create(m_format);
        const PcmSink sink = [this](std::span<const std::int16_t> samples, PcmSpec spec) {
            take(samples, spec);
        };
        Result<void> result;
        for (QByteArray bytes; result && next(bytes);)
            result = pushAll(*decoder, bytes, sink);
        if (m_stop)
            result = fail(Error::cancelled());
        else if (result)
            result = decoder->finish(sink);
        if (result && m_writer.isFull())
            result = fail(TrackWriter::tooLong());
        m_writer.finish();
        publishPeaks();
        tell([result](DecodeStream &facade) { emit facade.finished(result); });
    }

    Result<void> pushAll(StreamDecoder &decoder, const QByteArray &bytes, const PcmSink &sink)
    {
        for (qsizetype at = 0; at < bytes.size() && !m_stop; at += kPiece) {
            const auto piece = QByteArrayView(bytes).sliced(at, std::min(kPiece, bytes.size() - at));
            if (auto pushed = decoder.push(piece, sink); !pushed)
                return pushed;
            if (m_writer.isFull())
                return fail(TrackWriter::tooLong());
        }
        return {};
    }

    /// False at the end of the input or when stopped.
    bool next(QByteArray &bytes)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stop || m_atEnd || !m_input.empty(); });
        if (m_stop || m_input.empty())
            return false;
        bytes = std::move(m_input.front());
        m_input.pop_front();
        return true;
    }

    void take(std::span<const std::int16_t> samples, PcmSpec spec)
    {
        const bool first = !m_writer.track();
        const auto written = m_writer.write(samples, spec);
        if (!m_writer.track())
            return;
        if (first) {
            m_builder.emplace(m_writer.track()->spec());
            const auto track = m_writer.track();
            {
                const std::lock_guard lock(m_resultMutex);
                m_track = track;
            }
            tell([track](DecodeStream &facade) { emit facade.trackReady(track); });
        }
        m_builder->add(written);
        if (const auto now = std::chrono::steady_clock::now(); now - m_published >= kPeakInterval) {
            m_published = now;
            publishPeaks();
        }
    }

    void publishPeaks()
    {
        if (!m_builder)
            return;
        auto peaks = std::make_shared<const Peaks>(m_builder->snapshot());
        {
            const std::lock_guard lock(m_resultMutex);
            m_peaks = std::move(peaks);
        }
        tell([](DecodeStream &facade) { emit facade.peaksChanged(); });
    }

    template <class F>
    void tell(F call)
    {
        QMetaObject::invokeMethod(
            &m_facade, [facade = &m_facade, call = std::move(call)] { call(*facade); }, Qt::QueuedConnection);
    }

    DecodeStream &m_facade;
    const StreamFormat m_format;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<QByteArray> m_input;
    bool m_atEnd = false;
    std::atomic<bool> m_stop{false};

    mutable std::mutex m_resultMutex;
    std::shared_ptr<PcmTrack> m_track;
    std::shared_ptr<const Peaks> m_peaks;

    // Only the thread touches these.
    TrackWriter m_writer;
    std::optional<PeakBuilder> m_builder;
    std::chrono::steady_clock::time_point m_published{};

    std::thread m_thread; // last: starts when the rest is there
};

DecodeStream::DecodeStream(const StreamFormat &format, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this, format))
{
}

DecodeStream::~DecodeStream() = default;

void DecodeStream::feed(const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        m_worker->feed(bytes);
}

void DecodeStream::endOfInput()
{
    m_worker->end();
}

void DecodeStream::cancel()
{
    m_worker->stop();
}

std::shared_ptr<PcmTrack> DecodeStream::track() const
{
    return m_worker->track();
}

std::shared_ptr<const Peaks> DecodeStream::peaks() const
{
    return m_worker->peaks();
}

} // namespace studio::audio

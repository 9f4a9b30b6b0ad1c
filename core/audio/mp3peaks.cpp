// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mp3peaks.h"

#include "core/audio/ffmpeg.h"
#include "core/audio/mp3frames.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

namespace studio::audio {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kFirstStretch = 64 * 1024; ///< Small, so that something can be seen at once.
constexpr qsizetype kStretch = 2 * 1024 * 1024;
/// Frames decoded and thrown away in front of a stretch: the bit reservoir reaches back 511 bytes, the
/// filters one frame.
constexpr int kWarmUp = 4;
constexpr qsizetype kReach = 16 * 1024;

struct Stretch {
    qsizetype from = 0;
    qsizetype to = 0;
    std::vector<Peak> peaks{};
    qint64 frames = 0;
    bool done = false;
};

std::int8_t scaledPeak(float value)
{
    const float away = value >= 0 ? std::ceil(value * 127) : std::floor(value * 127);
    return std::int8_t(std::clamp(away, -127.0F, 127.0F));
}

/// Eight at a time, so that the compiler needs no leave to reorder.
void extremes(const float *values, int count, float &low, float &high)
{
    float lows[8];
    float highs[8];
    std::fill(std::begin(lows), std::end(lows), low);
    std::fill(std::begin(highs), std::end(highs), high);
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        for (int lane = 0; lane < 8; ++lane) {
            const float value = values[i + lane];
            lows[lane] = value < lows[lane] ? value : lows[lane];
            highs[lane] = value > highs[lane] ? value : highs[lane];
        }
    }
    for (; i < count; ++i) {
        lows[0] = std::min(lows[0], values[i]);
        highs[0] = std::max(highs[0], values[i]);
    }
    low = *std::min_element(std::begin(lows), std::end(lows));
    high = *std::max_element(std::begin(highs), std::end(highs));
}

Peak peakOf(const AVFrame &frame)
{
    float low = 1;
    float high = -1;
    for (int channel = 0; channel < frame.ch_layout.nb_channels; ++channel)
        extremes(reinterpret_cast<const float *>(frame.extended_data[channel]), frame.nb_samples, low, high);
    return {scaledPeak(low), scaledPeak(high)};
}

class StretchDecoder {
public:
    explicit StretchDecoder(const QString &path) : m_file(path) { }

    void decode(Stretch &stretch, const std::atomic_bool &stop)
    {
        // Read, not mapped: pages of a mapped file would count as memory of the program.
        const qsizetype base = std::max<qsizetype>(0, stretch.from - kReach);
        if (!m_file.open(QIODevice::ReadOnly) || !m_file.seek(base))
            return;
        const QByteArray bytes = m_file.read(stretch.to + kReach - base);
        m_bytes = bytes;
        const qsizetype begin = stretch.from - base;
        const qsizetype end = stretch.to - base;
        const AVCodec *codec = avcodec_find_decoder_by_name("mp3float");
        m_context.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
        if (!m_context || avcodec_open2(m_context.get(), codec, nullptr) < 0)
            return;
        qsizetype at = warmUpPlace(begin);
        while (at >= 0 && at < end && !stop) {
            const auto frame = mp3FrameAt(m_bytes, at);
            if (!frame || at + frame->bytes > m_bytes.size()) {
                at = findMp3Frame(m_bytes, at + 1, std::min(end, m_bytes.size()));
                continue;
            }
            const bool counts = at >= begin && !isMp3InfoFrame(m_bytes, at, *frame);
            const Peak peak = decodeFrame(at, frame->bytes);
            if (counts) {
                stretch.peaks.push_back(peak);
                stretch.frames += frame->samples;
            }
            at += frame->bytes;
        }
    }

private:
    /// A few frames before the first one of the stretch.
    [[nodiscard]] qsizetype warmUpPlace(qsizetype from) const
    {
        qsizetype at = findMp3Frame(m_bytes, 0, m_bytes.size());
        std::vector<qsizetype> places;
        while (at >= 0 && at < from) {
            places.push_back(at);
            const auto frame = mp3FrameAt(m_bytes, at);
            at = frame ? at + frame->bytes : findMp3Frame(m_bytes, at + 1, from);
        }
        return places.size() > kWarmUp ? places[places.size() - kWarmUp]
            : places.empty()           ? at
                                       : places.front();
    }

    Peak decodeFrame(qsizetype at, int bytes)
    {
        const auto *data = reinterpret_cast<const std::uint8_t *>(m_bytes.data() + at);
        if (at + bytes + AV_INPUT_BUFFER_PADDING_SIZE > m_bytes.size()) {
            m_padded.assign(std::size_t(bytes) + AV_INPUT_BUFFER_PADDING_SIZE, 0);
            std::memcpy(m_padded.data(), data, std::size_t(bytes));
            data = m_padded.data();
        }
        m_packet->data = const_cast<std::uint8_t *>(data);
        m_packet->size = bytes;
        Peak peak;
        if (avcodec_send_packet(m_context.get(), m_packet.get()) >= 0) {
            while (avcodec_receive_frame(m_context.get(), m_frame.get()) >= 0)
                peak = peakOf(*m_frame);
        }
        return peak;
    }

    QFile m_file;
    QByteArrayView m_bytes; ///< Of the stretch and a little around it, while it is decoded.
    std::unique_ptr<AVCodecContext, av::Delete> m_context;
    std::unique_ptr<AVPacket, av::Delete> m_packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, av::Delete> m_frame{av_frame_alloc()};
    std::vector<std::uint8_t> m_padded;
};

std::vector<Stretch> stretchesOf(qsizetype from, qsizetype size)
{
    std::vector<Stretch> stretches;
    qsizetype length = kFirstStretch;
    while (from < size) {
        const qsizetype to = std::min(size, from + length);
        stretches.push_back({from, to});
        from = to;
        length = std::min(kStretch, length * 2);
    }
    return stretches;
}

/// Joins what is done from the start on.
class Assembly {
public:
    Assembly(PcmSpec spec, int samples) { m_peaks.spec = spec, m_peaks.framesPerBucket = samples; }
    void take(std::vector<Stretch> &stretches)
    {
        while (m_next < stretches.size() && stretches[m_next].done) {
            Stretch &stretch = stretches[m_next++];
            m_peaks.buckets.insert(m_peaks.buckets.end(), stretch.peaks.begin(), stretch.peaks.end());
            m_peaks.frameCount += stretch.frames;
            m_bytes += stretch.to - stretch.from;
            stretch.peaks = {};
        }
    }
    [[nodiscard]] bool isComplete(const std::vector<Stretch> &stretches) const
    {
        return m_next == stretches.size();
    }
    [[nodiscard]] const Peaks &peaks() const { return m_peaks; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    Peaks m_peaks;
    std::size_t m_next = 0;
    qsizetype m_bytes = 0;
};

/// Neighbours merged until there are few enough to show.
Peaks reduced(const Peaks &peaks, std::size_t most)
{
    const std::size_t by = (peaks.buckets.size() + most - 1) / std::max<std::size_t>(1, most);
    if (by <= 1)
        return peaks;
    Peaks made = peaks;
    made.framesPerBucket *= qint64(by);
    made.buckets.clear();
    for (std::size_t i = 0; i < peaks.buckets.size(); i += by) {
        Peak peak = peaks.buckets[i];
        for (std::size_t j = i; j < std::min(i + by, peaks.buckets.size()); ++j) {
            peak.low = std::min(peak.low, peaks.buckets[j].low);
            peak.high = std::max(peak.high, peaks.buckets[j].high);
        }
        made.buckets.push_back(peak);
    }
    return made;
}

} // namespace

Result<Peaks> scanMp3Peaks(QFile &file, const StopFlag &stop, const PeakProgress &progress)
{
    av::silence();
    const qsizetype size = file.size();
    const qsizetype tag = std::min(id3TagLength(file.peek(10)), size);
    if (!file.seek(tag)) {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::audio", "The sound file could not be opened."),
                    file.errorString());
    }
    const QByteArray head = file.read(kFirstStretch);
    const qsizetype place = findMp3Frame(head, 0, head.size());
    const auto first = mp3FrameAt(head, place);
    if (!first) {
        return fail(
            ErrorKind::Protocol,
            QCoreApplication::translate("studio::audio", "The file holds no sound that can be played."));
    }
    const qsizetype begin = tag + place;
    std::vector<Stretch> stretches = stretchesOf(begin, size);
    std::mutex mutex;
    std::condition_variable news;
    std::atomic_size_t next = 0;
    std::atomic_bool stopped = false;
    const QString path = file.fileName();
    const auto work = [&] {
        for (std::size_t i = next++; i < stretches.size() && !stopped; i = next++) {
            Stretch mine{stretches[i].from, stretches[i].to};
            StretchDecoder(path).decode(mine, stopped);
            const std::lock_guard lock(mutex);
            stretches[i] = std::move(mine);
            stretches[i].done = true;
            news.notify_one();
        }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::clamp(std::thread::hardware_concurrency(), 1U, 8U); ++i)
        threads.emplace_back(work);

    Assembly assembly({first->sampleRateHz, first->channels}, first->samples);
    constexpr std::size_t kShown = 8192;
    auto told = std::chrono::steady_clock::time_point{};
    std::unique_lock lock(mutex);
    while (!assembly.isComplete(stretches)) {
        news.wait_for(lock, 20ms);
        if (stop.isSet()) {
            stopped = true;
            lock.unlock();
            return fail(Error::cancelled());
        }
        assembly.take(stretches);
        const auto now = std::chrono::steady_clock::now();
        if (!progress || assembly.peaks().buckets.empty() || now - told < 33ms)
            continue;
        told = now;
        lock.unlock();
        const double known = double(assembly.peaks().frameCount) / first->sampleRateHz;
        progress(reduced(assembly.peaks(), kShown), known * double(size - begin) / double(assembly.bytes()));
        lock.lock();
    }
    lock.unlock();
    // The first frame is the delay of encoder and decoder: 1105 samples, nearly all of it.
    Peaks made = assembly.peaks();
    if (made.buckets.empty()) {
        return fail(
            ErrorKind::Protocol,
            QCoreApplication::translate("studio::audio", "The file holds no sound that can be played."));
    }
    if (made.buckets.size() > 1) {
        made.buckets.erase(made.buckets.begin());
        made.frameCount -= first->samples;
    }
    return made;
}

} // namespace studio::audio

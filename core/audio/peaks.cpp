// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/peaks.h"

#include "core/audio/pcmtrack.h"

#include <algorithm>
#include <cmath>

namespace studio::audio {

namespace {

/// Away from zero, so that the quietest sound still shows a dot.
std::int8_t scaled(int sample)
{
    const int away = sample >= 0 ? (sample * 127 + 32766) / 32767 : (sample * 127 - 32767) / 32768;
    return static_cast<std::int8_t>(std::clamp(away, -127, 127));
}

} // namespace

Peak Peaks::over(qint64 fromFrame, qint64 toFrame) const
{
    if (buckets.empty() || toFrame <= fromFrame || toFrame <= 0 || fromFrame >= frameCount)
        return {};
    const qint64 last = qint64(buckets.size()) - 1;
    const qint64 first = std::clamp<qint64>(fromFrame / framesPerBucket, 0, last);
    const qint64 end = std::clamp<qint64>((toFrame - 1) / framesPerBucket, first, last);
    Peak peak = buckets[std::size_t(first)];
    for (qint64 i = first + 1; i <= end; ++i) {
        peak.low = std::min(peak.low, buckets[std::size_t(i)].low);
        peak.high = std::max(peak.high, buckets[std::size_t(i)].high);
    }
    return peak;
}

PeakBuilder::PeakBuilder(PcmSpec spec, int maxBuckets, qint64 framesPerBucket)
    : m_maxBuckets(std::size_t(std::max(maxBuckets, 2)))
{
    m_peaks.spec = spec;
    m_peaks.framesPerBucket = std::max<qint64>(framesPerBucket, 1);
    m_peaks.buckets.reserve(m_maxBuckets);
}

void PeakBuilder::add(std::span<const std::int16_t> interleaved)
{
    const auto channels = std::size_t(std::max(m_peaks.spec.channels, 1));
    std::size_t at = 0;
    while (at + channels <= interleaved.size()) {
        if (m_inBucket == 0 && m_peaks.buckets.size() >= m_maxBuckets)
            halve();
        const auto wanted = std::size_t(m_peaks.framesPerBucket - m_inBucket) * channels;
        const std::size_t count = std::min(wanted, (interleaved.size() - at) / channels * channels);
        const auto [low, high] = std::ranges::minmax(interleaved.subspan(at, count));
        if (m_inBucket == 0) {
            m_low = low;
            m_high = high;
            m_peaks.buckets.push_back({});
        } else {
            m_low = std::min<int>(m_low, low);
            m_high = std::max<int>(m_high, high);
        }
        m_peaks.buckets.back() = {scaled(m_low), scaled(m_high)};
        const auto frames = qint64(count / channels);
        m_inBucket = (m_inBucket + frames) % m_peaks.framesPerBucket;
        m_peaks.frameCount += frames;
        at += count;
    }
}

/// Only between full buckets. An odd last bucket becomes the half-full one.
void PeakBuilder::halve()
{
    auto &buckets = m_peaks.buckets;
    const std::size_t pairs = buckets.size() / 2;
    const bool odd = buckets.size() % 2 != 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        buckets[i] = {std::min(buckets[2 * i].low, buckets[2 * i + 1].low),
                      std::max(buckets[2 * i].high, buckets[2 * i + 1].high)};
    }
    if (odd)
        buckets[pairs] = buckets.back();
    buckets.resize(pairs + (odd ? 1 : 0));
    m_inBucket = odd ? m_peaks.framesPerBucket : 0;
    m_peaks.framesPerBucket *= 2;
}

Peaks PeakBuilder::snapshot() const
{
    return m_peaks;
}

Peaks peaksOf(const PcmTrack &track, int maxBuckets)
{
    PeakBuilder builder(track.spec(), maxBuckets);
    std::vector<std::int16_t> block(std::size_t(16384 * track.channels()));
    for (qint64 at = 0; const qint64 frames = track.read(at, block);) {
        builder.add(std::span(block).first(std::size_t(frames * track.channels())));
        at += frames;
    }
    return builder.snapshot();
}

} // namespace studio::audio

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/livebacklog.h"

#include "core/audio/resampler.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace studio::transcription {

namespace {

constexpr audio::PcmSpec kCaptured{48000, 1};
constexpr int kRatio = kCaptured.sampleRateHz / kHeardRateHz;
/// −46 dB: louder than a quiet room.
constexpr int kLoud = 164;
/// A hole as long as this is none of ours to fill: the recording began elsewhere.
constexpr qint64 kLongestHole = qint64(kCaptured.sampleRateHz) * 60;

} // namespace

LiveBacklog::LiveBacklog()
{
    if (auto made = audio::Resampler::create(kCaptured, {kHeardRateHz, 1}))
        m_resampler = std::move(*made);
}

LiveBacklog::~LiveBacklog() = default;

int LiveBacklog::append(const QByteArray &pcm16, qint64 firstFrame)
{
    std::vector<std::int16_t> samples(size_t(pcm16.size() / 2));
    std::memcpy(samples.data(), pcm16.constData(), samples.size() * 2);
    std::span<const std::int16_t> fresh(samples);
    if (m_nextFrame < 0) {
        m_nextFrame = std::max<qint64>(0, firstFrame);
        m_begin = m_nextFrame / kRatio;
    }
    if (firstFrame < m_nextFrame) {
        const qint64 known = std::min<qint64>(m_nextFrame - firstFrame, qint64(fresh.size()));
        fresh = fresh.subspan(size_t(known));
    } else if (firstFrame > m_nextFrame) {
        const std::vector<std::int16_t> hole(size_t(std::min<qint64>(firstFrame - m_nextFrame, kLongestHole)),
                                             0);
        add(hole);
        m_nextFrame = firstFrame;
    }
    m_nextFrame += qint64(fresh.size());
    int peak = 0;
    for (const std::int16_t sample : fresh)
        peak = std::max(peak, std::abs(int(sample)));
    add(fresh);
    return peak;
}

void LiveBacklog::add(std::span<const std::int16_t> samples)
{
    if (!m_resampler || samples.empty())
        return;
    m_converted.clear();
    if (!m_resampler->process(samples, m_converted))
        return;
    m_samples.insert(m_samples.end(), m_converted.begin(), m_converted.end());
    if (const qint64 over = qint64(m_samples.size()) - kMost; over > 0)
        drop(over, true);
}

void LiveBacklog::drop(qint64 count, bool isMissed)
{
    const qint64 all = std::clamp<qint64>(count, 0, qint64(m_samples.size()));
    if (isMissed) {
        const bool loud = std::any_of(m_samples.begin(), m_samples.begin() + all,
                                      [](std::int16_t sample) { return std::abs(int(sample)) >= kLoud; });
        if (loud && !m_missing.isEmpty() && m_begin - m_missing.last().to < kHeardRateHz)
            m_missing.last().to = m_begin + all;
        else if (loud)
            m_missing.append({m_begin, m_begin + all});
    }
    m_samples.erase(m_samples.begin(), m_samples.begin() + all);
    m_begin += all;
}

QByteArray LiveBacklog::read(qint64 from, qint64 most) const
{
    const qint64 start = std::max(from, m_begin);
    const qint64 count = std::min(most, end() - start);
    if (count <= 0)
        return {};
    QByteArray bytes(qsizetype(count) * 2, Qt::Uninitialized);
    auto *out = reinterpret_cast<std::int16_t *>(bytes.data());
    std::copy_n(m_samples.begin() + (start - m_begin), count, out);
    return bytes;
}

void LiveBacklog::release(qint64 upTo)
{
    drop(upTo - m_begin, false);
}

bool LiveBacklog::isLoud(qint64 from, qint64 to) const
{
    const qint64 start = std::clamp<qint64>(from - m_begin, 0, qint64(m_samples.size()));
    const qint64 stop = std::clamp<qint64>(to - m_begin, start, qint64(m_samples.size()));
    return std::any_of(m_samples.begin() + start, m_samples.begin() + stop,
                       [](std::int16_t sample) { return std::abs(int(sample)) >= kLoud; });
}

} // namespace studio::transcription

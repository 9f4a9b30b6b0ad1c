// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pcmtrack.h"

#include "core/audio/spillfile.h"

#include <algorithm>
#include <bit>
#include <new>

namespace studio::audio {

PcmTrack::PcmTrack(PcmSpec spec) : m_spec(spec)
{
    Q_ASSERT(spec.isValid());
}

PcmTrack::PcmTrack(PcmSpec spec, std::unique_ptr<SampleSource> source)
    : m_spec(spec), m_source(std::move(source))
{
    Q_ASSERT(spec.isValid());
}

PcmTrack::~PcmTrack()
{
    for (auto &chunk : m_chunks)
        delete[] chunk.load(std::memory_order_relaxed);
}

/// Chunk k holds kFirstChunk << k samples, so its number is in the high bits of the shifted index.
PcmTrack::Place PcmTrack::placeOf(qint64 sample)
{
    const auto shifted = static_cast<quint64>(sample + kFirstChunk);
    const int chunk = int(std::bit_width(shifted)) - int(std::bit_width(static_cast<quint64>(kFirstChunk)));
    const qint64 size = kFirstChunk << chunk;
    const qint64 offset = sample + kFirstChunk - size;
    return {chunk, offset, size - offset};
}

qint64 PcmTrack::read(qint64 fromFrame, std::span<std::int16_t> out) const
{
    const qint64 frames = frameCount();
    if (fromFrame < 0 || fromFrame >= frames)
        return 0;
    const qint64 count = std::min(frames - fromFrame, qint64(out.size()) / m_spec.channels);
    qint64 sample = fromFrame * m_spec.channels;
    qint64 left = count * m_spec.channels;
    if (m_source) {
        m_source->read(sample, out.first(std::size_t(left)));
        return count;
    }
    std::int16_t *to = out.data();
    while (left > 0) {
        const Place place = placeOf(sample);
        if (place.chunk >= kSpilled) {
            if (const SpillFile *file = m_spill.load(std::memory_order_acquire)) {
                file->read(sample - kInMemory, {to, std::size_t(left)});
                break;
            }
        }
        const qint64 part = std::min(left, place.room);
        const std::int16_t *from = m_chunks[std::size_t(place.chunk)].load(std::memory_order_acquire);
        std::copy_n(from + place.offset, part, to);
        to += part;
        sample += part;
        left -= part;
    }
    return count;
}

bool PcmTrack::append(std::span<const std::int16_t> interleaved)
{
    if (m_source)
        return false;
    const qint64 frames = m_frames.load(std::memory_order_relaxed);
    const qint64 added = qint64(interleaved.size()) / m_spec.channels;
    qint64 sample = frames * m_spec.channels;
    qint64 left = added * m_spec.channels;
    const std::int16_t *from = interleaved.data();
    while (left > 0) {
        const Place place = placeOf(sample);
        if (place.chunk >= kChunks)
            return false;
        if (place.chunk >= kSpilled && spill(sample, {from, std::size_t(left)}))
            break;
        if (place.chunk >= kSpilled && m_file)
            return false; // the disk is full
        auto &slot = m_chunks[std::size_t(place.chunk)];
        std::int16_t *to = slot.load(std::memory_order_relaxed);
        if (!to) {
            // Left uninitialised: pages are touched only as sound arrives.
            to = new (std::nothrow) std::int16_t[std::size_t(kFirstChunk) << place.chunk];
            if (!to)
                return false;
            slot.store(to, std::memory_order_release);
        }
        const qint64 part = std::min(left, place.room);
        std::copy_n(from, part, to + place.offset);
        from += part;
        sample += part;
        left -= part;
    }
    m_frames.store(frames + added, std::memory_order_release);
    return true;
}

/// False without a file, or without room for it.
bool PcmTrack::spill(qint64 sample, std::span<const std::int16_t> samples)
{
    if (sample + qint64(samples.size()) > (kFirstChunk << kChunks) - kFirstChunk)
        return false;
    if (!m_file && !m_noFile) {
        m_file = SpillFile::create();
        m_noFile = !m_file;
        m_spill.store(m_file.get(), std::memory_order_release);
    }
    return m_file && m_file->write(sample - kInMemory, samples);
}

void PcmTrack::advanceTo(qint64 frames)
{
    if (m_source && frames > m_frames.load(std::memory_order_relaxed))
        m_frames.store(frames, std::memory_order_release);
}

} // namespace studio::audio

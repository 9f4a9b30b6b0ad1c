// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

namespace studio::audio {

class SpillFile;

/// Samples that are kept elsewhere than in memory, in a file for instance. Read by several threads at once.
class SampleSource {
public:
    SampleSource() = default;
    virtual ~SampleSource() = default;
    SampleSource(const SampleSource &) = delete;
    SampleSource &operator=(const SampleSource &) = delete;
    /// Fills all of `out` (interleaved) from a sample on, without taking a lock. What cannot be read any more
    /// becomes silence, so that the rest stays at its place.
    virtual void read(qint64 fromSample, std::span<std::int16_t> out) const = 0;
};

/// Append-only interleaved 16-bit PCM at one rate. One writer thread, any number of reader threads; reads
/// take no lock and see whole frames only. Samples never move: chunks double in size and are reached by
/// index; what follows the first 4 million samples (about a minute and a half) is kept on the disk. Shared
/// (`std::shared_ptr<PcmTrack>`) between the decoder, the player and whoever exports. Holds up to about 13
/// hours of mono at 44.1 kHz; append() says when it is full. A track over a source holds no samples itself
/// and has no such limit.
class PcmTrack final {
public:
    explicit PcmTrack(PcmSpec spec);
    /// Over samples kept elsewhere; advanceTo() tells how many of them there are.
    PcmTrack(PcmSpec spec, std::unique_ptr<SampleSource> source);
    ~PcmTrack();
    PcmTrack(const PcmTrack &) = delete;
    PcmTrack &operator=(const PcmTrack &) = delete;

    [[nodiscard]] PcmSpec spec() const { return m_spec; }
    [[nodiscard]] int sampleRateHz() const { return m_spec.sampleRateHz; }
    [[nodiscard]] int channels() const { return m_spec.channels; }
    /// Frames that can be read now; grows until complete.
    [[nodiscard]] qint64 frameCount() const { return m_frames.load(std::memory_order_acquire); }
    /// No more frames will come. frameCount() is final if read after this returned true.
    [[nodiscard]] bool isComplete() const { return m_complete.load(std::memory_order_acquire); }
    [[nodiscard]] double seconds() const { return double(frameCount()) / m_spec.sampleRateHz; }

    /// Fills `out` (interleaved, whole frames) from a frame on; returns the frames read, 0 at or past the
    /// end.
    qint64 read(qint64 fromFrame, std::span<std::int16_t> out) const;

    /// Writer only. A trailing part of a frame is dropped. False when full or out of memory; nothing is added
    /// then.
    bool append(std::span<const std::int16_t> interleaved);
    /// Writer only, over a source: the frames before this one can be read. Never goes back.
    void advanceTo(qint64 frames);
    /// Writer only.
    void complete() { m_complete.store(true, std::memory_order_release); }

private:
    static constexpr int kChunks = 15;
    static constexpr qint64 kFirstChunk = qint64(1) << 16;
    static constexpr int kSpilled = 6; ///< The first chunk that is not held in memory.
    static constexpr qint64 kInMemory = (kFirstChunk << kSpilled) - kFirstChunk;
    struct Place {
        int chunk;
        qint64 offset;
        qint64 room;
    };
    static Place placeOf(qint64 sample);
    bool spill(qint64 sample, std::span<const std::int16_t> samples);

    const PcmSpec m_spec;
    const std::unique_ptr<SampleSource> m_source;
    std::array<std::atomic<std::int16_t *>, kChunks> m_chunks{};
    std::unique_ptr<SpillFile> m_file; ///< The writer's.
    bool m_noFile = false; ///< There is none to be had: memory it is.
    std::atomic<const SpillFile *> m_spill{nullptr}; ///< The same, once readers may use it.
    std::atomic<qint64> m_frames{0};
    std::atomic<bool> m_complete{false};
};

} // namespace studio::audio

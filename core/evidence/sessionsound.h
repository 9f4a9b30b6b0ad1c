// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/duplex/soundpath.h"

#include <QFile>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace studio::audio {
class Resampler;
}

namespace studio::evidence {

/// The two-channel WAV file of a session: left the user, right the agent, each at its place on the session's
/// time line; silence where nothing came. Sound may come in any order of the two sides and at any rate. The
/// header tells the right length each time keep() was called. Blocking: lives where the disk may be waited
/// for. Never longer than a WAV file can be.
class SessionSound final {
public:
    enum Side { User = 0, Agent = 1 };

    [[nodiscard]] static Result<std::unique_ptr<SessionSound>> create(const QString &path, int rateHz);
    ~SessionSound();
    SessionSound(const SessionSound &) = delete;
    SessionSound &operator=(const SessionSound &) = delete;

    /// Mono sound whose first sample belongs at a time since the session's start. Small deviations from where
    /// the sound before ended are the clock's, not the sound's: it is joined without a click and put right in
    /// the next pause.
    Result<void> put(Side side, std::span<const std::int16_t> samples, int rateHz, duplex::Micros at);
    /// Brings the header up to date; with `toDisk` waits until the disk has it.
    Result<void> keep(bool toDisk);

    /// Of the open file, for whoever waits for the disk.
    [[nodiscard]] int handle() const { return m_file.handle(); }
    [[nodiscard]] int rateHz() const { return m_spec.sampleRateHz; }
    [[nodiscard]] qint64 frames() const { return m_frames; }

    /// Corrects the header of a file whose program died. Its rate and frames; an error for what is no such
    /// file.
    struct Extent {
        int rateHz = 0;
        qint64 frames = 0;
    };
    [[nodiscard]] static Result<Extent> makeWhole(const QString &path);

private:
    struct Track {
        Track();
        ~Track();
        qint64 next = -1; ///< The frame after the last one; -1 before the first.
        int rateHz = 0;
        std::unique_ptr<audio::Resampler> resampler;
    };

    SessionSound(const QString &path, int rateHz);
    Result<void> mix(int channel, qint64 frame, std::span<const std::int16_t> samples);
    [[nodiscard]] Unexpected failed() const;

    QFile m_file;
    audio::PcmSpec m_spec;
    qint64 m_frames = 0;
    std::array<Track, 2> m_tracks;
    std::vector<std::int16_t> m_converted;
    std::vector<std::int16_t> m_piece;
};

} // namespace studio::evidence

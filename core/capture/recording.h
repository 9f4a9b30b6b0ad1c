// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/base/job.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

#include <optional>

namespace studio::capture {

/// Every recording is made so: one channel of 16 bits.
inline constexpr audio::PcmSpec kRecordingSpec{48000, 1};
/// What is heard before record() and kept at the start of the recording.
inline constexpr qint64 kPreRollFrames = 48000;
/// A peak below this: nobody spoke, or the microphone is turned down.
inline constexpr double kQuietDb = -50;
/// Level of no sound at all.
inline constexpr double kNoSoundDb = -100;

/// The microphone was away here; what came after follows without a pause.
struct Gap {
    qint64 atFrame = 0;
    double seconds = 0;
    bool operator==(const Gap &) const = default;
};

/// A WAV file of 16-bit samples, whole and closed.
struct Recording {
    QString path{};
    audio::PcmSpec spec = kRecordingSpec;
    qint64 frames = 0;
    qint64 preRollFrames =
        0; ///< At its start: heard before record(). A good place for the first trim handle.
    QDateTime startedAt{}; ///< UTC.
    double peakDb = kNoSoundDb; ///< Of all but the pre-roll, which may hold what was not meant to be heard.
    qint64 clippedFrames = 0; ///< At full scale: what was louder is lost.
    QList<Gap> gaps{};
    QString deviceName{}; ///< Empty when it was recovered.
    std::optional<Error> endedEarly{}; ///< It stopped by itself, e.g. disk full; what is here is sound.
    bool isRecovered = false; ///< Left by a program that ended while recording.

    [[nodiscard]] double seconds() const { return double(frames) / spec.sampleRateHz; }
    /// Nothing above a whisper in it.
    [[nodiscard]] bool isSilent() const { return peakDb < kQuietDb; }
    /// Distorted beyond a stray sample.
    [[nodiscard]] bool isClipped() const { return clippedFrames >= 3; }
    bool operator==(const Recording &) const = default;
};

/// Peak in dB of full scale of an absolute sample value 0…32768.
[[nodiscard]] double peakDecibels(int peak);

/// Recordings in `folder` whose program ended while it recorded, made whole: everything up to the last second
/// before. Recordings of living programs are left alone. Empty ones are removed.
[[nodiscard]] JobOf<QList<Recording>> *recoverRecordings(const QString &folder, QObject *parent = nullptr);
/// The same at once; for a worker or a test.
[[nodiscard]] QList<Recording> recoverRecordingsNow(const QString &folder);

} // namespace studio::capture

Q_DECLARE_METATYPE(studio::capture::Recording)

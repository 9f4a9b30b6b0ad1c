// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/recording.h"

#include <QFile>
#include <QLockFile>

#include <cstdint>
#include <memory>
#include <span>

namespace studio::capture {

/// A WAV file that grows as sound comes: `….wav.part` beside a lock, `….wav` once it is finished. Its header
/// tells the right length each time keep() was called, so that a program that is killed leaves a sound file.
/// Blocking: lives in a thread that may wait for the disk. Never longer than a WAV file can be.
class RecordingFile final {
public:
    /// Makes the folder if need be.
    static Result<std::unique_ptr<RecordingFile>> create(const QString &folder, const QDateTime &startedAt,
                                                         audio::PcmSpec spec = kRecordingSpec);
    /// What is on disk stays, to be recovered.
    ~RecordingFile();
    RecordingFile(const RecordingFile &) = delete;
    RecordingFile &operator=(const RecordingFile &) = delete;

    /// On an error the samples that fitted are kept.
    Result<void> append(std::span<const std::int16_t> samples);
    /// Brings the header up to date and both to the disk.
    Result<void> keep();
    /// Closes the file and gives it its name. On an error it stays as it is, to be recovered.
    Result<Recording> finish();
    void discard();

    [[nodiscard]] qint64 frames() const { return m_frames; }
    /// Seconds of recording the disk has room for.
    [[nodiscard]] double secondsLeft() const;

    /// For recovery: the suffix of a file that is being written.
    static QString partSuffix();
    static QString lockPath(const QString &partPath);

private:
    RecordingFile(const QString &path, audio::PcmSpec spec, const QDateTime &startedAt);

    const QString m_path; ///< Its final one.
    const audio::PcmSpec m_spec;
    const QDateTime m_startedAt;
    QFile m_file;
    QLockFile m_lock;
    qint64 m_frames = 0;
};

} // namespace studio::capture

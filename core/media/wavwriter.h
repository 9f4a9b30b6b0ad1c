// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <QFile>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace studio::media {

/// Writes a 16-bit WAV file of any length; beyond 4 GB it becomes RF64. Until finish() the header says that
/// the size is not known, so that a reader of a file cut off finds all that was written. One thread.
class WavWriter final {
public:
    /// Where the samples begin.
    static constexpr qint64 kDataOffset = 80;

    [[nodiscard]] static Result<std::unique_ptr<WavWriter>> create(const QString &path, audio::PcmSpec spec);
    WavWriter(const WavWriter &) = delete;
    WavWriter &operator=(const WavWriter &) = delete;
    ~WavWriter() = default;

    /// Error Storage when the disk is full; what was written stays.
    Result<void> write(std::span<const std::int16_t> interleaved);
    /// What was written can be read by others.
    Result<void> flush();
    /// Corrects the header and waits until it is on the disk.
    Result<void> finish();

    [[nodiscard]] audio::PcmSpec spec() const { return m_spec; }
    [[nodiscard]] qint64 frames() const { return m_frames; }
    /// Those that others can read.
    [[nodiscard]] qint64 framesInFile() const { return m_flushed; }

private:
    WavWriter(const QString &path, audio::PcmSpec spec) : m_file(path), m_spec(spec) { }
    [[nodiscard]] QByteArray header(bool final) const;
    Result<void> put(const char *bytes, qint64 count);
    [[nodiscard]] Unexpected failed() const;

    QFile m_file;
    audio::PcmSpec m_spec;
    std::vector<std::int16_t> m_buffer;
    qint64 m_frames = 0;
    qint64 m_flushed = 0;
    qint64 m_begun = 0; ///< Bytes the system was asked to write out.
};

} // namespace studio::media

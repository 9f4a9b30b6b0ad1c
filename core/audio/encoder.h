// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <QByteArray>
#include <QMap>

#include <cstdint>
#include <memory>
#include <span>

namespace studio::audio {

/// What is written into a file about it. Empty fields are left out.
struct Tags {
    QString title{};
    QString artist{};
    QString comment{};
    QString date{};
    QMap<QString, QString> custom{}; ///< e.g. REQUEST_ID. In WAV and M4A they become lines of the comment.
    bool operator==(const Tags &) const = default;
};

/// The comment with the custom tags below it, for containers that have no place for them.
[[nodiscard]] QString commentWithCustom(const Tags &tags);

/// The target; see parseStreamFormat(). Zero rate or channels: those of the input. Zero bit rate: a good
/// default.
using ExportFormat = StreamFormat;

/// Encodes a stream synchronously, on any thread (one at a time), and hands the bytes out as they are made:
/// MP3 (frames only, low delay), WAV (sizes "unknown"), FLAC, Ogg Opus in 20 ms pages, AAC as ADTS, raw PCM,
/// µ-law, A-law. Resamples and mixes to the target by itself. For files use encodeFile(), which also patches
/// headers.
class Encoder {
public:
    static Result<std::unique_ptr<Encoder>> create(const ExportFormat &target, PcmSpec input,
                                                   const Tags &tags = {});
    virtual ~Encoder() = default;

    /// Bytes ready after these samples (whole frames); often empty for compressed formats.
    virtual Result<QByteArray> push(std::span<const std::int16_t> interleaved) = 0;
    /// The rest. Nothing may be pushed afterwards.
    virtual Result<QByteArray> finish() = 0;
};

/// The whole of a buffer at once.
[[nodiscard]] Result<QByteArray> encodeAll(const ExportFormat &target, PcmSpec input,
                                           std::span<const std::int16_t> interleaved, const Tags &tags = {});

} // namespace studio::audio

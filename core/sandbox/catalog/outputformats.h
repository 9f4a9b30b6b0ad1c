// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <QStringList>

#include <optional>

namespace studio::sandbox {

/// A value of `output_format`.
struct OutputFormat {
    QString name;
    audio::StreamFormat stream;
    QByteArray contentType;
    [[nodiscard]] bool isWav() const { return stream.codec == audio::Codec::Wav; }
    /// Encoded audio whose bytes come later than the samples: MP3 and Opus.
    [[nodiscard]] bool isCompressed() const
    {
        return stream.codec == audio::Codec::Mp3 || stream.codec == audio::Codec::Opus;
    }
};

/// Every name the service knows, in its order; `wav_*` only where whole files are made.
QStringList outputFormatNames(bool withWav);
std::optional<OutputFormat> outputFormat(const QString &name);
/// A whole WAV file of 16-bit mono samples.
QByteArray wavFile(const QByteArray &pcm, int sampleRateHz);

} // namespace studio::sandbox

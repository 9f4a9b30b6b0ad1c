// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace studio::audio {

/// What the bytes of a stream or file are. Opus is always Ogg Opus; Aac is ADTS or M4A, told apart by the
/// bytes.
enum class Codec { Mp3, Opus, Flac, Wav, Aac, Pcm16, MuLaw, ALaw };

/// Interleaved 16-bit samples at one rate: what every stage of this module passes on.
struct PcmSpec {
    int sampleRateHz = 0;
    int channels = 1;
    bool operator==(const PcmSpec &) const = default;
    [[nodiscard]] bool isValid() const
    {
        return sampleRateHz >= 1000 && sampleRateHz <= 384000 && channels >= 1 && channels <= 2;
    }
};

/// An encoded format, as the service names them: "mp3_44100_128". Zero means "not said".
struct StreamFormat {
    Codec codec = Codec::Mp3;
    int sampleRateHz = 0;
    int channels = 1;
    int bitrateKbps = 0;
    bool operator==(const StreamFormat &) const = default;
    [[nodiscard]] PcmSpec pcm() const { return {sampleRateHz, channels}; }
};

/// Reads `codec_rate[_bitrate]`; besides the service's names it knows flac_RATE, aac_RATE[_BITRATE] and
/// m4a_…. Error Validation for anything else.
[[nodiscard]] Result<StreamFormat> parseStreamFormat(QStringView outputFormat);
/// The reverse; the channel count is not part of a name.
[[nodiscard]] QString toString(const StreamFormat &format);
/// Without a dot: "mp3", "ogg", "flac", "wav", "m4a", "pcm", "ulaw", "alaw".
[[nodiscard]] QString fileSuffix(Codec codec);
/// The codec usual for a file suffix (case is ignored).
[[nodiscard]] std::optional<Codec> codecForSuffix(QStringView suffix);
[[nodiscard]] QByteArray mimeType(const StreamFormat &format);
/// True when the bytes have no header, so that rate and channels must be known beforehand.
[[nodiscard]] bool isHeaderless(Codec codec);

} // namespace studio::audio

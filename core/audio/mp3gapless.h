// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/streamdecoder.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace studio::audio {

/// What a Xing/Info frame says about the sound around it.
struct Mp3Info {
    qint64 frames = 0; ///< MP3 frames after this one; 0 unknown.
    int samplesPerFrame = 0;
    std::optional<int> delay{}; ///< Encoder delay, if the tag has the LAME part.
    int padding = 0;
    bool operator==(const Mp3Info &) const = default;
};

/// Reads a whole MP3 frame; nothing if it holds sound.
[[nodiscard]] std::optional<Mp3Info> readMp3Info(QByteArrayView frame);

/// Takes away what an MP3 encoder and decoder add: the start always, the end when a tag says how much.
/// Samples past the announced end are held back, and let go after all if more than the padding follows
/// (joined files).
class GaplessTrimmer final {
public:
    /// LAME's 576 and the decoder's 529: right for streams without a tag.
    static constexpr int kUsualDelay = 1105;
    static constexpr int kDecoderDelay = 529;

    /// Before the first samples.
    void setInfo(const Mp3Info &info);
    void push(std::span<const std::int16_t> interleaved, PcmSpec spec, const PcmSink &sink);

private:
    qint64 m_skip = kUsualDelay;
    std::optional<qint64> m_untilEnd; ///< Frames to pass on before the padding begins.
    qint64 m_padding = 0;
    std::vector<std::int16_t> m_held;
};

} // namespace studio::audio

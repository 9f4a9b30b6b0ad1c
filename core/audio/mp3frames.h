// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace studio::audio {

/// What the four bytes in front of a frame of MPEG layer III say.
struct Mp3Frame {
    int bytes = 0; ///< With its header.
    int samples = 0; ///< 1152 or 576, for each channel.
    int sampleRateHz = 0;
    int channels = 0;
    bool operator==(const Mp3Frame &) const = default;
};

/// Nothing when there is no frame of layer III there.
[[nodiscard]] std::optional<Mp3Frame> mp3FrameAt(QByteArrayView bytes, qsizetype at);
/// The first place from `from` on where a frame begins and another of its kind follows; −1 if there is none
/// before `end`.
[[nodiscard]] qsizetype findMp3Frame(QByteArrayView bytes, qsizetype from, qsizetype end);
/// The length of an ID3v2 tag whose first ten bytes these are; 0 if it is none.
[[nodiscard]] qsizetype id3TagLength(QByteArrayView start);
/// Whether a frame holds no sound but figures about the stream (Xing, Info, VBRI).
[[nodiscard]] bool isMp3InfoFrame(QByteArrayView bytes, qsizetype at, const Mp3Frame &frame);

} // namespace studio::audio

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/ffmpeg.h"
#include "core/base/workerjob.h"

#include <QList>

namespace studio::media {

/// A container opened from a file on this disk, nothing else: what it says about other files is not followed.
/// Private to this module. One thread. Setting the stop flag ends any call into the library.
class MediaFile final {
public:
    [[nodiscard]] static Result<std::unique_ptr<MediaFile>> open(const QString &path, const StopFlag &stop);
    MediaFile(const MediaFile &) = delete;
    MediaFile &operator=(const MediaFile &) = delete;
    ~MediaFile() = default;

    [[nodiscard]] AVFormatContext &context() const { return *m_input; }
    /// Streams of sound that can be decoded.
    [[nodiscard]] QList<int> soundStreams() const;
    /// The one to take if nobody chooses; −1 without sound.
    [[nodiscard]] int bestSoundStream() const;
    [[nodiscard]] bool hasVideo() const;
    /// As the file promises, of one stream; nothing if it is unknown or nonsense.
    [[nodiscard]] std::optional<double> secondsOf(int stream) const;
    [[nodiscard]] bool secondsAreEstimate() const;
    /// By reading the stream to its end, after which nothing else can be read; nothing if there is nothing in
    /// it.
    [[nodiscard]] std::optional<double> secondsByReading(int stream);
    /// Where the time line of the file begins, in seconds.
    [[nodiscard]] double origin(int stream) const;

private:
    explicit MediaFile(StopFlag stop) : m_stop(std::move(stop)) { }

    StopFlag m_stop;
    audio::av::InputPtr m_input;
};

/// A sentence of this module (marked with QT_TRANSLATE_NOOP) in the user's language.
[[nodiscard]] QString say(const char *text);
/// "There is no sound in this file."
[[nodiscard]] Error noSound(bool hasVideo);
/// "This file could not be read", for a code of the library.
[[nodiscard]] Error unreadable(int code);

} // namespace studio::media

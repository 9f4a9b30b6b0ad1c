// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"

#include <QList>
#include <QString>

#include <optional>

namespace studio::media {

/// One sound stream of a file.
struct AudioStream {
    int index = 0; ///< Its number in the container: what ImportOptions::stream takes.
    QString codec{}; ///< As libavcodec names it: "aac", "pcm_s16le".
    int sampleRateHz = 0;
    int channels = 0;
    QString layout{}; ///< "stereo", "5.1"; empty if the file does not say.
    QString language{}; ///< As the file says, mostly ISO 639-2: "eng".
    QString title{};
    bool isDefault = false;
    bool operator==(const AudioStream &) const = default;
};

/// What is in a file.
struct MediaInfo {
    QString path{};
    QString container{}; ///< As libavformat names it: "mov,mp4,m4a,3gp,3g2,mj2".
    qint64 bytes = 0;
    std::optional<double> seconds{}; ///< Nothing for streams that do not say.
    bool secondsAreEstimate = false; ///< Guessed from size and bit rate.
    QList<AudioStream> streams{}; ///< Never empty; in the order of the file.
    int bestStream = 0; ///< Place in `streams` of the one that is taken if nobody chooses.
    bool hasVideo = false; ///< Moving pictures; a cover does not count.
    bool operator==(const MediaInfo &) const = default;
};

/// Opens a file and looks what is in it; the content decides, not the suffix. Blocking, for worker threads.
/// Errors: Storage (cannot be read, empty), Unsupported (no sound in it), Protocol (damaged), Cancelled.
[[nodiscard]] Result<MediaInfo> probe(const QString &path, const StopFlag &stop = {});
/// The same; what does not say how long it is, as a browser's recording, is read to its end without being
/// decoded: what is paid by length needs to know it.
[[nodiscard]] Result<MediaInfo> probeWithLength(const QString &path, const StopFlag &stop = {});
/// probe() in a worker.
[[nodiscard]] JobOf<MediaInfo> *probeJob(const QString &path, QObject *parent = nullptr);

} // namespace studio::media

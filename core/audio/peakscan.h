// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "core/base/workerjob.h"

#include <QString>

#include <functional>
#include <optional>

namespace studio::audio {

/// Peaks from the start of a file so far, and how long all of it will be, roughly.
using PeakProgress = std::function<void(const Peaks &soFar, double expectedSeconds)>;

/// The waveform of a file of any length and kind, without holding its sound: MP3 is decoded in stretches by
/// as many threads as the machine has, everything else in one go. `progress` is called in the calling thread,
/// first after a moment and then about thirty times a second. Blocking, for worker threads. Errors as
/// decodeFile().
[[nodiscard]] Result<Peaks> scanPeaks(const QString &path, const StopFlag &stop = {},
                                      const PeakProgress &progress = {});

/// Peaks kept between runs, in a folder that may be deleted at any time. A file that changed is another file.
/// Functions for worker threads; what cannot be read or written is as if it were not there.
class PeakCache final {
public:
    explicit PeakCache(const QString &folder) : m_folder(folder) { }

    [[nodiscard]] std::optional<Peaks> find(const QString &path) const;
    void keep(const QString &path, const Peaks &peaks) const;

private:
    [[nodiscard]] QString placeOf(const QString &path) const;
    void prune() const;

    QString m_folder;
};

/// From the cache, else by scanPeaks(), which is then kept.
[[nodiscard]] Result<Peaks> cachedPeaks(const PeakCache &cache, const QString &path,
                                        const StopFlag &stop = {}, const PeakProgress &progress = {});

} // namespace studio::audio

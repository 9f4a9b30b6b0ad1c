// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "core/media/soundreader.h"

#include <QTimer>

#include <memory>

namespace studio::audio {
class PcmTrack;
}

namespace studio::media {

/// Sound on this disk as a 16-bit WAV file.
struct ImportedSound {
    QString path{};
    audio::PcmSpec spec{};
    qint64 frames = 0;
    double seconds = 0;
    audio::Peaks peaks{}; ///< Of all of it, for the waveform.
    /// Something is missing that the file should have had; what there was is here.
    std::optional<Error> cutShort{};
    bool operator==(const ImportedSound &) const = default;
};

/// An import under way, in a worker. Memory does not depend on the length.
class ImportJob final : public JobOf<ImportedSound> {
    Q_OBJECT
public:
    struct Shared;
    ImportJob(const QString &path, const ImportOptions &options, const QString &target, QObject *parent);
    ~ImportJob() override;

signals:
    // progressed() of Job tells in milliseconds of sound; the total is 0 while it is not known.
    /// Once, early: a track over the file, which grows while more is imported. It can be played already.
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    /// Peaks of what is there so far, a few times a second.
    void peaksChanged(const studio::audio::Peaks &soFar);

protected:
    void abortWork() override;

private:
    void look();

    std::shared_ptr<Shared> m_shared;
    StopFlag m_stop;
    QFutureWatcher<Result<ImportedSound>> m_watcher;
    QTimer m_look;
    bool m_trackShown = false;
    quint64 m_peaksShown = 0;
};

/// Takes the sound of any audio or video file into a new WAV file. `targetWavPath` is there only when all of
/// it is (a file of that name is replaced); its folder is made if need be. Errors as readSound(); Storage
/// when the disk is full, which is said before it begins where the length is known.
[[nodiscard]] ImportJob *importSound(const QString &path, const ImportOptions &options,
                                     const QString &targetWavPath, QObject *parent = nullptr);

/// The same in the calling thread, for worker threads.
[[nodiscard]] Result<ImportedSound> importSoundNow(const QString &path, const ImportOptions &options,
                                                   const QString &targetWavPath, const StopFlag &stop = {},
                                                   const SoundProgress &progress = {});

} // namespace studio::media

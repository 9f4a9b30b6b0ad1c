// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/base/workerjob.h"

#include <QObject>

#include <memory>

namespace studio::changer {

/// Puts parts behind each other while they arrive, each at its own place on the time line: one that is too
/// short is followed by silence, one too long loses its end. The sound goes to a file, so that hours take no
/// memory; the track over it grows and can be played. GUI thread; the work is done in workers, piece by
/// piece.
class PartJoin final : public QObject {
    Q_OBJECT
public:
    /// `path` of the file; its folder must exist.
    PartJoin(const QString &path, QObject *parent = nullptr);
    ~PartJoin() override;

    /// The next part: its sound, which may still grow, and where it ends on the time line. Not before
    /// `partDone` of the one before. The first decides rate and channels.
    void add(const std::shared_ptr<audio::PcmTrack> &sound, double endSeconds);
    /// Its sound has grown.
    void wake();
    /// No more parts: `finished` follows.
    void finish();
    [[nodiscard]] bool isIdle() const { return !m_sound; }

    /// Null before the first frame.
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const { return m_track; }
    /// Never null.
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const { return m_peaks; }

signals:
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    void grown();
    /// How much longer (or, below 0, shorter) the sound was than its place.
    void partDone(double driftSeconds);
    void finished();
    /// Storage: the file cannot be written. Nothing follows.
    void failed(const studio::Error &error);

private:
    struct File;
    struct Step;

    void work();
    void take(const Result<Step> &step);

    std::shared_ptr<File> m_file;
    std::shared_ptr<audio::PcmTrack> m_sound;
    double m_end = 0;
    std::shared_ptr<audio::PcmTrack> m_track;
    std::shared_ptr<const audio::Peaks> m_peaks = std::make_shared<const audio::Peaks>();
    bool m_working = false;
    bool m_wakeAgain = false;
    bool m_finishing = false;
    bool m_failed = false;
};

} // namespace studio::changer

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/error.h"
#include "ui/widgets/playbacksource.h"

#include <QTimer>

#include <memory>

namespace studio::audio {
class Player;
}

namespace studio::ui {

/// Plays the sound of the transcript that is open. The position is read from the player at display rate, only
/// while something plays.
class MediaPlayback final : public PlaybackSource {
    Q_OBJECT

public:
    explicit MediaPlayback(audio::Player &player, QObject *parent = nullptr);

    /// A stretch of the sound, in seconds.
    struct Stretch {
        double from = 0;
        double to = 0;
        bool operator==(const Stretch &) const = default;
    };

    /// Replaces what is loaded; stopped at `startSeconds`. The track may still grow.
    void setTrack(const std::shared_ptr<audio::PcmTrack> &track, const QString &title,
                  double startSeconds = 0);
    void clear();
    [[nodiscard]] const std::shared_ptr<audio::PcmTrack> &track() const { return m_track; }
    /// The second line of the transport bar: "Speaker 2 · word 61 of 2,140".
    void setDetail(const QString &detail);
    /// What Loop repeats; empty: all.
    void setLoopStretch(const std::optional<Stretch> &stretch);
    /// Plays a stretch once and stops at its end.
    void playStretch(const Stretch &stretch);
    void setCanExport(bool can);

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] About absence() const override;
    [[nodiscard]] Playback playback() const override;
    [[nodiscard]] double positionSeconds() const override;
    [[nodiscard]] double durationSeconds() const override;
    [[nodiscard]] bool hasPrevious() const override { return m_track != nullptr; }
    [[nodiscard]] bool hasNext() const override { return m_track != nullptr; }
    [[nodiscard]] bool canExport() const override { return m_track && m_canExport; }
    [[nodiscard]] bool wantsExportButton() const override { return false; }
    [[nodiscard]] bool isLoop() const override { return m_loop; }

    void play() override;
    void pause() override;
    void seek(double seconds) override;
    /// Segments; see the signals.
    void previous() override { emit previousRequested(); }
    void next() override { emit nextRequested(); }
    void setLoop(bool loop) override;
    void setVolume(double volume) override;
    void setSpeed(double speed) override;
    void exportCurrent() override { emit exportRequested(); }

signals:
    void previousRequested();
    void nextRequested();
    void exportRequested();
    void deviceLost(const studio::Error &error);

private:
    void playerChanged();
    void applyLoop();
    void tick();

    audio::Player &m_player;
    std::shared_ptr<audio::PcmTrack> m_track;
    QString m_title;
    QString m_detail;
    QTimer m_clock;
    std::optional<Stretch> m_loopStretch;
    std::optional<double> m_stopAt;
    bool m_loop = false;
    bool m_canExport = false;
    double m_told = 0;
};

} // namespace studio::ui

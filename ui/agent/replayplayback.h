// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/error.h"
#include "ui/widgets/playbacksource.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace studio::audio {
class Player;
}

namespace studio::ui {

/// Plays a session again: its sound, or only its time when it has none (typed, or masked). The position is
/// told at display rate, only while it moves.
class ReplayPlayback final : public PlaybackSource {
    Q_OBJECT

public:
    explicit ReplayPlayback(audio::Player &player, QObject *parent = nullptr);

    /// Replaces what is loaded; stopped at the start. `track` may be null.
    void load(const std::shared_ptr<audio::PcmTrack> &track, double seconds, const QString &title,
              const QString &detail);
    void clear();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool hasSound() const { return m_track != nullptr; }
    /// Plays a stretch once and stops at its end.
    void playStretch(double from, double to);

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] About absence() const override;
    [[nodiscard]] Playback playback() const override;
    [[nodiscard]] double positionSeconds() const override;
    [[nodiscard]] double durationSeconds() const override { return m_seconds; }
    [[nodiscard]] bool hasPrevious() const override { return m_loaded; }
    [[nodiscard]] bool hasNext() const override { return m_loaded; }
    [[nodiscard]] bool canExport() const override { return m_loaded; }
    [[nodiscard]] bool isLoop() const override { return m_loop; }
    [[nodiscard]] double speed() const { return m_speed; }

    void play() override;
    void pause() override;
    void seek(double seconds) override;
    /// Turns; see the signals.
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
    void tick();
    void playerChanged();
    void rest(double seconds);

    audio::Player &m_player;
    std::shared_ptr<audio::PcmTrack> m_track;
    QString m_title;
    QString m_detail;
    QTimer m_clock;
    QElapsedTimer m_since; ///< Without sound: runs while it plays.
    double m_from = 0; ///< Without sound: where it stood when the clock was started.
    double m_seconds = 0;
    double m_speed = 1;
    std::optional<double> m_stopAt;
    bool m_loaded = false;
    bool m_loop = false;
    bool m_running = false; ///< Without sound.
};

} // namespace studio::ui

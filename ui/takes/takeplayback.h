// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/error.h"
#include "ui/widgets/playbacksource.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace studio::audio {
class Player;
}

namespace studio::ui {

class TakeShelf;

/// Plays the current take of the shelf. What plays goes on when another take is selected, at the same place,
/// so that takes can be compared. The position is read from the player at display rate, only while something
/// plays.
class TakePlayback final : public PlaybackSource {
    Q_OBJECT

public:
    TakePlayback(audio::Player &player, TakeShelf &shelf, QObject *parent = nullptr);

    /// The sound to come is played as soon as its first part is there.
    void playWhenReady();
    /// Of the line the growing take arrives on; helps the player to decide when to start.
    void setLine(const QString &host) { m_line = host; }
    /// Gives the name of a model; without it takes are described by their voice alone.
    void setModelNames(std::function<QString(const ModelId &)> names) { m_modelNames = std::move(names); }

    /// A stretch of the sound, in seconds.
    struct Stretch {
        double from = 0;
        double to = 0;
        bool operator==(const Stretch &) const = default;
    };
    /// Plays these stretches of the current take one after the other, then stops. The sound may still have to
    /// be decoded. Whatever else is asked of the player ends it.
    void audition(const QList<Stretch> &stretches);
    [[nodiscard]] bool isAuditioning() const { return !m_audition.isEmpty(); }
    /// What Loop repeats; empty: all.
    void setLoopStretch(const std::optional<Stretch> &stretch);

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] Playback playback() const override;
    [[nodiscard]] double positionSeconds() const override;
    [[nodiscard]] double durationSeconds() const override;
    [[nodiscard]] bool hasPrevious() const override;
    [[nodiscard]] bool hasNext() const override;
    [[nodiscard]] bool canExport() const override;
    [[nodiscard]] bool isLoop() const override { return m_loop; }

    void play() override;
    void pause() override;
    void seek(double seconds) override;
    void previous() override;
    void next() override;
    void setLoop(bool loop) override;
    void setVolume(double volume) override;
    void exportCurrent() override;
    void setSpeed(double speed) override;

signals:
    void exportRequested();
    void deviceLost(const studio::Error &error);

private:
    void takeChanged();
    void soundReady();
    void playerChanged();
    void applyLoop();
    void tellPosition(double seconds);
    void followAudition();
    void nextStretch();

    audio::Player &m_player;
    TakeShelf &m_shelf;
    std::shared_ptr<audio::PcmTrack> m_track;
    QTimer m_clock;
    QString m_line;
    std::function<QString(const ModelId &)> m_modelNames;
    bool m_playWhenReady = false;
    bool m_loop = false;
    std::optional<Stretch> m_loopStretch;
    QList<Stretch> m_audition; ///< The first one plays.
    double m_told = 0; ///< The position as it was last shown.
    double m_resumeAt = 0; ///< Where the take that is loaded next begins.
};

} // namespace studio::ui

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

class LevelMatch;
class TakeShelf;

/// Plays the recording or what was made of it, and goes over from one to the other at the same place, equally
/// loud: the louder side is turned down while they are compared. The position is read from the player at
/// display rate, only while something plays.
class ChangerPlayback final : public PlaybackSource {
    Q_OBJECT

public:
    enum class Side { Original, Result };
    Q_ENUM(Side)

    /// A recording that is open; [from, to) is what lies between its handles.
    struct Original {
        QString name{};
        std::shared_ptr<audio::PcmTrack> track{};
        double from = 0;
        double to = 0;
        bool operator==(const Original &) const = default;
    };

    ChangerPlayback(audio::Player &player, TakeShelf &shelf, QObject *parent = nullptr);

    /// Without a track: none is open.
    void setOriginal(const Original &original);
    [[nodiscard]] const Original &original() const { return m_original; }
    /// Where in the open recording the current take begins; empty: it was made of something else.
    void setTakeStart(const std::optional<double> &seconds);
    [[nodiscard]] Side side() const { return m_side; }
    /// Both sides are there and belong together.
    [[nodiscard]] bool canCompare() const;
    /// What plays goes on with the other side, at the same place.
    void setSide(Side side);
    void toggleSide() { setSide(m_side == Side::Original ? Side::Result : Side::Original); }
    /// Plays the recording from a place in it.
    void playOriginal();
    /// Shows a place in the recording.
    void seekOriginal(double seconds) { seekOn(Side::Original, seconds); }
    /// Shows a place in the take.
    void seekResult(double seconds) { seekOn(Side::Result, seconds); }

    /// The take to come is played as soon as its first part is there.
    void playWhenReady();
    /// Of the line the growing take arrives on; helps the player to decide when to start.
    void setLine(const QString &host) { m_line = host; }

    /// In the recording; negative: not there.
    [[nodiscard]] double originalPosition() const;
    /// In the take; negative: not there.
    [[nodiscard]] double resultPosition() const;

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] About absence() const override
    {
        return {{}, tr("No sound yet"), tr("Record or open a file to listen")};
    }
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
    void sideChanged(studio::ui::ChangerPlayback::Side side);
    void canCompareChanged(bool can);
    /// In the recording and in the take; negative where the sound that plays is not.
    void moved(double original, double result);
    void exportRequested();
    void deviceLost(const studio::Error &error);

private:
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> trackOf(Side side) const;
    [[nodiscard]] bool isGrowing() const;
    void seekOn(Side side, double seconds);
    void takeChanged();
    void soundReady();
    void playerChanged();
    void tick();
    void load(Side side, double seconds, bool play);
    void unload();
    void applyLoop();
    void applyVolume();
    void measure();
    void tellCanCompare();
    void tellPosition();

    audio::Player &m_player;
    TakeShelf &m_shelf;
    Original m_original;
    std::optional<double> m_takeStart;
    Side m_side = Side::Original;
    std::shared_ptr<audio::PcmTrack> m_track; ///< What the player has.
    QTimer m_clock;
    QString m_line;
    bool m_playWhenReady = false;
    bool m_loop = false;
    bool m_comparing = false; ///< Since the sides were changed: they are equally loud.
    bool m_told = false; ///< What canCompareChanged() said last.
    double m_resumeAt = 0; ///< Where the sound begins that is loaded next.
    double m_rest = 0; ///< Where it stands while nothing sounds.
    double m_volume = 1;
    LevelMatch *m_levels; ///< Of the original and the result.
};

} // namespace studio::ui

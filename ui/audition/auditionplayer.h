// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audition/sound.h"
#include "core/base/error.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace studio::audio {
class Player;
}

namespace studio::ui {

/// Plays candidates. While one plays, another goes on at the same word. The player is shared with previews:
/// it is left alone while nothing of ours is loaded. GUI thread.
class AuditionPlayer final : public QObject {
    Q_OBJECT

public:
    explicit AuditionPlayer(audio::Player &player, QObject *parent = nullptr);

    /// From the start, or at the same word if another one plays.
    void play(int slot, const audition::SoundPtr &sound);
    /// Pauses; play() of the same slot goes on.
    void pause();
    void stop();
    /// -1: none.
    [[nodiscard]] int slot() const { return m_slot; }
    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] double positionSeconds() const;
    /// Share of the sound that was heard, 0…1.
    [[nodiscard]] double played() const;

signals:
    /// Position or state.
    void moved();
    void finished(int slot);
    void failed(const studio::Error &error);

private:
    void playerChanged();

    audio::Player &m_player;
    audition::SoundPtr m_sound;
    int m_slot = -1;
    bool m_wanted = false; ///< It should be sounding.
    QTimer m_clock;
};

} // namespace studio::ui

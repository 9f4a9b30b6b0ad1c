// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditionplayer.h"

#include "core/audio/player.h"
#include "core/audition/wordmap.h"

#include <algorithm>

namespace studio::ui {

AuditionPlayer::AuditionPlayer(audio::Player &player, QObject *parent) : QObject(parent), m_player(player)
{
    m_clock.setInterval(33);
    connect(&m_clock, &QTimer::timeout, this, &AuditionPlayer::moved);
    connect(&player, &audio::Player::stateChanged, this, &AuditionPlayer::playerChanged);
    connect(&player, &audio::Player::finished, this, [this] {
        if (m_slot < 0 || !m_wanted)
            return;
        m_wanted = false;
        m_clock.stop();
        const int ended = m_slot;
        emit moved();
        emit finished(ended);
    });
    connect(&player, &audio::Player::deviceLost, this, [this](const Error &error) {
        if (m_slot < 0)
            return;
        stop();
        emit failed(error);
    });
}

void AuditionPlayer::play(int slot, const audition::SoundPtr &sound)
{
    if (!sound)
        return;
    const bool same = slot == m_slot && sound == m_sound;
    if (!same) {
        audio::LoadOptions options;
        if (m_wanted && m_sound) {
            const double at = audition::sameWord(m_sound->reading, positionSeconds(), sound->reading);
            options.startFrame = qint64(at * sound->track->sampleRateHz());
        }
        m_slot = slot;
        m_sound = sound;
        m_player.load(sound->track, options);
    }
    m_wanted = true;
    m_player.play();
    m_clock.start();
    emit moved();
}

void AuditionPlayer::pause()
{
    if (m_slot < 0)
        return;
    m_wanted = false;
    m_clock.stop();
    m_player.pause();
    emit moved();
}

void AuditionPlayer::stop()
{
    if (m_slot < 0)
        return;
    m_wanted = false;
    m_slot = -1;
    m_sound.reset();
    m_clock.stop();
    m_player.close();
    emit moved();
}

bool AuditionPlayer::isPlaying() const
{
    return m_slot >= 0 && m_wanted;
}

double AuditionPlayer::positionSeconds() const
{
    return m_sound ? double(m_player.positionFrames()) / m_sound->track->sampleRateHz() : 0;
}

double AuditionPlayer::played() const
{
    const double whole = m_sound ? m_sound->reading.seconds : 0;
    return whole > 0 ? std::clamp(positionSeconds() / whole, 0.0, 1.0) : 0;
}

void AuditionPlayer::playerChanged()
{
    if (m_slot >= 0)
        emit moved();
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/replayplayback.h"

#include "core/audio/player.h"

#include <algorithm>
#include <utility>

namespace studio::ui {

using audio::Player;

ReplayPlayback::ReplayPlayback(Player &player, QObject *parent) : PlaybackSource(parent), m_player(player)
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &ReplayPlayback::tick);
    connect(&player, &Player::stateChanged, this, &ReplayPlayback::playerChanged);
    connect(&player, &Player::deviceLost, this, [this](const Error &error) {
        if (m_track)
            emit deviceLost(error);
    });
}

void ReplayPlayback::load(const std::shared_ptr<audio::PcmTrack> &track, double seconds, const QString &title,
                          const QString &detail)
{
    m_stopAt.reset();
    m_clock.stop();
    m_running = false;
    m_from = 0;
    if (m_track || track)
        m_player.close();
    m_track = track;
    m_title = title;
    m_detail = detail;
    m_seconds = track ? track->seconds() : seconds;
    m_loaded = true;
    if (track) {
        m_player.load(track, {});
        m_player.setSpeed(m_speed);
        m_player.setLoop(m_loop ? std::optional(audio::FrameRange{0, track->frameCount()}) : std::nullopt);
    }
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(m_seconds);
    emit positionChanged(0);
}

void ReplayPlayback::clear()
{
    if (!m_loaded)
        return;
    if (m_track)
        m_player.close();
    m_clock.stop();
    m_stopAt.reset();
    m_track.reset();
    m_loaded = false;
    m_running = false;
    m_from = 0;
    m_seconds = 0;
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(0);
}

std::optional<PlaybackSource::About> ReplayPlayback::about() const
{
    if (!m_loaded)
        return {};
    return About{{}, m_title, m_detail};
}

PlaybackSource::About ReplayPlayback::absence() const
{
    return {{}, tr("No recorded session open"), tr("Open one to listen")};
}

PlaybackSource::Playback ReplayPlayback::playback() const
{
    if (!m_track)
        return m_running ? Playback::Playing : Playback::Stopped;
    switch (m_player.state()) {
    case Player::State::Waiting:
        return Playback::Waiting;
    case Player::State::Playing:
        return Playback::Playing;
    default:
        return Playback::Stopped;
    }
}

double ReplayPlayback::positionSeconds() const
{
    if (m_track)
        return double(m_player.positionFrames()) / m_track->sampleRateHz();
    const double moved = m_running ? double(m_since.nsecsElapsed()) / 1e9 * m_speed : 0;
    return std::min(m_from + moved, m_seconds);
}

void ReplayPlayback::play()
{
    m_stopAt.reset();
    if (!m_loaded)
        return;
    if (m_track) {
        m_player.play();
        return;
    }
    if (m_from >= m_seconds)
        m_from = 0;
    m_since.start();
    m_running = true;
    m_clock.start();
    emit playbackChanged();
}

void ReplayPlayback::playStretch(double from, double to)
{
    if (!m_loaded || to <= from)
        return;
    if (m_track)
        m_player.setLoop({});
    seek(from);
    play();
    m_stopAt = to;
}

void ReplayPlayback::rest(double seconds)
{
    m_from = seconds;
    m_running = false;
    m_clock.stop();
    emit positionChanged(seconds);
    emit playbackChanged();
}

void ReplayPlayback::pause()
{
    m_stopAt.reset();
    if (m_track)
        m_player.pause();
    else if (m_running)
        rest(positionSeconds());
}

void ReplayPlayback::seek(double seconds)
{
    if (!m_loaded)
        return;
    m_stopAt.reset();
    const double place = std::clamp(seconds, 0.0, m_seconds);
    if (m_track) {
        m_player.seek(qint64(place * m_track->sampleRateHz()));
    } else {
        m_from = place;
        m_since.start();
    }
    emit positionChanged(place);
}

void ReplayPlayback::setLoop(bool loop)
{
    if (std::exchange(m_loop, loop) == loop)
        return;
    if (m_track)
        m_player.setLoop(loop ? std::optional(audio::FrameRange{0, m_track->frameCount()}) : std::nullopt);
    emit loopChanged(loop);
}

void ReplayPlayback::setVolume(double volume)
{
    m_player.setVolume(std::clamp(volume, 0.0, 1.0));
}

void ReplayPlayback::setSpeed(double speed)
{
    const double at = positionSeconds();
    m_speed = std::clamp(speed, Player::kSlowest, Player::kFastest);
    m_from = at;
    m_since.start();
    m_player.setSpeed(m_speed);
}

void ReplayPlayback::tick()
{
    const double at = positionSeconds();
    emit positionChanged(at);
    if (m_stopAt && at >= *m_stopAt) {
        m_stopAt.reset();
        m_track ? m_player.pause() : rest(at);
    } else if (!m_track && at >= m_seconds) {
        if (m_loop)
            seek(0);
        else
            rest(m_seconds);
    }
}

void ReplayPlayback::playerChanged()
{
    if (!m_track)
        return;
    const bool sounds = playback() == Playback::Playing;
    if (sounds && !m_clock.isActive()) {
        m_clock.start();
    } else if (!sounds && m_clock.isActive()) {
        m_clock.stop();
        emit positionChanged(positionSeconds());
    }
    emit playbackChanged();
}

} // namespace studio::ui

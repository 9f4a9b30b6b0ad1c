// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/mediaplayback.h"

#include "core/audio/player.h"

#include <algorithm>

namespace studio::ui {

using audio::Player;

MediaPlayback::MediaPlayback(Player &player, QObject *parent) : PlaybackSource(parent), m_player(player)
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &MediaPlayback::tick);
    connect(&player, &Player::stateChanged, this, &MediaPlayback::playerChanged);
    connect(&player, &Player::deviceLost, this, &MediaPlayback::deviceLost);
}

void MediaPlayback::setTrack(const std::shared_ptr<audio::PcmTrack> &track, const QString &title,
                             double startSeconds)
{
    m_stopAt.reset();
    m_loopStretch.reset();
    m_track = track;
    m_title = title;
    m_detail.clear();
    m_told = 0;
    if (!track) {
        m_player.close();
    } else {
        audio::LoadOptions options;
        const double start = std::clamp(startSeconds, 0.0, std::max(0.0, track->seconds() - 0.05));
        options.startFrame = qint64(start * track->sampleRateHz());
        m_told = start;
        m_player.load(track, options);
        applyLoop();
    }
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    emit positionChanged(m_told);
}

void MediaPlayback::clear()
{
    setTrack({}, {});
}

void MediaPlayback::setDetail(const QString &detail)
{
    if (m_detail == detail)
        return;
    m_detail = detail;
    emit aboutChanged();
}

void MediaPlayback::setCanExport(bool can)
{
    if (m_canExport == can)
        return;
    m_canExport = can;
    emit aboutChanged();
}

std::optional<PlaybackSource::About> MediaPlayback::about() const
{
    if (!m_track)
        return {};
    return About{VoiceId(m_title), m_title, m_detail}; // an orb of its own
}

PlaybackSource::About MediaPlayback::absence() const
{
    return {{}, tr("No transcript open"), tr("Open one to listen")};
}

PlaybackSource::Playback MediaPlayback::playback() const
{
    if (!m_track)
        return Playback::Stopped;
    switch (m_player.state()) {
    case Player::State::Waiting:
        return Playback::Waiting;
    case Player::State::Playing:
        return Playback::Playing;
    default:
        return Playback::Stopped;
    }
}

double MediaPlayback::positionSeconds() const
{
    return m_track ? double(m_player.positionFrames()) / m_track->sampleRateHz() : 0;
}

double MediaPlayback::durationSeconds() const
{
    return m_track ? m_track->seconds() : 0;
}

void MediaPlayback::play()
{
    m_stopAt.reset();
    if (m_track)
        m_player.play();
}

void MediaPlayback::playStretch(const Stretch &stretch)
{
    if (!m_track || stretch.to <= stretch.from)
        return;
    m_player.setLoop({});
    seek(stretch.from);
    m_stopAt = stretch.to;
    m_player.play();
}

void MediaPlayback::pause()
{
    m_stopAt.reset();
    if (m_track)
        m_player.pause();
}

void MediaPlayback::seek(double seconds)
{
    if (!m_track)
        return;
    m_stopAt.reset();
    const double clamped = std::clamp(seconds, 0.0, m_track->seconds());
    m_player.seek(qint64(clamped * m_track->sampleRateHz()));
    m_told = clamped;
    emit positionChanged(clamped);
}

void MediaPlayback::setLoop(bool loop)
{
    if (m_loop == loop)
        return;
    m_loop = loop;
    applyLoop();
    emit loopChanged(loop);
}

void MediaPlayback::setLoopStretch(const std::optional<Stretch> &stretch)
{
    if (m_loopStretch == stretch)
        return;
    m_loopStretch = stretch;
    applyLoop();
}

void MediaPlayback::applyLoop()
{
    if (!m_track)
        return;
    std::optional<audio::FrameRange> range;
    if (m_loop && m_track->isComplete() && m_track->frameCount() > 0) {
        range = audio::FrameRange{0, m_track->frameCount()};
        if (m_loopStretch) {
            const double rate = m_track->sampleRateHz();
            range = audio::FrameRange{qint64(std::max(0.0, m_loopStretch->from) * rate),
                                      std::min(range->to, qint64(m_loopStretch->to * rate))};
        }
    }
    m_player.setLoop(range && range->to > range->from ? range : std::nullopt);
}

void MediaPlayback::setVolume(double volume)
{
    m_player.setVolume(std::clamp(volume, 0.0, 1.0));
}

void MediaPlayback::setSpeed(double speed)
{
    m_player.setSpeed(speed);
}

void MediaPlayback::tick()
{
    m_told = positionSeconds();
    emit positionChanged(m_told);
    if (m_stopAt && m_told >= *m_stopAt) {
        m_stopAt.reset();
        m_player.pause();
        applyLoop();
    }
}

void MediaPlayback::playerChanged()
{
    const bool sounds = playback() == Playback::Playing;
    if (sounds && !m_clock.isActive()) {
        m_clock.start();
    } else if (!sounds && m_clock.isActive()) {
        m_clock.stop();
        m_told = positionSeconds();
        emit positionChanged(m_told);
    }
    emit playbackChanged();
}

} // namespace studio::ui

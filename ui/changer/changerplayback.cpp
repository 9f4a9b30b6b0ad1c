// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerplayback.h"

#include "core/audio/player.h"
#include "ui/changer/levelmatch.h"
#include "ui/takes/takeshelf.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

using audio::Player;
using Track = std::shared_ptr<audio::PcmTrack>;

namespace {

constexpr double kNearEnd = 0.05; ///< Reached before the player stops by itself.

} // namespace

ChangerPlayback::ChangerPlayback(Player &player, TakeShelf &shelf, QObject *parent)
    : PlaybackSource(parent), m_player(player), m_shelf(shelf), m_levels(new LevelMatch(this))
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &ChangerPlayback::tick);
    connect(&shelf, &TakeShelf::currentChanged, this, &ChangerPlayback::takeChanged);
    connect(&shelf, &TakeShelf::listChanged, this, &ChangerPlayback::aboutChanged);
    connect(&shelf, &TakeShelf::soundReady, this, &ChangerPlayback::soundReady);
    connect(&player, &Player::stateChanged, this, &ChangerPlayback::playerChanged);
    connect(m_levels, &LevelMatch::changed, this, &ChangerPlayback::applyVolume);
    connect(&player, &Player::deviceLost, this, &ChangerPlayback::deviceLost);
}

bool ChangerPlayback::isGrowing() const
{
    return m_shelf.growing() && m_shelf.growing()->id == m_shelf.current();
}

Track ChangerPlayback::trackOf(Side side) const
{
    return side == Side::Original ? m_original.track : m_shelf.sound().track;
}

bool ChangerPlayback::canCompare() const
{
    return m_takeStart.has_value() && m_original.track && !m_shelf.current().isEmpty();
}

void ChangerPlayback::setOriginal(const Original &original)
{
    if (m_original == original)
        return;
    const bool sameSound = m_original.track == original.track;
    // The same recording, now whole or without noise: what is heard goes on.
    const bool goesOn =
        m_side == Side::Original && m_track && original.track && m_original.name == original.name;
    const bool plays = playback() != Playback::Stopped;
    const double position = positionSeconds();
    m_original = original;
    if (!sameSound && goesOn) {
        load(Side::Original, position, plays);
    } else if (!sameSound) {
        m_takeStart.reset();
        if (m_side == Side::Original) {
            unload();
            m_resumeAt = original.from;
            if (!original.track && !m_shelf.current().isEmpty()) {
                m_side = Side::Result;
                m_resumeAt = 0;
                emit sideChanged(m_side);
            }
        } else if (original.track) {
            // What was just opened is what is meant to be heard now.
            unload();
            m_side = Side::Original;
            m_resumeAt = original.from;
            emit sideChanged(m_side);
        }
    }
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    tellCanCompare();
    emit aboutChanged();
    tellPosition();
}

void ChangerPlayback::setTakeStart(const std::optional<double> &seconds)
{
    if (m_takeStart == seconds)
        return;
    m_takeStart = seconds;
    tellCanCompare();
    tellPosition();
}

void ChangerPlayback::tellCanCompare()
{
    const bool can = canCompare();
    if (std::exchange(m_told, can) != can)
        emit canCompareChanged(can);
}

void ChangerPlayback::setSide(Side side)
{
    if (side == m_side || (side == Side::Original ? !m_original.track : m_shelf.current().isEmpty()))
        return;
    const bool together = canCompare();
    const double here = side == Side::Original ? resultPosition() : originalPosition();
    double there = side == Side::Original ? m_original.from : 0;
    if (together && here >= 0)
        there = side == Side::Original ? here + *m_takeStart : std::max(0.0, here - *m_takeStart);
    const bool goesOn = playback() != Playback::Stopped;
    m_comparing = m_comparing || together;
    m_side = side;
    load(side, there, goesOn);
    if (m_comparing)
        measure();
    emit sideChanged(side);
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    tellPosition();
}

void ChangerPlayback::playOriginal()
{
    if (!m_original.track)
        return;
    if (m_side != Side::Original) {
        pause();
        setSide(Side::Original);
    }
    play();
}

/// What can be compared stays on the side that is heard.
void ChangerPlayback::seekOn(Side side, double seconds)
{
    if (m_side != side && canCompare()) {
        seek(side == Side::Original ? seconds - *m_takeStart : seconds + *m_takeStart);
        return;
    }
    if (m_side != side) {
        pause();
        setSide(side);
    }
    seek(seconds);
}

void ChangerPlayback::load(Side side, double seconds, bool play)
{
    const Track track = trackOf(side);
    if (!track) {
        unload();
        m_resumeAt = seconds;
        m_playWhenReady = play;
        return;
    }
    m_track = track;
    m_resumeAt = 0;
    audio::LoadOptions options;
    if (side == Side::Result && isGrowing()) {
        options.lineKey = m_line;
        if (m_shelf.growing()->expectedSeconds > 0)
            options.expectedDuration =
                std::chrono::milliseconds(qint64(m_shelf.growing()->expectedSeconds * 1000));
    }
    if (seconds < track->seconds())
        options.startFrame = qint64(std::max(0.0, seconds) * track->sampleRateHz());
    m_rest = seconds < track->seconds() ? std::max(0.0, seconds) : 0;
    m_player.load(track, options);
    applyVolume();
    applyLoop();
    m_playWhenReady = false;
    if (play)
        m_player.play();
}

void ChangerPlayback::unload()
{
    m_track.reset();
    m_playWhenReady = false;
    m_player.close();
}

void ChangerPlayback::playWhenReady()
{
    if (m_side != Side::Result) {
        pause();
        unload();
        m_side = Side::Result;
        emit sideChanged(m_side);
        emit aboutChanged();
    }
    m_comparing = false;
    applyVolume();
    const Track track = trackOf(Side::Result);
    if (track) {
        load(Side::Result, 0, true);
    } else {
        unload();
        m_playWhenReady = true;
        m_resumeAt = 0;
        m_player.prepare();
    }
    emit playbackChanged();
}

std::optional<PlaybackSource::About> ChangerPlayback::about() const
{
    if (m_side == Side::Original) {
        if (m_original.track)
            return About{VoiceId(m_original.name), m_original.name, tr("Original")}; // an orb of its own
        return {};
    }
    if (isGrowing())
        return About{m_shelf.growing()->voice, tr("Take %1").arg(m_shelf.growing()->number),
                     m_shelf.growing()->voiceName};
    if (const store::Take *take = m_shelf.currentTake())
        return About{take->voice, takeTitle(*take), take->voiceName};
    return {};
}

PlaybackSource::Playback ChangerPlayback::playback() const
{
    if (m_playWhenReady)
        return Playback::Waiting;
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

double ChangerPlayback::positionSeconds() const
{
    if (!m_track)
        return m_resumeAt;
    // At rest the player may not have heard yet where it was sent.
    return m_clock.isActive() ? double(m_player.positionFrames()) / m_track->sampleRateHz() : m_rest;
}

double ChangerPlayback::originalPosition() const
{
    if (!m_original.track)
        return -1;
    if (m_side == Side::Original)
        return positionSeconds();
    return canCompare() ? positionSeconds() + *m_takeStart : -1;
}

double ChangerPlayback::resultPosition() const
{
    if (m_shelf.current().isEmpty())
        return -1;
    if (m_side == Side::Result)
        return positionSeconds();
    return canCompare() ? std::max(0.0, positionSeconds() - *m_takeStart) : -1;
}

double ChangerPlayback::durationSeconds() const
{
    if (m_side == Side::Original)
        return m_original.track ? m_original.track->seconds() : 0;
    if (m_track)
        return m_track->seconds();
    const store::Take *take = m_shelf.currentTake();
    return take ? double(take->durationMs) / 1000.0 : 0;
}

bool ChangerPlayback::hasPrevious() const
{
    return !m_shelf.older().isEmpty();
}

bool ChangerPlayback::hasNext() const
{
    return !m_shelf.newer().isEmpty();
}

bool ChangerPlayback::canExport() const
{
    return m_shelf.currentTake() != nullptr;
}

void ChangerPlayback::play()
{
    if (!about())
        return;
    const Track track = trackOf(m_side);
    if (!track) {
        playWhenReady();
        return;
    }
    double from = positionSeconds();
    if (m_side == Side::Original && !m_loop
        && (from < m_original.from - 0.001 || from >= m_original.to - kNearEnd))
        from = m_original.from; // what lies between the handles is what counts
    if (m_track != track)
        load(m_side, from, true);
    else {
        if (std::abs(from - positionSeconds()) > 0.0005)
            seek(from);
        m_player.play();
    }
}

void ChangerPlayback::pause()
{
    if (std::exchange(m_playWhenReady, false))
        emit playbackChanged();
    if (m_track)
        m_player.pause();
}

void ChangerPlayback::seek(double seconds)
{
    if (!m_track && !trackOf(m_side)) {
        // It is being decoded, and begins there.
        m_resumeAt = std::max(0.0, seconds);
        tellPosition();
        return;
    }
    if (!m_track)
        load(m_side, std::max(0.0, seconds), false);
    const double clamped = std::clamp(seconds, 0.0, m_track->seconds());
    m_player.seek(qint64(clamped * m_track->sampleRateHz()));
    m_resumeAt = 0;
    m_rest = clamped;
    emit positionChanged(clamped);
    emit moved(m_side == Side::Original ? clamped
                   : canCompare()       ? clamped + *m_takeStart
                                        : -1,
               m_side == Side::Result ? clamped
                   : canCompare()     ? std::max(0.0, clamped - *m_takeStart)
                                      : -1);
}

void ChangerPlayback::previous()
{
    if (const TakeId id = m_shelf.older(); !id.isEmpty())
        m_shelf.select(id);
}

void ChangerPlayback::next()
{
    if (const TakeId id = m_shelf.newer(); !id.isEmpty())
        m_shelf.select(id);
}

void ChangerPlayback::setLoop(bool loop)
{
    if (m_loop == loop)
        return;
    m_loop = loop;
    applyLoop();
    emit loopChanged(loop);
}

void ChangerPlayback::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    applyVolume();
}

void ChangerPlayback::setSpeed(double speed)
{
    m_player.setSpeed(speed);
}

void ChangerPlayback::exportCurrent()
{
    if (canExport())
        emit exportRequested();
}

void ChangerPlayback::applyVolume()
{
    const double gain = m_side == Side::Original ? m_levels->firstGain() : m_levels->secondGain();
    m_player.setVolume(m_volume * (m_comparing ? gain : 1.0));
}

void ChangerPlayback::applyLoop()
{
    if (!m_track)
        return;
    std::optional<audio::FrameRange> range;
    if (m_loop && m_track->isComplete() && m_track->frameCount() > 0) {
        range = audio::FrameRange{0, m_track->frameCount()};
        if (m_side == Side::Original && m_original.to > m_original.from)
            range = audio::FrameRange{qint64(m_original.from * m_track->sampleRateHz()),
                                      std::min(range->to, qint64(m_original.to * m_track->sampleRateHz()))};
    }
    m_player.setLoop(range);
}

/// How loud both sides are, once they are compared.
void ChangerPlayback::measure()
{
    const Track result = m_shelf.sound().track;
    if (canCompare() && result && result->isComplete())
        m_levels->measure(m_original.track, *m_takeStart, result);
}

void ChangerPlayback::takeChanged()
{
    const Track sound = trackOf(Side::Result);
    if (m_side == Side::Result && sound && sound == m_track) {
        // The take that grew is a take now; its sound plays on.
        applyLoop();
        if (m_comparing)
            measure();
        emit aboutChanged();
        emit durationChanged(durationSeconds());
        tellCanCompare();
        return;
    }
    m_comparing = false;
    const bool goesOn = m_side == Side::Result && playback() != Playback::Stopped;
    const double position = positionSeconds();
    const double length = m_side == Side::Result && m_track ? m_track->seconds() : 0;
    if (m_shelf.current().isEmpty() && m_original.track) {
        if (m_side == Side::Result) {
            m_side = Side::Original;
            unload();
            m_resumeAt = m_original.from;
            emit sideChanged(m_side);
        }
    } else if (m_side == Side::Result || !m_original.track) {
        if (std::exchange(m_side, Side::Result) != Side::Result)
            emit sideChanged(m_side);
        unload();
        // What was heard to its end leaves nothing to compare with.
        m_resumeAt = !isGrowing() && position < length - kNearEnd ? position : 0;
        if (goesOn && about())
            load(Side::Result, m_resumeAt, true);
    }
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    tellCanCompare();
    tellPosition();
}

void ChangerPlayback::soundReady()
{
    if (m_side != Side::Result) {
        if (m_comparing)
            measure();
        return;
    }
    const Track track = trackOf(Side::Result);
    if (!track || track == m_track)
        return;
    load(Side::Result, m_resumeAt, m_playWhenReady);
    emit durationChanged(durationSeconds());
    emit playbackChanged();
    tellPosition();
}

void ChangerPlayback::playerChanged()
{
    const bool sounds = playback() == Playback::Playing;
    if (sounds && !m_clock.isActive())
        m_clock.start();
    else if (!sounds && m_clock.isActive()) {
        m_rest = positionSeconds();
        m_clock.stop();
        tellPosition();
    }
    emit playbackChanged();
}

void ChangerPlayback::tick()
{
    if (m_side == Side::Original && !m_loop && m_original.to > m_original.from
        && positionSeconds() >= m_original.to && m_original.to < m_original.track->seconds() - kNearEnd)
        m_player.pause();
    tellPosition();
}

void ChangerPlayback::tellPosition()
{
    emit positionChanged(positionSeconds());
    emit moved(originalPosition(), resultPosition());
}

} // namespace studio::ui

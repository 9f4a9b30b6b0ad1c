// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takeplayback.h"

#include "core/audio/player.h"
#include "ui/speech/takeshelf.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using audio::Player;

TakePlayback::TakePlayback(Player &player, TakeShelf &shelf, QObject *parent)
    : PlaybackSource(parent), m_player(player), m_shelf(shelf)
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, [this] { emit positionChanged(positionSeconds()); });
    connect(&shelf, &TakeShelf::currentChanged, this, &TakePlayback::takeChanged);
    connect(&shelf, &TakeShelf::listChanged, this, &TakePlayback::aboutChanged);
    connect(&shelf, &TakeShelf::soundReady, this, &TakePlayback::soundReady);
    connect(&player, &Player::stateChanged, this, &TakePlayback::playerChanged);
    connect(&player, &Player::deviceLost, this, &TakePlayback::deviceLost);
}

void TakePlayback::playWhenReady()
{
    if (m_track) {
        seek(0);
        play();
        return;
    }
    m_playWhenReady = true;
    m_player.prepare();
    emit playbackChanged();
}

std::optional<PlaybackSource::About> TakePlayback::about() const
{
    const QString pattern = u"%1  ·  %2"_s;
    const auto detail = [&pattern](const QString &voice, const QString &model) {
        return model.isEmpty() ? voice : pattern.arg(voice, model);
    };
    if (const auto &growing = m_shelf.growing(); growing && growing->id == m_shelf.current())
        return About{growing->voice, tr("Take %1").arg(growing->number),
                     detail(growing->voiceName, growing->modelName)};
    if (const store::Take *take = m_shelf.currentTake())
        return About{take->voice, tr("Take %1").arg(take->number),
                     detail(take->voiceName, m_modelNames ? m_modelNames(take->model) : QString())};
    return {};
}

PlaybackSource::Playback TakePlayback::playback() const
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

double TakePlayback::positionSeconds() const
{
    return m_track ? double(m_player.positionFrames()) / m_track->sampleRateHz() : 0;
}

double TakePlayback::durationSeconds() const
{
    if (m_track)
        return m_track->seconds();
    const store::Take *take = m_shelf.currentTake();
    return take ? double(take->durationMs) / 1000.0 : 0;
}

bool TakePlayback::hasPrevious() const
{
    return !m_shelf.older().isEmpty();
}

bool TakePlayback::hasNext() const
{
    return !m_shelf.newer().isEmpty();
}

bool TakePlayback::canExport() const
{
    return m_shelf.currentTake() != nullptr;
}

void TakePlayback::play()
{
    if (!m_track) {
        if (about())
            playWhenReady();
        return;
    }
    m_player.play();
}

void TakePlayback::pause()
{
    if (m_playWhenReady) {
        m_playWhenReady = false;
        emit playbackChanged();
    }
    if (m_track)
        m_player.pause();
}

void TakePlayback::seek(double seconds)
{
    if (!m_track)
        return;
    const double clamped = std::clamp(seconds, 0.0, m_track->seconds());
    m_player.seek(qint64(clamped * m_track->sampleRateHz()));
    emit positionChanged(clamped);
}

void TakePlayback::previous()
{
    if (const TakeId id = m_shelf.older(); !id.isEmpty())
        m_shelf.select(id);
}

void TakePlayback::next()
{
    if (const TakeId id = m_shelf.newer(); !id.isEmpty())
        m_shelf.select(id);
}

void TakePlayback::setLoop(bool loop)
{
    if (m_loop == loop)
        return;
    m_loop = loop;
    applyLoop();
    emit loopChanged(loop);
}

void TakePlayback::setVolume(double volume)
{
    m_player.setVolume(std::clamp(volume, 0.0, 1.0));
}

void TakePlayback::exportCurrent()
{
    if (canExport())
        emit exportRequested();
}

void TakePlayback::takeChanged()
{
    const TakeShelf::Sound sound = m_shelf.sound();
    if (sound.track && sound.track == m_track) {
        // The take that grew is a take now; its sound plays on.
        applyLoop();
        emit aboutChanged();
        emit durationChanged(durationSeconds());
        return;
    }
    const bool goesOn = playback() != Playback::Stopped;
    m_playWhenReady = goesOn && about().has_value();
    m_track.reset();
    m_player.close();
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    emit positionChanged(0);
}

void TakePlayback::soundReady()
{
    const std::shared_ptr<audio::PcmTrack> track = m_shelf.sound().track;
    if (!track || track == m_track)
        return;
    m_track = track;
    audio::LoadOptions options;
    if (const auto &growing = m_shelf.growing(); growing && growing->id == m_shelf.current()) {
        options.lineKey = m_line;
        if (growing->expectedSeconds > 0)
            options.expectedDuration = std::chrono::milliseconds(qint64(growing->expectedSeconds * 1000));
    }
    m_player.load(track, options);
    applyLoop();
    emit durationChanged(durationSeconds());
    if (std::exchange(m_playWhenReady, false))
        m_player.play();
    emit playbackChanged();
}

void TakePlayback::playerChanged()
{
    const bool sounds = playback() == Playback::Playing;
    if (sounds && !m_clock.isActive())
        m_clock.start();
    else if (!sounds && m_clock.isActive()) {
        m_clock.stop();
        emit positionChanged(positionSeconds());
    }
    emit playbackChanged();
}

void TakePlayback::applyLoop()
{
    if (!m_track)
        return;
    const bool whole = m_loop && m_track->isComplete() && m_track->frameCount() > 0;
    m_player.setLoop(whole ? std::optional(audio::FrameRange{0, m_track->frameCount()}) : std::nullopt);
}

} // namespace studio::ui

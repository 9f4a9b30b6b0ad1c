// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archiveplayback.h"

#include "core/audio/player.h"
#include "core/speech/speechengine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using audio::Player;

ArchivePlayback::ArchivePlayback(Player &player, speech::SpeechEngine &engine, QObject *parent)
    : PlaybackSource(parent), m_player(player), m_engine(engine)
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, [this] { emit positionChanged(positionSeconds()); });
    connect(&player, &Player::stateChanged, this, &ArchivePlayback::playerChanged);
    connect(&player, &Player::deviceLost, this, [this](const Error &error) {
        if (m_track)
            emit failed(error);
    });
}

void ArchivePlayback::toggle(const store::Take &take)
{
    if (m_take && m_take->id == take.id && (m_track || m_loading.isRunning())) {
        togglePlay();
        return;
    }
    release();
    m_take = take;
    emit aboutChanged();
    emit durationChanged(durationSeconds());
    load();
}

void ArchivePlayback::load()
{
    m_player.prepare();
    auto *job = m_engine.loadTrack(*m_take);
    m_loading = job;
    emit playbackChanged();
    job->then(this, [this](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
        if (!track) {
            if (track.error().isCancelled())
                return;
            const Error error = track.error();
            release();
            emit failed(error);
            return;
        }
        m_track = *track;
        m_player.setVolume(m_volume);
        m_player.load(m_track);
        applyLoop();
        emit durationChanged(durationSeconds());
        m_player.play();
        emit playbackChanged();
    });
}

void ArchivePlayback::release()
{
    m_loading.cancel();
    if (m_track) {
        m_track.reset();
        m_player.close();
    }
    m_take.reset();
    m_clock.stop();
    emit aboutChanged();
    emit playbackChanged();
    emit positionChanged(0);
}

std::optional<PlaybackSource::About> ArchivePlayback::about() const
{
    if (!m_take)
        return {};
    const QString title = m_take->name.isEmpty() ? m_take->text.left(120).simplified() : m_take->name;
    return About{m_take->voice, title, m_take->voiceName};
}

PlaybackSource::About ArchivePlayback::absence() const
{
    return {{}, tr("Nothing chosen"), tr("Choose an entry to listen")};
}

PlaybackSource::Playback ArchivePlayback::playback() const
{
    if (m_loading.isRunning())
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

double ArchivePlayback::positionSeconds() const
{
    return m_track ? double(m_player.positionFrames()) / m_track->sampleRateHz() : 0;
}

double ArchivePlayback::durationSeconds() const
{
    if (m_track)
        return m_track->seconds();
    return m_take ? double(m_take->durationMs) / 1000.0 : 0;
}

void ArchivePlayback::play()
{
    if (m_track)
        m_player.play();
    else if (m_take && !m_loading.isRunning())
        load();
}

void ArchivePlayback::pause()
{
    if (m_loading.isRunning()) {
        m_loading.cancel();
        emit playbackChanged();
    }
    if (m_track)
        m_player.pause();
}

void ArchivePlayback::seek(double seconds)
{
    if (!m_track)
        return;
    const double clamped = std::clamp(seconds, 0.0, m_track->seconds());
    m_player.seek(qint64(clamped * m_track->sampleRateHz()));
    emit positionChanged(clamped);
}

void ArchivePlayback::setLoop(bool loop)
{
    if (m_loop == loop)
        return;
    m_loop = loop;
    applyLoop();
    emit loopChanged(loop);
}

void ArchivePlayback::applyLoop()
{
    if (m_track)
        m_player.setLoop(m_loop ? std::optional(audio::FrameRange{0, m_track->frameCount()}) : std::nullopt);
}

void ArchivePlayback::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    if (m_track)
        m_player.setVolume(m_volume);
}

void ArchivePlayback::exportCurrent()
{
    if (canExport())
        emit exportRequested(*m_take);
}

void ArchivePlayback::playerChanged()
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

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/takeplayback.h"

#include "core/audio/player.h"
#include "ui/takes/takeshelf.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using audio::Player;

TakePlayback::TakePlayback(Player &player, TakeShelf &shelf, QObject *parent)
    : PlaybackSource(parent), m_player(player), m_shelf(shelf)
{
    m_clock.setInterval(16);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        tellPosition(positionSeconds());
        followAudition();
    });
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
    m_resumeAt = 0;
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
        return About{take->voice, takeTitle(*take),
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

void TakePlayback::audition(const QList<Stretch> &stretches)
{
    m_audition = stretches;
    if (m_audition.isEmpty() || !m_track)
        return; // begins when the sound is there
    const double end = std::max(0.0, m_track->seconds() - 0.05); // reached before the player stops
    for (Stretch &stretch : m_audition)
        stretch.to = std::min(stretch.to, end);
    m_player.setLoop({});
    m_player.seek(
        qint64(std::clamp(m_audition.first().from, 0.0, m_track->seconds()) * m_track->sampleRateHz()));
    m_player.play();
}

void TakePlayback::followAudition()
{
    if (m_audition.isEmpty() || !m_track || positionSeconds() < m_audition.first().to)
        return;
    m_audition.removeFirst();
    nextStretch();
}

void TakePlayback::nextStretch()
{
    if (!m_audition.isEmpty()) {
        audition(QList<Stretch>(m_audition));
        return;
    }
    m_player.pause();
    applyLoop();
}

void TakePlayback::setLoopStretch(const std::optional<Stretch> &stretch)
{
    if (m_loopStretch == stretch)
        return;
    m_loopStretch = stretch;
    if (m_audition.isEmpty())
        applyLoop();
}

void TakePlayback::play()
{
    m_audition.clear();
    if (!m_track) {
        if (about())
            playWhenReady();
        return;
    }
    m_player.play();
}

void TakePlayback::pause()
{
    m_audition.clear();
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
    m_audition.clear();
    const double clamped = std::clamp(seconds, 0.0, m_track->seconds());
    m_player.seek(qint64(clamped * m_track->sampleRateHz()));
    tellPosition(clamped);
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

void TakePlayback::setSpeed(double speed)
{
    m_player.setSpeed(speed);
}

void TakePlayback::exportCurrent()
{
    if (canExport())
        emit exportRequested();
}

void TakePlayback::tellPosition(double seconds)
{
    m_told = seconds;
    emit positionChanged(seconds);
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
    const bool goesOn = playback() != Playback::Stopped && m_audition.isEmpty();
    // A take that was heard to its end leaves nothing to compare with.
    const double position = m_told; // the player may not have heard of it yet
    const bool growing = m_shelf.growing() && m_shelf.growing()->id == m_shelf.current();
    if (m_track || growing)
        m_resumeAt = !growing && position < (m_track ? m_track->seconds() : 0.0) - 0.05 ? position : 0;
    if (!about())
        m_resumeAt = 0;
    m_audition.clear();
    m_loopStretch.reset();
    m_playWhenReady = goesOn && about().has_value();
    m_track.reset();
    m_player.close();
    emit aboutChanged();
    emit playbackChanged();
    emit durationChanged(durationSeconds());
    tellPosition(m_resumeAt);
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
    const double resumeAt = std::exchange(m_resumeAt, 0);
    if (resumeAt < track->seconds())
        options.startFrame = qint64(resumeAt * track->sampleRateHz());
    m_player.load(track, options);
    applyLoop();
    emit durationChanged(durationSeconds());
    if (std::exchange(m_playWhenReady, false))
        m_player.play();
    if (!m_audition.isEmpty())
        audition(QList<Stretch>(m_audition));
    emit playbackChanged();
}

void TakePlayback::playerChanged()
{
    const bool sounds = playback() == Playback::Playing;
    if (sounds && !m_clock.isActive())
        m_clock.start();
    else if (!sounds && m_clock.isActive()) {
        m_clock.stop();
        tellPosition(positionSeconds());
    }
    emit playbackChanged();
}

void TakePlayback::applyLoop()
{
    if (!m_track)
        return;
    std::optional<audio::FrameRange> range;
    if (m_loop && m_track->isComplete() && m_track->frameCount() > 0) {
        range = audio::FrameRange{0, m_track->frameCount()};
        if (m_loopStretch) {
            const double rate = m_track->sampleRateHz();
            range = audio::FrameRange{qint64(m_loopStretch->from * rate),
                                      std::min(range->to, qint64(m_loopStretch->to * rate))};
        }
    }
    m_player.setLoop(range);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/player.h"

#include "core/audio/playbackengine.h"

#include <algorithm>
#include <cmath>

namespace studio::audio {

Player::Player(QObject *parent) : Player(makeAudioOutput, {}, parent) { }

Player::Player(AudioOutputFactory factory, std::shared_ptr<AudioThread> thread, QObject *parent)
    : QObject(parent), m_thread(thread ? std::move(thread) : std::make_shared<AudioThread>()),
      m_shared(std::make_shared<PlayerShared>()), m_engine(new PlaybackEngine(std::move(factory), m_shared))
{
    connect(m_engine, &PlaybackEngine::stateChanged, this, &Player::onState);
    connect(m_engine, &PlaybackEngine::finished, this, [this](quint32 load) {
        if (load == m_load)
            emit finished();
    });
    connect(m_engine, &PlaybackEngine::deviceLost, this, &Player::deviceLost);
    connect(m_engine, &PlaybackEngine::deviceRestored, this, &Player::deviceRestored);
    connect(m_engine, &PlaybackEngine::lineLearned, this,
            [this](const QString &key, const LineMemory &memory) {
                m_lines.insert(key, memory);
                emit lineLearned(key, memory);
            });
    m_thread->adopt(m_engine);
}

Player::~Player()
{
    m_engine->disconnect(this);
    AudioThread::dispose(m_engine);
}

/// State of a track that has been replaced meanwhile is no news.
void Player::onState(quint32 load, State state)
{
    if (load != m_load || state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void Player::prepare(PcmSpec spec)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, spec] { engine->prepare(spec); }, Qt::QueuedConnection);
}

void Player::load(std::shared_ptr<PcmTrack> track, const LoadOptions &options)
{
    if (!track) {
        close();
        return;
    }
    ++m_load;
    const LineMemory memory = options.lineKey.isEmpty() ? LineMemory{} : m_lines.value(options.lineKey);
    QMetaObject::invokeMethod(
        m_engine,
        [engine = m_engine, load = m_load, track = std::move(track), options, memory] {
            engine->load(load, track, options, memory);
        },
        Qt::QueuedConnection);
}

void Player::play()
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, asked = std::chrono::steady_clock::now()] { engine->play(asked); },
        Qt::QueuedConnection);
}

void Player::pause()
{
    QMetaObject::invokeMethod(m_engine, &PlaybackEngine::pause, Qt::QueuedConnection);
}

void Player::stop()
{
    QMetaObject::invokeMethod(m_engine, &PlaybackEngine::stop, Qt::QueuedConnection);
}

void Player::seek(qint64 frame)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, frame] { engine->seek(frame); }, Qt::QueuedConnection);
}

void Player::setSpeed(double speed)
{
    QMetaObject::invokeMethod(
        m_engine,
        [engine = m_engine, speed = std::isfinite(speed) ? std::clamp(speed, kSlowest, kFastest) : 1.0] {
            engine->setSpeed(speed);
        },
        Qt::QueuedConnection);
}

void Player::setLoop(std::optional<FrameRange> range)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, range] { engine->setLoop(range); }, Qt::QueuedConnection);
}

void Player::setVolume(double volume)
{
    m_shared->volume = std::isfinite(volume) ? qBound(0.0, volume, 1.0) : 1.0;
}

void Player::setOutputDevice(const QByteArray &id)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, id] { engine->setDevice(id); }, Qt::QueuedConnection);
}

void Player::close()
{
    ++m_load;
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, load = m_load] { engine->unload(load); }, Qt::QueuedConnection);
}

qint64 Player::positionFrames() const
{
    return m_shared->load == m_load ? m_shared->position.load(std::memory_order_relaxed) : 0;
}

PlaybackStats Player::stats() const
{
    PlaybackStats stats;
    if (m_shared->load != m_load)
        return stats;
    if (const int latency = m_shared->startLatencyMs; latency >= 0)
        stats.startLatency = std::chrono::milliseconds(latency);
    stats.holes = m_shared->holes;
    stats.holeTotal = std::chrono::milliseconds(m_shared->holeTotalMs);
    stats.longestHole = std::chrono::milliseconds(m_shared->longestHoleMs);
    return stats;
}

} // namespace studio::audio

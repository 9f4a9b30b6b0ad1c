// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/enginesoundpath.h"

#include <mutex>
#include <utility>

namespace studio::duplex {

/// Held while a callback runs, so that stop() returns when the last one has.
struct EngineSoundPath::Gate {
    std::mutex mutex;
    EngineSoundPath *path = nullptr; ///< Null: closed.
    quint32 run = 0; ///< What comes of an earlier one is late.

    void captured(quint32 from, const QByteArray &pcm16, Micros at)
    {
        const std::scoped_lock lock(mutex);
        if (path && from == run)
            path->tellCaptured(pcm16, at);
    }
    void heard(quint32 from, const QByteArray &pcm16, Micros at)
    {
        const std::scoped_lock lock(mutex);
        if (path && from == run)
            path->tellHeard(pcm16, at);
    }
    void set(EngineSoundPath *to, quint32 number)
    {
        const std::scoped_lock lock(mutex);
        path = to;
        run = number;
    }
};

EngineSoundPath::EngineSoundPath(std::shared_ptr<audio::AudioThread> thread, EngineParts parts,
                                 QObject *parent)
    : SoundPath(parent), m_thread(std::move(thread)), m_playout(std::make_shared<Playout>()),
      m_gate(std::make_shared<Gate>())
{
    parts.captured = [gate = m_gate](quint32 run, const QByteArray &pcm16, Micros at) {
        gate->captured(run, pcm16, at);
    };
    parts.heard = [gate = m_gate](quint32 run, const QByteArray &pcm16, Micros at) {
        gate->heard(run, pcm16, at);
    };
    m_engine = new DuplexEngine(std::move(parts), m_playout);
    m_thread->adopt(m_engine);
    follow();
}

EngineSoundPath::~EngineSoundPath()
{
    m_gate->set(nullptr, 0);
    audio::AudioThread::dispose(m_engine);
}

void EngineSoundPath::follow()
{
    connect(m_engine, &DuplexEngine::voiceBegan, this, [this](quint32 run, Micros at) {
        if (run == m_run)
            emit voiceBegan(at);
    });
    connect(m_engine, &DuplexEngine::voiceEnded, this, [this](quint32 run, Micros at) {
        if (run == m_run)
            emit voiceEnded(at);
    });
    connect(m_engine, &DuplexEngine::turnBegan, this, [this](quint32 run, TurnId turn, Micros at) {
        if (run == m_run)
            emit turnBegan(turn, at);
    });
    connect(m_engine, &DuplexEngine::turnStopped, this,
            [this](quint32 run, TurnId turn, double heard, bool interrupted, Micros at) {
                if (run == m_run)
                    emit turnStopped(turn, heard, interrupted, at);
            });
    connect(m_engine, &DuplexEngine::holeHeard, this, [this](quint32 run, double ms, Micros at) {
        if (run == m_run)
            emit holeHeard(ms, at);
    });
    connect(m_engine, &DuplexEngine::levelMeasured, this,
            [this](quint32 run, double microphoneDb, double speakerDb) {
                if (run == m_run)
                    emit levelMeasured(microphoneDb, speakerDb);
            });
    connect(m_engine, &DuplexEngine::echoSuspected, this, [this](quint32 run) {
        if (run == m_run)
            emit echoSuspected();
    });
    connect(m_engine, &DuplexEngine::lost, this, [this](quint32 run, SoundSide side, const Error &problem) {
        if (run == m_run)
            emit lost(side, problem);
    });
    connect(m_engine, &DuplexEngine::recovered, this, [this](quint32 run, SoundSide side) {
        if (run == m_run)
            emit recovered(side);
    });
    connect(m_engine, &DuplexEngine::speakerChanged, this, [this](quint32 run, const QString &name) {
        if (run == m_run)
            emit speakerChanged(name);
    });
    connect(m_engine, &DuplexEngine::said, this, [this](quint32 run, Micros at) {
        if (run == m_run)
            heardSaid(at);
    });
}

void EngineSoundPath::start(const SoundSetup &setup)
{
    const quint32 run = ++m_run;
    m_setup = setup;
    m_playout->setRate(setup.outputRateHz);
    m_gate->set(this, run);
    QMetaObject::invokeMethod(
        m_engine,
        [engine = m_engine, run, setup, muted = m_muted] {
            engine->start(run, setup);
            engine->setMuted(muted, 0);
        },
        Qt::QueuedConnection);
}

void EngineSoundPath::stop()
{
    ++m_run;
    m_gate->set(nullptr, 0);
    m_playout->interruptAll();
    QMetaObject::invokeMethod(m_engine, &DuplexEngine::stop, Qt::QueuedConnection);
}

void EngineSoundPath::useDevices(const QByteArray &microphone, const QByteArray &speaker)
{
    m_setup.microphone = microphone;
    m_setup.speaker = speaker;
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, microphone, speaker] { engine->useDevices(microphone, speaker); },
        Qt::QueuedConnection);
}

void EngineSoundPath::setMuted(bool muted)
{
    if (std::exchange(m_muted, muted) == muted)
        return;
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, muted, at = now()] { engine->setMuted(muted, at); },
        Qt::QueuedConnection);
}

void EngineSoundPath::playTone(QChar key)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, key] { engine->playTone(key); }, Qt::QueuedConnection);
}

void EngineSoundPath::play(TurnId turn, const QByteArray &pcm16)
{
    m_playout->play(turn, pcm16);
}

void EngineSoundPath::finishTurn(TurnId turn)
{
    m_playout->finish(turn);
}

void EngineSoundPath::interrupt(TurnId upTo)
{
    m_playout->interrupt(upTo);
}

double EngineSoundPath::heardMs(TurnId turn) const
{
    return m_playout->heardMs(turn);
}

} // namespace studio::duplex

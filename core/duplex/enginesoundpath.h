// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiothread.h"
#include "core/duplex/duplexengine.h"
#include "core/duplex/soundpath.h"

#include <memory>

namespace studio::duplex {

/// What DeviceSoundPath and VirtualSoundPath have in common: an engine in a sound thread, and the gate that
/// keeps it from calling anybody back after stop().
class EngineSoundPath : public SoundPath {
    Q_OBJECT
public:
    ~EngineSoundPath() override;

    /// Once more while it runs: with other rates; what was waiting to be played is lost.
    void start(const SoundSetup &setup) override;
    void stop() override;
    void useDevices(const QByteArray &microphone, const QByteArray &speaker) override;
    void setMuted(bool muted) override;
    void playTone(QChar key) override;
    void play(TurnId turn, const QByteArray &pcm16) override;
    void finishTurn(TurnId turn) override;
    void interrupt(TurnId upTo) override;
    [[nodiscard]] double heardMs(TurnId turn) const override;

protected:
    EngineSoundPath(std::shared_ptr<audio::AudioThread> thread, EngineParts parts, QObject *parent);
    [[nodiscard]] const SoundSetup &setup() const { return m_setup; }
    /// The last of what was to be said has been said.
    virtual void heardSaid(Micros at) { Q_UNUSED(at) }

private:
    struct Gate;
    void follow();

    std::shared_ptr<audio::AudioThread> m_thread;
    std::shared_ptr<Playout> m_playout;
    std::shared_ptr<Gate> m_gate;
    DuplexEngine *m_engine = nullptr; ///< Lives in the sound thread; disposed of there.
    SoundSetup m_setup;
    bool m_muted = false;
    quint32 m_run = 0;
};

} // namespace studio::duplex

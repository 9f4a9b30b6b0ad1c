// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"
#include "core/audio/audiooutput.h"
#include "core/audio/devices.h"
#include "core/duplex/capturechain.h"
#include "core/duplex/playout.h"
#include "core/duplex/soundclocks.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace studio::duplex {

/// What the engine works with. Everything is called in the sound thread.
struct EngineParts {
    audio::AudioInputFactory inputs;
    audio::AudioOutputFactory outputs;
    audio::AudioDevices::Lister microphones{}; ///< To see that one is gone; may be empty.
    audio::AudioDevices::Lister speakers{}; ///< To see where the sound goes to; may be empty.
    CaptureChain::Oracle hasVoice{}; ///< For an input that needs no cleaning.
    std::function<void(std::span<const std::int16_t>, Micros at, int rateHz)> hear{}; ///< What is played.
    std::function<std::optional<Micros>()> takeSaid{};
    std::function<void(quint32 run, const QByteArray &pcm16, Micros at)> captured{};
    std::function<void(quint32 run, const QByteArray &pcm16, Micros at)> heard{};
    std::chrono::milliseconds retryEvery{1000}; ///< For a device that is lost.
    std::chrono::milliseconds turnsWait{2000}; ///< For a speaker that is lost.
};

/// Both devices of a conversation, in the sound thread: every 5 ms it feeds the one and reads the other. A
/// device that is lost is noticed within a second and tried again every second; meanwhile the line gets
/// silence and turns wait, for at most two seconds. A speaker that runs empty, because the machine is too
/// busy to feed it, is told as a hole and gets a larger buffer when it happens again. Not used directly:
/// DeviceSoundPath, VirtualSoundPath.
class DuplexEngine final : public QObject {
    Q_OBJECT
public:
    DuplexEngine(EngineParts parts, std::shared_ptr<Playout> playout);
    ~DuplexEngine() override;

    void start(quint32 run, const studio::duplex::SoundSetup &setup);
    void stop();
    void useDevices(const QByteArray &microphone, const QByteArray &speaker);
    void setMuted(bool muted, studio::duplex::Micros from);
    void playTone(QChar key);

signals:
    void voiceBegan(quint32 run, studio::duplex::Micros at);
    void voiceEnded(quint32 run, studio::duplex::Micros at);
    void turnBegan(quint32 run, studio::duplex::TurnId turn, studio::duplex::Micros at);
    void turnStopped(quint32 run, studio::duplex::TurnId turn, double heardMs, bool interrupted,
                     studio::duplex::Micros at);
    void holeHeard(quint32 run, double ms, studio::duplex::Micros at);
    void levelMeasured(quint32 run, double microphoneDb, double speakerDb);
    void echoSuspected(quint32 run);
    void lost(quint32 run, studio::duplex::SoundSide side, const studio::Error &problem);
    void recovered(quint32 run, studio::duplex::SoundSide side);
    void speakerChanged(quint32 run, const QString &name);
    void said(quint32 run, studio::duplex::Micros at);

private:
    void tick();
    [[nodiscard]] std::pair<Micros, std::optional<Micros>> askDelay();
    void playOut(Micros at);
    void lookForDropout(Micros at);
    void captureIn(Micros at);
    void fillGap(Micros until);
    void passOn();
    void measure(Micros at);
    void watch(Micros at);
    [[nodiscard]] Result<void> openMicrophone();
    [[nodiscard]] Result<void> openSpeaker();
    void lose(SoundSide side, const Error &problem);
    void retry(Micros at);
    [[nodiscard]] bool isGone(Micros at);
    void settleMicrophone();
    void settleSpeaker();
    void followSpeaker(Micros at);
    [[nodiscard]] std::span<const std::int16_t> withTone(std::span<const std::int16_t> samples);

    const EngineParts m_parts;
    const std::shared_ptr<Playout> m_playout;
    QTimer m_timer;
    quint32 m_run = 0;
    SoundSetup m_setup;
    QByteArray m_microphone; ///< The one that was really opened.
    QByteArray m_speaker; ///< The one the sound goes to; empty: not known.
    std::unique_ptr<audio::AudioInput> m_input;
    std::unique_ptr<audio::AudioOutput> m_output;
    std::unique_ptr<CaptureChain> m_chain;
    InputClock m_inputClock;
    OutputClock m_outputClock;
    std::vector<std::int16_t> m_block;
    std::vector<std::int16_t> m_tone; ///< Of a key; played up to m_toneAt.
    std::vector<std::int16_t> m_toned; ///< A block with it.
    std::size_t m_toneAt = 0;
    Micros m_echoDelay = 0;
    Micros m_queueEnds = 0; ///< Until when the speaker has something to play.
    std::chrono::milliseconds m_speakerBuffer{0};
    std::deque<Micros> m_dropouts; ///< The last few.
    Micros m_coveredUntil = 0; ///< Captured sound was passed on up to then.
    Micros m_lastSample = 0;
    Micros m_lastListed = 0;
    Micros m_lastSpeakers = 0;
    Micros m_lastLevel = 0;
    Micros m_lastRetry = 0;
    Micros m_speakerLostAt = 0;
    bool m_isListed = false; ///< The microphone has a name, and can be missed.
    bool m_hasDelivered = false; ///< Since it was opened.
    bool m_microphoneLost = false;
    bool m_speakerLost = false;
    int m_microphonePeak = 0;
    int m_speakerPeak = 0;
};

} // namespace studio::duplex

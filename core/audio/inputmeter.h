// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"
#include "core/audio/audiothread.h"

#include <QObject>

#include <memory>

namespace studio::audio {

/// How loud a microphone is, about 30 times a second, while asked to listen. What it hears is measured and
/// thrown away. A facade on the thread that made it; the microphone is opened in the audio thread. A device
/// that is missing, refused or taken away is a state.
class InputMeter final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Off,
        Listening,
        NoDevice, ///< None, or not allowed; problem() says which.
        Lost, ///< It worked, and delivers nothing any more.
    };
    Q_ENUM(State)

    /// `factory` runs in the audio thread.
    explicit InputMeter(std::shared_ptr<AudioThread> thread, QObject *parent = nullptr,
                        AudioInputFactory factory = makeAudioInput);
    ~InputMeter() override;

    /// An id from AudioDevices; empty: the first microphone. Ends what was measured before.
    void start(const QByteArray &deviceId);
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &problem() const { return m_problem; }

signals:
    /// Peak since the last time, in dB of full scale; -100 for silence.
    void levelMeasured(double peakDb);
    void stateChanged();

private:
    class Listener;
    void take(quint32 run, State state, const Error &problem);

    std::shared_ptr<AudioThread> m_thread;
    Listener *m_listener = nullptr; ///< Lives in the audio thread; disposed of there.
    State m_state = State::Off;
    Error m_problem;
    quint32 m_run = 0;
};

} // namespace studio::audio

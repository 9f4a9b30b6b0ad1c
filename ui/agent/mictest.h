// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiothread.h"
#include "core/capture/recorder.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace studio::audio {
class Player;
}

namespace studio::ui {

/// Three seconds of the microphone, then the same from the speaker: one hears what the agent will hear. What
/// was said is in memory only. GUI thread.
class MicTest final : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Listening, Playing };

    /// The player outlives this; `folder` is for the recorder, which writes nothing here.
    MicTest(audio::Player &player, const QString &folder, QObject *parent = nullptr,
            const capture::RecorderParts &parts = {});
    ~MicTest() override;

    [[nodiscard]] State state() const { return m_state; }
    void start(const QByteArray &microphone);
    void stop();

signals:
    void stateChanged();
    void levelMeasured(double peakDb);
    /// No microphone, or no speaker.
    void failed(const studio::Error &problem);
    /// Nothing but silence was heard.
    void heardNothing();

private:
    void take(const QByteArray &pcm);
    void play();
    void setState(State state);

    audio::Player &m_player;
    std::unique_ptr<capture::Recorder> m_recorder;
    const QString m_folder;
    const capture::RecorderParts m_parts;
    QByteArray m_sound;
    QTimer m_limit;
    double m_loudest = -100;
    State m_state = State::Idle;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"
#include "core/audio/audiooutput.h"
#include "core/audio/audiothread.h"
#include "core/audio/devices.h"
#include "core/capture/recording.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace studio::capture {

class Microphone;
class RecordingWriter;
struct Level;

/// What a recorder is made of, for tests.
struct RecorderParts {
    audio::AudioInputFactory inputs = audio::makeAudioInput; ///< Runs in the audio thread.
    audio::AudioOutputFactory outputs = audio::makeAudioOutput; ///< For monitoring.
    /// Names the microphones. Empty: they have none, and any may be opened.
    audio::AudioDevices::Lister lister = audio::AudioDevices::inputLister();
};

/// Records a microphone to a WAV file that is sound at any moment: a program that is killed loses less than
/// its last second. A facade on the thread that made it; the microphone is opened in the audio thread, the
/// file is written in a thread of its own. Memory does not grow with the length. A device that is missing,
/// refused or taken away is a state, and what was recorded stays. Going away leaves a recording under way on
/// disk, see recoverRecordings().
class Recorder final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Off,
        Listening, ///< The microphone is open: levels, and the last second is kept.
        Recording,
        Paused, ///< The microphone stays open; nothing is kept.
        Lost, ///< The microphone went away; problem(). It is waited for. hasRecording() tells what is at
              ///< stake.
        Failed, ///< Could not be opened, or the disk is full; problem().
    };
    Q_ENUM(State)

    /// `folder`: where recordings go; made when needed.
    Recorder(std::shared_ptr<audio::AudioThread> thread, const QString &folder, QObject *parent = nullptr,
             const RecorderParts &parts = {});
    ~Recorder() override;

    /// An id from AudioDevices; empty: the first microphone. During a recording: goes on with that device.
    void listen(const QByteArray &deviceId);
    /// Begins with up to a second of what was heard before. Opens the microphone (that of the last listen())
    /// if it is not open.
    void record();
    void pause();
    /// After pause() and, with whatever device is there, after a loss.
    void resume();
    /// Ends the recording; the microphone stays open. finished() follows.
    void finish();
    /// Ends the recording and removes it for good; nothing follows.
    void discard();
    /// Closes the microphone; a recording under way is finished first.
    void stop();
    /// Plays the own voice on an output (headphones!) while the microphone is open. Off to begin with.
    void setMonitoring(bool on, const QByteArray &outputId = {});

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Lost or Failed.
    [[nodiscard]] const Error &problem() const { return m_problem; }
    /// A recording is under way, whatever the state of the microphone.
    [[nodiscard]] bool hasRecording() const { return m_take != 0; }
    [[nodiscard]] bool isMonitoring() const { return m_monitoring; }
    /// Of the recording under way, or the last one.
    [[nodiscard]] qint64 frames() const { return m_frames; }
    [[nodiscard]] double seconds() const { return double(m_frames) / kRecordingSpec.sampleRateHz; }
    /// Nothing was heard for five seconds.
    [[nodiscard]] bool isQuiet() const { return m_quiet; }
    /// Of the microphone in use; empty when unknown.
    [[nodiscard]] QString deviceName() const { return m_deviceName; }
    [[nodiscard]] QString folder() const { return m_folder; }

signals:
    void stateChanged();
    /// About 30 times a second while the microphone is open: the peak since the last time, in dB of full
    /// scale
    /// (-100: silence).
    void levelMeasured(double peakDb, bool clipped);
    void lengthChanged();
    void quietChanged();
    /// What the microphone delivered, about every 10 ms as long as it is open: 48 kHz, mono, 16 bits.
    /// `firstFrame` is its place in the recording; -1 while nothing is recorded. A recording's first piece,
    /// the pre-roll, was signalled before with -1 and comes again with 0.
    void captured(const QByteArray &pcm16, qint64 firstFrame);
    /// A whole file, also if it ended by itself (Recording::endedEarly). An error: nothing could be recorded.
    void finished(const studio::Result<studio::capture::Recording> &recording);
    /// Once a recording, when the disk has room for less than ten minutes.
    void spaceLow(double secondsLeft);
    /// It is off now.
    void monitoringFailed(const studio::Error &problem);

private:
    void connectParts();
    void setState(State state, const Error &problem = {});
    void takeFailure(quint32 keptTake, const Error &problem);
    void takeLevel(const Level &level);
    void takeEnd(quint32 take, const Result<Recording> &result);
    template <class F>
    void inAudioThread(F function);

    std::shared_ptr<audio::AudioThread> m_thread;
    const QString m_folder;
    Microphone *m_microphone; ///< Lives in the audio thread; disposed of there.
    std::unique_ptr<RecordingWriter> m_writer; ///< Lives in m_disk.
    std::unique_ptr<QThread> m_disk;
    State m_state = State::Off;
    State m_beforeLoss = State::Listening;
    Error m_problem;
    QByteArray m_deviceId;
    QString m_deviceName;
    quint32 m_run = 0;
    quint32 m_take = 0; ///< 0: none under way.
    quint32 m_lastTake = 0;
    qint64 m_frames = 0;
    bool m_isWanted = false; ///< The microphone, after a recording.
    bool m_quiet = false;
    bool m_monitoring = false;
};

} // namespace studio::capture

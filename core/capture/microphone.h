// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"
#include "core/audio/audiooutput.h"
#include "core/audio/devices.h"
#include "core/capture/recordingwriter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace studio::capture {

/// What was heard in the last moment.
struct Level {
    double peakDb = kNoSoundDb;
    bool clipped = false;
    bool quiet = false; ///< Nothing worth the name for five seconds.
    qint64 frames = 0; ///< Length of the recording.
    bool operator==(const Level &) const = default;
};

/// The half of the recorder in the audio thread: reads the microphone every few milliseconds, keeps the last
/// second, measures, and passes on what is to be recorded. When the microphone stops delivering it says so
/// within a second, and waits for the same one to come back. Not used directly: Recorder.
class Microphone final : public QObject {
    Q_OBJECT
public:
    enum class Mode { Off, Listening, Recording, Paused };

    Microphone(audio::AudioInputFactory inputs, audio::AudioDevices::Lister lister,
               audio::AudioOutputFactory outputs, Backlog backlog);

    /// Opens a device (empty: the first one). While recording it goes on with that device.
    void listen(quint32 run, const QByteArray &deviceId);
    void stop();
    void record(quint32 take);
    void pause();
    void resume();
    void finish();
    void setMonitor(bool on, const QByteArray &outputId);

signals:
    void opened(quint32 run, const QString &deviceName);
    /// `keptTake`: the recording that goes on when a microphone is there again; 0: there is none.
    void failed(quint32 run, quint32 keptTake, const studio::Error &problem);
    void lost(quint32 run, const studio::Error &problem);
    void returned(quint32 run);
    void measured(quint32 run, const studio::capture::Level &level);
    /// `firstFrame`: place in the recording; -1 while none is made.
    void captured(quint32 run, const QByteArray &pcm, qint64 firstFrame);
    void monitorFailed(const studio::Error &problem);

    void began(quint32 take, const QDateTime &startedAt, const QString &deviceName, qint64 preRollFrames);
    void recorded(quint32 take, const QByteArray &pcm);
    void gap(quint32 take, double seconds);
    void ended(quint32 take);
    void overrun(quint32 take);

private:
    [[nodiscard]] Result<void> open(const QByteArray &deviceId);
    void look();
    void take(const QByteArray &pcm);
    void send(const QByteArray &pcm);
    void measure(const QByteArray &pcm);
    void keepPreRoll(const QByteArray &pcm);
    [[nodiscard]] QByteArray preRoll() const;
    void lose();
    [[nodiscard]] bool isGone();
    void tryAgain();
    void play(const QByteArray &pcm);
    void closeInput();

    const audio::AudioInputFactory m_inputs;
    const audio::AudioDevices::Lister m_lister;
    const audio::AudioOutputFactory m_outputs;
    const Backlog m_backlog;
    std::unique_ptr<audio::AudioInput> m_input;
    std::unique_ptr<audio::AudioOutput> m_output; ///< Set while the own voice is played.
    QTimer m_timer;
    QTimer m_retry;
    QElapsedTimer m_lastSample;
    QElapsedTimer m_waitedSince; ///< The last sample, or when it was opened again.
    QElapsedTimer m_lastLevel;
    QElapsedTimer m_lastListed;
    bool m_isListed = false; ///< It has a name, and can be missed.
    bool m_hasSpoken = false; ///< Since it was opened.
    Mode m_mode = Mode::Off;
    bool m_isLost = false;
    quint32 m_run = 0;
    quint32 m_take = 0;
    QByteArray m_deviceId; ///< The one that was really opened.
    QString m_deviceName;
    qint64 m_frames = 0;
    qint64 m_quietFrames = 0;
    int m_peak = 0;
    bool m_clipped = false;
    std::vector<char> m_ring; ///< The last second.
    std::size_t m_ringAt = 0;
    std::size_t m_ringHeld = 0;
};

} // namespace studio::capture

Q_DECLARE_METATYPE(studio::capture::Level)

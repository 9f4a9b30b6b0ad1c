// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/transcribeoptions.h"
#include "core/capture/recorder.h"
#include "core/transcription/livetranscription.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace studio::app {

/// `voice-studio transcribe --live`: the microphone to text while it is spoken, until it is interrupted.
/// Everything is recorded as well.
class LiveCommand final : public Command {
    Q_OBJECT
public:
    LiveCommand(Application &application, Output &output, const TranscribeOptions &options);
    ~LiveCommand() override;

    void start() override;
    /// The ordinary way to end it.
    void cancel() override;

private:
    void connectProfile();
    void findDevice();
    void listen(const QByteArray &deviceId);
    void recorderChanged();
    void showState();
    void finish();
    void finished(const Result<transcription::TranscriptionOutcome> &outcome);
    void report(const transcription::TranscriptionOutcome &outcome, const QByteArray &written);

    TranscribeOptions m_options;
    transcription::Service m_service;
    std::shared_ptr<audio::AudioThread> m_thread;
    std::unique_ptr<audio::AudioDevices> m_devices;
    std::unique_ptr<capture::Recorder> m_recorder;
    QPointer<transcription::LiveTranscription> m_live;
    QTimer m_limit;
    QTimer m_search; ///< For the device.
    bool m_isEnding = false;
    JobGuard m_step;
};

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/transcribeoptions.h"
#include "core/transcription/filetranscription.h"

#include <QPointer>

namespace studio::app {

/// `voice-studio transcribe FILE…`: files and links to text, captions or documents, one after the other.
class TranscribeCommand final : public Command {
    Q_OBJECT
public:
    TranscribeCommand(Application &application, Output &output, const TranscribeOptions &options);

    void start() override;
    void cancel() override;

private:
    void connectProfile();
    void checkTargets();
    void dryRun();
    void nextFile();
    void follow(transcription::FileTranscription *one);
    void showState(transcription::FileTranscription::State state);
    void transcribed(const transcription::TranscriptionOutcome &outcome);
    void report(const transcription::TranscriptionOutcome &outcome, const QByteArray &written);
    void failed(const Error &error);
    [[nodiscard]] const QString &input() const { return m_options.inputs.at(m_index); }
    [[nodiscard]] QJsonObject about(QJsonObject fields = {}) const;

    TranscribeOptions m_options;
    transcription::Service m_service;
    qsizetype m_index = -1;
    std::optional<Error> m_problem; ///< The first of several files that failed.
    QPointer<transcription::FileTranscription> m_running;
    bool m_cancelled = false;
    JobGuard m_step;
};

} // namespace studio::app

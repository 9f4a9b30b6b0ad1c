// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/transcription/transcriptionparts.h"

namespace studio::ui {

class TranscriptEditing;

/// Transcribes only the chosen stretch again, by the service (priced first) or on this machine, and puts the
/// words found in its place as one step to undo. One at a time; letting the transcript go gives it up. GUI
/// thread.
class Retranscribing final : public QObject {
    Q_OBJECT

public:
    Retranscribing(const TranscriptionParts &parts, const TranscriptEditing &editing,
                   QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void ask(transcription::Engine engine);
    void start(const transcription::TranscriptionOptions &options, double from, double to);
    void take(const transcript::Transcript &words, double from, double to);
    [[nodiscard]] transcription::Service service() const;

    TranscriptionParts m_parts;
    const TranscriptEditing &m_editing;
    JobGuard m_job;
};

} // namespace studio::ui

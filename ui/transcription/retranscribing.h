// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/transcription/transcriptionparts.h"

#include <QList>

#include <utility>

namespace studio::ui {

class TranscriptEditing;

/// Transcribes only the chosen stretch again, by the service (priced first) or on this machine, and puts the
/// words found in its place as one step to undo. One at a time. Words that come when another transcript is
/// open wait until theirs is opened again. GUI thread.
class Retranscribing final : public QObject {
    Q_OBJECT

public:
    Retranscribing(const TranscriptionParts &parts, const TranscriptEditing &editing,
                   QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    /// What was found between two places.
    struct Stretch {
        transcript::Transcript words{};
        double from = 0;
        double to = 0;
    };
    void ask(transcription::Engine engine);
    void start(const transcription::TranscriptionOptions &options, double from, double to);
    void arrive(const TranscriptId &id, const QString &title, const Stretch &stretch);
    void takeWaiting();
    void take(const Stretch &stretch);
    [[nodiscard]] transcription::Service service() const;

    TranscriptionParts m_parts;
    const TranscriptEditing &m_editing;
    JobGuard m_job;
    QList<std::pair<TranscriptId, Stretch>> m_waiting; ///< For their transcript to be open.
};

} // namespace studio::ui

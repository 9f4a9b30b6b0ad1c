// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/store/transcriptrepository.h"
#include "core/transcription/transcriptionengine.h"

namespace studio::transcription {

/// The recording (a file name of capture::RecordingFile) that was begun together with a live transcript;
/// empty if there is none.
[[nodiscard]] QString recordingOf(const store::TranscriptEntry &live, const QStringList &recordings);

/// Gives live transcripts whose program was killed the recordings that were made of them, and notes what of
/// them is not in words. Yields all entries as they are then.
class LiveSalvage final : public JobOf<QList<store::TranscriptEntry>> {
    Q_OBJECT
public:
    LiveSalvage(TranscriptionEngine &engine, const QList<store::TranscriptEntry> &interrupted);

protected:
    void abortWork() override { m_step.cancel(); }

private:
    void next();

    TranscriptionEngine &m_engine;
    QList<store::TranscriptEntry> m_entries;
    qsizetype m_at = 0;
    JobGuard m_step;
};

/// Transcribes what a live transcript lacks, stretch by stretch, from its recording. Each is put into the
/// transcript as it is stored by then, also if the rest fails or is cancelled.
class MissingTranscription final : public JobOf<TranscriptionOutcome> {
    Q_OBJECT
public:
    MissingTranscription(TranscriptionEngine &engine, const Service &service,
                         const store::TranscriptEntry &entry);

protected:
    void abortWork() override { m_step.cancel(); }

private:
    using Stretch = std::pair<double, double>;
    void next();
    void keep(const Stretch &stretch, const RangeTranscript &range);

    TranscriptionEngine &m_engine;
    Service m_service;
    TranscriptionOutcome m_outcome;
    JobGuard m_step;
};

/// The stretches of a recording that are not in words, in seconds; kept in an entry's options.
[[nodiscard]] QList<std::pair<double, double>> missingOf(const store::TranscriptEntry &entry);
void setMissing(store::TranscriptEntry &entry, const QList<std::pair<double, double>> &missing);

} // namespace studio::transcription

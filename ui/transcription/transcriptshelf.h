// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobspec.h"
#include "core/transcription/filetranscription.h"
#include "ui/transcription/transcriptionparts.h"
#include "ui/transcription/transcriptlist.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace studio::jobs {
class JobHandle;
}

namespace studio::ui {

/// "12:48", "English", "2 speakers": what the bar says of a transcript.
[[nodiscard]] QStringList transcriptFacts(const store::TranscriptEntry &entry,
                                          const transcript::Transcript &words);

/// All transcripts and the ones being made: fills the list of the home page, starts and cancels work, shows
/// it on the jobs board, removes with Undo, renames.
class TranscriptShelf final : public QObject {
    Q_OBJECT

public:
    TranscriptShelf(const TranscriptionParts &parts, QObject *parent);
    ~TranscriptShelf() override;

    /// Reads the list and marks what an ended process left. Once.
    void start();
    void reload();
    /// The service as the profile in use offers it.
    [[nodiscard]] transcription::Service service() const;
    /// How many files are being transcribed, or wait.
    [[nodiscard]] int runningCount() const { return int(m_running.size()); }

    /// Begins, or goes on with what was left of the same; whoever calls has asked about the price.
    void transcribe(const transcription::TranscriptionInputs &inputs, double seconds,
                    transcription::Repeat repeat = transcription::Repeat::UseMade);
    /// Goes on with a failed or interrupted one, after the price was agreed to.
    void resume(const TranscriptItem &item);
    /// Hides it and offers Undo; gone for good when that is over.
    void remove(const TranscriptId &id);
    void rename(const TranscriptId &id, const QString &title);

signals:
    void failed(const studio::Error &error);
    void listChanged();

private:
    struct Running {
        QPointer<transcription::FileTranscription> work;
        QPointer<jobs::JobHandle> job;
    };

    void wireList();
    /// Does a job of the board again: for the account it was begun with only.
    void runAgain(jobs::JobHandle *job);
    void take(const QList<store::TranscriptEntry> &entries);
    void begin(transcription::FileTranscription *work, const transcription::TranscriptionInputs &inputs,
               double seconds, const ProfileId &profile);
    void follow(transcription::FileTranscription *work, jobs::JobHandle *job);
    void showProgress(const TranscriptId &id);
    void ended(const TranscriptId &id, const Result<transcription::TranscriptionOutcome> &outcome);
    void showItems();
    void openItem(const TranscriptItem &item);
    void openMenu(const TranscriptItem &item, const QPoint &position);
    void askName(const TranscriptItem &item);
    [[nodiscard]] const store::TranscriptEntry *find(const QString &id) const;
    [[nodiscard]] TranscriptItem itemOf(const store::TranscriptEntry &entry) const;

    TranscriptionParts m_parts;
    QList<store::TranscriptEntry> m_entries;
    QHash<TranscriptId, Running> m_running;
    QSet<TranscriptId> m_going; ///< Hidden; removed when their toast goes.
    JobGuard m_loading;
    bool m_loaded = false;
    bool m_stale = false; ///< Changed while it was read.
};

} // namespace studio::ui

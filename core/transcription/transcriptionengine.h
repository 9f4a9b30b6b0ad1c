// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/transcriptionapi.h"
#include "core/base/appdirs.h"
#include "core/base/clock.h"
#include "core/store/transcriptrepository.h"
#include "core/transcript/transcript.h"
#include "core/transcription/transcriptionoptions.h"

#include <QObject>
#include <QSet>
#include <QUrl>

#include <optional>

namespace studio::queue {
class Ledger;
}

namespace studio::transcription {

class FileTranscription;
class LiveTranscription;
struct LiveOptions;

/// The service as the profile in use offers it. Nothing of it is needed on this machine.
struct Service {
    std::optional<api::TranscriptionApi> api{};
    ProfileId profile{};
    bool realMoney = true;
};

/// What is to be transcribed: a file or a link.
struct TranscriptionInputs {
    QString path{}; ///< Any audio or video file.
    QUrl link{}; ///< The service fetches it itself.
    QString title{}; ///< Empty: the name of the file.
    TranscriptionOptions options{};
    bool operator==(const TranscriptionInputs &) const = default;
};

/// Whether the same sound with the same options is opened again for nothing or paid for again.
enum class Repeat { UseMade, Anew };

/// What became of a transcription.
struct TranscriptionOutcome {
    store::TranscriptEntry entry{};
    transcript::Transcript transcript{};
    bool alreadyMade = false; ///< It was in the store: 0 credits.
    std::optional<Error> cutShort{}; ///< The medium ended early, or something said is not in it.
    std::optional<Error> notKept{}; ///< The words are here, but could not be written to the store.
    bool mayHaveBeenCharged = false;
    int mendedTimes = 0; ///< Words the service put far beyond the sound; they are marked as uncertain.
    bool operator==(const TranscriptionOutcome &) const = default;
};

/// A stretch of a transcript's sound, transcribed again. Times count as in the whole.
struct RangeTranscript {
    transcript::Transcript transcript{};
    std::optional<qint64> credits{};
    bool operator==(const RangeTranscript &) const = default;
};

/// Starts transcriptions; holds back what is too much at once. One thread; the collaborators must outlive it.
class TranscriptionEngine final : public QObject {
    Q_OBJECT
public:
    /// `owner` names this process, see queue::ProcessIdentity.
    TranscriptionEngine(store::TranscriptRepository &transcripts, queue::Ledger &ledger, const Clock &clock,
                        const AppDirs &dirs, const QString &owner, QObject *parent = nullptr);
    ~TranscriptionEngine() override;

    [[nodiscard]] store::TranscriptRepository &transcripts() const { return m_transcripts; }
    [[nodiscard]] queue::Ledger &ledger() const { return m_ledger; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const QString &owner() const { return m_owner; }
    /// Where work copies of sound are: below the data folder.
    [[nodiscard]] QString mediaFolder() const;
    /// Where recordings are.
    [[nodiscard]] QString recordingsFolder() const;
    /// The whole path of an entry's sound file; empty if it has none.
    [[nodiscard]] QString soundPath(const store::TranscriptEntry &entry) const;
    /// What an entry keeps of a path: relative to the data folder if it is in there.
    [[nodiscard]] QString keptPath(const QString &path) const;

    /// Off: every request asks the service to keep nothing. On at first.
    void setServiceLogging(bool on) { m_serviceLogging = on; }
    [[nodiscard]] bool serviceLogging() const { return m_serviceLogging; }
    /// How many files the service gets at once; the rest wait. 2 at first.
    void setWidth(int width);

    /// Call once at start: what dead processes worked on is marked as interrupted (and returned), live
    /// transcripts among it get their recordings, and sound files that no transcript needs are removed.
    [[nodiscard]] JobOf<QList<store::TranscriptEntry>> *recover();

    /// Starts, or waits for its turn. It is in the list of transcripts from here on.
    FileTranscription *transcribe(const Service &service, const TranscriptionInputs &inputs,
                                  Repeat repeat = Repeat::UseMade);
    /// Goes on with one that failed or was interrupted, under its id. What was imported is used again, unless
    /// the medium has changed since.
    FileTranscription *resume(const Service &service, const store::TranscriptEntry &entry,
                              Repeat repeat = Repeat::UseMade);
    /// What an earlier transcribe() of the same inputs left unfinished, by a process that is no more or that
    /// gave up; it is this process's from then on, for resume(). Nothing if there is none.
    [[nodiscard]] JobOf<std::optional<store::TranscriptEntry>> *
    claimLeftover(const Service &service, const TranscriptionInputs &inputs);
    /// Transcribes a stretch of an entry's sound again. Nothing is stored: the caller puts it in place.
    [[nodiscard]] JobOf<RangeTranscript> *transcribeRange(const Service &service,
                                                          const store::TranscriptEntry &entry,
                                                          double fromSeconds, double toSeconds,
                                                          const TranscriptionOptions &options);
    /// When the words of a known script are heard in an entry's sound, by the service: its words, those that
    /// fit badly uncertain. Nothing is stored.
    [[nodiscard]] JobOf<RangeTranscript> *align(const Service &service, const store::TranscriptEntry &entry,
                                                const QString &script);
    /// From the microphone; see there. Call start() on it.
    LiveTranscription *live(const Service &service, const LiveOptions &options);

    /// Transcribes from the recording what a live transcript lacks; see LiveTranscription::missing(). Not
    /// while it is open for editing.
    [[nodiscard]] JobOf<TranscriptionOutcome> *transcribeMissing(const Service &service,
                                                                 const store::TranscriptEntry &entry);

    /// What a transcript removed with Undo over needs no more: its sound file, unless others use it.
    void forgetSound(const store::TranscriptEntry &entry);

signals:
    /// An entry was added or changed by this engine; lists may follow.
    void entryChanged(const studio::store::TranscriptEntry &entry);
    void entryRemoved(const studio::TranscriptId &id);

private:
    friend class FileTranscription;
    [[nodiscard]] store::TranscriptEntry entryFor(const Service &service,
                                                  const TranscriptionInputs &inputs) const;
    FileTranscription *enqueue(const Service &service, const TranscriptionInputs &inputs, Repeat repeat,
                               store::TranscriptEntry entry);
    void ended(FileTranscription *one);
    void startNext();

    store::TranscriptRepository &m_transcripts;
    queue::Ledger &m_ledger;
    const Clock &m_clock;
    AppDirs m_dirs;
    QString m_owner;
    bool m_serviceLogging = true;
    int m_width = 2;
    QList<FileTranscription *> m_waiting;
    QSet<FileTranscription *> m_running;
};

} // namespace studio::transcription

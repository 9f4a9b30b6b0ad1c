// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/base/jobguard.h"
#include "core/transcription/transcriptionengine.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace studio::transcription {

/// One file or link on its way to a transcript: sound taken out of it, looked up, sent, words, saved. Its
/// entry is in the database from the beginning, so that a kill leaves it there as interrupted, with the sound
/// that was imported. Deletes itself after `finished`; hold it by QPointer.
class FileTranscription final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Waiting, ///< For others before it.
        Importing, ///< Sound out of the medium, as WAV for the waveform and the player.
        LookingUp, ///< Is this made already?
        Sending, ///< The ledger knows; the sound is on its way.
        Transcribing, ///< All was sent, or this machine works on it.
        Saving, ///< The words are here: they are read and kept, also after cancel().
        Finished,
    };
    Q_ENUM(State)

    FileTranscription(TranscriptionEngine &engine, const Service &service, const TranscriptionInputs &inputs,
                      Repeat repeat, const store::TranscriptEntry &entry);
    ~FileTranscription() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const TranscriptionInputs &inputs() const { return m_inputs; }
    /// As it is in the list.
    [[nodiscard]] const store::TranscriptEntry &entry() const { return m_entry; }
    /// Of the state under way, 0…1; less: not known.
    [[nodiscard]] double progress() const { return m_progress; }
    /// The sound while it is imported and afterwards; null before.
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const { return m_track; }
    /// Stops at once; `finished` follows. Sound that was imported is kept with its entry, which is
    /// interrupted then.
    void cancel();
    /// After a failure or cancel().
    [[nodiscard]] bool mayHaveBeenCharged() const;

signals:
    void stateChanged(studio::transcription::FileTranscription::State state);
    void progressChanged(double progress);
    /// The sound can be shown and played though the words are not there yet.
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    void peaksChanged(const studio::audio::Peaks &soFar);
    /// Words so far; this machine only.
    void partialReady(const studio::transcript::Transcript &soFar);
    /// The service has not said anything for so long; the request goes on.
    void quiet(std::chrono::seconds silence);
    /// The words are here but cannot be written (disk full). It is tried again every two seconds; cancel()
    /// gives it up.
    void savingFailed(const studio::Error &error);
    /// Once, from the event loop.
    void finished(const studio::Result<studio::transcription::TranscriptionOutcome> &outcome);

private:
    friend class TranscriptionEngine;
    class Private;
    void begin();
    void setState(State state);
    void setProgress(double progress);

    TranscriptionEngine &m_engine;
    TranscriptionInputs m_inputs;
    store::TranscriptEntry m_entry;
    State m_state = State::Waiting;
    double m_progress = -1;
    std::shared_ptr<audio::PcmTrack> m_track;
    std::unique_ptr<Private> d;
};

} // namespace studio::transcription

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/transcriptionengine.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <memory>

namespace studio::capture {
class Recorder;
struct Recording;
} // namespace studio::capture

namespace studio::transcription {

struct LiveOptions {
    Engine engine = Engine::Service;
    QString voskModel{};
    QString language{}; ///< Empty: found out.
    QStringList keyTerms{}; ///< At most 50 of 20 characters.
    bool verbatim = true;
    bool automaticCommit = true; ///< By voice activity; else by hand (and every 25 s).
    double silenceSeconds = 1.0; ///< A pause so long commits.
    QString title{};
    bool operator==(const LiveOptions &) const = default;
};

/// Speech from the microphone to words while it is spoken. What was heard and is not committed yet is held,
/// so that a connection that breaks loses nothing: the next one is sent it again. The sound itself is the
/// recorder's business: it is recorded all the time, whatever happens here.
///
/// Its entry is in the database from start() on, and every committed piece is saved at once. Deletes itself
/// after `finished`; hold it by QPointer.
class LiveTranscription final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, ///< Before start().
        Connecting,
        Live,
        Silent, ///< The service hung up because nobody speaks; the next sound connects again.
        Reconnecting, ///< Connection lost. Still recording.
        Offline, ///< It will not go on by itself: `problem` says why. Still recording.
        Finishing, ///< The last words are on their way.
        Finished,
    };
    Q_ENUM(State)

    /// A stretch that was recorded and is not transcribed.
    struct Missing {
        double from = 0;
        double to = 0;
        bool operator==(const Missing &) const = default;
    };

    LiveTranscription(TranscriptionEngine &engine, const Service &service, const LiveOptions &options);
    ~LiveTranscription() override;

    [[nodiscard]] State state() const;
    [[nodiscard]] const LiveOptions &options() const;
    [[nodiscard]] const store::TranscriptEntry &entry() const;
    /// What is committed. Times are seconds since the first frame of the recording.
    [[nodiscard]] const transcript::Transcript &transcript() const;
    /// Not committed yet; may change.
    [[nodiscard]] QString partialText() const;
    /// What went wrong last; empty while all is well.
    [[nodiscard]] std::optional<Error> problem() const;
    /// When the next try to connect comes, while Reconnecting.
    [[nodiscard]] std::chrono::milliseconds nextTryIn() const;
    [[nodiscard]] QList<Missing> missing() const;
    /// Seconds of speech that are not committed yet.
    [[nodiscard]] double secondsBehind() const;
    /// ≈, as far as it came.
    [[nodiscard]] qint64 estimatedCredits() const;

    void start();
    /// Takes what the recorder captures from here on.
    void follow(capture::Recorder &recorder);
    /// 16-bit mono samples at 48 kHz; `firstFrame` is their place in the recording. Negative: not recorded,
    /// and passed over.
    void feed(const QByteArray &pcm16, qint64 firstFrame);
    /// What was said so far is a piece of its own.
    void commit();
    /// From here on; what was said before is committed first.
    void setLanguage(const QString &language);
    void setAutomaticCommit(bool on);
    /// After Offline, or while waiting for the next try: connect now.
    void retry();
    /// The microphone is off: the rest is committed, then `finished`. With the recording, which becomes the
    /// sound of the transcript.
    void finish(const std::optional<capture::Recording> &recording);
    /// As finish(), without waiting for the last words, nor for a disk that takes nothing.
    void cancel();

signals:
    void stateChanged(studio::transcription::LiveTranscription::State state);
    void partialChanged(const QString &text);
    /// transcript() grew by these.
    void committed(const QList<studio::transcript::Segment> &segments);
    /// The connection is lost or refused; what was said is kept. State tells whether it goes on by itself.
    void problemChanged();
    /// Said by the service; nothing stopped.
    void warned(const QString &warning);
    /// A piece of sound left for who listens; frames as the recorder counts. For measuring.
    void sent(qint64 firstFrame, qint64 frames);
    /// Committed words are in the database.
    void saved();
    /// They cannot be written; it is tried again every two seconds. While Finishing it is the end of it,
    /// which cancel() gives up.
    void savingFailed(const studio::Error &error);
    /// Once, from the event loop. cutShort if something said is missing: transcribe it with missing().
    /// notKept if it was given up to write the words.
    void finished(const studio::Result<studio::transcription::TranscriptionOutcome> &outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace studio::transcription

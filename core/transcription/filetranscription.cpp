// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/filetranscription.h"

#include "core/base/logging.h"
#include "core/media/filetrack.h"
#include "core/media/soundimport.h"
#include "core/transcription/localtranscription.h"
#include "core/transcription/servicetranscription.h"
#include "core/transcription/transcriptiontext.h"
#include "core/transcription/transcriptpack.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::transcription {

namespace {

constexpr auto kSaveAgainAfter = 2s;

/// A work copy of another state of the medium than the one that is there now. One that is gone has not
/// changed. Moved in place of the old one it keeps its date, but not that of its entry in the folder.
bool isOutdated(const QString &workCopy, const QString &medium)
{
    const QFileInfo source(medium);
    if (!source.exists())
        return false;
    const QDateTime made = QFileInfo(workCopy).lastModified();
    return source.lastModified() > made || source.metadataChangeTime() > made;
}

} // namespace

/// The steps, one method each; a step's job is held so that cancelling reaches it.
class FileTranscription::Private final {
public:
    Private(FileTranscription *owner, const Service &serviceToAsk, Repeat repeatOrNot)
        : q(owner), service(serviceToAsk), repeat(repeatOrNot)
    {
    }

    void importMedium();
    void takeSound(const QString &path, double seconds);
    void prepare();
    void lookUp();
    void send();
    void recognise();
    void take(const transcript::Transcript &words);
    void save();
    void saveEntry(std::function<void()> next);
    void foundMade(const store::StoredTranscript &made);
    void fail(const Error &error);
    void end(const Result<TranscriptionOutcome> &outcome);
    void removeSound();

    FileTranscription *q;
    Service service;
    Repeat repeat;
    QString soundPath; ///< The work copy.
    PaidSound paid;
    TranscriptionOutcome outcome;
    QByteArray packed;
    bool cancelled = false;
    JobGuard step;
    QPointer<ServiceTranscription> sending;
};

FileTranscription::FileTranscription(TranscriptionEngine &engine, const Service &service,
                                     const TranscriptionInputs &inputs, Repeat repeat,
                                     const store::TranscriptEntry &entry)
    : QObject(&engine), m_engine(engine), m_inputs(inputs), m_entry(entry),
      d(std::make_unique<Private>(this, service, repeat))
{
}

FileTranscription::~FileTranscription() = default;

void FileTranscription::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_progress = -1;
    emit stateChanged(state);
}

void FileTranscription::setProgress(double progress)
{
    m_progress = progress;
    emit progressChanged(progress);
}

/// Its turn has come.
void FileTranscription::begin()
{
    if (d->cancelled)
        return;
    m_entry.state = store::TranscriptState::Working;
    if (auto problem = problemWith(m_inputs.options)) {
        d->fail(*problem);
        return;
    }
    if (!m_inputs.options.isLocal() && !d->service.api) {
        d->fail(Error::make(ErrorKind::Unsupported,
                            TranscriptionText::tr("The service cannot transcribe. Choose this machine.")));
        return;
    }
    if (!m_inputs.link.isEmpty()) {
        if (m_inputs.options.isLocal()) {
            d->fail(Error::make(ErrorKind::Unsupported,
                                TranscriptionText::tr("Only the service can fetch a link.")));
            return;
        }
        d->saveEntry([this] { d->lookUp(); });
        return;
    }
    d->saveEntry([this] { d->importMedium(); });
}

void FileTranscription::Private::importMedium()
{
    q->setState(State::Importing);
    soundPath = q->m_engine.soundPath(q->m_entry);
    // What was imported before is whole: a file gets its name only then.
    if (const auto kept = media::trackOverFile(soundPath);
        kept && (*kept)->frameCount() > 0 && !isOutdated(soundPath, q->m_inputs.path)) {
        q->m_track = *kept;
        emit q->trackReady(q->m_track);
        takeSound(soundPath, (*kept)->seconds());
        return;
    }
    const TranscriptionOptions &options = q->m_inputs.options;
    media::ImportOptions import;
    import.stream = options.stream;
    import.channel = options.channel;
    import.fromSeconds = options.fromSeconds;
    import.toSeconds = options.toSeconds;
    import.mono = !options.channelsApart;
    import.suppressNoise = options.suppressNoise;
    auto *job = media::importSound(q->m_inputs.path, import, soundPath, q);
    step = job;
    connect(job, &media::ImportJob::trackReady, q, [this](const std::shared_ptr<audio::PcmTrack> &track) {
        q->m_track = track;
        emit q->trackReady(track);
    });
    connect(job, &media::ImportJob::peaksChanged, q, &FileTranscription::peaksChanged);
    connect(job, &Job::progressed, q, [this](qint64 done, qint64 total) {
        q->setProgress(total > 0 ? double(done) / double(total) : -1);
    });
    job->then(q, [this](const Result<media::ImportedSound> &sound) {
        if (cancelled)
            return;
        if (!sound) {
            fail(sound.error());
            return;
        }
        outcome.cutShort = sound->cutShort;
        takeSound(sound->path, sound->seconds);
    });
}

void FileTranscription::Private::takeSound(const QString &path, double seconds)
{
    soundPath = path;
    q->m_entry.soundFile = q->m_engine.keptPath(path);
    q->m_entry.seconds = seconds;
    saveEntry([this] {
        if (q->m_inputs.options.isLocal())
            recognise();
        else
            prepare();
    });
}

void FileTranscription::Private::prepare()
{
    q->setProgress(-1);
    auto *job = runInWorker<PreparedSound>(
        [original = q->m_inputs.path, copy = soundPath, options = q->m_inputs.options](const StopFlag &stop) {
            return prepareSound(original, copy, options, stop);
        },
        q);
    step = job;
    job->then(q, [this](const Result<PreparedSound> &sound) {
        if (cancelled) {
            if (sound && sound->isTemporary)
                QFile::remove(sound->path);
            return;
        }
        if (!sound) {
            fail(sound.error());
            return;
        }
        paid.sound = *sound;
        lookUp();
    });
}

void FileTranscription::Private::lookUp()
{
    q->setState(State::LookingUp);
    paid.link = q->m_inputs.link;
    paid.options = q->m_inputs.options;
    paid.profile = service.profile;
    paid.realMoney = service.realMoney;
    paid.serviceLogging = q->m_engine.serviceLogging();
    paid.transcript = q->m_entry.id;
    paid.estimatedCredits = estimatedCredits(
        [this] {
            TranscriptionOptions whole = paid.options;
            whole.fromSeconds = 0;
            whole.toSeconds = -1;
            return whole;
        }(),
        paid.sound.seconds, paid.sound.channels);
    q->m_entry.requestKey = requestKeyOf(paid, service.api->dialect().hostId());
    if (repeat == Repeat::Anew) {
        send();
        return;
    }
    auto *job = q->m_engine.transcripts().byRequestKey(q->m_entry.requestKey);
    step = job;
    job->then(q, [this](const Result<std::optional<store::StoredTranscript>> &made) {
        if (cancelled)
            return;
        if (!made) {
            // Without the store nothing could be kept either: do not pay.
            fail(made.error());
        } else if (*made) {
            foundMade(**made);
        } else {
            send();
        }
    });
}

void FileTranscription::Private::foundMade(const store::StoredTranscript &made)
{
    auto *job = runInWorker<transcript::Transcript>(
        [document = made.document](const StopFlag &) { return unpack(document); }, q);
    step = job;
    job->then(q, [this, made](const Result<transcript::Transcript> &words) {
        if (cancelled)
            return;
        if (!words) { // Damaged: as if it were not there.
            send();
            return;
        }
        if (paid.sound.isTemporary)
            QFile::remove(paid.sound.path);
        if (made.entry.id != q->m_entry.id) {
            removeSound();
            (void)q->m_engine.transcripts().remove(q->m_entry.id);
        }
        q->m_entry = made.entry;
        outcome.entry = made.entry;
        outcome.transcript = *words;
        outcome.alreadyMade = true;
        end(outcome);
    });
}

void FileTranscription::Private::send()
{
    q->setState(State::Sending);
    q->setProgress(0);
    auto *job =
        new ServiceTranscription(q->m_engine.ledger(), *service.api, paid, repeat == Repeat::UseMade, q);
    step = job;
    sending = job;
    connect(job, &Job::progressed, q, [this](qint64 done, qint64 total) {
        if (q->m_state == State::Sending && total > 0)
            q->setProgress(double(done) / double(total));
    });
    connect(job, &ServiceTranscription::uploaded, q, [this] { q->setState(State::Transcribing); });
    connect(job, &ServiceTranscription::answered, q, [this] { q->setState(State::Saving); });
    connect(job, &ServiceTranscription::quiet, q, &FileTranscription::quiet);
    job->then(q, [this, job](const Result<ServiceTranscript> &made) {
        outcome.mayHaveBeenCharged = job->mayHaveBeenCharged();
        if (cancelled && !job->hasAnswer())
            return;
        if (!made) {
            fail(made.error());
            return;
        }
        q->m_entry.requestId = made->receipt.requestId;
        q->m_entry.serviceId = made->transcriptionId;
        q->m_entry.credits = made->receipt.credits;
        outcome.mendedTimes = made->mendedTimes;
        take(made->transcript);
    });
}

void FileTranscription::Private::recognise()
{
    q->setState(State::Transcribing);
    const auto track = media::trackOverFile(soundPath);
    if (!track) {
        fail(track.error());
        return;
    }
    auto *job = new LocalTranscription(*track, q->m_inputs.options, q);
    step = job;
    connect(job, &Job::progressed, q,
            [this](qint64 done, qint64 total) { q->setProgress(double(done) / double(total)); });
    connect(job, &LocalTranscription::partialReady, q, &FileTranscription::partialReady);
    job->then(q, [this](const Result<transcript::Transcript> &words) {
        if (cancelled)
            return;
        if (words)
            take(*words);
        else
            fail(words.error());
    });
}

void FileTranscription::Private::take(const transcript::Transcript &words)
{
    q->setState(State::Saving);
    outcome.transcript = words;
    const store::TranscriptFacts facts = factsOf(words);
    store::TranscriptEntry &entry = q->m_entry;
    entry.seconds = std::max(entry.seconds, facts.seconds);
    entry.language = facts.language;
    entry.speakers = facts.speakers;
    entry.words = facts.words;
    entry.preview = facts.preview;
    entry.state = store::TranscriptState::Done;
    entry.errorKind.clear();
    entry.message.clear();
    entry.nextStep.clear();
    if (outcome.cutShort) {
        entry.errorKind = errorKindName(outcome.cutShort->kind);
        entry.message = outcome.cutShort->message;
    }
    entry.owner.clear();
    entry.changedAt = q->m_engine.clock().nowUtc();
    auto *job =
        runInWorker<QByteArray>([words](const StopFlag &) -> Result<QByteArray> { return pack(words); }, q);
    job->then(q, [this](const Result<QByteArray> &document) {
        packed = document.value_or(QByteArray());
        save();
    });
}

void FileTranscription::Private::save()
{
    q->m_engine.transcripts().save(q->m_entry, packed)->then(q, [this](const Result<bool> &saved) {
        if (saved) {
            outcome.entry = q->m_entry;
            emit q->m_engine.entryChanged(q->m_entry);
            end(outcome);
            return;
        }
        // It may have been paid for: it is tried until it can be kept, or given up by hand.
        if (cancelled) {
            end(Unexpected(saved.error()));
            return;
        }
        emit q->savingFailed(saved.error());
        QTimer::singleShot(kSaveAgainAfter, q, [this] { save(); });
    });
}

void FileTranscription::Private::saveEntry(std::function<void()> next)
{
    q->m_entry.changedAt = q->m_engine.clock().nowUtc();
    q->m_engine.transcripts()
        .save(q->m_entry)
        ->then(q, [this, next = std::move(next)](const Result<bool> &saved) {
            if (cancelled)
                return;
            if (!saved) {
                fail(saved.error());
                return;
            }
            emit q->m_engine.entryChanged(q->m_entry);
            next();
        });
}

void FileTranscription::Private::removeSound()
{
    q->m_track.reset();
    if (!soundPath.isEmpty() && soundPath.startsWith(q->m_engine.mediaFolder()))
        QFile::remove(soundPath);
}

void FileTranscription::Private::fail(const Error &error)
{
    if (paid.sound.isTemporary && !sending)
        QFile::remove(paid.sound.path);
    store::TranscriptEntry &entry = q->m_entry;
    entry.state = error.isCancelled() ? store::TranscriptState::Interrupted : store::TranscriptState::Failed;
    entry.errorKind = errorKindName(error.kind);
    entry.message = error.isCancelled() ? QString() : error.message;
    entry.nextStep = error.nextStep;
    entry.owner.clear();
    entry.changedAt = q->m_engine.clock().nowUtc();
    q->m_engine.transcripts().save(entry)->then(q, [this, error](const Result<bool> &) {
        emit q->m_engine.entryChanged(q->m_entry);
        end(Unexpected(error));
    });
}

void FileTranscription::Private::end(const Result<TranscriptionOutcome> &result)
{
    if (q->m_state == State::Finished)
        return;
    q->setState(State::Finished);
    q->m_engine.ended(q);
    QMetaObject::invokeMethod(
        q,
        [this, result] {
            emit q->finished(result);
            q->deleteLater();
        },
        Qt::QueuedConnection);
}

void FileTranscription::cancel()
{
    if (m_state == State::Finished || d->cancelled)
        return;
    if (m_state == State::Saving || (d->sending && d->sending->hasAnswer())) {
        d->cancelled = true; // The words are here: only a disk that takes nothing is given up.
        return;
    }
    d->cancelled = true;
    d->step.cancel();
    const bool hasNothing = m_state == State::Waiting || m_state == State::Importing;
    if (hasNothing && m_entry.serviceId.isEmpty() && !QFile::exists(m_engine.soundPath(m_entry))) {
        // Nothing was made of it: it need not be in the list.
        const store::TranscriptEntry entry = m_entry;
        m_engine.transcripts()
            .remove(m_entry.id)
            ->then(this, [this](const Result<std::optional<store::StoredTranscript>> &) {
                emit m_engine.entryRemoved(m_entry.id);
                d->end(Unexpected(Error::cancelled()));
            });
        return;
    }
    d->fail(Error::cancelled());
}

bool FileTranscription::mayHaveBeenCharged() const
{
    return d->outcome.mayHaveBeenCharged || (d->sending && d->sending->mayHaveBeenCharged());
}

} // namespace studio::transcription

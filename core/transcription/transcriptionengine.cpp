// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/transcriptionengine.h"

#include "core/media/filetrack.h"
#include "core/queue/processidentity.h"
#include "core/transcription/filetranscription.h"
#include "core/transcription/livesalvage.h"
#include "core/transcription/livetranscription.h"
#include "core/transcription/localtranscription.h"
#include "core/transcription/servicetranscription.h"
#include "core/transcription/transcriptiontext.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

/// What a process that was killed left; a living one does not work on it for longer.
constexpr int kLeftoverDays = 1;
/// Characters the service aligns at once.
constexpr qsizetype kLongestScript = 675'000;

QString titleOf(const TranscriptionInputs &inputs)
{
    if (!inputs.title.isEmpty())
        return inputs.title;
    if (inputs.link.isEmpty())
        return QFileInfo(inputs.path).fileName();
    const QString name = inputs.link.fileName();
    return name.isEmpty() ? inputs.link.host() : name;
}

bool isAlive(const QString &owner)
{
    return queue::ProcessIdentity::lifeOf(owner) == queue::ProcessIdentity::Life::Alive;
}

bool removeLeftovers(const QString &mediaFolder, const QStringList &needed, const QString &dataFolder)
{
    QSet<QString> kept;
    for (const QString &file : needed)
        kept.insert(QDir(dataFolder).absoluteFilePath(file));
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-kLeftoverDays);
    const QFileInfoList files = QDir(mediaFolder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files) {
        if (!kept.contains(file.absoluteFilePath()) && file.lastModified() < old)
            QFile::remove(file.absoluteFilePath());
    }
    return true;
}

/// Brings times of a stretch to where it lies in the whole.
transcript::Transcript shifted(transcript::Transcript transcript, double seconds)
{
    for (transcript::Segment &segment : transcript.segments) {
        for (transcript::Word &word : segment.words) {
            word.start += seconds;
            word.end += seconds;
        }
    }
    for (transcript::Entity &entity : transcript.entities) {
        entity.start += seconds;
        entity.end += seconds;
    }
    transcript.seconds += seconds;
    return transcript;
}

template <class From, class F>
JobOf<RangeTranscript> *mapped(JobOf<From> *job, QObject *parent, F f)
{
    auto *made = new PromiseJob<RangeTranscript>(parent);
    made->onCancel([step = QPointer<Job>(job)] {
        if (step)
            step->cancel();
    });
    job->then(made, [made, f](const Result<From> &value) {
        made->resolve(value ? Result<RangeTranscript>(f(*value)) : Unexpected(value.error()));
    });
    return made;
}

} // namespace

TranscriptionEngine::TranscriptionEngine(store::TranscriptRepository &transcripts, queue::Ledger &ledger,
                                         const Clock &clock, const AppDirs &dirs, const QString &owner,
                                         QObject *parent)
    : QObject(parent), m_transcripts(transcripts), m_ledger(ledger), m_clock(clock), m_dirs(dirs),
      m_owner(owner)
{
}

TranscriptionEngine::~TranscriptionEngine() = default;

QString TranscriptionEngine::mediaFolder() const
{
    return m_dirs.data + u"/media"_s;
}

QString TranscriptionEngine::recordingsFolder() const
{
    return m_dirs.data + u"/recordings"_s;
}

QString TranscriptionEngine::soundPath(const store::TranscriptEntry &entry) const
{
    if (entry.soundFile.isEmpty() || QDir::isAbsolutePath(entry.soundFile))
        return entry.soundFile;
    return m_dirs.data + u'/' + entry.soundFile;
}

QString TranscriptionEngine::keptPath(const QString &path) const
{
    const QString root = QDir(m_dirs.data).absolutePath() + u'/';
    const QString whole = QFileInfo(path).absoluteFilePath();
    return whole.startsWith(root) ? whole.mid(root.size()) : whole;
}

void TranscriptionEngine::setWidth(int width)
{
    m_width = std::max(1, width);
    startNext();
}

JobOf<QList<store::TranscriptEntry>> *TranscriptionEngine::recover()
{
    auto *closed = m_transcripts.closeDead(isAlive, m_clock.nowUtc());
    auto *files = m_transcripts.soundFiles(); // in the order they were asked for
    files->then(this, [this](const Result<QStringList> &needed) {
        if (!needed)
            return;
        runInWorker<bool>(
            [folder = mediaFolder(), needed = *needed, data = m_dirs.data](const StopFlag &) -> Result<bool> {
                return removeLeftovers(folder, needed, data);
            });
    });
    auto *salvaged = chain(closed, this, [this](const QList<store::TranscriptEntry> &entries) {
        return new LiveSalvage(*this, entries);
    });
    salvaged->then(this, [this](const Result<QList<store::TranscriptEntry>> &entries) {
        for (const store::TranscriptEntry &entry : entries.value_or(QList<store::TranscriptEntry>()))
            emit entryChanged(entry);
    });
    return salvaged;
}

store::TranscriptEntry TranscriptionEngine::entryFor(const Service &service,
                                                     const TranscriptionInputs &inputs) const
{
    store::TranscriptEntry entry;
    entry.id = store::newTranscriptId();
    entry.title = titleOf(inputs);
    entry.origin = inputs.link.isEmpty() ? u"file"_s : u"link"_s;
    entry.madeAt = m_clock.nowUtc();
    entry.mediaPath = inputs.link.isEmpty() ? QFileInfo(inputs.path).absoluteFilePath()
                                            : inputs.link.toString(QUrl::FullyEncoded);
    if (inputs.link.isEmpty())
        entry.soundFile = u"media/%1.wav"_s.arg(entry.id.value());
    entry.options = toJson(inputs.options);
    if (!inputs.options.isLocal())
        entry.profile = service.profile;
    return entry;
}

FileTranscription *TranscriptionEngine::transcribe(const Service &service, const TranscriptionInputs &inputs,
                                                   Repeat repeat)
{
    return enqueue(service, inputs, repeat, entryFor(service, inputs));
}

JobOf<std::optional<store::TranscriptEntry>> *
TranscriptionEngine::claimLeftover(const Service &service, const TranscriptionInputs &inputs)
{
    store::TranscriptEntry wanted = entryFor(service, inputs);
    wanted.owner = m_owner;
    return m_transcripts.claimLeftover(wanted, isAlive, m_clock.nowUtc());
}

FileTranscription *TranscriptionEngine::resume(const Service &service, const store::TranscriptEntry &entry,
                                               Repeat repeat)
{
    TranscriptionInputs inputs;
    inputs.options = optionsFromJson(entry.options);
    inputs.title = entry.title;
    if (entry.origin == "link"_L1)
        inputs.link = QUrl(entry.mediaPath);
    else
        inputs.path = entry.mediaPath;
    return enqueue(service, inputs, repeat, entry);
}

FileTranscription *TranscriptionEngine::enqueue(const Service &service, const TranscriptionInputs &inputs,
                                                Repeat repeat, store::TranscriptEntry entry)
{
    entry.state = store::TranscriptState::Waiting;
    entry.owner = m_owner;
    entry.errorKind.clear();
    entry.message.clear();
    entry.nextStep.clear();
    entry.changedAt = m_clock.nowUtc();
    auto *made = new FileTranscription(*this, service, inputs, repeat, entry);
    m_waiting.append(made);
    m_transcripts.save(entry)->then(made, [this, made](const Result<bool> &saved) {
        if (saved)
            emit entryChanged(made->entry());
        startNext(); // It says itself that nothing can be saved.
    });
    return made;
}

void TranscriptionEngine::startNext()
{
    while (!m_waiting.isEmpty() && m_running.size() < m_width) {
        FileTranscription *next = m_waiting.takeFirst();
        m_running.insert(next);
        next->begin();
    }
}

void TranscriptionEngine::ended(FileTranscription *one)
{
    m_waiting.removeOne(one);
    if (m_running.remove(one))
        QMetaObject::invokeMethod(this, &TranscriptionEngine::startNext, Qt::QueuedConnection);
}

JobOf<RangeTranscript> *TranscriptionEngine::transcribeRange(const Service &service,
                                                             const store::TranscriptEntry &entry,
                                                             double fromSeconds, double toSeconds,
                                                             const TranscriptionOptions &options)
{
    TranscriptionOptions asked = options;
    asked.stream = asked.channel = -1;
    asked.fromSeconds = std::max(0.0, fromSeconds);
    asked.toSeconds = toSeconds;
    asked.channelsApart = false; // the stretch is mixed
    const auto refused = [this](const Error &error) {
        return readyJob<RangeTranscript>(Unexpected(error), this);
    };
    if (auto problem = problemWith(asked))
        return refused(*problem);
    const QString path = soundPath(entry);
    if (asked.isLocal()) {
        auto *cut = runInWorker<PreparedSound>(
            [path, asked, folder = mediaFolder()](const StopFlag &stop) {
                return prepareStretch(path, asked.fromSeconds, asked.toSeconds, folder, stop);
            },
            this);
        auto *words =
            chain(cut, this, [this, asked](const PreparedSound &sound) -> JobOf<transcript::Transcript> * {
                const auto track = media::trackOverFile(sound.path);
                QFile::remove(sound.path); // the track holds it open
                if (!track)
                    return readyJob<transcript::Transcript>(Unexpected(track.error()), this);
                return new LocalTranscription(*track, asked, this);
            });
        return mapped(words, this, [from = asked.fromSeconds](const transcript::Transcript &made) {
            return RangeTranscript{shifted(made, from), 0};
        });
    }
    if (!service.api)
        return refused(
            Error::make(ErrorKind::Unsupported,
                        TranscriptionText::tr("The service cannot transcribe. Choose this machine.")));
    auto *cut = runInWorker<PreparedSound>(
        [path, asked, folder = mediaFolder()](const StopFlag &stop) {
            return prepareStretch(path, asked.fromSeconds, asked.toSeconds, folder, stop);
        },
        this);
    auto *words = chain(
        cut, this,
        [this, asked, service, id = entry.id](const PreparedSound &sound) -> JobOf<ServiceTranscript> * {
            PaidSound paid;
            paid.sound = sound;
            paid.options = asked;
            paid.options.fromSeconds = 0;
            paid.options.toSeconds = -1;
            paid.profile = service.profile;
            paid.realMoney = service.realMoney;
            paid.serviceLogging = m_serviceLogging;
            paid.transcript = id;
            paid.estimatedCredits = estimatedCredits(paid.options, sound.seconds);
            return new ServiceTranscription(m_ledger, *service.api, paid, false, this);
        });
    return mapped(words, this, [from = asked.fromSeconds](const ServiceTranscript &made) {
        return RangeTranscript{shifted(made.transcript, from), made.receipt.credits};
    });
}

JobOf<RangeTranscript> *TranscriptionEngine::align(const Service &service,
                                                   const store::TranscriptEntry &entry, const QString &script)
{
    const auto refused = [this](const QString &message) {
        return readyJob<RangeTranscript>(Unexpected(Error::make(ErrorKind::Unsupported, message)), this);
    };
    if (!service.api)
        return refused(TranscriptionText::tr("The service cannot be asked now."));
    if (script.size() > kLongestScript)
        return refused(TranscriptionText::tr("The script is longer than the service takes."));
    auto *cut = runInWorker<PreparedSound>(
        [path = soundPath(entry), folder = mediaFolder()](const StopFlag &stop) {
            return prepareStretch(path, 0, -1, folder, stop);
        },
        this);
    auto *words = chain(
        cut, this,
        [this, service, script, id = entry.id](const PreparedSound &sound) -> JobOf<ServiceTranscript> * {
            PaidSound paid;
            paid.sound = sound;
            paid.script = script;
            paid.profile = service.profile;
            paid.realMoney = service.realMoney;
            paid.transcript = id;
            paid.estimatedCredits = estimatedAlignmentCredits(sound.seconds);
            return new ServiceTranscription(m_ledger, *service.api, paid, true, this);
        });
    return mapped(words, this, [](const ServiceTranscript &made) {
        return RangeTranscript{made.transcript, made.receipt.credits};
    });
}

JobOf<TranscriptionOutcome> *TranscriptionEngine::transcribeMissing(const Service &service,
                                                                    const store::TranscriptEntry &entry)
{
    return new MissingTranscription(*this, service, entry);
}

LiveTranscription *TranscriptionEngine::live(const Service &service, const LiveOptions &options)
{
    return new LiveTranscription(*this, service, options);
}

void TranscriptionEngine::forgetSound(const store::TranscriptEntry &entry)
{
    if (entry.soundFile.isEmpty())
        return;
    m_transcripts.soundFiles()->then(
        this, [path = soundPath(entry), file = entry.soundFile](const Result<QStringList> &needed) {
            if (needed && !needed->contains(file))
                QFile::remove(path);
        });
}

} // namespace studio::transcription

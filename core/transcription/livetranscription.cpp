// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/livetranscription.h"

#include "core/capture/recorder.h"
#include "core/capture/recording.h"
#include "core/transcription/liveline.h"
#include "core/transcription/livemeter.h"
#include "core/transcription/livesalvage.h"
#include "core/transcription/locallistener.h"
#include "core/transcription/localtranscription.h"
#include "core/transcription/servicelistener.h"
#include "core/transcription/transcriptiontext.h"
#include "core/transcription/transcriptpack.h"

#include <QLocale>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::transcription {

namespace {

constexpr auto kSaveEvery = 1s;
constexpr auto kSaveWordsAgainAfter = 2s;
constexpr int kFrameRatio = 48000 / kHeardRateHz;

TranscriptionOptions kept(const LiveOptions &options)
{
    TranscriptionOptions kept;
    kept.engine = options.engine;
    kept.voskModel = options.voskModel;
    kept.language = options.language;
    kept.keyTerms = options.keyTerms;
    kept.verbatim = options.verbatim;
    return kept;
}

} // namespace

class LiveTranscription::Private final {
public:
    Private(LiveTranscription *owner, TranscriptionEngine &engineToUse, const Service &serviceToAsk,
            const LiveOptions &chosen)
        : q(owner), engine(engineToUse), service(serviceToAsk), options(chosen)
    {
    }

    void build();
    Result<LiveListener *> makeListener(QObject *parent);
    [[nodiscard]] LiveLine::Manner manner() const;
    void follow(State to);
    void lineChanged();
    void takeWords(const QList<transcript::Word> &words, const QString &language);
    void saveSoon();
    void save();
    void settle();
    void conclude();
    void keep();
    void end(const std::optional<Error> &notKept);
    [[nodiscard]] QList<Missing> missing() const;

    LiveTranscription *q;
    TranscriptionEngine &engine;
    Service service;
    LiveOptions options;
    store::TranscriptEntry entry;
    transcript::Transcript transcript;
    State state = State::Idle;
    LiveBacklog backlog;
    LiveMeter *meter = nullptr;
    LiveLine *line = nullptr;
    std::optional<capture::Recording> recording;
    QTimer saveTimer;
    bool isSaving = false;
    bool isDirty = false;
    bool isEnding = false;
    bool isGivenUp = false;
    TranscriptionOutcome outcome;
};

LiveTranscription::LiveTranscription(TranscriptionEngine &engine, const Service &service,
                                     const LiveOptions &options)
    : QObject(&engine), d(std::make_unique<Private>(this, engine, service, options))
{
    d->entry.id = store::newTranscriptId();
    d->entry.origin = u"live"_s;
    d->saveTimer.setSingleShot(true);
    d->saveTimer.setInterval(kSaveEvery);
    connect(&d->saveTimer, &QTimer::timeout, this, [this] { d->save(); });
}

LiveTranscription::~LiveTranscription()
{
    if (d->line)
        d->line->disconnect(this);
}

LiveTranscription::State LiveTranscription::state() const
{
    return d->state;
}
const LiveOptions &LiveTranscription::options() const
{
    return d->options;
}
const store::TranscriptEntry &LiveTranscription::entry() const
{
    return d->entry;
}
const transcript::Transcript &LiveTranscription::transcript() const
{
    return d->transcript;
}
QString LiveTranscription::partialText() const
{
    return d->line ? d->line->partial() : QString();
}
std::optional<Error> LiveTranscription::problem() const
{
    return d->line ? d->line->problem() : std::nullopt;
}
std::chrono::milliseconds LiveTranscription::nextTryIn() const
{
    return d->line ? d->line->nextTryIn() : 0ms;
}
QList<LiveTranscription::Missing> LiveTranscription::missing() const
{
    return d->missing();
}
double LiveTranscription::secondsBehind() const
{
    return d->line ? double(d->backlog.end() - d->line->committedTo()) / kHeardRateHz : 0;
}
qint64 LiveTranscription::estimatedCredits() const
{
    return d->meter ? estimatedLiveCredits(d->meter->used(), !d->options.keyTerms.isEmpty()) : 0;
}

LiveLine::Manner LiveTranscription::Private::manner() const
{
    LiveLine::Manner manner;
    manner.commitsByVoice = options.automaticCommit;
    manner.silenceSeconds = options.silenceSeconds;
    manner.isOverNetwork = options.engine == Engine::Service;
    return manner;
}

Result<LiveListener *> LiveTranscription::Private::makeListener(QObject *parent)
{
    const std::optional<double> pause =
        options.automaticCommit ? std::optional(options.silenceSeconds) : std::nullopt;
    if (options.engine != Engine::Service)
        return new LocalListener(localEngine(kept(options)), options.language, pause, parent);
    api::LiveTranscriptionRequest request;
    request.sampleRateHz = kHeardRateHz;
    request.languageCode = options.language;
    request.commitByVoice = options.automaticCommit;
    request.silenceSeconds = options.silenceSeconds;
    request.keyterms = options.keyTerms;
    request.verbatim = options.verbatim;
    request.serviceLogging = engine.serviceLogging();
    if (!transcript.segments.isEmpty())
        request.previousText = transcript.segments.last().text();
    return new ServiceListener(service.api->dialect(), request, parent);
}

void LiveTranscription::Private::build()
{
    if (options.engine == Engine::Service) {
        LiveMeter::Account account;
        account.profile = service.profile;
        account.host = service.api->dialect().hostId();
        account.model = api::LiveTranscriptionRequest().model;
        account.transcript = entry.id;
        account.keyTerms = !options.keyTerms.isEmpty();
        meter = new LiveMeter(engine.ledger(), account, q);
    }
    line = new LiveLine(
        backlog, meter, [this](QObject *parent) { return makeListener(parent); }, manner(), q);
    connect(line, &LiveLine::stateChanged, q, [this] { lineChanged(); });
    connect(line, &LiveLine::problemChanged, q, &LiveTranscription::problemChanged);
    connect(line, &LiveLine::partialChanged, q, &LiveTranscription::partialChanged);
    connect(line, &LiveLine::warned, q, &LiveTranscription::warned);
    connect(line, &LiveLine::heard, q, [this](const QList<transcript::Word> &words, const QString &language) {
        takeWords(words, language);
    });
    connect(line, &LiveLine::sent, q,
            [this](qint64 from, qint64 count) { emit q->sent(from * kFrameRatio, count * kFrameRatio); });
    connect(line, &LiveLine::settled, q, [this] { settle(); });
}

void LiveTranscription::start()
{
    if (d->state != State::Idle)
        return;
    const QDateTime now = d->engine.clock().nowUtc();
    store::TranscriptEntry &entry = d->entry;
    entry.madeAt = entry.changedAt = now;
    entry.title = d->options.title.isEmpty()
        ? TranscriptionText::tr("Live, %1").arg(QLocale().toString(now.toLocalTime(), QLocale::ShortFormat))
        : d->options.title;
    entry.state = store::TranscriptState::Working;
    entry.owner = d->engine.owner();
    entry.options = toJson(kept(d->options));
    if (d->options.engine == Engine::Service)
        entry.profile = d->service.profile;
    d->follow(State::Connecting);
    const bool canBe = d->options.engine != Engine::Service || d->service.api;
    if (canBe)
        d->build();
    d->engine.transcripts().save(entry)->then(this, [this, canBe](const Result<bool> &saved) {
        if (d->isEnding || d->state != State::Connecting)
            return;
        if (!saved) {
            emit savingFailed(saved.error());
            d->saveSoon();
        } else {
            emit d->engine.entryChanged(d->entry);
        }
        if (canBe)
            d->line->start();
        else
            d->follow(State::Offline);
    });
}

void LiveTranscription::follow(capture::Recorder &recorder)
{
    connect(&recorder, &capture::Recorder::captured, this, &LiveTranscription::feed);
}

void LiveTranscription::feed(const QByteArray &pcm16, qint64 firstFrame)
{
    if (firstFrame < 0 || d->isEnding || d->state == State::Idle || d->state == State::Finishing)
        return;
    const int peak = d->backlog.append(pcm16, firstFrame);
    if (d->line)
        d->line->soundArrived(peak);
}

void LiveTranscription::Private::follow(State to)
{
    if (state == to)
        return;
    state = to;
    emit q->stateChanged(to);
}

void LiveTranscription::Private::lineChanged()
{
    if (isEnding || state == State::Finishing)
        return;
    switch (line->state()) {
    case LiveLine::State::Idle:
    case LiveLine::State::Connecting:
        // While it tries again it is still the same loss.
        follow(state == State::Reconnecting ? State::Reconnecting : State::Connecting);
        break;
    case LiveLine::State::Open:
        follow(State::Live);
        break;
    case LiveLine::State::Silent:
        follow(State::Silent);
        break;
    case LiveLine::State::Waiting:
        follow(State::Reconnecting);
        break;
    case LiveLine::State::Stopped:
        follow(State::Offline);
        break;
    }
}

void LiveTranscription::Private::takeWords(const QList<transcript::Word> &words, const QString &language)
{
    if (!language.isEmpty())
        transcript.language = language;
    QList<transcript::Word> fresh = words;
    // A session that begins anew may begin a little early.
    const double before = transcript.segments.isEmpty() ? 0 : transcript.segments.last().end();
    for (transcript::Word &word : fresh) {
        word.start = std::max(word.start, before);
        word.end = std::max(word.end, word.start);
    }
    const QList<transcript::Segment> segments = transcript::paragraphs(fresh, -1);
    transcript.segments.append(segments);
    transcript.seconds = std::max(transcript.seconds, fresh.last().end);
    emit q->committed(segments);
    saveSoon();
}

void LiveTranscription::Private::saveSoon()
{
    isDirty = true;
    if (!saveTimer.isActive() && !isSaving)
        saveTimer.start(transcript.wordCount() < 2000 ? 0ms : std::chrono::milliseconds(kSaveEvery));
}

void LiveTranscription::Private::save()
{
    if (isSaving || !std::exchange(isDirty, false) || isEnding)
        return;
    isSaving = true;
    transcript::Transcript now = transcript;
    now.seconds = std::max(now.seconds, double(backlog.end()) / kHeardRateHz);
    auto *job = saveTranscript(engine.transcripts(), entry.id, now, engine.clock().nowUtc(), q);
    job->then(q, [this](const Result<bool> &saved) {
        isSaving = false;
        if (isEnding)
            return;
        if (saved) {
            emit q->saved();
        } else {
            isDirty = true;
            if (state != State::Finishing) // else the end will say so
                emit q->savingFailed(saved.error());
        }
        if (isDirty)
            saveTimer.start(saved ? std::chrono::milliseconds(kSaveEvery)
                                  : std::chrono::milliseconds(kSaveWordsAgainAfter));
    });
}

void LiveTranscription::commit()
{
    if (d->line)
        d->line->commit();
}

void LiveTranscription::setLanguage(const QString &language)
{
    if (d->options.language == language)
        return;
    d->options.language = language;
    if (d->line)
        d->line->renew();
}

void LiveTranscription::setAutomaticCommit(bool on)
{
    if (d->options.automaticCommit == on)
        return;
    d->options.automaticCommit = on;
    if (!d->line)
        return;
    d->line->setManner(d->manner());
    d->line->renew();
}

void LiveTranscription::retry()
{
    if (d->line)
        d->line->retry();
}

QList<LiveTranscription::Missing> LiveTranscription::Private::missing() const
{
    QList<Missing> list;
    const auto seconds = [](qint64 place) { return double(place) / kHeardRateHz; };
    for (const LiveBacklog::Span &span : backlog.missing())
        list.append({seconds(span.from), seconds(span.to)});
    const qint64 from = line ? std::max(line->committedTo(), backlog.begin()) : backlog.begin();
    const bool isOver = state == State::Finished || state == State::Offline || isEnding;
    if (isOver && backlog.end() > from && backlog.isLoud(from))
        list.append({seconds(from), seconds(backlog.end())});
    return list;
}

void LiveTranscription::finish(const std::optional<capture::Recording> &recording)
{
    if (d->state == State::Finishing || d->isEnding)
        return;
    d->recording = recording;
    if (!d->line) {
        d->conclude();
        return;
    }
    d->follow(State::Finishing);
    d->line->finish();
}

void LiveTranscription::cancel()
{
    d->isGivenUp = true;
    if (!d->isEnding)
        d->conclude();
    else if (d->saveTimer.isActive())
        d->saveTimer.start(0ms); // one more try
}

/// The last words are here, or will not come.
void LiveTranscription::Private::settle()
{
    if (line->saidAll())
        backlog.release(backlog.end());
    conclude();
}

void LiveTranscription::Private::conclude()
{
    if (std::exchange(isEnding, true))
        return;
    saveTimer.stop();
    if (line)
        line->stop();
    transcript.seconds = std::max(
        {transcript.seconds, double(backlog.end()) / kHeardRateHz, recording ? recording->seconds() : 0.0});
    const store::TranscriptFacts facts = factsOf(transcript);
    entry.seconds = facts.seconds;
    entry.language = facts.language;
    entry.words = facts.words;
    entry.preview = facts.preview;
    entry.state = store::TranscriptState::Done;
    entry.owner.clear();
    entry.changedAt = engine.clock().nowUtc();
    if (recording)
        entry.soundFile = engine.keptPath(recording->path);
    const QList<Missing> left = missing();
    if (!left.isEmpty()) {
        Error error = Error::make(ErrorKind::Network,
                                  TranscriptionText::tr("Something that was said is not transcribed."));
        error.nextStep =
            recording ? TranscriptionText::tr("It was recorded: transcribe it again.") : QString();
        outcome.cutShort = error;
        entry.errorKind = errorKindName(error.kind);
        entry.message = error.message;
        entry.nextStep = error.nextStep;
        QList<std::pair<double, double>> spans;
        for (const Missing &one : left)
            spans.append({one.from, one.to});
        setMissing(entry, spans);
    }
    if (meter)
        entry.credits = estimatedLiveCredits(meter->used(), !options.keyTerms.isEmpty());
    outcome.entry = entry;
    outcome.transcript = transcript;
    saveTimer.disconnect(q);
    connect(&saveTimer, &QTimer::timeout, q, [this] { keep(); });
    keep();
}

/// The whole of it, until it is on the disk: these words are nowhere else.
void LiveTranscription::Private::keep()
{
    auto *packed = runInWorker<QByteArray>(
        [words = transcript](const StopFlag &) -> Result<QByteArray> { return pack(words); }, q);
    auto *stored = chain(
        packed, q, [this](const QByteArray &document) { return engine.transcripts().save(entry, document); });
    stored->then(q, [this](const Result<bool> &saved) {
        if (saved) {
            end({});
            return;
        }
        if (isGivenUp) {
            end(saved.error());
            return;
        }
        follow(State::Finishing);
        saveTimer.start(kSaveWordsAgainAfter);
        emit q->savingFailed(saved.error());
    });
}

void LiveTranscription::Private::end(const std::optional<Error> &notKept)
{
    outcome.notKept = notKept;
    emit engine.entryChanged(entry);
    follow(State::Finished);
    emit q->finished(outcome);
    q->deleteLater();
}

} // namespace studio::transcription

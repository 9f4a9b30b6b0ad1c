// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversion.h"

#include "core/changer/changerengine.h"
#include "core/changer/changertext.h"
#include "core/speech/takekeeper.h"
#include "core/store/takerepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::changer {

using speech::Generation;
using speech::Outcome;

namespace {

constexpr int kMostTries = 3;
constexpr auto kTryAgainAfter = 1500ms;
constexpr std::chrono::milliseconds kLongestWait = 5min;
/// How much of the work reading the recording and sending it is, for the display.
constexpr double kReadingShare = 0.05;
constexpr double kSendingShare = 0.35;

/// The service did surely nothing, and may do it later.
bool passes(const Error &error)
{
    if (error.retryAfter && *error.retryAfter > kLongestWait)
        return false;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
    case ErrorKind::Busy:
        return true;
    default:
        return false;
    }
}

} // namespace

struct Conversion::Part {
    PreparedPart prepared{};
    QPointer<Generation> generation{};
    JobGuard step{}; ///< Looking for a part that was paid for before.
    std::optional<store::Take> take{};
    int tries = 0;
    bool begun = false;
    bool waits = false; ///< To be tried again.
    bool sounds = false; ///< Is, or was, handed to the join.
    double sent = 0; ///< 0…1
};

Conversion::Conversion(ChangerEngine &engine, const api::ChangerApi &api, const ConversionRequest &request,
                       speech::Repeat repeat)
    : Generation(&engine), m_engine(engine), m_api(api), m_request(request), m_repeat(repeat),
      m_inputs(shownInputs(request)), m_takeId(store::newTakeId())
{
    m_tick.setInterval(50ms);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_join)
            m_join->wake();
        tellProgress();
    });
    connect(&engine, &ChangerEngine::placeFree, this, &Conversion::startNext, Qt::QueuedConnection);
    prepare();
}

Conversion::~Conversion() = default;

std::shared_ptr<audio::PcmTrack> Conversion::track() const
{
    if (m_join)
        return m_join->track();
    return !isLong() && !m_parts.empty() && m_parts.front()->generation ? m_parts.front()->generation->track()
                                                                        : nullptr;
}

std::shared_ptr<const audio::Peaks> Conversion::peaks() const
{
    if (m_join)
        return m_join->peaks();
    return !isLong() && !m_parts.empty() && m_parts.front()->generation ? m_parts.front()->generation->peaks()
                                                                        : m_noPeaks;
}

void Conversion::prepare()
{
    auto *reading = prepareInput(m_request, m_engine.workFolder(), m_engine.limits());
    m_step = reading;
    connect(reading, &Job::progressed, this, [this](qint64 done, qint64 total) {
        m_readShare = total > 0 ? std::min(double(done) / double(total), 1.0) : 0;
        tellProgress();
    });
    reading->then(this, [this](const Result<PreparedInput> &input) {
        if (m_state == State::Finished)
            return;
        if (!input) {
            finish(Unexpected(input.error()));
            return;
        }
        m_input = *input;
        m_readShare = 1;
        emit prepared(m_input.seconds, partCount());
        emit partsChanged(0, partCount());
        lookUp();
    });
}

/// Of a long one the whole may be there already; a single part looks for itself.
void Conversion::lookUp()
{
    if (!isLong() || m_repeat == speech::Repeat::AnotherTake) {
        startParts();
        return;
    }
    auto *job = m_engine.stores().takes.byRequestKey(requestKeyOf(m_request, m_input.hash));
    m_step = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &made) {
        if (m_state == State::Finished)
            return;
        if (!made) {
            finish(Unexpected(made.error()));
        } else if (*made) {
            m_takeId = (*made)->id;
            finish(Outcome{.take = **made, .alreadyMade = true});
        } else {
            startParts();
        }
    });
}

void Conversion::startParts()
{
    for (const PreparedPart &prepared : m_input.parts) {
        m_parts.push_back(std::make_unique<Part>());
        m_parts.back()->prepared = prepared;
    }
    if (isLong()) {
        m_join = std::make_unique<PartJoin>(m_input.folder->filePath(u"joined.wav"_s));
        connect(m_join.get(), &PartJoin::trackReady, this,
                [this](const std::shared_ptr<audio::PcmTrack> &track) {
                    setState(State::Receiving);
                    emit trackReady(track);
                });
        connect(m_join.get(), &PartJoin::grown, this, &Generation::peaksChanged);
        connect(m_join.get(), &PartJoin::partDone, this, [this] {
            ++m_joining;
            feedJoin();
            endIfIdle();
        });
        connect(m_join.get(), &PartJoin::finished, this, &Conversion::save);
        connect(m_join.get(), &PartJoin::failed, this, [this](const Error &error) {
            // The parts are in the store: doing it again, with room on the disk, costs nothing.
            if (!m_failure)
                m_failure = error;
            for (const auto &part : m_parts) {
                if (part->generation)
                    part->generation->cancel();
            }
            finish(Unexpected(error));
        });
    }
    m_tick.start();
    startNext();
}

void Conversion::startNext()
{
    if (m_state == State::Finished || m_state == State::Saving || m_cancelled || m_failure)
        return;
    for (const auto &part : m_parts) {
        if (part->begun || part->waits)
            continue;
        if (!m_engine.takePlace(m_api.concurrency()))
            return;
        part->begun = true;
        startPart(*part);
    }
}

speech::PaidRequest Conversion::paidRequest(const Part &part) const
{
    const SentSound &sound = part.prepared.sound;
    speech::PaidRequest paid;
    paid.inputs = m_inputs;
    paid.take = describe(m_request, sound.hash);
    paid.service = m_request.work == Work::Isolate ? u"isolation"_s : u"changer"_s;
    paid.estimatedCredits = estimatedCredits(sound.seconds, m_request.rate);
    if (isLong()) {
        paid.inputs.document = store::kPartsDocument;
        paid.take.document = store::kPartsDocument;
    } else {
        paid.take.id = m_takeId;
    }
    const api::SoundUpload upload{.path = sound.path, .fileName = u"recording.wav"_s};
    if (m_request.work == Work::Isolate) {
        paid.open = [api = m_api, upload]() mutable -> speech::PaidRequest::Answer {
            return api.isolate(upload);
        };
        return paid;
    }
    api::ConversionCall call;
    call.sound = upload;
    call.voice = m_request.voice;
    call.model = m_request.model;
    call.settings = m_request.settings;
    call.support = m_request.support;
    call.outputFormat = m_request.outputFormat;
    call.seed = m_request.seed;
    call.removeNoise = m_request.removeNoise;
    call.serviceLogging = m_engine.speech().serviceLogging();
    paid.open = [api = m_api, call]() mutable -> speech::PaidRequest::Answer { return api.convert(call); };
    return paid;
}

/// Another take wants new parts, but not those it paid for before it was interrupted.
void Conversion::startPart(Part &part)
{
    ++part.tries;
    if (!isLong() || m_repeat == speech::Repeat::UseMade) {
        sendPart(part);
        return;
    }
    auto *job = m_engine.stores().takes.unusedPart(requestKeyOf(m_request, part.prepared.sound.hash));
    part.step = job;
    job->then(this, [this, &part](const Result<std::optional<store::Take>> &unused) {
        if (!unused)
            partEnded(part, Unexpected(unused.error()));
        else if (*unused)
            partEnded(part, Outcome{.take = **unused, .alreadyMade = true});
        else
            sendPart(part);
    });
}

void Conversion::sendPart(Part &part)
{
    Generation *generation = m_engine.speech().generate(paidRequest(part), m_repeat);
    part.generation = generation;
    part.sent = 0;
    follow(part, generation);
}

void Conversion::follow(Part &part, Generation *generation)
{
    const bool single = !isLong();
    connect(generation, &Generation::receiptReady, this, &Generation::receiptReady);
    connect(generation, &Generation::quiet, this, &Generation::quiet);
    connect(generation, &Generation::retrying, this, &Generation::retrying);
    connect(generation, &Generation::savingFailed, this, &Generation::savingFailed);
    connect(generation, &Generation::uploaded, this, [this, &part, single](qint64 sent, qint64 total) {
        part.sent = total > 0 ? double(sent) / double(total) : 0;
        if (single)
            emit uploaded(sent, total);
        tellProgress();
    });
    connect(generation, &Generation::stateChanged, this, [this, single](State state) {
        if (state == State::Sending && m_state == State::LookingUp)
            setState(state);
        else if (single && (state == State::Receiving || state == State::Saving))
            setState(state);
    });
    connect(generation, &Generation::trackReady, this,
            [this, single](const std::shared_ptr<audio::PcmTrack> &track) {
                if (single)
                    emit trackReady(track);
                else
                    feedJoin();
            });
    if (single)
        connect(generation, &Generation::peaksChanged, this, &Generation::peaksChanged);
    connect(generation, &Generation::finished, this,
            [this, &part](const Result<Outcome> &outcome) { partEnded(part, outcome); });
}

void Conversion::partEnded(Part &part, const Result<Outcome> &outcome)
{
    // What it holds must outlive its generation for a moment: the join reads on.
    if (isLong() && outcome)
        feedJoin();
    part.generation.clear();
    m_engine.givePlace();
    if (m_state == State::Finished)
        return;
    if (!isLong()) {
        if (outcome) {
            m_takeId = outcome->take.id;
            m_partsDone = 1;
            emit partsChanged(1, 1);
        }
        finish(outcome);
        return;
    }
    if (!outcome) {
        partFailed(part, outcome.error());
    } else {
        part.take = outcome->take;
        m_mayHaveBeenCharged = m_mayHaveBeenCharged || outcome->mayHaveBeenCharged;
        if (outcome->cutShort) {
            if (!m_failure)
                m_failure = outcome->cutShort;
        } else {
            emit partsChanged(++m_partsDone, partCount());
        }
    }
    tellProgress();
    feedJoin();
    startNext();
    endIfIdle();
}

void Conversion::partFailed(Part &part, const Error &error)
{
    if (!m_cancelled && !m_failure && passes(error) && part.tries < kMostTries && !part.sounds) {
        const auto wait =
            std::max<std::chrono::milliseconds>(error.retryAfter.value_or(0ms), kTryAgainAfter * part.tries);
        part.waits = true;
        emit retrying(error, wait);
        QTimer::singleShot(wait, this, [this, &part] {
            part.waits = false;
            part.begun = false;
            startNext();
            endIfIdle();
        });
        return;
    }
    m_mayHaveBeenCharged = m_mayHaveBeenCharged || error.kind == ErrorKind::OutcomeUnknown;
    if (!m_failure)
        m_failure = m_cancelled ? Error::cancelled() : error;
}

/// Gives the join the next part: while it arrives, or out of the store.
void Conversion::feedJoin()
{
    if (!m_join || m_state == State::Finished || m_state == State::Saving)
        return;
    if (!m_join->isIdle()) {
        m_join->wake();
        return;
    }
    if (m_joining >= m_parts.size())
        return;
    Part &part = *m_parts[m_joining];
    if (part.generation && part.generation->track()) {
        part.sounds = true;
        m_join->add(part.generation->track(), part.prepared.to);
    } else if (part.take && !m_loading.isRunning()) {
        auto *job = m_engine.speech().loadTrack(*part.take);
        m_loading = job;
        job->then(this, [this, &part](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
            if (m_state == State::Finished)
                return;
            if (track) {
                part.sounds = true;
                m_join->add(*track, part.prepared.to);
                return;
            }
            if (!m_failure)
                m_failure = track.error();
            part.take.reset();
            m_loading.cancel();
            endIfIdle();
        });
    }
}

/// All is joined, or what failed leaves nothing to wait for.
void Conversion::endIfIdle()
{
    if (m_state == State::Finished || m_state == State::Saving || !isLong() || m_parts.empty())
        return;
    const bool stopped = m_failure || m_cancelled;
    for (const auto &part : m_parts) {
        const bool underWay = part->begun && !part->take && (part->generation || part->step.isRunning());
        if (underWay || (part->waits && !stopped))
            return;
    }
    if (!m_join->isIdle() || m_loading.isRunning())
        return;
    if (m_joining < m_parts.size()) {
        if (m_parts[m_joining]->take) {
            feedJoin();
            return;
        }
        if (!stopped)
            return;
        if (!m_failure)
            m_failure = Error::cancelled();
        if (m_joining == 0) {
            finish(Unexpected(*m_failure));
            return;
        }
    }
    setState(State::Saving);
    m_join->finish();
}

store::Take Conversion::describeTake() const
{
    store::Take take = describe(m_request, m_input.hash);
    take.id = m_takeId;
    take.madeAt = m_engine.stores().clock.nowUtc();
    take.complete = m_joining == m_parts.size() && !m_failure;
    QJsonArray pieces;
    QJsonArray seams;
    qint64 credits = 0;
    bool creditsKnown = true;
    for (std::size_t i = 0; i < m_joining; ++i) {
        if (!m_parts[i]->take) { // its sound is here, but it could not be kept as a part
            creditsKnown = false;
            continue;
        }
        const store::Take &made = *m_parts[i]->take;
        const qint64 at = qRound64(m_parts[i]->prepared.from * 1000);
        pieces.append(QJsonObject{{u"take"_s, made.id.value()},
                                  {u"request_id"_s, made.requestId},
                                  {u"at_ms"_s, at},
                                  {u"from_ms"_s, 0},
                                  {u"to_ms"_s, made.durationMs}});
        if (i > 0)
            seams.append(at);
        credits += made.credits.value_or(0);
        creditsKnown = creditsKnown && made.credits;
    }
    if (creditsKnown)
        take.credits = credits;
    take.madeOf = {{u"kind"_s, u"joined"_s}, {u"pieces"_s, pieces}, {u"seams_ms"_s, seams}};
    return take;
}

void Conversion::save()
{
    m_tick.stop();
    emit peaksChanged();
    const ChangerStores &stores = m_engine.stores();
    auto *job = speech::keepTake({stores.takes, stores.vault}, describeTake(), m_join->track(),
                                 m_engine.workFolder(), this);
    m_step = job;
    job->then(this, [this](const Result<store::Take> &take) {
        // The parts are in the store: nothing is lost, and trying again costs nothing.
        if (!take) {
            finish(Unexpected(take.error()));
            return;
        }
        if (m_failure && m_failure->nextStep.isEmpty())
            m_failure->nextStep =
                ChangerText::tr("%1 of %2 parts are made and kept: doing it again costs only the rest.")
                    .arg(m_partsDone)
                    .arg(partCount());
        finish(Outcome{.take = *take, .cutShort = m_failure, .mayHaveBeenCharged = m_mayHaveBeenCharged});
    });
}

void Conversion::cancel()
{
    if (m_state == State::Finished || m_state == State::Saving || m_cancelled)
        return;
    m_cancelled = true;
    if (m_parts.empty()) {
        m_step.cancel();
        finish(Unexpected(Error::cancelled()));
        return;
    }
    bool underWay = false;
    for (const auto &part : m_parts) {
        if (part->generation) {
            underWay = true;
            part->generation->cancel();
        } else if (part->step.isRunning()) {
            underWay = true;
            part->step.cancel(); // ends through its handler
        }
    }
    if (underWay)
        return;
    if (isLong())
        endIfIdle();
    else
        finish(Unexpected(Error::cancelled())); // it waited for its place
}

void Conversion::tellProgress()
{
    if (m_state == State::Finished)
        return;
    double done = 0;
    for (const auto &part : m_parts) {
        const double length = part->prepared.sound.seconds;
        double share = kSendingShare * part->sent;
        if (part->take) {
            share = 1;
        } else if (part->generation && part->generation->track() && length > 0) {
            const double received = std::min(part->generation->track()->seconds() / length, 1.0);
            share = kSendingShare + (1 - kSendingShare) * received;
        }
        done += share * length;
    }
    const double all = m_input.seconds > 0 ? done / m_input.seconds : 0;
    const double share = kReadingShare * m_readShare + (1 - kReadingShare) * all;
    if (share > m_toldShare) {
        m_toldShare = share;
        emit progressed(share);
    }
}

void Conversion::finish(const Result<Outcome> &outcome)
{
    if (m_state == State::Finished)
        return;
    m_tick.stop();
    setState(State::Finished);
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            emit finished(outcome);
            deleteLater();
        },
        Qt::QueuedConnection);
}

void Conversion::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace studio::changer

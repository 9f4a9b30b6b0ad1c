// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversion.h"

#include "core/changer/changerengine.h"
#include "core/changer/changertext.h"
#include "core/speech/takekeeper.h"
#include "core/store/takerepository.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::changer {

using speech::Generation;
using speech::Outcome;

namespace {

/// How much of the work reading the recording is, for the display.
constexpr double kReadingShare = 0.05;

} // namespace

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

/// Of a recording that is one request; else null.
Generation *Conversion::onlyGeneration() const
{
    return m_parts.size() == 1 ? m_parts.front()->generation() : nullptr;
}

std::shared_ptr<audio::PcmTrack> Conversion::track() const
{
    if (m_join)
        return m_join->track();
    return onlyGeneration() ? onlyGeneration()->track() : m_track;
}

std::shared_ptr<const audio::Peaks> Conversion::peaks() const
{
    if (m_join)
        return m_join->peaks();
    return onlyGeneration() ? onlyGeneration()->peaks() : m_peaks;
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
    const ConversionPart::Context context{m_engine, m_api, m_request, m_repeat, !isLong(), m_takeId};
    for (const PreparedPart &prepared : m_input.parts) {
        auto *part = new ConversionPart(prepared, context, this);
        m_parts.push_back(part);
        connect(part, &ConversionPart::generationBegan, this, &Conversion::follow);
        connect(part, &ConversionPart::moved, this, &Conversion::tellProgress);
        connect(part, &ConversionPart::pauseEnded, this, [this] {
            startNext();
            endIfIdle();
        });
        connect(part, &ConversionPart::ended, this, &Conversion::partEnded);
    }
    if (isLong())
        makeJoin();
    m_tick.start();
    startNext();
}

void Conversion::makeJoin()
{
    m_join = std::make_unique<PartJoin>(m_input.folder->filePath(u"joined.wav"_s));
    connect(m_join.get(), &PartJoin::trackReady, this, [this](const std::shared_ptr<audio::PcmTrack> &track) {
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
        m_joinFailed = true;
        m_failure = error;
        for (ConversionPart *part : m_parts)
            part->cancel();
        if (m_state == State::Saving) // all parts are there; what failed is the end of the file
            finish(Unexpected(error));
        else
            endIfIdle();
    });
}

void Conversion::startNext()
{
    if (m_state == State::Finished || m_state == State::Saving || m_cancelled || m_failure)
        return;
    for (ConversionPart *part : m_parts) {
        if (part->state() == ConversionPart::State::Waiting && !part->begin())
            return;
    }
}

void Conversion::follow(Generation *generation)
{
    connect(generation, &Generation::receiptReady, this, &Generation::receiptReady);
    connect(generation, &Generation::quiet, this, &Generation::quiet);
    connect(generation, &Generation::retrying, this, &Generation::retrying);
    connect(generation, &Generation::savingFailed, this, &Generation::savingFailed);
    if (isLong()) {
        connect(generation, &Generation::trackReady, this, &Conversion::feedJoin);
        connect(generation, &Generation::stateChanged, this, [this](State state) {
            if (state == State::Sending && m_state == State::LookingUp)
                setState(state);
        });
        return;
    }
    connect(generation, &Generation::uploaded, this, &Generation::uploaded);
    connect(generation, &Generation::trackReady, this, &Generation::trackReady);
    connect(generation, &Generation::peaksChanged, this, &Generation::peaksChanged);
    connect(generation, &Generation::stateChanged, this, [this](State state) {
        if (state != State::Finished)
            setState(state);
    });
}

void Conversion::partEnded(const Result<Outcome> &outcome)
{
    if (m_state == State::Finished)
        return;
    const std::optional<Error> failure = outcome ? outcome->cutShort : std::optional(outcome.error());
    if (failure) {
        m_mayHaveBeenCharged = m_mayHaveBeenCharged || failure->kind == ErrorKind::OutcomeUnknown
            || (outcome && outcome->mayHaveBeenCharged);
        if (!m_failure)
            m_failure = m_cancelled ? Error::cancelled() : *failure;
    } else {
        emit partsChanged(++m_partsDone, partCount());
    }
    if (!isLong()) {
        if (outcome)
            m_takeId = outcome->take.id;
        m_track = track();
        m_peaks = peaks();
        finish(outcome);
        return;
    }
    tellProgress();
    feedJoin();
    startNext();
    endIfIdle();
}

/// Gives the join the next part: while it arrives, or out of the store.
void Conversion::feedJoin()
{
    if (!m_join || m_joinFailed || m_state == State::Finished || m_state == State::Saving)
        return;
    if (!m_join->isIdle()) {
        m_join->wake();
        return;
    }
    if (m_joining >= m_parts.size())
        return;
    ConversionPart *part = m_parts[m_joining];
    if (part->generation() && part->generation()->track()) {
        part->noteHeard();
        m_join->add(part->generation()->track(), part->prepared().to);
    } else if (part->take() && !m_loading.isRunning()) {
        auto *job = m_engine.speech().loadTrack(*part->take());
        m_loading = job;
        job->then(this, [this, part](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
            if (m_state == State::Finished)
                return;
            if (track) {
                part->noteHeard();
                m_join->add(*track, part->prepared().to);
                return;
            }
            m_unreadable = true;
            if (!m_failure)
                m_failure = track.error();
            endIfIdle();
        });
    }
}

/// All is joined, or what failed leaves nothing to wait for.
void Conversion::endIfIdle()
{
    if (m_state == State::Finished || m_state == State::Saving || !isLong() || m_parts.empty())
        return;
    using PartState = ConversionPart::State;
    const bool stopped = m_failure || m_cancelled;
    for (const ConversionPart *part : m_parts) {
        if (part->state() == PartState::UnderWay || (part->state() != PartState::Ended && !stopped))
            return;
    }
    if (m_joinFailed) {
        finish(Unexpected(*m_failure));
        return;
    }
    if (!m_join->isIdle() || m_loading.isRunning())
        return;
    if (m_joining < m_parts.size()) {
        if (m_parts[m_joining]->take() && !m_unreadable) {
            feedJoin();
            return;
        }
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
        if (!m_parts[i]->take()) { // its sound is here, but it could not be kept as a part
            creditsKnown = false;
            continue;
        }
        const store::Take &made = *m_parts[i]->take();
        const qint64 at = qRound64(m_parts[i]->prepared().from * 1000);
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
    // A long one is saved from parts that are safe already; one that is a request may have to be given up.
    if (m_state == State::Finished || m_cancelled || (m_state == State::Saving && isLong()))
        return;
    m_cancelled = true;
    if (m_parts.empty()) {
        m_step.cancel();
        finish(Unexpected(Error::cancelled()));
        return;
    }
    for (ConversionPart *part : m_parts)
        part->cancel();
    if (isLong())
        endIfIdle();
    else if (m_parts.front()->state() == ConversionPart::State::Ended)
        finish(Unexpected(Error::cancelled())); // it waited for its place
}

void Conversion::tellProgress()
{
    if (m_state == State::Finished)
        return;
    double done = 0;
    for (const ConversionPart *part : m_parts)
        done += part->share() * part->prepared().sound.seconds;
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

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/longspeech.h"

#include "core/audio/trackwriter.h"
#include "core/edit/edittext.h"
#include "core/speech/takedescription.h"
#include "core/store/takerepository.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::edit {

using speech::Generation;
using speech::Outcome;

namespace {

constexpr auto kCopyEvery = 20ms;
/// Five seconds and more: a few milliseconds of work.
constexpr qint64 kMostFramesAtOnce = 1 << 18;

} // namespace

LongSpeech::LongSpeech(speech::SpeechEngine &engine, const EditStores &stores, const api::SpeechApi &api,
                       const SpeechPlan &plan, speech::Repeat repeat, QObject *parent)
    : Generation(parent), m_engine(engine), m_stores(stores), m_api(api), m_plan(plan), m_repeat(repeat),
      m_takeId(store::newTakeId())
{
    Q_ASSERT(!plan.parts.empty());
    connect(&m_copy, &QTimer::timeout, this, &LongSpeech::copyNew);
    lookUp();
}

std::shared_ptr<audio::PcmTrack> LongSpeech::track() const
{
    return m_join ? m_join->track() : nullptr;
}

std::shared_ptr<const audio::Peaks> LongSpeech::peaks() const
{
    return m_join ? m_join->peaks() : m_noPeaks;
}

void LongSpeech::lookUp()
{
    if (m_repeat == speech::Repeat::AnotherTake) {
        QMetaObject::invokeMethod(this, &LongSpeech::startPart, Qt::QueuedConnection);
        return;
    }
    auto *job = m_stores.takes.byRequestKey(keyOf(m_plan));
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
            startPart();
        }
    });
}

/// Another take wants new parts, but not those it paid for before it was interrupted.
void LongSpeech::startPart()
{
    if (m_state == State::Finished)
        return;
    m_source.reset();
    m_copied = 0;
    m_partOpen = false;
    if (!m_cancelled)
        emit partBegan(int(m_part));
    if (m_cancelled) {
        partEnded(Unexpected(Error::cancelled()));
        return;
    }
    const speech::SpeechInputs &inputs = m_plan.parts[m_part].inputs;
    if (m_repeat == speech::Repeat::UseMade) {
        follow(m_engine.generate(m_api, inputs, speech::Repeat::UseMade));
        return;
    }
    auto *job = m_stores.takes.unusedPart(speech::requestKeyOf(inputs));
    m_step = job;
    job->then(this, [this, inputs](const Result<std::optional<store::Take>> &unused) {
        if (m_state == State::Finished)
            return;
        if (m_cancelled)
            partEnded(Unexpected(Error::cancelled())); // nothing is paid any more
        else if (!unused)
            partEnded(Unexpected(unused.error()));
        else if (*unused)
            startMade(**unused);
        else
            follow(m_engine.generate(m_api, inputs, speech::Repeat::AnotherTake));
    });
}

void LongSpeech::follow(Generation *part)
{
    m_making = part;
    connect(part, &Generation::trackReady, this, [this](const std::shared_ptr<audio::PcmTrack> &track) {
        m_source = track;
        copyNew();
    });
    connect(part, &Generation::receiptReady, this, &Generation::receiptReady);
    connect(part, &Generation::quiet, this, &Generation::quiet);
    connect(part, &Generation::retrying, this, &Generation::retrying);
    connect(part, &Generation::savingFailed, this, &Generation::savingFailed);
    connect(part, &Generation::stateChanged, this, [this](State state) {
        if (!m_join && (state == State::Sending || state == State::Receiving))
            setState(state);
    });
    connect(part, &Generation::finished, this, [this](const Result<Outcome> &outcome) {
        if (outcome && outcome->alreadyMade && !m_source)
            startMade(outcome->take);
        else
            partEnded(outcome);
    });
}

void LongSpeech::startMade(const store::Take &take)
{
    auto *job = m_engine.loadTrack(take);
    m_step = job;
    job->then(this, [this, take](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
        if (m_state == State::Finished)
            return;
        if (!track) {
            partEnded(Unexpected(track.error()));
            return;
        }
        m_source = *track;
        partEnded(Outcome{.take = take, .alreadyMade = true});
    });
}

void LongSpeech::copyNew()
{
    const bool isWhole = copySome();
    m_copy.start(isWhole ? kCopyEvery : 0ms);
    if (!isWhole || !m_partEnd)
        return;
    m_copy.stop();
    endPart(*std::exchange(m_partEnd, std::nullopt));
}

/// A part that was made before is there whole at once: it is copied piece by piece. True when all there is is
/// copied.
bool LongSpeech::copySome()
{
    if (!m_source)
        return true;
    const bool first = !m_join;
    if (first)
        m_join = std::make_unique<GrowingJoin>(m_source->spec());
    if (!m_partOpen) {
        m_partOpen = true;
        m_join->nextPart(m_plan.parts[m_part].silenceBefore);
    }
    std::vector<std::int16_t> block(std::size_t(16384 * m_source->channels()));
    qint64 frames = 0;
    const qint64 end = m_copied + kMostFramesAtOnce;
    while (m_copied < end && (frames = m_source->read(m_copied, block)) > 0) {
        m_join->append(std::span(block).first(std::size_t(frames * m_source->channels())));
        m_copied += frames;
    }
    if (first) {
        setState(State::Receiving);
        emit trackReady(m_join->track());
    }
    emit peaksChanged();
    return frames <= 0;
}

void LongSpeech::partEnded(const Result<Outcome> &outcome)
{
    m_making.clear();
    m_partEnd = outcome;
    copyNew();
}

void LongSpeech::endPart(const Result<Outcome> &outcome)
{
    if (outcome) {
        takePart(outcome->take);
        m_cutShort = outcome->cutShort;
        m_mayHaveBeenCharged = outcome->mayHaveBeenCharged;
        if (!m_cutShort && m_join && m_join->isFull())
            m_cutShort = audio::TrackWriter::tooLong();
    } else {
        m_cutShort = outcome.error();
        m_mayHaveBeenCharged = outcome.error().kind == ErrorKind::OutcomeUnknown;
    }
    m_source.reset();
    if (!m_cutShort && m_part + 1 < m_plan.parts.size()) {
        ++m_part;
        startPart();
        return;
    }
    if (m_pieces.isEmpty())
        finish(Unexpected(*m_cutShort));
    else
        save();
}

void LongSpeech::takePart(const store::Take &take)
{
    const PlannedPart &part = m_plan.parts[m_part];
    const double start = m_join->partStart();
    const text::Alignment alignment = text::alignmentFromJson(take.alignment);
    m_timed = m_timed && !alignment.isEmpty();
    for (const QChar c : part.textBefore)
        m_alignment.characters.push_back({QString(c), start, start});
    m_alignment.append(alignment, start);
    m_text += part.textBefore + part.inputs.request.text;
    if (take.credits)
        m_credits += *take.credits;
    else
        m_creditsKnown = false;
    if (part.silenceBefore > 0)
        m_pieces.append(QJsonObject{{u"silence_ms"_s, qRound64(part.silenceBefore * 1000)},
                                    {u"at_ms"_s, qRound64((start - part.silenceBefore) * 1000)}});
    m_pieces.append(QJsonObject{{u"take"_s, take.id.value()},
                                {u"request_id"_s, take.requestId},
                                {u"at_ms"_s, qRound64(start * 1000)},
                                {u"from_ms"_s, 0},
                                {u"to_ms"_s, take.durationMs}});
    if (m_part > 0)
        m_seams.append(qRound64(start * 1000));
}

store::Take LongSpeech::describeTake() const
{
    store::Take take = speech::describeInputs(m_plan.whole);
    take.id = m_takeId;
    take.requestKey = keyOf(m_plan);
    take.document.clear();
    take.madeAt = m_stores.clock.nowUtc();
    if (m_creditsKnown)
        take.credits = m_credits;
    take.complete = !m_cutShort;
    take.text = take.complete ? m_plan.whole.request.text : m_text;
    if (m_timed) {
        take.alignment = text::toJson(m_alignment);
        take.text = m_alignment.text();
    }
    take.madeOf = {{u"kind"_s, u"joined"_s}, {u"pieces"_s, m_pieces}, {u"seams_ms"_s, m_seams}};
    return take;
}

void LongSpeech::save()
{
    m_join->finish(m_cutShort ? 0 : m_plan.silenceAfter);
    emit peaksChanged();
    setState(State::Saving);
    auto *job = writeTake(m_stores, describeTake(), m_join->track(), this);
    job->then(this, [this](const Result<store::Take> &take) {
        // The parts are in the store: nothing is lost, and trying again costs nothing.
        if (take)
            finish(
                Outcome{.take = *take, .cutShort = m_cutShort, .mayHaveBeenCharged = m_mayHaveBeenCharged});
        else
            finish(Unexpected(take.error()));
    });
}

void LongSpeech::cancel()
{
    if (m_state == State::Finished || m_state == State::Saving || m_cancelled)
        return;
    m_cancelled = true;
    if (m_making) {
        m_making->cancel();
        return;
    }
    if (m_step.isRunning())
        m_step.cancel(); // ends through its handler
    if (m_state == State::LookingUp && !m_join)
        finish(Unexpected(Error::cancelled()));
}

void LongSpeech::finish(const Result<Outcome> &outcome)
{
    if (m_state == State::Finished)
        return;
    m_copy.stop();
    setState(State::Finished);
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            emit finished(outcome);
            deleteLater();
        },
        Qt::QueuedConnection);
}

void LongSpeech::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace studio::edit

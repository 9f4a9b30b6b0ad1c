// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/audition.h"

#include "core/speech/speechengine.h"
#include "core/store/audiovault.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::audition {

using State = Candidate::State;

namespace {

bool canBeMade(const Candidate &candidate)
{
    return candidate.state == State::Missing && !candidate.inputs->request.text.isEmpty();
}

} // namespace

Audition::Audition(speech::SpeechEngine &engine, store::AudioVault &vault, QObject *parent)
    : QObject(parent), m_engine(engine), m_vault(vault)
{
    // Text changes with every key; the store is asked when that rests.
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(200ms);
    connect(&m_quiet, &QTimer::timeout, this, &Audition::look);
}

Audition::~Audition() = default;

void Audition::setCandidate(int slot, const std::optional<speech::SpeechInputs> &inputs)
{
    Q_ASSERT(slot >= 0 && slot < kMaxCandidates);
    std::optional<speech::SpeechInputs> wanted = inputs;
    if (wanted)
        wanted->document = QLatin1StringView(kDocument);
    Candidate &candidate = m_slots[std::size_t(slot)];
    if (candidate.inputs == wanted)
        return;
    candidate.inputs = wanted;
    rekey(slot);
    m_quiet.start();
    emit changed();
}

/// The request of a slot has changed: what was known about it is about another one.
void Audition::rekey(int slot)
{
    Candidate &candidate = m_slots[std::size_t(slot)];
    Key &key = m_keys[std::size_t(slot)];
    const Key before = key;
    key.clear();
    if (candidate.inputs) {
        key = speech::requestKeyOf(*candidate.inputs);
        if (key == before)
            return;
        candidate = Candidate{.state = State::LookingUp,
                              .inputs = candidate.inputs,
                              .credits = speech::estimatedCredits(*candidate.inputs)};
        if (m_running.contains(key))
            candidate.state = State::Making;
        else if (m_queue.contains(key))
            candidate.state = State::Waiting;
    } else {
        candidate = {};
    }
    emit slotChanged(slot);
}

void Audition::refresh()
{
    for (int slot = 0; slot < kMaxCandidates; ++slot) {
        Candidate &candidate = m_slots[std::size_t(slot)];
        if (candidate.state == State::Ready || candidate.state == State::Missing)
            candidate.state = State::LookingUp;
    }
    m_quiet.stop();
    look();
}

template <class F>
void Audition::eachWith(const Key &key, F change)
{
    for (int slot = 0; slot < kMaxCandidates; ++slot) {
        if (m_slots[std::size_t(slot)].inputs && m_keys[std::size_t(slot)] == key) {
            change(m_slots[std::size_t(slot)]);
            emit slotChanged(slot);
        }
    }
    emit changed();
}

void Audition::setState(const Key &key, State state)
{
    eachWith(key, [state](Candidate &candidate) {
        candidate.state = state;
        candidate.error.reset();
    });
}

void Audition::look()
{
    QList<Key> looked;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (m_slots[slot].state != State::LookingUp || looked.contains(m_keys[slot]))
            continue;
        looked.append(m_keys[slot]);
        lookAt(m_keys[slot]);
    }
}

void Audition::lookAt(const Key &key)
{
    const auto slot = std::size_t(std::find(m_keys.begin(), m_keys.end(), key) - m_keys.begin());
    m_engine.findMade(*m_slots[slot].inputs)
        ->then(this, [this, key](const Result<std::optional<store::Take>> &found) {
            if (m_running.contains(key))
                return;
            // A store that cannot answer has made nothing: the engine looks again before it pays.
            if (found && *found)
                take(key, **found);
            else
                setState(key, State::Missing);
        });
}

void Audition::take(const Key &key, const store::Take &take)
{
    if (std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end())
        return;
    eachWith(key, [&take](Candidate &candidate) {
        candidate.state = State::Preparing;
        candidate.take = take;
        candidate.error.reset();
    });
    const QString path = m_vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
    prepareSound(take, path, this)->then(this, [this, key](const Result<SoundPtr> &sound) {
        if (!sound) {
            refuse(key, sound.error(), false);
            return;
        }
        eachWith(key, [&sound](Candidate &candidate) {
            candidate.state = State::Ready;
            candidate.sound = *sound;
        });
    });
}

void Audition::refuse(const Key &key, const Error &error, bool mayHaveBeenCharged)
{
    eachWith(key, [&](Candidate &candidate) {
        candidate.state = error.isCancelled() ? State::Missing : State::Failed;
        candidate.error = error.isCancelled() ? std::nullopt : std::optional(error);
        candidate.mayHaveBeenCharged = mayHaveBeenCharged;
    });
}

const Candidate &Audition::at(int slot) const
{
    return m_slots.at(std::size_t(slot));
}

QList<int> Audition::filled() const
{
    QList<int> found;
    for (int slot = 0; slot < kMaxCandidates; ++slot) {
        if (m_slots[std::size_t(slot)].inputs)
            found.append(slot);
    }
    return found;
}

std::optional<qint64> Audition::missingCredits() const
{
    qint64 credits = 0;
    QList<Key> counted;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        const Candidate &candidate = m_slots[slot];
        if (candidate.state == State::LookingUp)
            return {};
        if (candidate.state != State::Missing || counted.contains(m_keys[slot]))
            continue;
        counted.append(m_keys[slot]);
        credits += candidate.credits;
    }
    return credits;
}

void Audition::makeMissing(const api::SpeechApi &api)
{
    m_api.emplace(api);
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (canBeMade(m_slots[slot]) && !m_queue.contains(m_keys[slot]))
            m_queue.append(m_keys[slot]);
    }
    for (const Key &key : QList<Key>(m_queue))
        setState(key, State::Waiting);
    startNext();
}

void Audition::retry(int slot, const api::SpeechApi &api)
{
    const Key key = m_keys.at(std::size_t(slot));
    const bool wanted = canBeMade(at(slot)) || at(slot).state == State::Failed;
    if (!wanted || m_queue.contains(key))
        return;
    m_api.emplace(api);
    m_queue.append(key);
    setState(key, State::Waiting);
    startNext();
}

void Audition::startNext()
{
    while (m_running.size() < m_width && !m_queue.isEmpty()) {
        const Key key = m_queue.takeFirst();
        // Nobody may want it any more.
        if (std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end())
            start(key, *m_api);
    }
    emit changed();
}

void Audition::start(const Key &key, const api::SpeechApi &api)
{
    const auto slot = std::size_t(std::find(m_keys.begin(), m_keys.end(), key) - m_keys.begin());
    speech::Generation *generation = m_engine.generate(api, *m_slots[slot].inputs, speech::Repeat::UseMade);
    m_running.insert(key, generation);
    connect(generation, &speech::Generation::finished, this,
            [this, key](const Result<speech::Outcome> &outcome) { end(key, outcome); });
    setState(key, State::Making);
}

void Audition::end(const Key &key, const Result<speech::Outcome> &outcome)
{
    m_running.remove(key);
    if (!outcome) {
        refuse(key, outcome.error(), outcome.error().kind == ErrorKind::OutcomeUnknown);
        if (!outcome.error().isCancelled())
            emit failed(outcome.error());
    } else if (outcome->cutShort) {
        refuse(key, *outcome->cutShort, outcome->mayHaveBeenCharged);
        emit made(outcome->take);
    } else {
        take(key, outcome->take);
        if (!outcome->alreadyMade)
            emit made(outcome->take);
    }
    startNext();
}

void Audition::cancel()
{
    const QList<Key> waiting = std::exchange(m_queue, {});
    for (const Key &key : waiting)
        setState(key, State::Missing);
    const auto running = m_running;
    for (const QPointer<speech::Generation> &generation : running) {
        if (generation)
            generation->cancel();
    }
}

} // namespace studio::audition

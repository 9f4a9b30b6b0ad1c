// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/remaking.h"

#include "core/base/workerjob.h"
#include "core/edit/edittext.h"
#include "core/edit/speechplan.h"
#include "core/store/takerepository.h"

namespace studio::edit {

using speech::Generation;
using speech::Outcome;

Result<RemakePlan> planRemake(const store::Take &base, WordRange words, const speech::SpeechInputs &like,
                              bool takesContext)
{
    const text::Alignment alignment = text::alignmentFromJson(base.alignment);
    const std::vector<text::WordTiming> timed = text::wordsOf(alignment);
    if (words.first < 0 || words.last < words.first || words.last >= qsizetype(timed.size()))
        return fail(ErrorKind::Validation, EditText::tr("The take has no word times to cut at."));
    const QString text = alignment.text();
    const text::WordTiming &first = timed[std::size_t(words.first)];
    const text::WordTiming &last = timed[std::size_t(words.last)];
    const qsizetype end = last.position + last.text.size();
    RemakePlan plan{base, words, like, spanOf(timed, words)};
    plan.part.document = store::kPartsDocument;
    plan.part.script.clear();
    plan.part.request.text = text.mid(first.position, end - first.position);
    plan.part.request.previousText =
        takesContext ? contextBefore(QStringView(text).first(first.position)) : QString();
    plan.part.request.nextText = takesContext ? contextAfter(QStringView(text).sliced(end)) : QString();
    return plan;
}

Remaking::Remaking(speech::SpeechEngine &engine, const EditStores &stores, const api::SpeechApi &api,
                   const RemakePlan &plan, const Track &sound, QObject *parent)
    : Generation(parent), m_engine(engine), m_stores(stores), m_api(api), m_plan(plan), m_sound(sound),
      m_takeId(store::newTakeId())
{
    begin();
}

void Remaking::begin()
{
    auto *job = m_stores.takes.unusedPart(speech::requestKeyOf(m_plan.part));
    m_step = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &unused) {
        if (m_cancelled || !unused)
            finish(Unexpected(unused ? Error::cancelled() : unused.error()));
        else if (*unused)
            takePart(**unused);
        else
            make();
    });
}

void Remaking::make()
{
    m_making = m_engine.generate(m_api, m_plan.part, speech::Repeat::AnotherTake);
    connect(m_making, &Generation::receiptReady, this, &Generation::receiptReady);
    connect(m_making, &Generation::quiet, this, &Generation::quiet);
    connect(m_making, &Generation::retrying, this, &Generation::retrying);
    connect(m_making, &Generation::savingFailed, this, &Generation::savingFailed);
    connect(m_making, &Generation::stateChanged, this, [this](State state) {
        if (state == State::Sending || state == State::Receiving)
            setState(state);
    });
    connect(m_making, &Generation::finished, this, [this](const Result<Outcome> &outcome) {
        m_making.clear();
        if (!outcome)
            finish(Unexpected(outcome.error()));
        else if (outcome->cutShort)
            finish(Unexpected(*outcome->cutShort)); // half a reading is of no use in the middle of a take
        else
            takePart(outcome->take);
    });
}

void Remaking::takePart(const store::Take &part)
{
    auto *job = m_engine.loadTrack(part);
    m_step = job;
    job->then(this, [this, part](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
        if (track)
            spliceIn(part, *track);
        else
            finish(Unexpected(track.error()));
    });
}

void Remaking::spliceIn(const store::Take &part, const Track &sound)
{
    setState(State::Saving);
    auto *job = runInWorker<std::pair<Edited, std::shared_ptr<const audio::Peaks>>>(
        [base = sourceOf(m_plan.base, m_sound), insert = sourceOf(part, sound), words = m_plan.words](
            const StopFlag &stop) -> Result<std::pair<Edited, std::shared_ptr<const audio::Peaks>>> {
            auto edited = splice(base, words, insert, stop);
            if (!edited)
                return Unexpected(edited.error());
            return std::pair{*edited, std::make_shared<const audio::Peaks>(audio::peaksOf(*edited->track))};
        });
    m_step = job;
    job->then(this,
              [this, credits = part.credits](
                  const Result<std::pair<Edited, std::shared_ptr<const audio::Peaks>>> &made) {
                  if (!made) {
                      finish(Unexpected(made.error()));
                      return;
                  }
                  m_peaks = made->second;
                  save(made->first, credits);
              });
}

void Remaking::save(const Edited &edited, std::optional<qint64> credits)
{
    m_edited = edited;
    store::Take take = editedTake(m_plan.base, edited, m_stores.clock);
    take.id = m_takeId;
    take.credits = credits;
    auto *job = writeTake(m_stores, take, edited.track, this);
    job->then(this, [this](const Result<store::Take> &written) {
        if (!written) {
            finish(Unexpected(written.error()));
            return;
        }
        emit trackReady(m_edited.track);
        finish(Outcome{.take = *written});
    });
}

void Remaking::cancel()
{
    if (m_cancelled || m_state == State::Finished || m_state == State::Saving)
        return;
    m_cancelled = true;
    if (m_making)
        m_making->cancel();
    else
        m_step.cancel();
}

void Remaking::finish(const Result<Outcome> &outcome)
{
    if (m_state == State::Finished)
        return;
    setState(State::Finished);
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            emit finished(outcome);
            deleteLater();
        },
        Qt::QueuedConnection);
}

void Remaking::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace studio::edit

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changemaking.h"

#include "core/account/account.h"
#include "core/changer/changerengine.h"
#include "core/history/unknownoutcomes.h"
#include "core/jobs/jobboard.h"
#include "ui/changer/changerfooter.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/changersession.h"
#include "ui/changer/resultcard.h"
#include "ui/changer/sourcecard.h"
#include "ui/changer/sourcesound.h"
#include "ui/money/spendgate.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeshelf.h"
#include "ui/takes/voicechooser.h"
#include "ui/takes/voiceitems.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/waveformview.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

using changer::Conversion;
using changer::ConversionPlan;
using changer::ConversionRequest;
using changer::Work;

namespace {

/// Longer recordings are looked up when they are asked for: reading them takes a while.
constexpr double kLookedUpSeconds = 600;

} // namespace

ChangeMaking::ChangeMaking(const ChangerParts &parts, changer::ChangerEngine &engine, QObject *parent)
    : QObject(parent), m_parts(parts), m_engine(engine)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(700ms);
    connect(&m_quiet, &QTimer::timeout, this, &ChangeMaking::look);
    connect(&parts.session, &ChangerSession::changed, this, &ChangeMaking::lookSoon);
    connect(&parts.shelf, &TakeShelf::listChanged, this, &ChangeMaking::lookSoon);
    connect(&parts.footer, &ChangerFooter::changeRequested, this, &ChangeMaking::change);
    connect(&parts.footer, &ChangerFooter::anotherRequested, this, &ChangeMaking::another);
    connect(&parts.footer, &ChangerFooter::isolateRequested, this, &ChangeMaking::isolate);
    connect(&parts.footer, &ChangerFooter::cancelRequested, this, &ChangeMaking::cancel);
    connect(&parts.generation, &GenerationControl::runningChanged, this, &ChangeMaking::showRunning);
    connect(&parts.generation, &GenerationControl::trackReady, &parts.shelf, &TakeShelf::setGrowingTrack);
    connect(&parts.generation, &GenerationControl::peaksChanged, this, [this] {
        m_parts.resultCard.setGrowingPeaks(m_parts.generation.peaks());
        emit m_parts.playback.durationChanged(m_parts.playback.durationSeconds());
    });
    connect(&parts.generation, &GenerationControl::noticeChanged, this,
            [this](const std::optional<SpeechNotice> &notice) {
                m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            });
    connect(&parts.generation, &GenerationControl::finished, this, &ChangeMaking::takeOutcome);
}

bool ChangeMaking::isRunning() const
{
    return m_parts.generation.isRunning() || m_planning.has_value();
}

ConversionRequest ChangeMaking::request(Work work) const
{
    const ChangerChoice &choice = m_parts.session.choice();
    const ChangerPlace &place = m_parts.session.place();
    ConversionRequest request;
    request.work = work;
    request.profile = place.profile;
    request.host = place.host;
    request.realMoney = place.realMoney;
    if (!m_parts.source.isEmpty()) {
        const SourceSound::Content &content = m_parts.source.content();
        const WaveSpan chosen = m_parts.sourceCard.chosen();
        request.input = content.path;
        request.name = content.name;
        request.import = content.options;
        const bool isAll = chosen.from <= 0 && chosen.to >= content.seconds - 0.005;
        request.import.fromSeconds = isAll ? 0 : chosen.from;
        request.import.toSeconds = isAll ? -1 : chosen.to;
    }
    if (work == Work::Isolate)
        return request;
    request.voice = choice.voice;
    request.voiceName = choice.voiceName;
    request.rate = m_parts.session.voiceRate();
    request.model = choice.model;
    request.settings = choice.settings;
    request.seed = choice.seed;
    request.removeNoise = choice.noise == NoiseRemoval::Service;
    request.outputFormat = choice.outputFormat;
    if (const api::Model *model = m_parts.session.model()) {
        request.modelName = model->name;
        request.support = model->settings();
    }
    return request;
}

void ChangeMaking::change()
{
    make(Work::Convert, false);
}

void ChangeMaking::another()
{
    make(Work::Convert, true);
}

void ChangeMaking::isolate()
{
    make(Work::Isolate, false);
}

void ChangeMaking::make(Work work, bool another)
{
    if (isRunning())
        return;
    const ChangerVerdict verdict =
        work == Work::Isolate ? m_parts.session.isolatingVerdict() : m_parts.session.verdict();
    const bool onlyMoney = verdict.kind == ChangerVerdict::Kind::TooExpensive;
    if (!verdict.isReady() && !onlyMoney) {
        refuse(work);
        return;
    }
    // What is there already costs nothing; what is missing is known when the recording is read.
    m_work = work;
    m_planning = request(work);
    showRunning();
    m_parts.footer.setStatus(tr("Reading the recording…"));
    auto *job = m_engine.plan(*m_planning);
    m_planJob = job;
    job->then(this, [this, planned = *m_planning, another, onlyMoney](const Result<ConversionPlan> &plan) {
        // Cancelled or let go when the answer was on its way already; another click may wait by now.
        if (m_planning != planned)
            return;
        m_planning.reset();
        showRunning();
        if (!plan) {
            takeOutcome(Unexpected(plan.error()));
        } else if (plan->made && !another) {
            start(planned, speech::Repeat::UseMade);
        } else if (onlyMoney && m_parts.session.subscription()
                   && m_parts.session.subscription()->creditsLeft() < plan->credits) {
            refuse(m_work);
        } else {
            ask(planned, *plan, another);
        }
    });
}

void ChangeMaking::ask(const ConversionRequest &request, const ConversionPlan &plan, bool another)
{
    const qint64 credits = another ? changer::estimatedCredits(plan.seconds, request.rate) : plan.credits;
    SpendRequest price{credits, tr("Take %1").arg(m_parts.shelf.nextNumber()), request.profile};
    if (const auto &subscription = m_parts.session.subscription())
        price.creditsLeft = subscription->creditsLeft();
    const auto repeat = another ? speech::Repeat::AnotherTake : speech::Repeat::UseMade;
    m_parts.services.spending.request(&m_parts.panel, price, [this, request, repeat, another] {
        if (isRunning())
            return;
        // While the question was open something else may have been chosen: then it is another price.
        if (this->request(request.work) == request)
            start(request, repeat);
        else
            make(request.work, another);
    });
}

void ChangeMaking::start(const ConversionRequest &request, speech::Repeat repeat)
{
    const auto &backend = m_parts.services.account.backend();
    if (!backend)
        return;
    m_parts.voices.stopPreview();
    m_parts.playback.pause();
    m_parts.notices.set(PanelNotices::Rank::Generation, std::nullopt);
    m_work = request.work;
    m_growing = request;
    const api::ChangerApi api(*backend->transport, backend->dialect);
    Conversion *conversion = m_engine.convert(api, request, repeat);
    GrowingTake take;
    take.id = conversion->takeId();
    take.voice = request.voice;
    take.voiceName = request.work == Work::Isolate ? tr("Voice isolated") : request.voiceName;
    take.modelName = shortModelName(request.modelName);
    take.expectedSeconds = m_parts.session.source().chosenSeconds();
    take.number = m_parts.shelf.nextNumber();
    m_parts.resultCard.setGrowingPeaks({});
    m_parts.shelf.beginGrowing(take);
    m_parts.playback.setLine(request.host);
    m_parts.playback.playWhenReady();
    m_parts.generation.follow(conversion);
    putOnBoard(conversion);
    tellProgress(conversion);
    m_parts.announce(tr("Making take %1.").arg(take.number));
}

void ChangeMaking::tellProgress(Conversion *conversion)
{
    connect(conversion, &Conversion::progressed, this, [this, conversion](double share) {
        if (m_parts.generation.generation() != conversion)
            return;
        const int percent = int(share * 100);
        m_parts.footer.setStatus(conversion->partCount() > 1 ? tr("%1 of %2 parts are done, %3 % of all.")
                                                                   .arg(conversion->partsDone())
                                                                   .arg(conversion->partCount())
                                                                   .arg(percent)
                                                             : tr("%1 % is done.").arg(percent));
    });
}

/// Several requests: long enough to be on the board.
void ChangeMaking::putOnBoard(Conversion *conversion)
{
    const QString title = tr("Take %1").arg(m_parts.shelf.nextNumber());
    connect(conversion, &Conversion::prepared, this, [this, conversion, title](double seconds, int parts) {
        if (parts < 2)
            return;
        jobs::JobSpec spec;
        spec.kind = u"changer/parts"_s;
        spec.title = title;
        spec.estimatedCredits = changer::estimatedCredits(seconds, conversion->request().rate);
        spec.profile = conversion->request().profile;
        const QPointer<jobs::JobHandle> job = m_parts.services.jobs.begin(spec);
        connect(conversion, &Conversion::progressed, job, &jobs::JobHandle::setProgress);
        connect(conversion, &Conversion::partsChanged, job,
                [job](int done, int count) { job->setStatus(tr("%1 of %2 parts").arg(done).arg(count)); });
        connect(job, &jobs::JobHandle::cancelRequested, conversion, &speech::Generation::cancel);
        connect(conversion, &speech::Generation::finished, job,
                [job](const Result<speech::Outcome> &outcome) {
                    if (!outcome)
                        job->finish(Unexpected(outcome.error()));
                    else if (outcome->cutShort)
                        job->finish(Unexpected(*outcome->cutShort));
                    else
                        job->finish(
                            jobs::JobOutcome{.summary = tr("Take %1 is ready.").arg(outcome->take.number)});
                });
    });
}

void ChangeMaking::refuse(Work work)
{
    using Kind = ChangerVerdict::Kind;
    const ChangerVerdict verdict =
        work == Work::Isolate ? m_parts.session.isolatingVerdict() : m_parts.session.verdict();
    if (verdict.kind == Kind::NoSource || verdict.kind == Kind::TooShort)
        m_parts.sourceCard.takeFocus();
    m_parts.announce(verdict.reason);
}

void ChangeMaking::takeOutcome(const Result<speech::Outcome> &outcome)
{
    m_growing.reset();
    if (outcome ? outcome->mayHaveBeenCharged : outcome.error().kind == ErrorKind::OutcomeUnknown)
        m_parts.services.outcomes.refresh(); // on the list of what may have been charged
    if (!outcome) {
        m_parts.playback.pause();
        m_parts.shelf.dropGrowing();
        const Error &error = outcome.error();
        if (error.kind == ErrorKind::Auth)
            m_parts.services.account.reportRejectedKey(error);
        if (!error.isCancelled()) {
            const SpeechNotice notice = noticeForFailure(error, WorkKept::Recording);
            m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            m_parts.announce(notice.title);
        }
    } else if (outcome->alreadyMade) {
        m_parts.shelf.adopt(outcome->take);
        m_parts.playback.playWhenReady();
        m_parts.announce(tr("Playing the take that was made already, for 0 credits."));
    } else {
        m_parts.shelf.endGrowing(outcome->take, m_parts.generation.peaks());
        if (outcome->cutShort || !outcome->take.complete) {
            speech::Outcome told = *outcome;
            told.mayHaveBeenCharged = told.mayHaveBeenCharged && m_parts.session.place().realMoney;
            SpeechNotice notice = noticeForCutTake(told, tr("take %1").arg(outcome->take.number));
            if (notice.action == SpeechNotice::Action::FetchWhole)
                notice.action = SpeechNotice::Action::TryAgain; // the service keeps no history of these
            m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            m_parts.announce(notice.title);
        } else {
            m_parts.announce(tr("Take %1 is ready.").arg(outcome->take.number));
        }
    }
    if (m_parts.session.place().realMoney && (outcome || outcome.error().kind != ErrorKind::Auth))
        m_parts.services.account.refreshSubscription();
    lookSoon();
    emit ended(outcome.has_value());
}

void ChangeMaking::cancel()
{
    m_planJob.cancel();
    if (std::exchange(m_planning, std::nullopt)) {
        showRunning();
        emit ended(false);
    }
    if (!m_parts.generation.isRunning())
        return;
    m_parts.playback.pause();
    m_parts.generation.cancel();
}

void ChangeMaking::letGo()
{
    m_planJob.cancel();
    m_planning.reset();
    m_growing.reset();
    if (speech::Generation *generation = m_parts.generation.generation()) {
        connect(generation, &speech::Generation::finished, this,
                [this](const Result<speech::Outcome> &outcome) {
                    if (outcome)
                        m_parts.shelf.include(outcome->take);
                });
    }
    m_parts.generation.detach();
    showRunning();
}

void ChangeMaking::showRunning()
{
    using Running = ChangerFooter::Running;
    m_parts.footer.setRunning(!isRunning()                  ? Running::Nothing
                                  : m_work == Work::Isolate ? Running::Isolation
                                                            : Running::Change);
}

void ChangeMaking::lookSoon()
{
    m_lookJob.cancel();
    if (request(Work::Convert) != m_lookedFor)
        m_parts.footer.setMade(false);
    m_quiet.start();
}

/// Whether the same was made already.
void ChangeMaking::look()
{
    const ChangerSource &source = m_parts.session.source();
    const auto kind = m_parts.session.verdict().kind;
    const bool canBeMade = kind == ChangerVerdict::Kind::Ready || kind == ChangerVerdict::Kind::TooExpensive;
    if (isRunning() || !canBeMade || m_parts.shelf.isEmpty() || source.chosenSeconds() > kLookedUpSeconds)
        return;
    m_lookedFor = request(Work::Convert);
    auto *job = m_engine.plan(m_lookedFor);
    m_lookJob = job;
    job->then(this, [this, looked = m_lookedFor](const Result<ConversionPlan> &plan) {
        if (plan && request(Work::Convert) == looked)
            m_parts.footer.setMade(plan->made);
    });
}

} // namespace studio::ui

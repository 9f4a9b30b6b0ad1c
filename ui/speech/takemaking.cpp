// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takemaking.h"

#include "core/account/account.h"
#include "core/edit/longspeech.h"
#include "core/jobs/jobboard.h"
#include "core/speech/speechengine.h"
#include "ui/money/spendgate.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takescard.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/takes/voicechooser.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/voicechip.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

TakeMaking::TakeMaking(const SpeechParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    wire();
}

void TakeMaking::wire()
{
    connect(&m_parts.generation, &GenerationControl::runningChanged, &m_parts.editor,
            &EditorCard::setRunning);
    connect(&m_parts.generation, &GenerationControl::trackReady, &m_parts.shelf, &TakeShelf::setGrowingTrack);
    connect(&m_parts.generation, &GenerationControl::peaksChanged, this, [this] {
        m_parts.takesCard.setGrowingPeaks(m_parts.generation.peaks());
        emit m_parts.playback.durationChanged(m_parts.playback.durationSeconds());
    });
    connect(&m_parts.generation, &GenerationControl::noticeChanged, this,
            [this](const std::optional<SpeechNotice> &notice) {
                m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            });
    connect(&m_parts.generation, &GenerationControl::finished, this, &TakeMaking::takeOutcome);
}

bool TakeMaking::isRunning() const
{
    return m_parts.generation.isRunning();
}

void TakeMaking::makeOrPlay()
{
    if (isRunning())
        return;
    if (m_parts.made.made()) {
        m_parts.shelf.adopt(*m_parts.made.made());
        m_parts.playback.playWhenReady();
        m_parts.announce(tr("Playing the take that was made already, for 0 credits."));
        return;
    }
    make(false);
}

void TakeMaking::makeAnother()
{
    if (!isRunning())
        make(true);
}

void TakeMaking::make(bool another)
{
    if (!m_parts.session.isPrepared()) {
        // A long text just changed: it is asked for in a moment.
        disconnect(m_waiting);
        m_waiting = connect(
            &m_parts.session, &SpeechSession::preparedChanged, this, [this, another] { make(another); },
            Qt::SingleShotConnection);
        return;
    }
    if (!m_parts.session.verdict().isReady()) {
        refuse();
        return;
    }
    const edit::SpeechPlan plan = m_parts.session.plan();
    const qint64 credits = another ? edit::estimatedCredits(plan)
                                   : m_parts.made.creditsLeftToPay().value_or(edit::estimatedCredits(plan));
    SpendRequest price{credits, tr("Take %1").arg(m_parts.shelf.nextNumber()), plan.whole.profile};
    if (const auto &subscription = m_parts.session.subscription())
        price.creditsLeft = subscription->creditsLeft();
    m_parts.services.spending.request(&m_parts.panel, price, [this, plan, another] {
        if (isRunning())
            return;
        // While the question was open the profile may have changed: then it is another price.
        if (m_parts.session.plan() == plan)
            start(plan, another);
        else
            make(another);
    });
}

void TakeMaking::start(const edit::SpeechPlan &plan, bool another)
{
    const speech::SpeechInputs &inputs = plan.whole;
    const account::Backend &backend = *m_parts.services.account.backend();
    m_parts.voices.stopPreview();
    m_parts.playback.pause();
    m_parts.notices.set(PanelNotices::Rank::Generation, std::nullopt);
    m_parts.editor.clearFieldError();

    const api::SpeechApi api(*backend.transport, backend.dialect);
    const auto repeat = another ? speech::Repeat::AnotherTake : speech::Repeat::UseMade;
    speech::Generation *generation = plan.isPlain()
        ? m_parts.services.engine.generate(api, plan.parts.front().inputs, repeat)
        : startParts(api, plan, repeat);
    GrowingTake take;
    take.id = generation->takeId();
    take.voice = inputs.request.voice;
    take.voiceName = inputs.voiceName;
    take.modelName = shortModelName(inputs.modelName);
    take.expectedSeconds = m_parts.session.seconds();
    take.number = m_parts.shelf.nextNumber();
    m_parts.takesCard.setGrowingPeaks({});
    m_parts.shelf.beginGrowing(take);
    m_parts.playback.setLine(inputs.host);
    m_parts.playback.playWhenReady();
    m_parts.generation.follow(generation);
    m_parts.announce(tr("Making take %1.").arg(take.number));
}

/// Several requests in order: long enough to be on the board.
speech::Generation *TakeMaking::startParts(const api::SpeechApi &api, const edit::SpeechPlan &plan,
                                           speech::Repeat repeat)
{
    const SpeechServices &services = m_parts.services;
    auto *generation =
        new edit::LongSpeech(services.engine, {services.takes, services.vault, services.engine.clock()}, api,
                             plan, repeat, &services.engine);
    jobs::JobSpec spec;
    spec.kind = u"speech/parts"_s;
    spec.title = tr("Take %1").arg(m_parts.shelf.nextNumber());
    spec.estimatedCredits = edit::estimatedCredits(plan);
    spec.profile = plan.whole.profile;
    const QPointer<jobs::JobHandle> job = services.jobs.begin(spec);
    const int count = generation->partCount();
    connect(generation, &edit::LongSpeech::partBegan, job, [job, count](int part) {
        job->setProgress(double(part) / count);
        job->setStatus(tr("Part %1 of %2").arg(part + 1).arg(count));
    });
    connect(job, &jobs::JobHandle::cancelRequested, generation, &speech::Generation::cancel);
    connect(generation, &speech::Generation::finished, job, [job](const Result<speech::Outcome> &outcome) {
        if (!outcome)
            job->finish(Unexpected(outcome.error()));
        else if (outcome->cutShort)
            job->finish(Unexpected(*outcome->cutShort));
        else
            job->finish(jobs::JobOutcome{.summary = tr("Take %1 is ready.").arg(outcome->take.number)});
    });
    return generation;
}

/// What is being made for the profile that was left goes on; its take is shown where it belongs.
void TakeMaking::letGo()
{
    if (speech::Generation *generation = m_parts.generation.generation()) {
        connect(generation, &speech::Generation::finished, this,
                [this](const Result<speech::Outcome> &outcome) {
                    if (outcome)
                        m_parts.shelf.include(outcome->take);
                });
    }
    m_parts.generation.detach();
}

void TakeMaking::refuse()
{
    using Kind = SpeechVerdict::Kind;
    const SpeechVerdict verdict = m_parts.session.verdict();
    switch (verdict.kind) {
    case Kind::NoText:
    case Kind::OnlyTags:
        m_parts.editor.showFieldError(verdict.reason);
        m_parts.editor.script()->setFocus(Qt::ShortcutFocusReason);
        break;
    case Kind::NoVoice:
        m_parts.editor.voiceChip()->setFocus(Qt::ShortcutFocusReason);
        break;
    default:
        break;
    }
    m_parts.announce(verdict.reason);
}

void TakeMaking::takeOutcome(const Result<speech::Outcome> &outcome)
{
    if (!outcome) {
        m_parts.playback.pause();
        m_parts.shelf.dropGrowing();
        const Error &error = outcome.error();
        if (error.kind == ErrorKind::Auth)
            m_parts.services.account.reportRejectedKey(error);
        if (!error.isCancelled()) {
            const SpeechNotice notice = noticeForFailure(error);
            m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            m_parts.announce(notice.title);
        }
    } else if (outcome->alreadyMade) {
        m_parts.shelf.adopt(outcome->take);
        m_parts.announce(tr("Playing the take that was made already, for 0 credits."));
    } else {
        m_parts.shelf.endGrowing(outcome->take, m_parts.generation.peaks());
        const QString title = tr("take %1").arg(outcome->take.number);
        if (outcome->cutShort || !outcome->take.complete) {
            speech::Outcome told = *outcome;
            told.mayHaveBeenCharged = told.mayHaveBeenCharged && m_parts.session.place().realMoney;
            const SpeechNotice notice = noticeForCutTake(told, title);
            m_parts.notices.set(PanelNotices::Rank::Generation, notice);
            m_parts.announce(notice.title);
        } else {
            m_parts.announce(tr("Take %1 is ready.").arg(outcome->take.number));
        }
    }
    if (m_parts.session.place().realMoney && (outcome || outcome.error().kind != ErrorKind::Auth))
        m_parts.services.account.refreshSubscription();
    m_parts.made.refresh();
    emit ended(outcome.has_value());
}

void TakeMaking::cancel()
{
    if (!isRunning())
        return;
    m_parts.playback.pause();
    m_parts.generation.cancel();
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takemaking.h"

#include "core/account/account.h"
#include "core/speech/speechengine.h"
#include "ui/money/spendgate.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/generationcontrol.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/panelnotices.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takeplayback.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takeshelf.h"
#include "ui/speech/voicechooser.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/voicechip.h"

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
    const speech::SpeechInputs inputs = m_parts.session.inputs();
    SpendRequest price{speech::estimatedCredits(inputs), tr("Take %1").arg(m_parts.shelf.nextNumber()),
                       inputs.profile};
    if (const auto &plan = m_parts.session.subscription())
        price.creditsLeft = plan->creditsLeft();
    m_parts.services.spending.request(&m_parts.panel, price, [this, inputs, another] {
        if (isRunning())
            return;
        // While the question was open the profile may have changed: then it is another price.
        if (m_parts.session.inputs() == inputs)
            start(inputs, another);
        else
            make(another);
    });
}

void TakeMaking::start(const speech::SpeechInputs &inputs, bool another)
{
    const account::Backend &backend = *m_parts.services.account.backend();
    m_parts.voices.stopPreview();
    m_parts.playback.pause();
    m_parts.notices.set(PanelNotices::Rank::Generation, std::nullopt);
    m_parts.editor.clearFieldError();

    const api::SpeechApi api(*backend.transport, backend.dialect);
    speech::Generation *generation = m_parts.services.engine.generate(
        api, inputs, another ? speech::Repeat::AnotherTake : speech::Repeat::UseMade);
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

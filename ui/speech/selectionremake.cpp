// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/selectionremake.h"

#include "core/account/account.h"
#include "core/speech/speechengine.h"
#include "ui/money/spendgate.h"
#include "ui/speech/selectiontools.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takerestore.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takewords.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

SelectionRemake::SelectionRemake(const SpeechParts &parts, TakeWords &words, SelectionTools &tools,
                                 QObject *parent)
    : QObject(parent), m_parts(parts), m_words(words), m_tools(tools),
      m_action(parts.addAction(u"actionRemake"_s, tr("Regenerate the selection"),
                               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)}))
{
    connect(m_action, &QAction::triggered, this, &SelectionRemake::make);
    connect(&parts.takesCard, &TakesCard::remakeRequested, this, &SelectionRemake::make);
    connect(&tools, &SelectionTools::selectionChanged, this, &SelectionRemake::showPrice);
    connect(&parts.session, &SpeechSession::choiceChanged, this, &SelectionRemake::showPrice);
    connect(&parts.session, &SpeechSession::modelsChanged, this, &SelectionRemake::showPrice);
    connect(&parts.session, &SpeechSession::placeChanged, this, &SelectionRemake::showPrice);
    connect(&parts.generation, &GenerationControl::runningChanged, this, &SelectionRemake::showPrice);
    showPrice();
}

std::optional<speech::SpeechInputs> SelectionRemake::inputsLike(const store::Take &take) const
{
    const SpeechSession &session = m_parts.session;
    speech::SpeechInputs inputs = session.inputs();
    if (take.voice == inputs.request.voice && take.model == inputs.request.model)
        return session.voice() ? std::optional(inputs) : std::nullopt;
    const auto model = std::ranges::find(session.models(), take.model, &api::Model::id);
    const auto voice = std::ranges::find(session.voices(), take.voice, &api::Voice::id);
    if (model == session.models().end() || voice == session.voices().end())
        return {};
    const SpeechChoice made = choiceOf(take, session.choice());
    inputs.request.voice = take.voice;
    inputs.request.model = take.model;
    inputs.request.support = model->settings();
    inputs.request.settings = made.settings;
    inputs.request.outputFormat = made.outputFormat;
    inputs.request.languageCode = model->takesLanguage() ? made.language : QString();
    inputs.request.seed = made.seed;
    inputs.request.textNormalization = made.textNormalization;
    inputs.request.dictionaries.clear();
    for (const ChosenDictionary &dictionary : made.dictionaries)
        inputs.request.dictionaries.append({dictionary.id, dictionary.version});
    inputs.voiceName = voice->name;
    inputs.modelName = model->name;
    inputs.modelRate = model->creditsPerCharacter;
    inputs.voiceRate = voice->rate;
    return inputs;
}

std::optional<edit::RemakePlan> SelectionRemake::plan() const
{
    const auto words = m_tools.selectedWords();
    if (!words || !m_words.take() || !m_parts.shelf.sound().track || !m_parts.session.place().ready
        || m_words.take()->id != m_parts.shelf.current())
        return {};
    const auto inputs = inputsLike(*m_words.take());
    if (!inputs)
        return {};
    const auto model = std::ranges::find(m_parts.session.models(), inputs->request.model, &api::Model::id);
    const auto made = edit::planRemake(*m_words.take(), *words, *inputs,
                                       model != m_parts.session.models().end() && model->takesContext());
    return made ? std::optional(*made) : std::nullopt;
}

void SelectionRemake::showPrice()
{
    const auto planned = m_parts.generation.isRunning() ? std::nullopt : plan();
    m_action->setEnabled(planned.has_value());
    if (!planned) {
        m_parts.takesCard.setRemakePrice({});
        return;
    }
    if (!planned->part.realMoney) {
        m_parts.takesCard.setRemakePrice(tr("Free in sandbox"));
        return;
    }
    const qint64 credits = speech::estimatedCredits(planned->part);
    m_parts.takesCard.setRemakePrice(credits == 1 ? tr("1 credit")
                                                  : tr("%1 credits").arg(QLocale().toString(credits)));
}

void SelectionRemake::make()
{
    const auto planned = plan();
    if (!planned || m_parts.generation.isRunning())
        return;
    SpendRequest price{speech::estimatedCredits(planned->part), tr("Some words anew"), planned->part.profile};
    if (const auto &subscription = m_parts.session.subscription())
        price.creditsLeft = subscription->creditsLeft();
    m_parts.services.spending.request(&m_parts.panel, price, [this, asked = *planned] {
        const auto now = plan();
        if (now && !m_parts.generation.isRunning() && now->part == asked.part)
            start(*now);
    });
}

void SelectionRemake::start(const edit::RemakePlan &plan)
{
    const SpeechServices &services = m_parts.services;
    const account::Backend &backend = *services.account.backend();
    m_parts.playback.pause();
    m_parts.notices.set(PanelNotices::Rank::Generation, std::nullopt);
    auto *making =
        new edit::Remaking(services.engine, {services.takes, services.vault, services.engine.clock()},
                           api::SpeechApi(*backend.transport, backend.dialect), plan,
                           m_parts.shelf.sound().track, &services.engine);
    GrowingTake take;
    take.id = making->takeId();
    take.voice = plan.part.request.voice;
    take.voiceName = plan.part.voiceName;
    take.modelName = shortModelName(plan.part.modelName);
    take.expectedSeconds = double(plan.base.durationMs) / 1000;
    take.number = m_parts.shelf.nextNumber();
    connect(
        making, &speech::Generation::finished, this,
        [this, plan](const Result<speech::Outcome> &outcome) {
            if (outcome)
                tellDone(plan);
            else
                m_parts.shelf.select(plan.base.id);
        },
        Qt::QueuedConnection); // the shelf comes first
    m_parts.takesCard.setGrowingPeaks({});
    m_parts.shelf.beginGrowing(take);
    m_parts.generation.follow(making);
    m_parts.announce(tr("Making the selected words anew."));
}

void SelectionRemake::tellDone(const edit::RemakePlan &plan)
{
    m_parts.playback.audition({{std::max(0.0, plan.span.from - 1.5), plan.span.to + 1.5}});
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success,
                              tr("The selected words were made anew in a new take."), tr("Hear the seams"));
    connect(toast, &Toast::actionTriggered, &m_tools, &SelectionTools::hearSeams);
}

} // namespace studio::ui

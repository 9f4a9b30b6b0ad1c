// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/rulepractice.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/speech/speechengine.h"
#include "ui/editing/rulelibrary.h"
#include "ui/editing/rulesdialog.h"
#include "ui/money/spendgate.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/speechsession.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/voicechooser.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace studio::ui {

RulePractice::RulePractice(const SpeechParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_library(new RuleLibrary(parts.services.words, this))
{
    connect(m_library, &RuleLibrary::rulesChanged, this,
            [this] { m_parts.session.setRules(m_library->rules()); });
    connect(m_library, &RuleLibrary::failed, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
    auto *action = m_parts.addAction(u"actionRules"_s, tr("Pronunciation rules"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    connect(action, &QAction::triggered, this, &RulePractice::openDialog);
    m_parts.editor.moreMenu()->addAction(action);
    m_library->load();
}

RulePractice::~RulePractice()
{
    stop();
}

void RulePractice::openDialog()
{
    if (m_dialog)
        return;
    m_dialog = new RulesDialog(*m_library, m_parts.services.prompts);
    if (const api::Model *model = m_parts.session.model())
        m_dialog->setModel(model->markup());
    connect(m_dialog, &RulesDialog::testChanged, this, &RulePractice::showPrice);
    connect(m_dialog, &RulesDialog::playRequested, this, &RulePractice::play);
    connect(m_dialog, &RulesDialog::stopRequested, this, &RulePractice::stop);
    connect(m_dialog, &QObject::destroyed, this, &RulePractice::stop);
    showPrice();
    OverlayHost::of(&m_parts.panel)->showDialog(m_dialog);
    m_dialog->focusFirst();
}

speech::SpeechInputs RulePractice::inputsFor(const QString &sent) const
{
    speech::SpeechInputs inputs = m_parts.session.inputs();
    inputs.request.text = sent;
    inputs.request.previousText.clear();
    inputs.request.nextText.clear();
    inputs.script.clear();
    inputs.document = QLatin1StringView(kDocument);
    return inputs;
}

void RulePractice::showPrice()
{
    if (!m_dialog)
        return;
    using Kind = SpeechVerdict::Kind;
    const SpeechVerdict verdict = m_parts.session.verdict();
    const bool canSpeak = verdict.kind != Kind::NoVoice && verdict.kind != Kind::NoModel
        && m_parts.session.place().ready && m_parts.session.voice() && m_parts.session.model();
    QString price = tr("Free in sandbox");
    if (m_parts.session.place().realMoney) {
        const qint64 credits = speech::estimatedCredits(inputsFor(m_dialog->testAsSent()));
        price = credits == 1 ? tr("1 credit") : tr("%1 credits").arg(QLocale().toString(credits));
    }
    m_dialog->setPrice(price, canSpeak ? QString() : tr("Choose a voice and connect first."));
}

void RulePractice::play(const QString &sent)
{
    if (sent.isEmpty() || m_generation)
        return;
    const speech::SpeechInputs inputs = inputsFor(sent);
    auto *job = m_parts.services.engine.findMade(inputs);
    m_loading = job;
    job->then(this, [this, inputs](const Result<std::optional<store::Take>> &made) {
        if (!m_dialog)
            return;
        if (made && made->has_value()) {
            start(inputs);
            return;
        }
        SpendRequest price{speech::estimatedCredits(inputs), tr("One sentence"), inputs.profile};
        if (const auto &subscription = m_parts.session.subscription())
            price.creditsLeft = subscription->creditsLeft();
        m_parts.services.spending.request(m_dialog, price, [this, inputs] { start(inputs); });
    });
}

void RulePractice::start(const speech::SpeechInputs &inputs)
{
    if (!m_dialog || !m_parts.services.account.backend())
        return;
    const account::Backend &backend = *m_parts.services.account.backend();
    m_parts.voices.stopPreview();
    m_parts.playback.pause();
    const api::SpeechApi api(*backend.transport, backend.dialect);
    m_generation = m_parts.services.engine.generate(api, inputs, speech::Repeat::UseMade);
    m_dialog->setPlaying(true);
    connect(m_generation, &speech::Generation::finished, this,
            [this](const Result<speech::Outcome> &outcome) {
                m_generation.clear();
                if (m_dialog)
                    m_dialog->setPlaying(false);
                if (!outcome) {
                    if (m_dialog && !outcome.error().isCancelled())
                        m_dialog->showPlayProblem(outcome.error().message);
                    return;
                }
                if (m_parts.session.place().realMoney && !outcome->alreadyMade)
                    m_parts.services.account.refreshSubscription();
                auto *job = m_parts.services.engine.loadTrack(outcome->take);
                m_loading = job;
                job->then(this, [this](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
                    if (!track || !m_dialog)
                        return;
                    m_parts.services.previewPlayer.load(*track);
                    m_parts.services.previewPlayer.play();
                });
            });
}

void RulePractice::stop()
{
    m_loading.cancel();
    if (m_generation)
        m_generation->cancel();
    m_parts.services.previewPlayer.stop();
}

} // namespace studio::ui

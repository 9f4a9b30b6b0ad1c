// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechpanel.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/speech/speechengine.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/draftkeeper.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/editorpresenter.h"
#include "ui/speech/exportflow.h"
#include "ui/speech/generationcontrol.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/panelnotices.h"
#include "ui/speech/scriptfile.h"
#include "ui/speech/speechinspector.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takeactions.h"
#include "ui/speech/takeplayback.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takeshelf.h"
#include "ui/widgets/userprompts.h"
#include "ui/speech/voicechooser.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/taborder.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/voicechip.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

SpeechPanel::SpeechPanel(const SpeechServices &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_session(new SpeechSession(this)),
      m_binding(new AccountBinding(services.account, services.settings, *m_session, this)),
      m_draft(new DraftKeeper(
          services.drafts, services.draftKey,
          [this] {
              QJsonObject state = toJson(m_session->choice());
              state.insert("profile"_L1, m_session->place().profile.value());
              state.insert("caret"_L1, m_editor->script()->textCursor().position());
              return DraftKeeper::Content{m_session->text(), state};
          },
          this)),
      m_made(new MadeLookup(services.engine, this)),
      m_shelf(new TakeShelf(services.takes, services.engine, this)),
      m_playback(new TakePlayback(services.player, *m_shelf, this)),
      m_generation(new GenerationControl(this)),
      m_voices(
          new VoiceChooser(*m_session, services.account, services.previews, services.previewPlayer, this)),
      m_takeActions(new TakeActions(*m_shelf, this)),
      m_export(new ExportFlow(services.vault, services.settings, services.prompts, this))
{
    setObjectName(u"speechPanel"_s);
    m_playback->setModelNames([this](const ModelId &id) {
        for (const api::Model &model : m_session->models()) {
            if (model.id == id)
                return shortModelName(model.name);
        }
        return QString();
    });
    build();
    makeActions();
    wireDraft();
    wireSession();
    wireEditor();
    wireTakes();
    wireGeneration();
    new EditorPresenter(*m_session, *m_made, *m_editor);
    m_notices->set(PanelNotices::Rank::Connection, m_binding->notice());
}

SpeechPanel::~SpeechPanel()
{
    m_generation->disconnect(this);
    m_generation->detach();
}

void SpeechPanel::build()
{
    m_content = new QWidget(this);
    m_content->setObjectName(u"speechContent"_s);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(14);
    m_notices = new PanelNotices(m_content);
    m_editor = new EditorCard(m_content);
    m_takesCard = new TakesCard(*m_shelf, *m_playback, m_content);
    m_column->addWidget(m_notices);
    m_column->addWidget(m_editor, 3);
    m_column->addWidget(m_takesCard, 2);
    m_inspector = new SpeechInspector(*m_session, this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_content, 1);
    row->addWidget(m_inspector);
}

QAction *SpeechPanel::addPanelAction(const QString &name, const QString &text,
                                     const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    m_actions.append(action);
    return action;
}

void SpeechPanel::makeActions()
{
    connect(addPanelAction(u"actionGenerate"_s, tr("Generate"),
                           {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}),
            &QAction::triggered, this, &SpeechPanel::generate);
    connect(addPanelAction(u"actionAnother"_s, tr("Another take"),
                           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)}),
            &QAction::triggered, this, &SpeechPanel::generateAnother);
    connect(addPanelAction(u"actionVoice"_s, tr("Choose a voice"), {QKeySequence(Qt::CTRL | Qt::Key_P)}),
            &QAction::triggered, this, &SpeechPanel::openVoicePicker);
    connect(addPanelAction(u"actionOpen"_s, tr("Open a text file"), {QKeySequence(Qt::CTRL | Qt::Key_O)}),
            &QAction::triggered, this, &SpeechPanel::openTextFile);
    connect(addPanelAction(u"actionExport"_s, tr("Export the take"), {QKeySequence(Qt::CTRL | Qt::Key_E)}),
            &QAction::triggered, this, &SpeechPanel::exportTake);
    connect(addPanelAction(u"actionStar"_s, tr("Star the take"), {QKeySequence(Qt::CTRL | Qt::Key_D)}),
            &QAction::triggered, this, [this] { m_shelf->toggleStar(m_shelf->current()); });
}

void SpeechPanel::start()
{
    m_shelf->load(m_session->place().profile);
    m_editor->script()->setReadOnly(true);
    m_draft->load();
}

void SpeechPanel::wireDraft()
{
    connect(m_draft, &DraftKeeper::loaded, this, [this](bool found, const DraftKeeper::Content &content) {
        ScriptEdit *script = m_editor->script();
        script->setReadOnly(false);
        if (found) {
            if (content.state.value("profile"_L1).toString() == m_session->place().profile.value())
                m_session->setChoice(speechChoiceFromJson(content.state));
            script->setScript(content.text);
        } else if (m_binding->isSandbox()) {
            script->setScript(
                tr("Welcome to Voice Studio. This is a sample script, so you can press Generate right "
                   "away.\nReplace it with your own words, pick a voice, and listen. Nothing you do in "
                   "the sandbox leaves this computer."));
        }
        script->document()->clearUndoRedoStacks();
        QTextCursor caret = script->textCursor();
        const int last = script->document()->characterCount() - 1;
        caret.setPosition(std::clamp(content.state.value("caret"_L1).toInt(last), 0, last));
        script->setTextCursor(caret);
        connect(script, &QTextEdit::cursorPositionChanged, m_draft, &DraftKeeper::touch);
    });
    connect(m_draft, &DraftKeeper::saved, this,
            [this] { m_notices->set(PanelNotices::Rank::Draft, std::nullopt); });
    connect(m_draft, &DraftKeeper::failed, this, [this](const Error &error) {
        m_editor->script()->setReadOnly(false);
        m_notices->set(PanelNotices::Rank::Draft,
                       SpeechNotice{NoticeKind::Warning,
                                    tr("Your text could not be saved. Copy it to a safe place."),
                                    error.message, SpeechNotice::Action::None});
    });
}

void SpeechPanel::wireSession()
{
    connect(m_binding, &AccountBinding::profileChanged, this, [this] {
        m_voices->stopPreview();
        letGenerationGo();
        m_playback->pause();
        m_shelf->load(m_session->place().profile);
        m_notices->set(PanelNotices::Rank::Generation, std::nullopt);
        m_draft->touch();
    });
    connect(m_binding, &AccountBinding::noticeChanged, this,
            [this] { m_notices->set(PanelNotices::Rank::Connection, m_binding->notice()); });
    connect(m_session, &SpeechSession::textChanged, m_draft, &DraftKeeper::touch);
    connect(m_session, &SpeechSession::modelsChanged, m_playback, &PlaybackSource::aboutChanged);
    connect(m_session, &SpeechSession::choiceChanged, m_draft, &DraftKeeper::touch);
    connect(m_notices, &PanelNotices::actionTriggered, this, [this](SpeechNotice::Action action) {
        switch (action) {
        case SpeechNotice::Action::UpdateKey:
            emit keyUpdateRequested();
            break;
        case SpeechNotice::Action::TryAgain:
            m_notices->set(PanelNotices::Rank::Generation, std::nullopt);
            m_services.account.refresh();
            break;
        case SpeechNotice::Action::ChooseVoice:
            openVoicePicker();
            break;
        default:
            break;
        }
    });
}

void SpeechPanel::wireEditor()
{
    connect(m_editor->script(), &ScriptEdit::scriptChanged, this,
            [this] { m_session->setText(m_editor->script()->script()); });
    connect(m_editor, &EditorCard::fileDropped, this, &SpeechPanel::openTextFrom);
    connect(m_editor, &EditorCard::openRequested, this, &SpeechPanel::openTextFile);
    connect(m_editor, &EditorCard::pickerRequested, this, &SpeechPanel::openVoicePicker);
    connect(m_editor, &EditorCard::languageChosen, m_session, &SpeechSession::setLanguage);
    connect(m_editor, &EditorCard::generateRequested, this, &SpeechPanel::generate);
    connect(m_editor, &EditorCard::anotherRequested, this, &SpeechPanel::generateAnother);
    connect(m_editor, &EditorCard::cancelRequested, this, &SpeechPanel::cancel);
}

void SpeechPanel::wireTakes()
{
    connect(m_shelf, &TakeShelf::failed, this, &SpeechPanel::tellProblem);
    connect(m_takesCard, &TakesCard::menuRequested, m_takeActions, &TakeActions::openMenu);
    connect(m_takesCard, &TakesCard::removeRequested, m_takeActions, &TakeActions::remove);
    connect(m_takeActions, &TakeActions::exportRequested, m_export, &ExportFlow::open);
    connect(m_takeActions, &TakeActions::removing, m_playback, &TakePlayback::pause);
    connect(m_takeActions, &TakeActions::removed, m_made, &MadeLookup::refresh);
    connect(m_voices, &VoiceChooser::previewStarting, m_playback, &TakePlayback::pause);
    connect(m_voices, &VoiceChooser::failed, this, &SpeechPanel::tellProblem);
    connect(m_playback, &TakePlayback::exportRequested, this, &SpeechPanel::exportTake);
    connect(m_playback, &TakePlayback::deviceLost, this, &SpeechPanel::tellProblem);
    connect(m_playback, &PlaybackSource::playbackChanged, this, [this] {
        if (m_playback->playback() != PlaybackSource::Playback::Stopped)
            m_voices->stopPreview();
    });
}

void SpeechPanel::wireGeneration()
{
    connect(m_generation, &GenerationControl::runningChanged, m_editor, &EditorCard::setRunning);
    connect(m_generation, &GenerationControl::trackReady, m_shelf, &TakeShelf::setGrowingTrack);
    connect(m_generation, &GenerationControl::peaksChanged, this, [this] {
        m_takesCard->setGrowingPeaks(m_generation->peaks());
        emit m_playback->durationChanged(m_playback->durationSeconds());
    });
    connect(m_generation, &GenerationControl::noticeChanged, this,
            [this](const std::optional<SpeechNotice> &notice) {
                m_notices->set(PanelNotices::Rank::Generation, notice);
            });
    connect(m_generation, &GenerationControl::finished, this, &SpeechPanel::takeOutcome);
}

PlaybackSource *SpeechPanel::playback() const
{
    return m_playback;
}

QWidget *SpeechPanel::inspector() const
{
    return m_inspector;
}

void SpeechPanel::setInspectorVisible(bool visible)
{
    m_inspector->setVisible(visible);
}

void SpeechPanel::setBanner(QWidget *banner)
{
    m_column->insertWidget(0, banner);
    QList<QWidget *> stops;
    for (QAbstractButton *button : banner->findChildren<QAbstractButton *>())
        stops.append(button);
    placeInTabOrder(m_content, stops);
}

void SpeechPanel::setVolume(double volume)
{
    m_playback->setVolume(volume);
    m_voices->setVolume(volume);
}

bool SpeechPanel::isGenerating() const
{
    return m_generation->isRunning();
}

void SpeechPanel::setScript(const QString &text)
{
    m_editor->script()->setScript(text);
}

void SpeechPanel::focusScript()
{
    m_editor->script()->setFocus(Qt::ShortcutFocusReason);
}

void SpeechPanel::generate()
{
    if (isGenerating())
        return;
    if (m_made->made()) {
        m_shelf->adopt(*m_made->made());
        m_playback->playWhenReady();
        emit announced(tr("Playing the take that was made already, for 0 credits."));
        return;
    }
    make(false);
}

void SpeechPanel::generateAnother()
{
    if (!isGenerating())
        make(true);
}

void SpeechPanel::make(bool another)
{
    if (!m_session->verdict().isReady()) {
        refuse();
        return;
    }
    const account::Backend &backend = *m_services.account.backend();
    const speech::SpeechInputs inputs = m_session->inputs();
    m_voices->stopPreview();
    m_playback->pause();
    m_notices->set(PanelNotices::Rank::Generation, std::nullopt);
    m_editor->clearFieldError();

    const api::SpeechApi api(*backend.transport, backend.dialect);
    speech::Generation *generation = m_services.engine.generate(
        api, inputs, another ? speech::Repeat::AnotherTake : speech::Repeat::UseMade);
    GrowingTake take;
    take.id = generation->takeId();
    take.voice = inputs.request.voice;
    take.voiceName = inputs.voiceName;
    take.modelName = shortModelName(inputs.modelName);
    take.expectedSeconds = m_session->seconds();
    take.number = m_shelf->nextNumber();
    m_takesCard->setGrowingPeaks({});
    m_shelf->beginGrowing(take);
    m_playback->setLine(inputs.host);
    m_playback->playWhenReady();
    m_generation->follow(generation);
    emit announced(tr("Making take %1.").arg(take.number));
}

/// What is being made for the profile that was left goes on; its take is shown where it belongs.
void SpeechPanel::letGenerationGo()
{
    if (speech::Generation *generation = m_generation->generation()) {
        connect(generation, &speech::Generation::finished, this,
                [this](const Result<speech::Outcome> &outcome) {
                    if (outcome)
                        m_shelf->include(outcome->take);
                });
    }
    m_generation->detach();
}

void SpeechPanel::refuse()
{
    using Kind = SpeechVerdict::Kind;
    const SpeechVerdict verdict = m_session->verdict();
    switch (verdict.kind) {
    case Kind::NoText:
    case Kind::OnlyTags:
        m_editor->showFieldError(verdict.reason);
        m_editor->script()->setFocus(Qt::ShortcutFocusReason);
        break;
    case Kind::NoVoice:
        m_editor->voiceChip()->setFocus(Qt::ShortcutFocusReason);
        break;
    default:
        break;
    }
    emit announced(verdict.reason);
}

void SpeechPanel::takeOutcome(const Result<speech::Outcome> &outcome)
{
    if (!outcome) {
        m_playback->pause();
        m_shelf->dropGrowing();
        const Error &error = outcome.error();
        if (error.kind == ErrorKind::Auth)
            m_services.account.reportRejectedKey(error);
        if (!error.isCancelled()) {
            const SpeechNotice notice = noticeForFailure(error);
            m_notices->set(PanelNotices::Rank::Generation, notice);
            emit announced(notice.title);
        }
    } else if (outcome->alreadyMade) {
        m_shelf->adopt(outcome->take);
        emit announced(tr("Playing the take that was made already, for 0 credits."));
    } else {
        m_shelf->endGrowing(outcome->take, m_generation->peaks());
        const QString title = tr("take %1").arg(outcome->take.number);
        if (outcome->cutShort || !outcome->take.complete) {
            speech::Outcome told = *outcome;
            told.mayHaveBeenCharged = told.mayHaveBeenCharged && m_session->place().realMoney;
            const SpeechNotice notice = noticeForCutTake(told, title);
            m_notices->set(PanelNotices::Rank::Generation, notice);
            emit announced(notice.title);
        } else {
            emit announced(tr("Take %1 is ready.").arg(outcome->take.number));
        }
    }
    if (m_session->place().realMoney && (outcome || outcome.error().kind != ErrorKind::Auth))
        m_services.account.refreshSubscription();
    m_made->refresh();
    emit generationFinished(outcome.has_value());
}

void SpeechPanel::cancel()
{
    if (!isGenerating())
        return;
    m_playback->pause();
    m_generation->cancel();
}

void SpeechPanel::openVoicePicker()
{
    m_voices->open(m_editor->voiceChip());
}

void SpeechPanel::closeVoicePicker()
{
    m_voices->close();
}

void SpeechPanel::openTextFile()
{
    m_services.prompts.openFile(this, tr("Open a text file"), tr("Text files (*.txt *.md);;All files (*)"),
                                [panel = QPointer<SpeechPanel>(this)](const QString &path) {
                                    if (panel)
                                        panel->openTextFrom(path);
                                });
}

void SpeechPanel::openTextFrom(const QString &path)
{
    readScriptFile(path, this)->then(this, [this](const Result<QString> &text) {
        if (text)
            m_editor->script()->setScript(*text);
        else
            tellProblem(text.error());
    });
}

void SpeechPanel::exportTake()
{
    if (const store::Take *take = m_shelf->currentTake())
        m_export->open(*take);
}

void SpeechPanel::saveDraft()
{
    m_draft->flush();
}

void SpeechPanel::reloadTakes()
{
    m_shelf->fetchList();
}

void SpeechPanel::tellProblem(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechpanel.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/speech/speechengine.h"
#include "ui/delivery/exportflow.h"
#include "ui/delivery/takedrag.h"
#include "ui/money/spendgate.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/auditionfeature.h"
#include "ui/speech/draftkeeper.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/editorpresenter.h"
#include "ui/speech/historytab.h"
#include "ui/speech/inspectortabs.h"
#include "ui/speech/lostanswers.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/presets.h"
#include "ui/speech/rulepractice.h"
#include "ui/speech/scriptkeeping.h"
#include "ui/speech/scripttools.h"
#include "ui/speech/speechinspector.h"
#include "ui/speech/speechparts.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takeediting.h"
#include "ui/speech/takemaking.h"
#include "ui/speech/takerestore.h"
#include "ui/speech/takescard.h"
#include "ui/speech/wordsettings.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeactions.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/takes/voicechooser.h"
#include "ui/widgets/audiosettings.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/taborder.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/waveformview.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

SpeechPanel::SpeechPanel(const SpeechServices &services, QWidget *parent)
    : Panel({u"speech"_s, tr("Text to Speech"), u"audio-lines"_s, tr("Create")}, parent),
      m_services(services), m_session(new SpeechSession(this)),
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
      m_made(new MadeLookup(services.takes, this)),
      m_shelf(new TakeShelf(services.takes, services.engine, {}, this)),
      m_playback(new TakePlayback(services.player, *m_shelf, this)),
      m_generation(new GenerationControl(this)),
      m_voices(new VoiceChooser(services.account, services.previews, services.previewPlayer,
                                services.settings, this)),
      m_takeActions(new TakeActions(*m_shelf, this)),
      m_export(new ExportFlow(
          {services.takes, services.vault, services.settings, services.prompts, services.jobs}, this))
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
    const SpeechParts own = parts();
    m_making = new TakeMaking(own, this);
    m_script = new ScriptKeeping(own, this);
    new LostAnswers(own, this);
    m_restore = new TakeRestore(own, this);
    m_tabs->setHistory(new HistoryTab(own, *m_restore, *m_tabs));
    new ScriptTools(own, this);
    new RulePractice(own, this);
    m_inspector->addSection(new WordSettings(own, m_inspector));
    new Presets(own, this);
    new AuditionFeature(own, m_voices->marks(), this);
    new TakeEditing(own, this);
    wireSession();
    wireEditor();
    wireTakes();
    connect(&m_services.spending, &SpendGate::limitsRequested, this, [this] {
        emit openRequested(u"settings"_s, {{u"page"_s, u"jobs"_s}});
    });
    connect(m_making, &TakeMaking::ended, this, [this](bool made) {
        emit generationFinished(made);
        emit becameIdle();
    });
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
    auto *scroll = new ScrollColumn(m_content);
    QWidget *page = scroll->page();
    m_column = scroll->column();
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(14);
    m_notices = new PanelNotices(page);
    m_editor = new EditorCard(page);
    m_takesCard = new TakesCard(*m_shelf, *m_playback, page);
    m_column->addWidget(m_notices);
    m_column->addWidget(m_editor, 3);
    m_column->addWidget(m_takesCard, 2);
    auto *whole = new QVBoxLayout(m_content);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    m_inspector = new SpeechInspector(*m_session, this);
    connect(&m_services.settings, &settings::SettingsStore::changed, this, [this](const QString &key) {
        if (key == QLatin1StringView(kPreviewVolume.key))
            setVolume(m_volume);
    });
    m_tabs = new InspectorTabs(m_inspector, m_services.settings, this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_content, 1);
    row->addWidget(m_tabs);
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

SpeechParts SpeechPanel::parts()
{
    return {.services = m_services,
            .panel = *this,
            .binding = *m_binding,
            .session = *m_session,
            .draft = *m_draft,
            .made = *m_made,
            .shelf = *m_shelf,
            .playback = *m_playback,
            .generation = *m_generation,
            .voices = *m_voices,
            .takeActions = *m_takeActions,
            .exportFlow = *m_export,
            .editor = *m_editor,
            .takesCard = *m_takesCard,
            .inspector = *m_inspector,
            .notices = *m_notices,
            .column = *m_column,
            .addAction = [this](const QString &name, const QString &text,
                                const QList<QKeySequence> &keys) { return addPanelAction(name, text, keys); },
            .announce = [this](const QString &sentence) { emit announced(sentence); },
            .tellProblem = [this](const Error &error) { tellProblem(error); }};
}

void SpeechPanel::activate()
{
    if (!std::exchange(m_started, true))
        start();
    focusScript();
}

void SpeechPanel::open(const QVariantMap &what)
{
    if (const QString path = what.value(u"file"_s).toString(); !path.isEmpty())
        m_script->openPath(path);
    if (const QString take = what.value(u"take"_s).toString(); !take.isEmpty())
        m_restore->restore(TakeId(take));
    if (const VoiceId voice(what.value(u"voice"_s).toString()); !voice.isEmpty())
        m_session->setVoice(voice);
}

QString SpeechPanel::actionDetail(const QString &name) const
{
    if (name != "actionGenerate"_L1 || !m_session->voice())
        return {};
    const auto credits = m_session->credits();
    if (!credits)
        return m_session->voice()->name;
    //: Beside "Generate" in the command palette: %1 the voice, %2 the price.
    return tr("%1, %2").arg(m_session->voice()->name,
                            m_session->place().realMoney ? tr("%n credits", nullptr, int(*credits))
                                                         : tr("free in the sandbox"));
}

void SpeechPanel::dropTakes(const QStringList &ids)
{
    QList<TakeId> gone;
    for (const QString &id : ids)
        gone.append(TakeId(id));
    m_shelf->dropGone(gone);
    m_made->refresh();
}

void SpeechPanel::start()
{
    m_shelf->load(m_session->place().profile);
    m_editor->script()->setReadOnly(true);
    m_draft->load();
}

void SpeechPanel::wireSession()
{
    connect(m_binding, &AccountBinding::profileChanged, this, [this] {
        m_voices->stopPreview();
        m_making->letGo();
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
    connect(m_editor, &EditorCard::pickerRequested, this, &SpeechPanel::openVoicePicker);
    connect(m_editor, &EditorCard::languageChosen, m_session, &SpeechSession::setLanguage);
    connect(m_editor, &EditorCard::generateRequested, this, &SpeechPanel::generate);
    connect(m_editor, &EditorCard::anotherRequested, this, &SpeechPanel::generateAnother);
    connect(m_editor, &EditorCard::cancelRequested, this, &SpeechPanel::stop);
}

void SpeechPanel::wireTakes()
{
    connect(m_shelf, &TakeShelf::failed, this, &SpeechPanel::tellProblem);
    connect(m_takesCard, &TakesCard::menuRequested, m_takeActions, &TakeActions::openMenu);
    connect(m_takesCard, &TakesCard::removeRequested, m_takeActions, &TakeActions::remove);
    connect(m_takeActions, &TakeActions::transcribeRequested, this, [this](const TakeId &id) {
        emit openRequested(u"transcription"_s, {{u"take"_s, id.value()}});
    });
    connect(m_takeActions, &TakeActions::exportRequested, m_export,
            [this](const store::Take &take) { m_export->open(take); });
    auto *drag = new TakeDrag(m_services.vault, m_services.settings, this);
    connect(m_takesCard->strip(), &TakeStrip::dragRequested, drag,
            [this, drag](const TakeId &id, QWidget *chip) {
                if (const store::Take *take = m_shelf->take(id))
                    drag->begin(*take, chip);
            });
    connect(drag, &TakeDrag::failed, this, &SpeechPanel::tellProblem);
    connect(m_takeActions, &TakeActions::removing, m_playback, &TakePlayback::pause);
    connect(m_takeActions, &TakeActions::removed, m_made, &MadeLookup::refresh);
    m_voices->setCurrent(m_session->choice().voice);
    connect(m_voices, &VoiceChooser::chosen, m_session, &SpeechSession::setVoice);
    connect(m_session, &SpeechSession::choiceChanged, m_voices,
            [this] { m_voices->setCurrent(m_session->choice().voice); });
    connect(m_voices, &VoiceChooser::previewStarting, m_playback, &TakePlayback::pause);
    connect(m_voices, &VoiceChooser::failed, this, &SpeechPanel::tellProblem);
    connect(m_playback, &TakePlayback::exportRequested, this, &SpeechPanel::exportTake);
    connect(m_playback, &TakePlayback::deviceLost, this, &SpeechPanel::tellProblem);
    connect(m_playback, &PlaybackSource::playbackChanged, this, [this] {
        if (m_playback->playback() != PlaybackSource::Playback::Stopped)
            m_voices->stopPreview();
    });
}

bool SpeechPanel::isGenerating() const
{
    return m_making->isRunning();
}

TakeId SpeechPanel::currentTake() const
{
    const store::Take *take = m_shelf->currentTake();
    return take ? take->id : TakeId();
}

void SpeechPanel::generate()
{
    m_making->makeOrPlay();
}

void SpeechPanel::generateAnother()
{
    m_making->makeAnother();
}

void SpeechPanel::stop()
{
    m_making->cancel();
}

void SpeechPanel::openTextFile()
{
    m_script->openFile();
}

PlaybackSource *SpeechPanel::playback() const
{
    return m_playback;
}

QWidget *SpeechPanel::inspector() const
{
    return m_tabs;
}

void SpeechPanel::setInspectorVisible(bool visible)
{
    m_tabs->setVisible(visible);
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
    m_volume = volume;
    m_playback->setVolume(volume);
    m_voices->setVolume(volume * std::clamp(m_services.settings.get(kPreviewVolume), 0, 100) / 100.0);
}

void SpeechPanel::setScript(const QString &text)
{
    m_editor->script()->setScript(text);
}

void SpeechPanel::focusScript()
{
    m_editor->script()->setFocus(Qt::ShortcutFocusReason);
}

void SpeechPanel::openVoicePicker()
{
    m_voices->open(m_editor->voiceChip());
}

void SpeechPanel::closeVoicePicker()
{
    m_voices->close();
}

void SpeechPanel::exportTake()
{
    const store::Take *take = m_shelf->currentTake();
    if (!take)
        return;
    std::optional<speech::TimeRange> selection;
    if (const auto &span = m_takesCard->wave()->selection())
        selection = {span->from, span->to};
    QString modelName;
    for (const api::Model &model : m_session->models()) {
        if (model.id == take->model)
            modelName = shortModelName(model.name);
    }
    m_export->open(*take, selection, modelName);
}

void SpeechPanel::saveState()
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

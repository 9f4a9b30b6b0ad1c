// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerpanel.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/changer/changerengine.h"
#include "core/settings/settingsstore.h"
#include "ui/changer/changemaking.h"
#include "ui/changer/changerbinding.h"
#include "ui/changer/changerfooter.h"
#include "ui/changer/changerinspector.h"
#include "ui/changer/changerparts.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/changerrestore.h"
#include "ui/changer/changersession.h"
#include "ui/changer/folderbatch.h"
#include "ui/changer/resultcard.h"
#include "ui/changer/sourcecard.h"
#include "ui/changer/sourcekeeping.h"
#include "ui/changer/sourcerecording.h"
#include "ui/changer/sourcesound.h"
#include "ui/changer/takeorigin.h"
#include "ui/delivery/exportflow.h"
#include "ui/delivery/takedrag.h"
#include "ui/money/unknowndialog.h"
#include "ui/recording/recordbar.h"
#include "ui/recording/recordcontrol.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeactions.h"
#include "ui/takes/takedetails.h"
#include "ui/takes/takeshelf.h"
#include "ui/takes/voicechooser.h"
#include "ui/takes/voiceitems.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/audiosettings.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QStringList droppedFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

ChangerPanel::ChangerPanel(const ListeningServices &services, QWidget *parent)
    : Panel({u"changer"_s, tr("Voice Changer"), u"mic-vocal"_s, tr("Create")}, parent), m_services(services),
      m_session(new ChangerSession(this)),
      m_binding(new ChangerBinding(services.account, services.settings, *m_session, this)),
      m_source(new SourceSound(services.dirs.cache + "/changer/sources"_L1, this)),
      m_shelf(new TakeShelf(services.takes, services.engine, QString(changer::kChangerDocument), this)),
      m_playback(new ChangerPlayback(services.player, *m_shelf, this)),
      m_generation(new GenerationControl(this)),
      m_voices(new VoiceChooser(services.account, services.previews, services.previewPlayer,
                                services.settings, this)),
      m_takeActions(new TakeActions(*m_shelf, this)),
      m_export(new ExportFlow(
          {services.takes, services.vault, services.settings, services.prompts, services.jobs}, this)),
      m_record(new RecordControl(services.player.thread(), services.settings,
                                 services.dirs.data + "/recordings/changer"_L1, this))
{
    setObjectName(u"changerPanel"_s);
    setAcceptDrops(true);
    build();
    makeActions();
    const ChangerParts own = parts();
    auto *engine =
        new changer::ChangerEngine(services.engine, {services.takes, services.vault, services.clock},
                                   services.dirs.cache + "/changer/work"_L1, this);
    m_making = new ChangeMaking(own, *engine, this);
    m_keeping = new SourceKeeping(own, this);
    m_restore = new ChangerRestore(own, *m_keeping, this);
    new TakeOrigin(own, *m_making, this);
    m_batch = new FolderBatch(own, *engine, *m_making, this);
    new SourceRecording(own, *m_record, *m_keeping, this);
    connect(m_sourceCard, &SourceCard::openRequested, this, &ChangerPanel::openFile);
    wireTakes();
    wireNotices();
    connect(m_making, &ChangeMaking::ended, this, [this](bool made) {
        emit changeFinished(made);
        emit becameIdle();
    });
    connect(m_batch, &FolderBatch::ended, this, &Panel::becameIdle);
    m_notices->set(PanelNotices::Rank::Connection, m_binding->notice());
}

ChangerPanel::~ChangerPanel()
{
    m_generation->disconnect(this);
    m_generation->detach();
}

void ChangerPanel::build()
{
    m_content = new QWidget(this);
    m_content->setObjectName(u"changerContent"_s);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    m_notices = new PanelNotices(m_content);
    m_sourceCard = new SourceCard(*m_source, *m_playback, m_content);
    m_sourceCard->addBelow(new RecordBar(*m_record, m_sourceCard));
    m_footer = new ChangerFooter(*m_session, m_sourceCard);
    m_sourceCard->addBelow(m_footer);
    m_resultCard = new ResultCard(*m_shelf, *m_playback, m_content);
    column->addWidget(m_notices);
    column->addWidget(m_sourceCard, 3);
    column->addWidget(m_resultCard, 2);
    m_inspector = new ChangerInspector(*m_session, this);
    // A small window has room for one of the two cards.
    auto *scrolled = new QScrollArea(this);
    scrolled->setObjectName(u"changerScroll"_s);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(m_content);
    scrolled->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scrolled, 1);
    row->addWidget(m_inspector);
}

void ChangerPanel::makeActions()
{
    const auto add = [this](const QString &name, const QString &text, const QList<QKeySequence> &keys,
                            auto slot) {
        connect(addPanelAction(name, text, keys), &QAction::triggered, this, slot);
    };
    add(u"actionChange"_s, tr("Change voice"),
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
        &ChangerPanel::change);
    add(u"actionAnotherChange"_s, tr("Another take"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
        [this] { m_making->another(); });
    add(u"actionIsolate"_s, tr("Isolate the voice"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        &ChangerPanel::isolate);
    m_record->setAction(addPanelAction(u"actionRecordVoice"_s, tr("Record"), {QKeySequence(Qt::Key_R)}));
    add(u"actionOpenRecording"_s, tr("Open a recording"), {QKeySequence(Qt::CTRL | Qt::Key_O)},
        &ChangerPanel::openFile);
    add(u"actionPlayOriginal"_s, tr("Play the recording"), {QKeySequence(Qt::ALT | Qt::Key_P)},
        [this] { m_playback->playOriginal(); });
    add(u"actionTrimStart"_s, tr("Begin at the playhead"), {QKeySequence(Qt::Key_I)},
        [this] { m_sourceCard->beginHere(); });
    add(u"actionTrimEnd"_s, tr("End at the playhead"), {QKeySequence(Qt::Key_O)},
        [this] { m_sourceCard->endHere(); });
    // What has the focus is meant, else the result.
    const auto wave = [this] {
        return m_sourceCard->wave()->hasFocus() || m_shelf->isEmpty() ? m_sourceCard->wave()
                                                                      : m_resultCard->wave();
    };
    add(u"actionZoomInChange"_s, tr("Zoom in"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)},
        [wave] { wave()->zoomIn(); });
    add(u"actionZoomOutChange"_s, tr("Zoom out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [wave] { wave()->zoomOut(); });
    add(u"actionZoomFitChange"_s, tr("Show all of it"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        [wave] { wave()->zoomToFit(); });
    add(u"actionPutAway"_s, tr("Put the recording away"), {}, [this] {
        if (!m_source->isEmpty())
            m_keeping->putAway();
    });
    add(u"actionTargetVoice"_s, tr("Choose a voice"), {QKeySequence(Qt::CTRL | Qt::Key_P)},
        &ChangerPanel::openVoicePicker);
    add(u"actionExportChange"_s, tr("Export the take"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        &ChangerPanel::exportTake);
    add(u"actionStarChange"_s, tr("Star the take"), {QKeySequence(Qt::CTRL | Qt::Key_D)},
        [this] { m_shelf->toggleStar(m_shelf->current()); });
    add(u"actionChangeDetails"_s, tr("Name and note of the take"), {},
        [this] { openDetails(m_shelf->current()); });
    add(u"actionUnknownChanges"_s, tr("Show requests that may have been charged"), {},
        [this] { UnknownDialog::open(this, m_services.outcomes); });
}

ChangerParts ChangerPanel::parts()
{
    return {.services = m_services,
            .panel = *this,
            .binding = *m_binding,
            .session = *m_session,
            .source = *m_source,
            .shelf = *m_shelf,
            .playback = *m_playback,
            .generation = *m_generation,
            .voices = *m_voices,
            .sourceCard = *m_sourceCard,
            .footer = *m_footer,
            .resultCard = *m_resultCard,
            .notices = *m_notices,
            .addAction = [this](const QString &name, const QString &text,
                                const QList<QKeySequence> &keys) { return addPanelAction(name, text, keys); },
            .announce = [this](const QString &sentence) { emit announced(sentence); },
            .tellProblem = [this](const Error &error) { tellProblem(error); }};
}

void ChangerPanel::wireTakes()
{
    connect(m_binding, &ChangerBinding::profileChanged, this, [this] {
        m_voices->stopPreview();
        m_making->letGo();
        m_playback->pause();
        if (m_started)
            m_shelf->load(m_session->place().profile);
        m_notices->set(PanelNotices::Rank::Generation, std::nullopt);
    });
    connect(m_shelf, &TakeShelf::failed, this, &ChangerPanel::tellProblem);
    connect(m_resultCard, &ResultCard::menuRequested, m_takeActions, &TakeActions::openMenu);
    connect(m_resultCard, &ResultCard::removeRequested, m_takeActions, &TakeActions::remove);
    connect(m_resultCard, &ResultCard::renameRequested, this, &ChangerPanel::openDetails);
    connect(m_takeActions, &TakeActions::detailsRequested, this, &ChangerPanel::openDetails);
    connect(m_takeActions, &TakeActions::transcribeRequested, this, [this](const TakeId &id) {
        emit openRequested(u"transcription"_s, {{u"take"_s, id.value()}});
    });
    connect(m_takeActions, &TakeActions::exportRequested, m_export,
            [this](const store::Take &take) { m_export->open(take); });
    auto *drag = new TakeDrag(m_services.vault, m_services.settings, this);
    connect(m_resultCard->strip(), &TakeStrip::dragRequested, drag,
            [this, drag](const TakeId &id, QWidget *chip) {
                if (const store::Take *take = m_shelf->take(id))
                    drag->begin(*take, chip);
            });
    connect(drag, &TakeDrag::failed, this, &ChangerPanel::tellProblem);
    connect(m_takeActions, &TakeActions::removing, m_playback, &ChangerPlayback::pause);
    connect(m_playback, &ChangerPlayback::exportRequested, this, &ChangerPanel::exportTake);
    connect(m_playback, &ChangerPlayback::deviceLost, this, &ChangerPanel::tellProblem);
    connect(m_playback, &PlaybackSource::playbackChanged, this, [this] {
        if (m_playback->playback() != PlaybackSource::Playback::Stopped)
            m_voices->stopPreview();
    });
    m_voices->setCurrent(m_session->choice().voice);
    connect(m_voices, &VoiceChooser::chosen, m_session, &ChangerSession::setVoice);
    connect(m_session, &ChangerSession::choiceChanged, m_voices,
            [this] { m_voices->setCurrent(m_session->choice().voice); });
    connect(m_voices, &VoiceChooser::previewStarting, m_playback, &ChangerPlayback::pause);
    connect(m_voices, &VoiceChooser::failed, this, &ChangerPanel::tellProblem);
    connect(m_inspector, &ChangerInspector::pickerRequested, this, &ChangerPanel::openVoicePicker);
    connect(&m_services.settings, &settings::SettingsStore::changed, this, [this](const QString &key) {
        if (key == QLatin1StringView(kPreviewVolume.key))
            setVolume(m_volume);
    });
}

void ChangerPanel::wireNotices()
{
    connect(m_binding, &ChangerBinding::noticeChanged, this,
            [this] { m_notices->set(PanelNotices::Rank::Connection, m_binding->notice()); });
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
        case SpeechNotice::Action::LookUp:
            UnknownDialog::open(this, m_services.outcomes);
            break;
        default:
            break;
        }
    });
}

void ChangerPanel::activate()
{
    if (!std::exchange(m_started, true)) {
        m_shelf->load(m_session->place().profile);
        m_keeping->restoreLast();
        m_source->removeLeftovers();
    }
    m_record->activate();
    m_sourceCard->takeFocus();
}

void ChangerPanel::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    m_record->deactivate();
}

void ChangerPanel::open(const QVariantMap &what)
{
    if (const QStringList files = what.value(u"files"_s).toStringList(); !files.isEmpty())
        openFiles(files);
    if (const QString path = what.value(u"file"_s).toString(); !path.isEmpty())
        openFiles({path});
    if (const QString take = what.value(u"input"_s).toString(); !take.isEmpty())
        m_keeping->openTake(TakeId(take));
    if (const QString take = what.value(u"take"_s).toString(); !take.isEmpty())
        m_restore->restore(TakeId(take));
    if (const VoiceId voice(what.value(u"voice"_s).toString()); !voice.isEmpty())
        m_session->setVoice(voice);
}

void ChangerPanel::openFiles(const QStringList &paths)
{
    if (paths.size() == 1 && QFileInfo(paths.first()).isDir())
        m_batch->offerFolder(paths.first());
    else if (paths.size() == 1)
        m_keeping->openFile(paths.first());
    else if (!paths.isEmpty())
        m_batch->offer(paths);
}

void ChangerPanel::openFile()
{
    m_services.prompts.openFile(this, tr("Open a recording"),
                                tr("Sound and video (*.wav *.mp3 *.flac *.ogg *.opus *.m4a *.aac *.aiff "
                                   "*.wma *.mp4 *.mov *.mkv *.webm "
                                   "*.avi);;All files (*)"),
                                [this](const QString &path) { m_keeping->openFile(path); });
}

QString ChangerPanel::actionDetail(const QString &name) const
{
    if (name != "actionChange"_L1 || !m_session->voice() || m_session->source().isEmpty())
        return {};
    //: Beside "Change voice" in the command palette: %1 the voice, %2 the price.
    return tr("%1, %2").arg(m_session->voice()->name,
                            m_session->place().realMoney
                                ? tr("%n credits", nullptr, int(m_session->credits()))
                                : tr("free in the sandbox"));
}

void ChangerPanel::saveState()
{
    m_keeping->remember();
    if (m_record->isBusy())
        m_record->finish();
}

bool ChangerPanel::isMaking() const
{
    return m_making->isRunning();
}

bool ChangerPanel::isBusy() const
{
    return isMaking() || m_batch->isRunning() || m_record->isBusy();
}

void ChangerPanel::stop()
{
    if (m_record->isBusy())
        m_record->finish();
    m_making->cancel();
    m_batch->cancel();
}

void ChangerPanel::change()
{
    m_making->change();
}

void ChangerPanel::isolate()
{
    m_making->isolate();
}

PlaybackSource *ChangerPanel::playback() const
{
    return m_playback;
}

QWidget *ChangerPanel::inspector() const
{
    return m_inspector;
}

void ChangerPanel::setInspectorVisible(bool visible)
{
    m_inspector->setVisible(visible);
}

void ChangerPanel::setVolume(double volume)
{
    m_volume = volume;
    m_playback->setVolume(volume);
    m_voices->setVolume(volume * std::clamp(m_services.settings.get(kPreviewVolume), 0, 100) / 100.0);
}

void ChangerPanel::openVoicePicker()
{
    m_voices->open(m_inspector->isVisible() ? static_cast<QWidget *>(m_inspector->voiceChip())
                                            : static_cast<QWidget *>(m_footer));
}

void ChangerPanel::exportTake()
{
    const store::Take *take = m_shelf->currentTake();
    if (!take)
        return;
    std::optional<speech::TimeRange> selection;
    if (const auto &span = m_resultCard->wave()->selection())
        selection = {span->from, span->to};
    QString modelName;
    for (const api::Model &model : m_session->models()) {
        if (model.id == take->model)
            modelName = shortModelName(model.name);
    }
    m_export->open(*take, selection, modelName);
}

void ChangerPanel::dropTakes(const QStringList &ids)
{
    QList<TakeId> gone;
    for (const QString &id : ids)
        gone.append(TakeId(id));
    m_shelf->dropGone(gone);
}

void ChangerPanel::openDetails(const TakeId &id)
{
    const store::Take *take = m_shelf->take(id);
    if (!take)
        return;
    auto *details = new TakeDetails(*take);
    connect(details, &TakeDetails::accepted, this, [this, id](const QString &name, const QString &note) {
        m_shelf->setName(id, name);
        m_shelf->setNote(id, note);
    });
    OverlayHost::of(this)->showDialog(details);
}

void ChangerPanel::tellProblem(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

void ChangerPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_sourceCard->setPicked(true);
}

void ChangerPanel::dragLeaveEvent(QDragLeaveEvent *)
{
    m_sourceCard->setPicked(false);
}

void ChangerPanel::dropEvent(QDropEvent *event)
{
    m_sourceCard->setPicked(false);
    const QStringList files = droppedFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    openFiles(files);
}

} // namespace studio::ui

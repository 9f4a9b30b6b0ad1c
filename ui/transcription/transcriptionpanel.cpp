// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptionpanel.h"

#include "core/audio/player.h"
#include "core/settings/settingsstore.h"
#include "core/transcript/document.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/takes/panelnotices.h"
#include "ui/transcription/captionsfeature.h"
#include "ui/transcription/detailspage.h"
#include "ui/transcription/importchoices.h"
#include "ui/transcription/importflow.h"
#include "ui/transcription/livefeature.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcriptbar.h"
#include "ui/transcription/transcriptediting.h"
#include "ui/transcription/transcriptexport.h"
#include "ui/transcription/transcripthome.h"
#include "ui/transcription/transcriptionparts.h"
#include "ui/transcription/transcriptopening.h"
#include "ui/transcription/transcriptshelf.h"
#include "ui/widgets/card.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transcriptionsettings.h"
#include "ui/widgets/userprompts.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QStringList localFilesOf(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

TranscriptionPanel::TranscriptionPanel(const ListeningServices &services, QWidget *parent)
    : Panel({u"transcription"_s, tr("Transcription"), u"captions"_s, tr("Create")}, parent),
      m_services(services), m_table(services.database),
      m_open(new OpenTranscript(m_table, services.dirs, this)),
      m_playback(new MediaPlayback(services.player, this))
{
    setObjectName(u"transcriptionPanel"_s);
    setAcceptDrops(true);
    build();
    const TranscriptionParts own = parts();
    m_shelf = new TranscriptShelf(own, this);
    m_import = new ImportFlow(own, *m_shelf, this);
    m_opening = new TranscriptOpening(own, this);
    wire();
    new TranscriptEditing(own, this);
    auto *captions = new CaptionsFeature(own, this);
    new TranscriptExportFlow(own, *captions, this);
    auto *details = new DetailsPage(*m_open);
    m_inspector->addPage(tr("Details"), details);
    connect(details, &DetailsPage::showInFolderRequested, this,
            [this](const QString &path) { m_services.prompts.showInFolder(path); });
    m_live = new LiveFeature(own,
                             {.engine = services.transcription,
                              .service = [this] { return m_shelf->service(); },
                              .languages = languageChoices(),
                              .voskModel = [this] { return m_services.settings.get(kVoskModel); }},
                             this);
    connect(m_live, &LiveFeature::becameIdle, this, &Panel::becameIdle);
    showHome();
}

TranscriptionPanel::~TranscriptionPanel()
{
    // Features are children: they save when it is let go, while everything is still there. Of the window
    // around the panel that cannot be said.
    m_open->disconnect(this);
    m_open->close();
}

void TranscriptionPanel::build()
{
    m_bar = new TranscriptBar(this);
    m_content = new QStackedWidget(this);
    m_content->setObjectName(u"transcriptionContent"_s);

    auto *homePage = new QWidget(m_content);
    m_home = new TranscriptHome(homePage);
    auto *homeColumn = new QVBoxLayout(homePage);
    homeColumn->setContentsMargins(20, 14, 20, 14);
    homeColumn->setSpacing(14);
    m_notices = new PanelNotices(homePage);
    homeColumn->addWidget(m_notices);
    homeColumn->addWidget(m_home, 1);

    m_page = new QWidget(m_content);
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(20, 14, 20, 14);
    m_column->setSpacing(12);
    auto *waveCard = new Card(m_page, 0);
    waveCard->setFixedHeight(140);
    m_waveform = new WaveformView(waveCard);
    m_waveform->setObjectName(u"transcriptWaveform"_s);
    waveCard->column()->setContentsMargins(16, 8, 16, 8);
    waveCard->column()->addWidget(m_waveform);
    m_textCard = new Card(m_page, 0);
    m_column->addWidget(waveCard);
    m_column->addWidget(m_textCard, 1);
    m_content->addWidget(homePage);
    m_content->addWidget(m_page);

    m_inspector = new InspectorPages(tr("Captions and details"), this);
    m_inspector->setObjectName(u"transcriptInspector"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_row = new QHBoxLayout;
    m_row->setSpacing(0);
    m_row->addWidget(m_content, 1);
    m_row->addWidget(m_inspector);
    column->addLayout(m_row, 1);
}

void TranscriptionPanel::wire()
{
    connect(m_bar, &TranscriptBar::homeRequested, m_open, &OpenTranscript::close);
    connect(m_bar, &TranscriptBar::newRequested, m_import, &ImportFlow::chooseFiles);
    connect(m_home, &TranscriptHome::filesRequested, m_import, &ImportFlow::chooseFiles);
    connect(m_import, &ImportFlow::textFileOffered, m_opening, &TranscriptOpening::open);
    connect(m_home, &TranscriptHome::linkRequested, m_import, &ImportFlow::chooseLink);
    connect(
        addPanelAction(u"actionNewTranscript"_s, tr("New transcript…"), {QKeySequence(Qt::CTRL | Qt::Key_O)}),
        &QAction::triggered, m_import, &ImportFlow::chooseFiles);
    connect(addPanelAction(u"actionTranscriptHome"_s, tr("All transcripts"),
                           {QKeySequence(Qt::CTRL | Qt::Key_L)}),
            &QAction::triggered, m_open, &OpenTranscript::close);

    connect(m_open, &OpenTranscript::opened, this, &TranscriptionPanel::showOpened);
    connect(m_open, &OpenTranscript::closed, this, &TranscriptionPanel::showHome);
    connect(m_open, &OpenTranscript::failed, this, &TranscriptionPanel::tell);
    connect(m_open, &OpenTranscript::entryChanged, this, &TranscriptionPanel::showFacts);
    connect(m_open, &OpenTranscript::saveStateChanged, this,
            [this] { m_bar->setSaveState(m_open->saveState()); });
    connect(m_open, &OpenTranscript::peaksChanged, this,
            [this](const audio::Peaks &peaks) { m_waveform->setPeaks(wavePeaksOf(peaks)); });
    const transcript::Document &document = m_open->document();
    connect(&document, &transcript::Document::speakersChanged, this, &TranscriptionPanel::showFacts);
    connect(&document, &transcript::Document::languageChanged, this, &TranscriptionPanel::showFacts);

    connect(m_waveform, &WaveformView::seekRequested, m_playback, &MediaPlayback::seek);
    connect(m_playback, &PlaybackSource::positionChanged, m_waveform, &WaveformView::setPosition);
    connect(m_waveform, &WaveformView::selectionChanged, this, [this] {
        const auto &span = m_waveform->selection();
        m_playback->setLoopStretch(span ? std::optional(MediaPlayback::Stretch{span->from, span->to})
                                        : std::nullopt);
    });
    connect(m_playback, &MediaPlayback::deviceLost, this, &TranscriptionPanel::tell);
    connect(m_shelf, &TranscriptShelf::failed, this, &TranscriptionPanel::tell);
}

TranscriptionParts TranscriptionPanel::parts()
{
    return {.services = m_services,
            .table = m_table,
            .panel = *this,
            .open = *m_open,
            .playback = *m_playback,
            .bar = *m_bar,
            .home = *m_home,
            .notices = *m_notices,
            .waveform = *m_waveform,
            .column = *m_column,
            .textCard = *m_textCard,
            .inspector = *m_inspector,
            .addAction = [this](const QString &name, const QString &text,
                                const QList<QKeySequence> &keys) { return addPanelAction(name, text, keys); },
            .announce = [this](const QString &sentence) { emit announced(sentence); },
            .tellProblem = [this](const Error &error) { tell(error); }};
}

QWidget *TranscriptionPanel::bar() const
{
    return m_bar;
}

QBoxLayout *TranscriptionPanel::sideBySide() const
{
    return m_row;
}

QWidget *TranscriptionPanel::content() const
{
    return m_content;
}

QWidget *TranscriptionPanel::inspector() const
{
    return m_open->isOpen() ? m_inspector : nullptr;
}

void TranscriptionPanel::setInspectorVisible(bool visible)
{
    m_inspectorWanted = visible;
    m_inspector->setVisible(visible && m_open->isOpen());
}

PlaybackSource *TranscriptionPanel::playback() const
{
    return m_playback;
}

void TranscriptionPanel::setVolume(double volume)
{
    m_playback->setVolume(volume);
}

void TranscriptionPanel::activate()
{
    if (!std::exchange(m_started, true))
        m_shelf->start();
    if (!m_open->isOpen())
        m_home->takeFocus();
    else if (QWidget *text = m_textCard->findChild<QWidget *>(u"transcriptView"_s))
        text->setFocus(Qt::ShortcutFocusReason);
}

void TranscriptionPanel::open(const QVariantMap &what)
{
    QStringList files = what.value(u"files"_s).toStringList();
    if (const QString file = what.value(u"file"_s).toString(); !file.isEmpty())
        files.append(file);
    if (!files.isEmpty())
        m_import->offer(files);
    if (what.value(u"close"_s).toBool()) {
        m_live->leave();
        m_open->close();
    }
    if (what.value(u"record"_s).toBool())
        m_live->show();
    if (what.value(u"link"_s).toBool())
        m_import->chooseLink();
    if (const QString id = what.value(u"transcript"_s).toString(); !id.isEmpty())
        m_open->open(TranscriptId(id));
    if (const QString id = what.value(u"take"_s).toString(); !id.isEmpty())
        m_import->offerTake(TakeId(id));
}

void TranscriptionPanel::letGo(const QStringList &ids)
{
    if (m_open->isOpen() && ids.contains(m_open->id().value()))
        m_open->close();
}

bool TranscriptionPanel::isBusy() const
{
    return m_live->isBusy();
}

void TranscriptionPanel::stop()
{
    m_live->stop();
}

void TranscriptionPanel::saveState()
{
    emit saveNow();
}

void TranscriptionPanel::showHome()
{
    m_playback->clear();
    m_waveform->clear();
    m_bar->showHome();
    m_content->setCurrentIndex(0);
    m_inspector->hide();
    emit inspectorChanged();
    if (isVisible())
        m_home->takeFocus();
}

void TranscriptionPanel::showOpened()
{
    const store::TranscriptEntry &entry = m_open->entry();
    m_waveform->clear();
    m_waveform->setTitle(tr("Waveform, %1").arg(entry.title));
    m_playback->setTrack(m_open->track(), entry.title);
    m_waveform->setTrack(m_open->track());
    WavePeaks none;
    none.totalSeconds =
        m_open->track() ? m_open->track()->seconds() : m_open->document().transcript().seconds;
    none.growing = m_open->track() != nullptr;
    m_waveform->setPeaks(none);
    showFacts();
    m_content->setCurrentIndex(1);
    m_inspector->setVisible(m_inspectorWanted);
    emit inspectorChanged();
    if (isVisible())
        activate();
    emit announced(tr("%1 is open.").arg(entry.title));
}

void TranscriptionPanel::showFacts()
{
    if (!m_open->isOpen())
        return;
    m_bar->showTranscript(m_open->entry().title,
                          transcriptFacts(m_open->entry(), m_open->document().transcript()));
}

void TranscriptionPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (localFilesOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_home->setDropWelcome(true);
}

void TranscriptionPanel::dragLeaveEvent(QDragLeaveEvent *)
{
    m_home->setDropWelcome(false);
}

void TranscriptionPanel::dropEvent(QDropEvent *event)
{
    m_home->setDropWelcome(false);
    const QStringList files = localFilesOf(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    m_import->offer(files);
}

void TranscriptionPanel::tell(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

} // namespace studio::ui

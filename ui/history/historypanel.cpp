// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypanel.h"

#include "core/account/account.h"
#include "core/history/unknownoutcomes.h"
#include "core/store/takerepository.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/archive/archiveplayback.h"
#include "ui/delivery/exportflow.h"
#include "ui/history/historyfilterbar.h"
#include "ui/history/historyremoval.h"
#include "ui/history/historysessions.h"
#include "ui/history/usagecolumn.h"
#include "ui/money/unknowndialog.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using account::Account;

/// Where an entry was made, and can be made again.
static QString panelOf(const ArchiveEntry &entry)
{
    const bool changed = entry.kind == ArchiveEntry::Kind::Take && entry.take.document == "changer"_L1;
    return changed ? u"changer"_s : u"speech"_s;
}

HistoryPanel::HistoryPanel(const HistoryServices &services, QWidget *parent)
    : Panel({u"history"_s, tr("History"), u"history"_s, {}}, parent), m_services(services),
      m_model(new ArchiveModel(services.index, this)),
      m_playback(new ArchivePlayback(services.player, services.engine, this))
{
    m_model->setTranscripts(services.transcripts);
    m_model->setSessions(services.sessions);
    setObjectName(u"historyPanel"_s);
    build();
    makeActions();
    wire();
    takeAccount();
    showMoney();
}

HistoryPanel::~HistoryPanel() = default;

void HistoryPanel::build()
{
    m_content = new QWidget(this);
    m_content->setObjectName(u"historyContent"_s);
    m_filters = new HistoryFilterBar(m_content);
    m_money = new InfoBanner(m_content);
    m_money->setObjectName(u"historyMoney"_s);
    m_money->setAction(tr("Look it up"));
    m_money->hide();
    m_offline = new InfoBanner(m_content);
    m_offline->setObjectName(u"historyOffline"_s);
    m_offline->setNotice(NoticeKind::Info, tr("The history of your account cannot be read now."),
                         tr("What is on this computer is shown, and plays."));
    m_offline->setIconName(u"cloud-off"_s);
    m_offline->hide();

    auto *card = new Card(m_content, 8);
    m_stack = new QStackedWidget(card);
    m_list = new ArchiveList(*m_model, false, m_stack);
    m_list->setObjectName(u"historyList"_s);
    m_waiting = new Skeleton(tr("Loading history"), 4, m_stack);
    m_empty = new EmptyState(u"history"_s, {}, {}, m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_empty);
    card->column()->addWidget(m_stack);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    column->addWidget(m_filters);
    column->addWidget(m_money);
    column->addWidget(m_offline);
    column->addWidget(card, 1);

    m_usage = new UsageColumn(m_services, this);
    m_export = new ExportFlow(
        {m_services.takes, m_services.vault, m_services.settings, m_services.prompts, m_services.jobs}, this);
    m_sessions = new HistorySessions(m_services.sessions, this);
    m_removal = new HistoryRemoval(m_services, *m_model, *this);
    connect(m_removal, &HistoryRemoval::failed, this, &HistoryPanel::tell);
    connect(m_removal, &HistoryRemoval::takesRemoved, this, &HistoryPanel::takesRemoved);
    connect(m_removal, &HistoryRemoval::transcriptsRemoving, this, &HistoryPanel::transcriptsRemoving);
    m_playback->setCanExport(true);
    connect(m_playback, &ArchivePlayback::exportRequested, m_export,
            [this](const store::Take &take) { m_export->open(take); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_content, 1);
    row->addWidget(m_usage);
}

void HistoryPanel::makeActions()
{
    const auto add = [this](const QString &name, const QString &text, const QList<QKeySequence> &keys,
                            auto slot) {
        connect(addPanelAction(name, text, keys), &QAction::triggered, this, slot);
    };
    add(u"actionHistorySearch"_s, tr("Search the history"), {QKeySequence(Qt::CTRL | Qt::Key_F)},
        [this] { m_filters->focusSearch(); });
    add(u"actionHistoryRestore"_s, tr("Restore with its text, voice and settings"),
        {QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] {
            if (const ArchiveEntry *entry = m_list->current())
                restore(ArchiveEntry(*entry));
        });
    add(u"actionHistoryInput"_s, tr("Use as voice changer input"), {}, [this] {
        if (const ArchiveEntry *entry = m_list->current())
            handOver(ArchiveEntry(*entry), u"changer"_s, u"input"_s);
    });
    add(u"actionHistoryTranscribe"_s, tr("Open in Transcription"), {}, [this] {
        if (const ArchiveEntry *entry = m_list->current())
            entry->kind == ArchiveEntry::Kind::Transcript
                ? restore(ArchiveEntry(*entry))
                : handOver(ArchiveEntry(*entry), u"transcription"_s, u"take"_s);
    });
    add(u"actionHistoryStar"_s, tr("Star the take or transcript"), {QKeySequence(Qt::CTRL | Qt::Key_D)},
        [this] {
            if (const ArchiveEntry *entry = m_list->current())
                star(ArchiveEntry(*entry));
        });
    add(u"actionHistoryExport"_s, tr("Export the chosen takes"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        [this] { exportChosen(); });
    add(u"actionHistoryDelete"_s, tr("Delete the chosen entries"), {}, [this] { removeChosen(); });
    add(u"actionHistoryRefresh"_s, tr("Look for new history"), {QKeySequence(Qt::Key_F5)}, [this] {
        m_model->reload();
        m_usage->reload();
    });
    add(u"actionHistoryUnknown"_s, tr("Show requests that may have been charged"), {},
        [this] { UnknownDialog::open(this, m_services.outcomes); });
}

void HistoryPanel::wire()
{
    const Account &account = m_services.account;
    connect(&account, &Account::profileChanged, this, &HistoryPanel::takeAccount);
    connect(&account, &Account::stateChanged, this, &HistoryPanel::takeAccount);
    connect(m_filters, &HistoryFilterBar::changed, this, &HistoryPanel::applyFilter);
    connect(m_filters, &HistoryFilterBar::leaveRequested, this,
            [this] { m_list->setFocus(Qt::ShortcutFocusReason); });
    connect(m_model, &ArchiveModel::stateChanged, this, &HistoryPanel::showState);
    connect(m_list, &ArchiveList::playRequested, this, &HistoryPanel::play);
    connect(m_list, &ArchiveList::restoreRequested, this, &HistoryPanel::restore);
    connect(m_list, &ArchiveList::starRequested, this, &HistoryPanel::star);
    connect(m_list, &ArchiveList::removeRequested, this, &HistoryPanel::removeChosen);
    connect(m_list, &ArchiveList::menuRequested, this, &HistoryPanel::openMenu);
    connect(m_list, &ArchiveList::typed, m_filters, &HistoryFilterBar::type);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_filters->isNarrowing())
            m_filters->clear();
        else
            emit openRequested(u"speech"_s, {});
    });
    connect(m_playback, &PlaybackSource::playbackChanged, this, [this] {
        const bool sounds = m_playback->playback() != PlaybackSource::Playback::Stopped;
        m_model->setPlaying(sounds ? u"take "_s + m_playback->take().value() : QString());
    });
    connect(m_playback, &ArchivePlayback::failed, this, &HistoryPanel::tell);
    connect(m_sessions, &HistorySessions::failed, this, &HistoryPanel::tell);
    connect(m_sessions, &HistorySessions::changed, m_model, &ArchiveModel::reload);
    connect(m_money, &InfoBanner::actionTriggered, this,
            [this] { UnknownDialog::open(this, m_services.outcomes); });
    connect(&m_services.outcomes, &history::UnknownOutcomes::changed, this, &HistoryPanel::showMoney);
    connect(&m_services.outcomes, &history::UnknownOutcomes::adopted, this, [this] {
        if (!m_started)
            return;
        m_model->reload();
        m_usage->reload();
    });
}

void HistoryPanel::takeAccount()
{
    const auto &backend = m_services.account.backend();
    const bool answers = m_services.account.state() == Account::State::Connected
        || m_services.account.state() == Account::State::Sandbox;
    std::optional<api::HistoryApi> api;
    if (backend && answers)
        api.emplace(*backend->transport, backend->dialect);
    m_model->setService(api);
    if (m_started)
        applyFilter();
    m_usage->takeAccount();
}

void HistoryPanel::activate()
{
    const bool first = !std::exchange(m_started, true);
    const ProfileId profile = m_services.account.profile().id;
    if (first)
        applyFilter();
    else
        m_model->reload();
    m_usage->reload();
    m_services.outcomes.refresh();
    m_services.index.voices(profile)->then(this, [this](const Result<QList<store::HistoryGroup>> &voices) {
        if (voices)
            m_filters->setVoices(*voices);
    });
    m_services.index.documents(profile)->then(this, [this](const Result<QList<store::HistoryGroup>> &kinds) {
        if (!kinds)
            return;
        m_kinds = *kinds;
        showKinds();
    });
    if (m_model->isEmpty())
        m_filters->focusSearch();
    else
        m_list->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::open(const QVariantMap &what)
{
    if (const QString words = what.value(u"words"_s).toString(); !words.isEmpty()) {
        m_filters->clear();
        m_filters->type(words);
    }
    if (what.value(u"unknown"_s).toBool())
        UnknownDialog::open(this, m_services.outcomes);
}

void HistoryPanel::applyFilter()
{
    store::HistoryFilter filter = m_filters->filter();
    filter.profile = m_services.account.profile().id;
    m_model->setFilter(filter);
}

void HistoryPanel::showKinds()
{
    // Of projects there may be any number; these two always have their place.
    QList<store::HistoryGroup> kinds = m_kinds.mid(0, 4);
    if (m_model->hasTranscripts())
        kinds.append({.key = kTranscriptsDocument});
    if (m_model->hasSessions())
        kinds.append({.key = kSessionsDocument});
    m_filters->setDocuments(kinds);
}

void HistoryPanel::showState()
{
    showKinds();
    m_offline->setVisible(m_model->serviceState() == ArchiveModel::ServiceState::Offline
                          && m_services.account.profile().dialect != profiles::DialectKind::Sandbox);
    if (!m_model->isEmpty()) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_model->isLoading()) {
        m_stack->setCurrentWidget(m_waiting);
        return;
    }
    if (const auto &problem = m_model->problem()) {
        m_empty->setContent(u"triangle-alert"_s, problem->message, problem->nextStep);
        m_empty->setAction({});
    } else if (m_filters->isNarrowing()) {
        m_empty->setContent(u"search"_s, tr("Nothing matches."), tr("Try fewer words, or another voice."));
        m_empty->setAction(tr("Clear filters"));
    } else {
        m_empty->setContent(u"history"_s, tr("Nothing made yet."),
                            tr("What you generate is kept here, with everything it was made of."));
        m_empty->setAction(tr("Go to Text to Speech"));
    }
    m_stack->setCurrentWidget(m_empty);
}

void HistoryPanel::showMoney()
{
    const int count = m_services.outcomes.count();
    m_money->setVisible(count > 0);
    if (count > 0)
        m_money->setNotice(NoticeKind::Warning, tr("%n requests may have been charged.", nullptr, count),
                           tr("Their answers got lost."));
}

void HistoryPanel::withTake(const ArchiveEntry &entry, std::function<void(const TakeId &)> f)
{
    if (entry.kind == ArchiveEntry::Kind::Transcript || entry.kind == ArchiveEntry::Kind::Session)
        return;
    if (entry.kind == ArchiveEntry::Kind::Take) {
        f(entry.take.id);
        return;
    }
    const auto &backend = m_services.account.backend();
    if (!backend)
        return;
    const history::AdoptionStores stores{m_services.takes, m_services.vault, m_services.ledger};
    auto *job = history::adopt(
        stores, api::HistoryApi(*backend->transport, backend->dialect), entry.item,
        history::takeOfItem(entry.item, m_services.account.profile().id, backend->dialect.hostId()),
        std::nullopt, this);
    m_adopting = job;
    emit announced(tr("Fetching the sound from the service."));
    job->then(this, [this, f = std::move(f)](const Result<store::Take> &take) {
        if (take) {
            m_model->reload();
            f(take->id);
        } else if (!take.error().isCancelled()) {
            tell(take.error());
        }
    });
}

void HistoryPanel::play(const ArchiveEntry &entry)
{
    if (entry.kind == ArchiveEntry::Kind::Transcript || entry.kind == ArchiveEntry::Kind::Session) {
        restore(entry);
        return;
    }
    withTake(entry, [this](const TakeId &id) {
        if (m_playback->take() == id) {
            m_playback->togglePlay();
            return;
        }
        auto *job = m_services.takes.byId(id);
        m_loading = job;
        job->then(this, [this](const Result<std::optional<store::Take>> &take) {
            if (take && *take)
                m_playback->toggle(**take);
            else if (!take && !take.error().isCancelled())
                tell(take.error());
        });
    });
}

void HistoryPanel::restore(const ArchiveEntry &entry)
{
    if (entry.kind == ArchiveEntry::Kind::Transcript) {
        emit openRequested(u"transcription"_s, {{u"transcript"_s, entry.transcript.id.value()}});
        return;
    }
    if (entry.kind == ArchiveEntry::Kind::Session) {
        emit openRequested(u"agent"_s, {{u"files"_s, QStringList{entry.session.folder}}});
        return;
    }
    withTake(entry, [this, entry](const TakeId &id) {
        m_playback->pause();
        emit openRequested(panelOf(entry), {{u"take"_s, id.value()}});
    });
}

/// The sound of a take as a recording of another panel.
void HistoryPanel::handOver(const ArchiveEntry &entry, const QString &panel, const QString &as)
{
    withTake(entry, [this, panel, as](const TakeId &id) {
        m_playback->pause();
        emit openRequested(panel, {{as, id.value()}});
    });
}

void HistoryPanel::star(const ArchiveEntry &entry)
{
    if (entry.kind != ArchiveEntry::Kind::Take && entry.kind != ArchiveEntry::Kind::Transcript)
        return;
    const bool starred = !entry.isStarred();
    JobOf<bool> *job = nullptr;
    if (entry.kind == ArchiveEntry::Kind::Take) {
        m_model->noteStarred(entry.take.id, starred);
        job = m_services.takes.setStarred(entry.take.id, starred);
    } else {
        m_model->noteStarred(entry.transcript.id, starred);
        job = m_services.transcripts.setStarred(entry.transcript.id, starred);
    }
    job->then(this, [this](const Result<bool> &done) {
        if (!done && !done.error().isCancelled())
            tell(done.error());
    });
    emit announced(starred ? tr("Starred.") : tr("The star is removed."));
}

void HistoryPanel::removeChosen()
{
    const QList<ArchiveEntry> chosen = m_list->chosen();
    QStringList sessions;
    for (const ArchiveEntry &entry : chosen) {
        if (entry.kind == ArchiveEntry::Kind::Take && entry.take.id == m_playback->take())
            m_playback->release();
        else if (entry.kind == ArchiveEntry::Kind::Session)
            sessions.append(entry.session.id);
    }
    m_sessions->remove(sessions);
    const int row = m_list->currentIndex().row();
    if (m_removal->remove(chosen))
        m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
    else if (sessions.isEmpty())
        emit announced(tr("What only the service has is kept there."));
}

void HistoryPanel::exportChosen()
{
    QList<TakeId> ids;
    QString session;
    for (const ArchiveEntry &entry : m_list->chosen()) {
        if (entry.kind == ArchiveEntry::Kind::Take)
            ids.append(entry.take.id);
        else if (entry.kind == ArchiveEntry::Kind::Session && session.isEmpty())
            session = entry.session.folder;
    }
    if (ids.isEmpty() && !session.isEmpty())
        emit openRequested(u"agent"_s, {{u"files"_s, QStringList{session}}, {u"report"_s, true}});
    else if (ids.isEmpty())
        emit announced(tr("Play or restore it first: only what is on this computer can be exported."));
    else
        m_export->openIds(ids);
}

void HistoryPanel::openMenu(const QPoint &globalPosition)
{
    const ArchiveEntry *current = m_list->current();
    if (!current)
        return;
    const ArchiveEntry entry = *current;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto addStar = [this, menu, entry] {
        menu->addAction(entry.isStarred() ? tr("Remove the star") : tr("Star"), this,
                        [this, entry] { star(entry); });
    };
    if (entry.kind == ArchiveEntry::Kind::Transcript) {
        menu->addAction(tr("Open in Transcription"), this, [this, entry] { restore(entry); });
        addStar();
        menu->addSeparator();
        menu->addAction(tr("Delete"), this, &HistoryPanel::removeChosen);
    } else if (entry.kind == ArchiveEntry::Kind::Session) {
        menu->addAction(tr("Open as a replay"), this, [this, entry] { restore(entry); });
        menu->addAction(tr("Save report…"), this, &HistoryPanel::exportChosen);
        menu->addSeparator();
        menu->addAction(tr("Delete"), this, &HistoryPanel::removeChosen);
    } else {
        menu->addAction(tr("Play or pause"), this, [this, entry] { play(entry); });
        menu->addAction(panelOf(entry) == "changer"_L1 ? tr("Restore in the Voice Changer")
                                                       : tr("Restore in Text to Speech"),
                        this, [this, entry] { restore(entry); });
        menu->addAction(tr("Use as voice changer input"), this,
                        [this, entry] { handOver(entry, u"changer"_s, u"input"_s); });
        menu->addAction(tr("Open in Transcription"), this,
                        [this, entry] { handOver(entry, u"transcription"_s, u"take"_s); });
    }
    if (entry.kind == ArchiveEntry::Kind::Take) {
        addStar();
        menu->addAction(tr("Export…"), this, &HistoryPanel::exportChosen);
        menu->addSeparator();
        menu->addAction(tr("Delete"), this, &HistoryPanel::removeChosen);
    }
    menu->popup(globalPosition);
}

void HistoryPanel::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    m_playback->release();
}

QWidget *HistoryPanel::inspector() const
{
    return m_usage;
}

void HistoryPanel::setInspectorVisible(bool visible)
{
    m_usage->setVisible(visible);
}

PlaybackSource *HistoryPanel::playback() const
{
    return m_playback;
}

void HistoryPanel::setVolume(double volume)
{
    m_playback->setVolume(volume);
}

void HistoryPanel::tell(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

} // namespace studio::ui

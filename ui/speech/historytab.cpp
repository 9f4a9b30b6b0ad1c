// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/historytab.h"

#include "core/store/takerepository.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/archive/archiveplayback.h"
#include "ui/speech/inspectortabs.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takerestore.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/voicechooser.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

HistoryTab::HistoryTab(const SpeechParts &parts, TakeRestore &restore, InspectorTabs &tabs)
    : QWidget(&tabs), m_parts(parts), m_model(new ArchiveModel(parts.services.historyIndex, this)),
      m_playback(new ArchivePlayback(parts.services.previewPlayer, parts.services.engine, this)),
      m_search(new SearchField(this)), m_stack(new QStackedWidget(this)),
      m_list(new ArchiveList(*m_model, true, m_stack)), m_empty(new EmptyState(u"history"_s, {}, {}, m_stack))
{
    setObjectName(u"historyTab"_s);
    m_search->setObjectName(u"historyTabSearch"_s);
    m_search->setPlaceholderText(tr("Search history"));
    m_search->setAccessibleName(tr("Search history"));
    m_list->setObjectName(u"historyTabList"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 8);
    column->setSpacing(6);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(18, 0, 20, 0);
    head->addWidget(m_search);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(8, 0, 8, 0);
    body->addWidget(m_stack);
    column->addLayout(head);
    column->addLayout(body, 1);

    connect(m_search, &QLineEdit::textChanged, this, &HistoryTab::refresh);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(Qt::ShortcutFocusReason); });
    connect(m_list, &ArchiveList::typed, this, [this](const QString &text) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(text);
    });
    connect(m_model, &ArchiveModel::stateChanged, this, &HistoryTab::showState);
    connect(m_list, &ArchiveList::playRequested, this, &HistoryTab::play);
    connect(m_list, &ArchiveList::restoreRequested, this, [this, &restore](const ArchiveEntry &entry) {
        m_playback->release();
        if (entry.kind != ArchiveEntry::Kind::Take)
            return;
        if (entry.take.document == "changer"_L1)
            emit m_parts.panel.openRequested(u"changer"_s, {{u"take"_s, entry.take.id.value()}});
        else
            restore.restore(entry.take.id);
    });
    connect(m_playback, &PlaybackSource::playbackChanged, this, [this] {
        const bool sounds = m_playback->playback() != PlaybackSource::Playback::Stopped;
        m_model->setPlaying(sounds ? u"take "_s + m_playback->take().value() : QString());
    });
    connect(m_playback, &ArchivePlayback::failed, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
    connect(&parts.voices, &VoiceChooser::previewStarting, m_playback, &ArchivePlayback::release);
    connect(&parts.playback, &PlaybackSource::playbackChanged, this, [this] {
        if (m_parts.playback.playback() == PlaybackSource::Playback::Playing)
            m_playback->release();
    });
    connect(&parts.generation, &GenerationControl::finished, this, [this] {
        if (isVisible())
            m_model->reload();
    });
    connect(&parts.session, &SpeechSession::placeChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(parts.addAction(u"actionShowHistory"_s, tr("Show the history beside the script"),
                            {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_H)}),
            &QAction::triggered, this, [this, &tabs] {
                m_parts.panel.setInspectorVisible(true);
                tabs.showHistory();
                m_search->setFocus(Qt::ShortcutFocusReason);
            });
    showState();
}

void HistoryTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_model->reload();
}

void HistoryTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_playback->release();
}

void HistoryTab::refresh()
{
    store::HistoryFilter filter;
    filter.profile = m_parts.session.place().profile;
    filter.words = m_search->text();
    m_model->setFilter(filter);
}

void HistoryTab::showState()
{
    if (!m_model->isEmpty() || m_model->isLoading()) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (const auto &problem = m_model->problem())
        m_empty->setContent(u"triangle-alert"_s, problem->message, problem->nextStep);
    else if (!m_search->text().isEmpty())
        m_empty->setContent(u"search"_s, tr("Nothing matches."), tr("Try fewer words."));
    else
        m_empty->setContent(u"history"_s, tr("Nothing made yet."), tr("What you generate is kept here."));
    m_stack->setCurrentWidget(m_empty);
}

void HistoryTab::play(const ArchiveEntry &entry)
{
    if (entry.kind != ArchiveEntry::Kind::Take)
        return;
    if (m_playback->take() == entry.take.id) {
        m_playback->togglePlay();
        return;
    }
    m_parts.voices.stopPreview();
    m_parts.playback.pause();
    auto *job = m_parts.services.takes.byId(entry.take.id);
    m_loading = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &take) {
        if (take && *take)
            m_playback->toggle(**take);
        else if (!take && !take.error().isCancelled())
            m_parts.tellProblem(take.error());
    });
}

} // namespace studio::ui

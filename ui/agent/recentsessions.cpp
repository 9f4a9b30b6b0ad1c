// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/recentsessions.h"

#include "ui/agent/agenthome.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/sessionlist.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/icons.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/card.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using evidence::SessionInfo;

namespace {

constexpr int kMoreRows = 20;

} // namespace

RecentSessions::RecentSessions(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_archive(evidence::SessionArchive::in(parts.services.dirs)),
      m_model(new SessionListModel(this))
{
    build();
    connect(&parts.live, &LiveControl::kept, this, &RecentSessions::reload);
    connect(&parts.shown, &ShownSession::kindChanged, this, [this] {
        if (m_parts.shown.kind() == ShownSession::Kind::None)
            reload();
    });
    reload();
}

void RecentSessions::build()
{
    m_card = new Card(nullptr, 12);
    m_card->setObjectName(u"recentSessions"_s);
    m_list = new SessionList(*m_model, m_card);
    m_empty =
        new TextLabel(tr("Conversations are recorded from their first moment, with their sound and every "
                         "message, and can be played again here."),
                      TypeRole::Small, &Theme::text2, m_card);
    m_empty->setWrapping(true);
    m_openBundle = new QPushButton(tr("Open a case bundle…"), m_card);
    m_openBundle->setObjectName(u"openBundle"_s);
    setVariant(m_openBundle, Variant::Ghost);
    setIconName(m_openBundle, u"folder-open"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 0, 0);
    head->addWidget(new TextLabel(tr("Recent sessions"), TypeRole::Section, &Theme::text, m_card), 1);
    head->addWidget(m_openBundle);
    auto *hint = new QHBoxLayout;
    hint->setContentsMargins(8, 0, 8, 8);
    hint->addWidget(m_empty);
    m_card->column()->setSpacing(6);
    m_card->column()->addLayout(head);
    m_card->column()->addLayout(hint);
    m_card->column()->addWidget(m_list);
    m_more = new QPushButton(tr("Show more"), m_card);
    m_more->setObjectName(u"sessionsMore"_s);
    setVariant(m_more, Variant::Ghost);
    m_card->column()->addWidget(m_more, 0, Qt::AlignHCenter);
    m_list->hide();
    m_more->hide();
    m_parts.home.addSection(AgentHome::Place::Recent, m_card);

    connect(m_list, &SessionList::openRequested, this,
            [this](const SessionInfo &session) { emit openRequested(session.folder); });
    connect(m_list, &SessionList::removeRequested, this, &RecentSessions::remove);
    connect(m_list, &SessionList::menuRequested, this, &RecentSessions::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const QRect row = m_list->visualRect(current);
                if (!row.isEmpty() && m_list->hasFocus())
                    m_parts.home.ensureVisible(row.center().x(),
                                               m_list->mapTo(m_parts.home.widget(), row.center()).y(), 0,
                                               row.height());
            });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_rows += kMoreRows;
        showRows();
    });
    connect(m_openBundle, &QPushButton::clicked, this, &RecentSessions::chooseBundle);
}

void RecentSessions::reload()
{
    auto *job = m_archive.list();
    m_listing = job;
    job->then(this, [this](const Result<QList<SessionInfo>> &sessions) {
        if (sessions)
            show(*sessions);
    });
}

void RecentSessions::show(const QList<SessionInfo> &sessions)
{
    // One that runs has no place among those that can be played again.
    m_sessions.clear();
    for (const SessionInfo &session : sessions) {
        if (session.state != SessionInfo::State::Running)
            m_sessions.append(session);
    }
    showRows();
}

void RecentSessions::showRows()
{
    m_model->setSessions(m_sessions.mid(0, m_rows));
    m_list->setVisible(!m_sessions.isEmpty());
    m_more->setVisible(m_sessions.size() > m_rows);
    m_empty->setVisible(m_sessions.isEmpty());
}

void RecentSessions::remove(const SessionInfo &session)
{
    auto *job = m_archive.remove(session.id);
    m_changing = job;
    job->then(this, [this, id = session.id](const Result<void> &removed) {
        if (!removed) {
            m_parts.tellProblem(removed.error());
            return;
        }
        reload();
        auto *toast =
            Toast::show(&m_parts.panel, NoticeKind::Info, tr("The session was removed."), tr("Undo"));
        connect(toast, &Toast::actionTriggered, this, [this, id] { restore(id); });
    });
}

void RecentSessions::restore(const QString &id)
{
    auto *job = m_archive.restore(id);
    m_changing = job;
    job->then(this, [this](const Result<void> &restored) {
        if (!restored)
            m_parts.tellProblem(restored.error());
        reload();
    });
}

void RecentSessions::showMenu(const SessionInfo &session, const QPoint &at)
{
    auto *menu = new QMenu(m_list);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"play"_s), tr("Open as a replay"), this,
                    [this, session] { emit openRequested(session.folder); });
    menu->addAction(icon(u"download"_s), tr("Save report…"), this,
                    [this, session] { emit bundleRequested(session.folder); });
    menu->addAction(icon(u"folder-open"_s), tr("Show in folder"), this, [this, session] {
        m_parts.services.prompts.showInFolder(
            QDir(session.folder).filePath(QLatin1StringView(evidence::kEventsFile)));
    });
    menu->addSeparator();
    menu->addAction(icon(u"trash-2"_s), tr("Remove"), this, [this, session] { remove(session); });
    menu->popup(at);
}

void RecentSessions::chooseBundle()
{
    m_parts.services.prompts.openFile(&m_parts.panel, tr("Open a case bundle"), tr("Case bundles (*.zip)"),
                                      [self = QPointer(this)](const QString &path) {
                                          if (self)
                                              emit self->openRequested(path);
                                      });
}

} // namespace studio::ui

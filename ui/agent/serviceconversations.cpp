// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/serviceconversations.h"

#include "core/account/account.h"
#include "core/api/agentsapi.h"
#include "core/evidence/servicereplay.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agenthome.h"
#include "ui/agent/conversationlist.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/servicedetails.h"
#include "ui/agent/servicefilters.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/timingpage.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ServiceConversations::ServiceConversations(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_model(new ConversationListModel(this)), m_details(new ServiceDetails)
{
    build();
    m_parts.timing.addCard(m_details);
    m_details->hide();
    wire();
    reload();
}

ServiceConversations::~ServiceConversations() = default;

void ServiceConversations::build()
{
    m_card = new Card(nullptr, 12);
    m_card->setObjectName(u"serviceConversations"_s);
    m_filters = new ServiceFilters(m_card);
    m_again = new QPushButton(tr("Refresh"), m_card);
    m_again->setObjectName(u"conversationsRefresh"_s);
    setVariant(m_again, Variant::Ghost);
    setIconName(m_again, u"refresh-cw"_s);
    m_more = new QPushButton(tr("Show more"), m_card);
    m_more->setObjectName(u"conversationsMore"_s);
    setVariant(m_more, Variant::Ghost);
    m_more->hide();
    m_pages = new QWidget(m_card);
    m_stack = new QStackedLayout(m_pages);
    m_waiting = new Skeleton(tr("Loading conversations"), 3, m_pages);
    m_list = new ConversationList(*m_model, m_pages);
    m_nothing = new EmptyState(u"cloud"_s, {}, {}, m_pages);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_nothing);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 0, 0);
    head->addWidget(
        new TextLabel(tr("Conversations of the service"), TypeRole::Section, &Theme::text, m_card), 1);
    head->addWidget(m_again);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(8, 0, 8, 4);
    filters->addWidget(m_filters);
    m_card->column()->setSpacing(6);
    m_card->column()->addLayout(head);
    m_card->column()->addLayout(filters);
    m_card->column()->addWidget(m_pages);
    m_card->column()->addWidget(m_more, 0, Qt::AlignHCenter);
    m_parts.home.addSection(AgentHome::Place::Service, m_card);
}

void ServiceConversations::wire()
{
    m_card->installEventFilter(this);
    const account::Account &account = m_parts.services.account;
    connect(&account, &account::Account::backendReady, this, &ServiceConversations::reload);
    connect(&account, &account::Account::profileChanged, this, &ServiceConversations::forget);
    connect(m_again, &QPushButton::clicked, this, &ServiceConversations::reload);
    connect(m_more, &QPushButton::clicked, this, [this] { load(true); });
    connect(m_filters, &ServiceFilters::changed, this, &ServiceConversations::reload);
    connect(m_list, &ConversationList::openRequested, this, &ServiceConversations::open);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        if (m_problem || m_filters->isOpen())
            reload();
        else
            m_filters->clear();
    });
    connect(&m_parts.directory, &AgentDirectory::chosenChanged, this, [this] {
        const KnownAgent *chosen = m_parts.directory.chosen();
        m_filters->setAgent(chosen ? chosen->agentId : QString(), chosen ? chosen->name : QString());
    });
    connect(&m_parts.shown, &ShownSession::kindChanged, this, [this] {
        // The service knows one more by now.
        if (m_parts.shown.kind() == ShownSession::Kind::None)
            reload();
        showShown();
    });
    connect(&m_parts.shown, &ShownSession::reset, this, &ServiceConversations::showShown);
    connect(m_details, &ServiceDetails::scenarioRequested, this, [this] {
        if (m_maker)
            m_maker(m_log);
    });
}

std::unique_ptr<api::AgentsApi> ServiceConversations::api() const
{
    const std::optional<account::Backend> &backend = m_parts.services.account.backend();
    if (!backend || !backend->transport)
        return nullptr;
    return std::make_unique<api::AgentsApi>(*backend->transport, backend->dialect);
}

void ServiceConversations::forget()
{
    m_listing.cancel();
    m_opening.cancel();
    m_recording.cancel();
    m_model->setConversations({});
    m_cursor.clear();
    m_more->hide();
    m_stack->setCurrentWidget(m_waiting);
}

void ServiceConversations::reload()
{
    m_wanted = !m_card->isVisible();
    m_cursor.clear();
    if (!m_wanted)
        load(false);
}

bool ServiceConversations::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_card && event->type() == QEvent::Show && m_wanted) {
        m_wanted = false;
        load(false);
    }
    return QObject::eventFilter(watched, event);
}

void ServiceConversations::load(bool more)
{
    const auto api = this->api();
    if (!api)
        return;
    api::ConversationQuery query = m_filters->query();
    if (more)
        query.cursor = m_cursor;
    if (m_model->rowCount() == 0)
        m_stack->setCurrentWidget(m_waiting);
    m_more->setEnabled(false);
    auto *job = api->conversations(query);
    m_listing = job;
    job->then(this, [this, more](const Result<api::ConversationPage> &page) {
        if (page)
            take(*page, more);
        else if (!page.error().isCancelled())
            showProblem(page.error());
    });
}

void ServiceConversations::take(const api::ConversationPage &page, bool more)
{
    m_problem = false;
    if (more)
        m_model->append(page.conversations);
    else
        m_model->setConversations(page.conversations);
    m_cursor = page.nextCursor;
    m_more->setEnabled(true);
    m_more->setVisible(!m_cursor.isEmpty());
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_filters->isOpen()) {
        m_nothing->setContent(u"cloud"_s, tr("No conversations yet"),
                              tr("What is said to agents is kept by the service and listed here."));
        m_nothing->setAction({});
    } else {
        m_nothing->setContent(u"search"_s, tr("No conversation matches"),
                              tr("Nothing like this was said, or it was longer ago."));
        m_nothing->setAction(tr("Clear filters"));
    }
    m_stack->setCurrentWidget(m_nothing);
}

void ServiceConversations::showProblem(const Error &error)
{
    m_problem = true;
    m_more->setEnabled(true);
    if (m_model->rowCount() > 0) { // what is there stays
        m_parts.tellProblem(error);
        return;
    }
    m_nothing->setContent(error.kind == ErrorKind::Network ? u"cloud-off"_s : u"triangle-alert"_s,
                          tr("The conversations are not there"), error.message);
    m_nothing->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_nothing);
}

void ServiceConversations::open(const api::ConversationSummary &conversation)
{
    if (m_parts.live.isRunning()) {
        m_parts.tellProblem(Error::make(ErrorKind::Unsupported,
                                        tr("A conversation is under way. End it to open another one.")));
        return;
    }
    const auto api = this->api();
    if (!api)
        return;
    auto *job = api->conversation(conversation.id);
    m_opening = job;
    job->then(this, [this, conversation](const Result<api::ConversationDetails> &details) {
        if (!details) {
            if (!details.error().isCancelled())
                m_parts.tellProblem(details.error());
            return;
        }
        api::ConversationDetails whole = *details;
        if (whole.summary.agentName.isEmpty())
            whole.summary.agentName = conversation.agentName;
        if (!m_parts.live.isRunning()) // one may have begun meanwhile
            takeDetails(whole);
    });
}

void ServiceConversations::takeDetails(const api::ConversationDetails &details)
{
    const Opened replay = evidence::replayOfConversation(details);
    m_log = replay->log;
    m_openId = details.summary.id;
    m_details->show(details);
    emit opened(replay);
    showShown();
    if (details.hasAudio)
        loadRecording(replay);
    else
        m_details->setRecording(details.textOnly ? QString() : tr("The service kept no recording."));
}

void ServiceConversations::loadRecording(const Opened &replay)
{
    const auto api = this->api();
    if (!api)
        return;
    m_details->setRecording(tr("Loading the recording…"));
    auto *job = api->conversationAudio(replay->info.id);
    m_recording = job;
    job->then(this, [this, replay](const Result<QByteArray> &mp3) {
        if (mp3)
            takeRecording(replay, *mp3);
        else if (!mp3.error().isCancelled() && isShown(*replay))
            m_details->setRecording(mp3.error().message);
    });
}

void ServiceConversations::takeRecording(const Opened &replay, const QByteArray &mp3)
{
    auto *job =
        evidence::withRecording(replay, mp3, QDir(m_parts.services.dirs.cache).filePath(u"replays"_s), this);
    m_recording = job;
    job->then(this, [this, replay](const Result<Opened> &whole) {
        if (!isShown(*replay) || (!whole && whole.error().isCancelled()))
            return;
        if (!whole) {
            m_details->setRecording(whole.error().message);
            return;
        }
        m_details->setRecording({});
        emit opened(*whole);
    });
}

bool ServiceConversations::isShown(const evidence::Replay &replay) const
{
    return m_parts.shown.kind() == ShownSession::Kind::Replay
        && m_parts.shown.conversation().conversationId() == replay.info.id;
}

void ServiceConversations::showShown()
{
    const bool ours = m_parts.shown.kind() == ShownSession::Kind::Replay && !m_openId.isEmpty()
        && m_parts.shown.conversation().conversationId() == m_openId && m_parts.shown.log().size() > 0
        && m_parts.shown.log().at(0).data.value("way"_L1).toString() == "service record"_L1;
    m_details->setVisible(ours);
    if (!ours)
        m_recording.cancel();
}

void ServiceConversations::setScenarioMaker(const ScenarioMaker &maker)
{
    m_maker = maker;
    m_details->offerScenario();
}

} // namespace studio::ui

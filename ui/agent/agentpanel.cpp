// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentpanel.h"

#include "core/base/error.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentchip.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agenthome.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/agentparts.h"
#include "ui/agent/chatview.h"
#include "ui/agent/choicefeature.h"
#include "ui/agent/comparisonfeature.h"
#include "ui/agent/composer.h"
#include "ui/agent/contextbar.h"
#include "ui/agent/contextpage.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/logpage.h"
#include "ui/agent/replayfeature.h"
#include "ui/agent/replayplayback.h"
#include "ui/agent/samplesession.h"
#include "ui/agent/savereport.h"
#include "ui/agent/scenariofeature.h"
#include "ui/agent/serviceconversations.h"
#include "ui/agent/sessionfeature.h"
#include "ui/agent/sessionpage.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/startcard.h"
#include "ui/agent/timingpage.h"
#include "ui/agent/toolspage.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/toast.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr char kTalkKey[] = "keyTalk";

} // namespace

AgentPanel::AgentPanel(const AgentServices &services, QWidget *parent)
    : Panel({u"agent"_s, tr("Live Agent"), u"headset"_s, tr("Live")}, parent), m_services(services),
      m_shown(new ShownSession(this)), m_directory(new AgentDirectory(m_services, this)),
      m_options(new AgentOptionsStore(m_services.settings, this)),
      m_live(new LiveControl(m_services, *m_shown, *m_directory, *m_options, this))
{
    setObjectName(u"agentPanel"_s);
    build();
    wire();
    // Features: each in files of its own, made with a copy of the parts, one line each.
    const AgentParts own = parts();
    auto *choice = new ChoiceFeature(own, this);
    m_running = new SessionFeature(own, *m_context, this);
    m_replay = new ReplayFeature(own, this);
    auto *service = new ServiceConversations(own, this);
    connect(service, &ServiceConversations::opened, m_replay, &ReplayFeature::show);
    connect(choice->card(), &StartCard::startRequested, m_running, &SessionFeature::start);
    m_scenarios = new ScenarioFeature(own, this);
    service->setScenarioMaker([this](const QList<agent::LogEntry> &) { m_scenarios->fromSession(); });
    showKind();
}

AgentPanel::~AgentPanel() = default;

void AgentPanel::build()
{
    m_bar = new AgentBar(this);
    m_content = new QStackedWidget(this);
    m_content->setObjectName(u"agentContent"_s);
    m_home = new AgentHome(m_content);
    m_session = new SessionPage(*m_shown, m_content);
    m_content->addWidget(m_home);
    m_content->addWidget(m_session);
    m_inspector = new InspectorPages(tr("Timing, tools and context"), this);
    m_inspector->setObjectName(u"agentInspector"_s);
    m_inspector->setExtraWidth(24);
    m_timing = new TimingPage(*m_shown, m_services.settings);
    auto *tools = new ToolsPage(*m_shown, *m_directory, *m_options, *m_live);
    auto *context = new ContextPage(*m_shown);
    m_context = new ContextBar;
    m_inspector->addPage(tr("Timing"), m_timing);
    m_inspector->addPage(tr("Tools"), tools);
    m_inspector->addPage(tr("Context"), context);
    m_inspector->addPage(tr("Log"), new LogPage(*m_shown, m_services.prompts));
    m_inspector->setFooter(m_context);
    connect(context, &ContextPage::reuseRequested, m_context->field(), [this](const QString &text) {
        m_context->field()->setText(text);
        m_context->field()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_session->chat(), &ChatView::toolOpened, this,
            [this, tools](const agent::ConversationItem &item) {
                tools->choose(item.toolName);
                m_inspector->setCurrentIndex(1);
            });

    // The row on top ends at the inspector, which is as high as the panel.
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_bar);
    left->addWidget(m_content, 1);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addLayout(left, 1);
    m_row->addWidget(m_inspector);
}

void AgentPanel::wire()
{
    connect(m_shown, &ShownSession::kindChanged, this, &AgentPanel::showKind);
    connect(m_live, &LiveControl::becameIdle, this, &Panel::becameIdle);
    connect(m_live, &LiveControl::changed, this, [this] { emit liveChanged(m_live->isRunning()); });
}

AgentParts AgentPanel::parts()
{
    return {.services = m_services,
            .panel = *this,
            .shown = *m_shown,
            .directory = *m_directory,
            .options = *m_options,
            .live = *m_live,
            .bar = *m_bar,
            .home = *m_home,
            .session = *m_session,
            .inspector = *m_inspector,
            .timing = *m_timing,
            .addAction = [this](const QString &name, const QString &text,
                                const QList<QKeySequence> &keys) { return addPanelAction(name, text, keys); },
            .announce = [this](const QString &sentence) { emit announced(sentence); },
            .tellProblem = [this](const Error &error) { tell(error); }};
}

QWidget *AgentPanel::bar() const
{
    return m_bar;
}

QBoxLayout *AgentPanel::sideBySide() const
{
    return m_row;
}

QWidget *AgentPanel::content() const
{
    return m_content;
}

QWidget *AgentPanel::inspector() const
{
    return m_shown->kind() == ShownSession::Kind::None ? nullptr : m_inspector;
}

void AgentPanel::setInspectorVisible(bool visible)
{
    m_inspectorWanted = visible;
    m_inspector->setVisible(visible && inspector());
}

void AgentPanel::activate()
{
    if (m_directory->state() != AgentDirectory::State::Ready)
        m_directory->refresh();
    if (m_shown->kind() == ShownSession::Kind::None)
        m_bar->chip()->setFocus(Qt::ShortcutFocusReason);
    else
        m_session->chat()->setFocus(Qt::ShortcutFocusReason);
}

void AgentPanel::open(const QVariantMap &what)
{
    if (const QString key = what.value(u"agent"_s).toString(); !key.isEmpty())
        m_directory->choose(key);
    if (what.value(u"home"_s).toBool())
        m_running->leave();
    if (const QString sample = what.value(u"sample"_s).toString(); !sample.isEmpty() && !isBusy()) {
        if (sample == "replay"_L1)
            m_replay->pose(sampleSession());
        else if (sample == "comparison"_L1)
            m_scenarios->comparison().pose();
        else
            m_running->pose(sample == "live"_L1);
    }
    if (what.value(u"start"_s).toBool())
        m_running->start();
    if (const QStringList files = what.value(u"files"_s).toStringList(); !files.isEmpty()) {
        if (what.value(u"report"_s).toBool())
            m_replay->report()->open(files.first());
        else
            m_replay->open(files.first());
    }
}

PlaybackSource *AgentPanel::playback() const
{
    return m_replay->playback();
}

void AgentPanel::setVolume(double volume)
{
    m_replay->playback()->setVolume(volume);
}

QList<Panel::PlainKey> AgentPanel::plainKeys() const
{
    return {{QString::fromLatin1(kTalkKey), tr("Talk while it is held"), QKeySequence(Qt::Key_Space)}};
}

void AgentPanel::showPlainKey(const QString &id, const QKeySequence &key)
{
    if (id == QLatin1StringView(kTalkKey))
        m_session->composer()->setTalkKey(key.toString(QKeySequence::NativeText));
}

bool AgentPanel::handlePlainKey(const QString &id, const QKeyEvent &event)
{
    if (id != QLatin1StringView(kTalkKey) || !m_live->isRunning())
        return false;
    if (!event.isAutoRepeat())
        m_running->talk(event.key());
    return true;
}

/// Esc is too near for something that cannot be taken back: it does not hang up.
void AgentPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || m_shown->kind() == ShownSession::Kind::None) {
        Panel::keyPressEvent(event);
        return;
    }
    if (!m_live->isRunning())
        m_running->leave();
}

bool AgentPanel::isBusy() const
{
    return m_live->isRunning();
}

void AgentPanel::stop()
{
    m_live->end();
}

void AgentPanel::showKind()
{
    const bool any = m_shown->kind() != ShownSession::Kind::None;
    const bool hadFocus = isVisible() && m_content->isAncestorOf(window()->focusWidget());
    m_content->setCurrentIndex(any ? 1 : 0);
    m_bar->setHome(!any);
    m_inspector->setVisible(any && m_inspectorWanted);
    emit inspectorChanged();
    if (hadFocus)
        activate();
}

void AgentPanel::tell(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

} // namespace studio::ui

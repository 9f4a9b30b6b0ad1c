// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentpanel.h"

#include "core/base/error.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentchip.h"
#include "ui/agent/agenthome.h"
#include "ui/agent/agentparts.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/sessionpage.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/timingpage.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/toast.h"

#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

AgentPanel::AgentPanel(const AgentServices &services, QWidget *parent)
    : Panel({u"agent"_s, tr("Live Agent"), u"headset"_s, tr("Live")}, parent), m_services(services),
      m_shown(new ShownSession(this)), m_live(new LiveControl(m_services, *m_shown, this))
{
    setObjectName(u"agentPanel"_s);
    build();
    wire();
    // Features: each in files of its own, made with a copy of the parts, one line each.
    const AgentParts own = parts();
    Q_UNUSED(own)
    showKind();
}

AgentPanel::~AgentPanel() = default;

void AgentPanel::build()
{
    m_bar = new AgentBar(this);
    m_content = new QStackedWidget(this);
    m_content->setObjectName(u"agentContent"_s);
    m_home = new AgentHome(m_content);
    m_session = new SessionPage(m_content);
    m_content->addWidget(m_home);
    m_content->addWidget(m_session);
    m_inspector = new InspectorPages(tr("Timing, tools and context"), this);
    m_inspector->setObjectName(u"agentInspector"_s);
    m_timing = new TimingPage;
    m_inspector->addPage(tr("Timing"), m_timing);

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
}

AgentParts AgentPanel::parts()
{
    return {.services = m_services,
            .panel = *this,
            .shown = *m_shown,
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
    m_bar->chip()->setFocus(Qt::ShortcutFocusReason);
}

void AgentPanel::open(const QVariantMap &) { }

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
    m_content->setCurrentIndex(any ? 1 : 0);
    m_inspector->setVisible(any && m_inspectorWanted);
    emit inspectorChanged();
}

void AgentPanel::tell(const Error &error)
{
    Toast::show(this, NoticeKind::Error, error.message);
    emit announced(error.message);
}

} // namespace studio::ui

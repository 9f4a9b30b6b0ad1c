// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentbar.h"

#include "ui/agent/agentchip.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// Below this width the buttons beside the main one show their icons only.
constexpr int kRoomy = 620;

} // namespace

AgentBar::AgentBar(QWidget *parent)
    : QWidget(parent), m_chip(new AgentChip(this)), m_badge(new Badge(Badge::Kind::Live, {}, this)),
      m_cost(new TextLabel({}, TypeRole::Small, &Theme::text3, this)), m_tools(new QHBoxLayout),
      m_scenario(new QPushButton(tr("Scenario"), this)), m_report(new QPushButton(tr("Save report"), this)),
      m_button(new QPushButton(this))
{
    setObjectName(u"agentBar"_s);
    setAccessibleName(tr("Session"));
    followTextScale(this, [this] { setFixedHeight(std::max(60, scaled(60))); });
    m_chip->setObjectName(u"agentChip"_s);
    m_badge->setObjectName(u"sessionBadge"_s);
    // How it stands is never cut; the name of the agent may be.
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_cost->setObjectName(u"sessionCost"_s);
    m_cost->setTabular(true);
    m_scenario->setObjectName(u"scenarioButton"_s);
    m_scenario->setAccessibleName(tr("Scenario"));
    setIconName(m_scenario, u"list-todo"_s);
    m_report->setObjectName(u"saveReportButton"_s);
    m_report->setAccessibleName(tr("Save report"));
    setIconName(m_report, u"download"_s);
    m_button->setObjectName(u"sessionButton"_s);

    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(10);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(10);
    row->addWidget(m_chip);
    row->addWidget(m_badge);
    row->addWidget(m_cost);
    row->addStretch(1);
    row->addLayout(m_tools);
    row->addWidget(m_scenario);
    row->addWidget(m_report);
    row->addWidget(m_button);
    m_badge->hide();
    m_cost->hide();
    connect(m_button, &QPushButton::clicked, this, [this] { emit actionTriggered(m_action); });
    setAction(Action::Start, false);
}

void AgentBar::setCost(const QString &cost)
{
    m_cost->setText(cost);
    m_cost->setVisible(!cost.isEmpty());
}

void AgentBar::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

void AgentBar::setAction(Action action, bool enabled)
{
    m_action = action;
    const auto look = [this](const QString &text, const QString &icon, Variant variant) {
        m_button->setText(text);
        m_button->setAccessibleName(text);
        setIconName(m_button, icon);
        setVariant(m_button, variant);
    };
    switch (action) {
    case Action::Start:
        look(tr("Start"), u"phone-call"_s, Variant::Primary);
        break;
    case Action::Cancel:
        look(tr("Cancel"), u"x"_s, Variant::Default);
        break;
    case Action::End:
        look(tr("End"), u"phone-off"_s, Variant::Danger);
        break;
    case Action::Again:
        look(tr("Run again"), u"rotate-ccw"_s, Variant::Primary);
        break;
    }
    m_button->setEnabled(enabled);
    m_button->setVisible(!m_home || action != Action::Start);
}

void AgentBar::setHome(bool home)
{
    m_home = home;
    m_button->setVisible(!home || m_action != Action::Start);
}

QSize AgentBar::sizeHint() const
{
    return {QWidget::sizeHint().width(), height()};
}

QSize AgentBar::minimumSizeHint() const
{
    return {420, height()};
}

void AgentBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool roomy = width() >= scaled(kRoomy);
    m_scenario->setText(roomy ? tr("Scenario") : QString());
    m_report->setText(roomy ? tr("Save report") : QString());
    m_scenario->setToolTip(roomy ? QString() : tr("Scenario"));
    m_report->setToolTip(roomy ? QString() : tr("Save report"));
}

void AgentBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, height() - 1, width(), 1, theme().border);
}

} // namespace studio::ui

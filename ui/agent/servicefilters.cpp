// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/servicefilters.h"

#include "ui/widgets/searchfield.h"
#include "ui/widgets/studiocombo.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

constexpr auto kQuiet = 350ms;

} // namespace

ServiceFilters::ServiceFilters(QWidget *parent)
    : QWidget(parent), m_search(new SearchField(this)), m_agents(new StudioCombo(this)),
      m_verdicts(new StudioCombo(this)), m_ages(new StudioCombo(this))
{
    m_search->setObjectName(u"conversationSearch"_s);
    m_search->setAccessibleName(tr("Search what was said"));
    m_search->setPlaceholderText(tr("Search what was said"));
    m_agents->setObjectName(u"conversationAgent"_s);
    m_agents->setAccessibleName(tr("Agent"));
    m_agents->addItem(tr("All agents"));
    m_verdicts->setObjectName(u"conversationVerdict"_s);
    m_verdicts->setAccessibleName(tr("Result"));
    m_verdicts->addItems({tr("Any result"), tr("Successful"), tr("Failed"), tr("Not judged")});
    m_ages->setObjectName(u"conversationAge"_s);
    m_ages->setAccessibleName(tr("Time"));
    m_ages->addItems({tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days")});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 3);
    row->addWidget(m_agents, 2);
    row->addWidget(m_verdicts, 1);
    row->addWidget(m_ages, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kQuiet);
    connect(&m_typing, &QTimer::timeout, this, &ServiceFilters::changed);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_typing.start(0); });
    for (StudioCombo *combo : {m_agents, m_verdicts, m_ages})
        connect(combo, &QComboBox::currentIndexChanged, this, &ServiceFilters::changed);
}

void ServiceFilters::setAgent(const QString &id, const QString &name)
{
    const bool only = m_agents->currentIndex() == 1;
    const bool other = m_agentId != id;
    m_agentId = id;
    {
        const QSignalBlocker quiet(m_agents);
        while (m_agents->count() > 1)
            m_agents->removeItem(1);
        if (!id.isEmpty())
            m_agents->addItem(tr("%1 only", "agent").arg(name.isEmpty() ? id : name));
        m_agents->setCurrentIndex(only && !id.isEmpty() ? 1 : 0);
    }
    if (only && other)
        emit changed();
}

api::ConversationQuery ServiceFilters::query() const
{
    api::ConversationQuery query;
    query.text = m_search->text().trimmed();
    if (m_agents->currentIndex() == 1)
        query.agentId = m_agentId;
    switch (m_verdicts->currentIndex()) {
    case 1:
        query.verdict = api::Verdict::Success;
        break;
    case 2:
        query.verdict = api::Verdict::Failure;
        break;
    case 3:
        query.verdict = api::Verdict::Unknown;
        break;
    default:
        break;
    }
    const QDate today = QDate::currentDate();
    switch (m_ages->currentIndex()) {
    case 1:
        query.after = today.startOfDay();
        break;
    case 2:
        query.after = today.addDays(-6).startOfDay();
        break;
    case 3:
        query.after = today.addDays(-29).startOfDay();
        break;
    default:
        break;
    }
    return query;
}

bool ServiceFilters::isOpen() const
{
    return query() == api::ConversationQuery();
}

void ServiceFilters::clear()
{
    {
        const QSignalBlocker quietSearch(m_search);
        const QSignalBlocker quietAgents(m_agents);
        const QSignalBlocker quietVerdicts(m_verdicts);
        const QSignalBlocker quietAges(m_ages);
        m_search->clear();
        for (StudioCombo *combo : {m_agents, m_verdicts, m_ages})
            combo->setCurrentIndex(0);
    }
    m_typing.stop();
    emit changed();
}

} // namespace studio::ui

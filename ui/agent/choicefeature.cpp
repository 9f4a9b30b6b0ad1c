// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/choicefeature.h"

#include "core/account/account.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentchip.h"
#include "ui/agent/agentdialog.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agenthome.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/agentpicker.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/startcard.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

ChoiceFeature::ChoiceFeature(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_picker(new AgentPicker(parts.directory, &parts.panel)),
      m_card(new StartCard(parts.services, parts.directory, parts.options))
{
    parts.home.addSection(AgentHome::Place::Start, m_card);
    wire();
    showChosen();
    showPrice();
}

void ChoiceFeature::wire()
{
    AgentDirectory &directory = m_parts.directory;
    connect(m_parts.bar.chip(), &QAbstractButton::clicked, this, &ChoiceFeature::openPicker);
    connect(m_parts.addAction(u"actionChooseAgent"_s, tr("Choose an agent…"),
                              {QKeySequence(Qt::CTRL | Qt::Key_P)}),
            &QAction::triggered, this, &ChoiceFeature::openPicker);
    connect(m_parts.addAction(u"actionAddAgent"_s, tr("Add an agent…"), {}), &QAction::triggered, this,
            [this] { edit({}); });
    connect(m_picker, &AgentPicker::chosen, this, [this](const QString &key) {
        m_parts.directory.choose(key);
        // Another agent: what is shown is of the one before.
        if (!m_parts.live.isRunning() && m_parts.shown.kind() != ShownSession::Kind::None)
            m_parts.shown.clear();
    });
    connect(m_picker, &AgentPicker::addRequested, this, [this] { edit({}); });
    connect(m_picker, &AgentPicker::editRequested, this, &ChoiceFeature::edit);
    connect(m_picker, &AgentPicker::removeRequested, this, &ChoiceFeature::remove);
    connect(&directory, &AgentDirectory::chosenChanged, this, &ChoiceFeature::showChosen);
    connect(&directory, &AgentDirectory::changed, this, &ChoiceFeature::showChosen);
    connect(&directory, &AgentDirectory::failed, this,
            [this](const Error &problem) { m_parts.tellProblem(problem); });
    connect(&m_parts.shown, &ShownSession::reset, this, &ChoiceFeature::showChosen);
    connect(&m_parts.shown, &ShownSession::kindChanged, this, &ChoiceFeature::showChosen);
    connect(&m_parts.shown, &ShownSession::logged, this, [this](const agent::LogEntry &entry) {
        if (entry.type == "session.start"_L1)
            showChosen();
    });
    connect(&m_parts.live, &LiveControl::changed, this, &ChoiceFeature::showChosen);
    connect(&m_parts.services.account, &account::Account::profileChanged, this, &ChoiceFeature::showPrice);
    connect(m_card, &StartCard::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
}

void ChoiceFeature::openPicker()
{
    if (m_parts.live.isRunning()) {
        Toast::show(&m_parts.panel, NoticeKind::Info, tr("End the session before you choose another agent."));
        return;
    }
    m_picker->open(m_parts.bar.chip());
}

/// The chip names the agent of the session that is shown, else the one that is chosen.
void ChoiceFeature::showChosen()
{
    AgentChip *chip = m_parts.bar.chip();
    const ShownSession &shown = m_parts.shown;
    const KnownAgent *chosen = m_parts.directory.chosen();
    if (shown.kind() != ShownSession::Kind::None && !shown.agentName().isEmpty()) {
        const bool same = chosen && chosen->agentId == shown.agentId();
        chip->setAgent(shown.agentId().isEmpty() ? shown.agentName() : shown.agentId(), shown.agentName(),
                       same && !chosen->detail().isEmpty() ? chosen->detail() : shown.version().left(8));
    } else if (chosen) {
        chip->setAgent(chosen->orb(), chosen->name, chosen->detail());
    } else {
        chip->clearAgent();
    }
    m_card->setReady(chosen != nullptr);
}

void ChoiceFeature::showPrice()
{
    const qint64 credits = m_parts.live.creditsAMinute();
    m_card->setPrice(credits == 0 ? tr("Free in sandbox")
                                  : tr("≈ %1 credits a minute").arg(QLocale().toString(credits)));
}

void ChoiceFeature::edit(const KnownAgent &agent)
{
    auto *dialog = new AgentDialog(agent);
    connect(dialog, &AgentDialog::saved, &m_parts.directory, &AgentDirectory::save);
    connect(dialog, &AgentDialog::pasted, &m_parts.directory, &AgentDirectory::usePasted);
    OverlayHost::of(&m_parts.panel)->showDialog(dialog);
}

void ChoiceFeature::remove(const KnownAgent &agent)
{
    m_parts.directory.remove(agent.key);
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info,
                              tr("%1 was removed from your list.").arg(agent.name), tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, agent] { m_parts.directory.restore(agent); });
}

} // namespace studio::ui

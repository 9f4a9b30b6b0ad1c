// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/approvalfeature.h"

#include "ui/agent/livecontrol.h"
#include "ui/agent/payloadtext.h"
#include "ui/agent/sessionpage.h"
#include "ui/agent/shownsession.h"
#include "ui/widgets/infobanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using agent::ConversationItem;

ApprovalFeature::ApprovalFeature(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_banner(new InfoBanner)
{
    m_banner->setObjectName(u"approvalBanner"_s);
    m_banner->setClosable(true);
    m_banner->setAction(tr("Allow"));
    m_banner->hide();
    parts.session.addStrip(m_banner);
    connect(&parts.shown, &ShownSession::conversationChanged, this, &ApprovalFeature::take);
    connect(&parts.live, &LiveControl::began, this, &ApprovalFeature::forgetAll);
    connect(&parts.live, &LiveControl::ended, this, &ApprovalFeature::forgetAll);
    connect(m_banner, &InfoBanner::actionTriggered, this, [this] { answer(true); });
    connect(m_banner, &InfoBanner::closed, this, [this] { answer(false); });
}

void ApprovalFeature::take(int first, int last)
{
    if (!m_parts.live.isRunning())
        return;
    const QList<ConversationItem> &items = m_parts.shown.conversation().items();
    const qint64 before = m_waiting.isEmpty() ? 0 : m_waiting.first().id;
    for (int i = first; i <= last && i < items.size(); ++i) {
        const ConversationItem &item = items.at(i);
        if (item.kind != ConversationItem::Kind::Tool)
            continue;
        const auto known = std::find_if(m_waiting.begin(), m_waiting.end(),
                                        [&item](const ConversationItem &one) { return one.id == item.id; });
        const bool asks = item.toolState == ConversationItem::ToolState::AwaitingApproval;
        if (asks && known == m_waiting.end())
            m_waiting.append(item);
        else if (!asks && known != m_waiting.end())
            m_waiting.erase(known);
    }
    if ((m_waiting.isEmpty() ? 0 : m_waiting.first().id) != before)
        showFirst();
}

void ApprovalFeature::showFirst()
{
    m_banner->setVisible(!m_waiting.isEmpty());
    if (m_waiting.isEmpty())
        return;
    const QString asked = tr("The agent asks to use %1").arg(m_waiting.first().toolName);
    m_banner->setNotice(NoticeKind::Info, asked, payloadLine(m_waiting.first().arguments, 160));
    m_parts.announce(asked);
}

void ApprovalFeature::answer(bool allowed)
{
    if (m_waiting.isEmpty())
        return;
    const QString call = m_waiting.takeFirst().callId;
    if (agent::AgentSession *session = m_parts.live.session())
        session->approveMcp(call, allowed);
    showFirst();
}

void ApprovalFeature::forgetAll()
{
    m_waiting.clear();
    m_banner->hide();
}

} // namespace studio::ui

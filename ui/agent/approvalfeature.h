// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/conversation.h"
#include "ui/agent/agentparts.h"

#include <QList>
#include <QObject>

namespace studio::ui {

class InfoBanner;

/// Asks the user for each tool of the service's that waits for leave, one after the other: Allow, or closed,
/// which refuses. What is settled otherwise, or with the session, is asked no more.
class ApprovalFeature final : public QObject {
    Q_OBJECT

public:
    ApprovalFeature(const AgentParts &parts, QObject *parent);

private:
    void take(int first, int last);
    void showFirst();
    void answer(bool allowed);
    void forgetAll();

    AgentParts m_parts;
    InfoBanner *m_banner;
    QList<agent::ConversationItem> m_waiting; ///< As they asked; the first is shown.
};

} // namespace studio::ui

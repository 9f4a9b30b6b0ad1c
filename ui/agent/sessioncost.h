// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/evidence/sessionarchive.h"
#include "ui/agent/agentservices.h"

#include <QObject>
#include <QTimer>

namespace studio::ui {

class LiveControl;

/// What a session was charged in the end: the service works it out after the session, so it is asked a few
/// times. Until then the estimate stands.
class SessionCost final : public QObject {
    Q_OBJECT

public:
    SessionCost(const AgentServices &services, LiveControl &live, QObject *parent = nullptr);

signals:
    void charged(qint64 credits);

private:
    void ask();

    const AgentServices &m_services;
    evidence::SessionArchive m_archive;
    QString m_conversation;
    QString m_session; ///< As recorded.
    JobGuard m_job;
    JobGuard m_keeping;
    QTimer m_timer;
    int m_asked = 0;
};

} // namespace studio::ui

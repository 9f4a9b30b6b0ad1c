// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/sessionarchive.h"
#include "ui/agent/agentservices.h"

#include <QObject>

#include <memory>
#include <vector>

namespace studio::ui {

class LiveControl;

/// What sessions were charged in the end: the service works it out after each, so it is asked a few times,
/// also when the next one is under way already. Until then the estimate stands.
class SessionCost final : public QObject {
    Q_OBJECT

public:
    SessionCost(const AgentServices &services, LiveControl &live, QObject *parent = nullptr);
    ~SessionCost() override;

signals:
    /// The last one, as long as no other has begun.
    void charged(qint64 credits);

private:
    struct Question;

    void open(const QString &conversation, const QString &session);
    void ask(Question &question);
    void take(Question &question, qint64 credits);
    void close(const Question &question);

    const AgentServices &m_services;
    evidence::SessionArchive m_archive;
    std::vector<std::unique_ptr<Question>> m_questions; ///< Open ones.
    const Question *m_last = nullptr; ///< Of the session that is shown as ended.
};

} // namespace studio::ui

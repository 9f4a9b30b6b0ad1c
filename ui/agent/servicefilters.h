// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/conversations.h"

#include <QTimer>
#include <QWidget>

namespace studio::ui {

class SearchField;
class StudioCombo;

/// Which of the service's conversations are wanted: words said in them, result, agent, age.
class ServiceFilters final : public QWidget {
    Q_OBJECT

public:
    explicit ServiceFilters(QWidget *parent = nullptr);

    /// The chosen agent, for "this agent only"; an empty id: there is none.
    void setAgent(const QString &id, const QString &name);
    [[nodiscard]] api::ConversationQuery query() const;
    /// Nothing is left out.
    [[nodiscard]] bool isOpen() const;
    void clear();

signals:
    /// After a moment of quiet while words are typed.
    void changed();

private:
    SearchField *m_search;
    StudioCombo *m_agents;
    StudioCombo *m_verdicts;
    StudioCombo *m_ages;
    QTimer m_typing;
    QString m_agentId;
};

} // namespace studio::ui

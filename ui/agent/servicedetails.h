// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/conversations.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace studio::ui {

class Badge;
class TextLabel;

/// What the service made of a conversation: result and why, what it noted down, what it cost.
class ServiceDetails final : public Card {
    Q_OBJECT

public:
    explicit ServiceDetails(QWidget *parent = nullptr);

    void show(const api::ConversationDetails &details);
    /// Its recording: on its way, there, or not to be had (empty: nothing to say).
    void setRecording(const QString &sentence);
    /// A button that makes a scenario of it.
    void offerScenario();

signals:
    void scenarioRequested();

private:
    void addRow(const QString &title, const QString &text);

    Badge *m_verdict;
    TextLabel *m_summary;
    TextLabel *m_facts;
    TextLabel *m_recording;
    QWidget *m_rows = nullptr;
    QPushButton *m_scenario;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/agents.h"
#include "core/api/types/voice.h"
#include "ui/agent/agentoptions.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPlainTextEdit;

namespace studio::ui {

class StudioCombo;
class Switch;
class TextLabel;

/// What is to be different in the next session with an agent: first message, language, voice, instructions,
/// variables. Says which overrides the agent does not take: one of those ends the conversation at once.
class OptionsForm final : public QWidget {
    Q_OBJECT

public:
    explicit OptionsForm(QWidget *parent = nullptr);

    void setOptions(const AgentOptions &options);
    /// With what is in the fields; rules and answers stay those of setOptions().
    [[nodiscard]] AgentOptions options() const;
    void setVoices(const QList<api::Voice> &voices);
    /// What the service says of the agent; empty: nothing is known.
    void setDetails(const std::optional<api::AgentDetails> &details);

signals:
    /// The user changed something.
    void edited();

private:
    void showRefusals();

    AgentOptions m_options;
    std::optional<api::AgentDetails> m_details;
    Switch *m_textOnly;
    QLineEdit *m_firstMessage;
    StudioCombo *m_language;
    StudioCombo *m_voice;
    QLineEdit *m_prompt;
    QPlainTextEdit *m_variables;
    QLineEdit *m_userId;
    TextLabel *m_refusals;
};

} // namespace studio::ui

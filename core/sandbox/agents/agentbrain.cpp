// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentbrain.h"

namespace studio::sandbox {

void ScriptBrain::make(const QList<Move> &moves)
{
    for (const Move &move : moves) {
        m_length += move.text.size();
        emit moved(move);
    }
    emit settled();
}

void ScriptBrain::answer(const QString &heard)
{
    m_length += heard.size();
    make(m_dialogue.answer(heard));
}

void ScriptBrain::answerTools(const QList<ToolOutcome> &outcomes)
{
    for (const ToolOutcome &outcome : outcomes)
        m_length += outcome.result.size();
    make(m_dialogue.answerTools(outcomes));
}

void ScriptBrain::prompt()
{
    make(m_dialogue.prompt());
}

void ScriptBrain::setContext(const QString &text, const QString &contextId)
{
    m_length += text.size();
    m_dialogue.setContext(text, contextId);
}

} // namespace studio::sandbox

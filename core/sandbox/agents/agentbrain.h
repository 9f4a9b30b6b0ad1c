// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/agents/dialogue.h"

#include <QObject>

namespace studio::sandbox {

/// What decides what an agent says. One conversation; server thread. Every call is followed by any number of
/// moved() and one settled(), perhaps before it returns, unless forget() comes first.
class AgentBrain : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// What the agent said of itself, e.g. its first message.
    virtual void remember(const QString &said) = 0;
    virtual void answer(const QString &heard) = 0;
    virtual void answerTools(const QList<ToolOutcome> &outcomes) = 0;
    virtual void prompt() = 0;
    /// Whatever is under way is dropped.
    virtual void forget() = 0;
    virtual void setContext(const QString &text, const QString &contextId) = 0;
    /// What was really heard of the last answers.
    virtual void correct(const QString &original, const QString &heard) = 0;
    [[nodiscard]] virtual bool understands(const QString &heard) const = 0;
    /// Whether it could do more with it than ask again.
    [[nodiscard]] virtual bool hasAnswer(const QString &heard) const = 0;
    /// For the context_usage event.
    [[nodiscard]] virtual qint64 contextTokens() const = 0;

signals:
    void moved(const studio::sandbox::Move &move);
    /// Part of an answer that is said as it is made; `more` until its end.
    void spoke(const QString &part, bool more);
    void settled();
    /// It cannot answer; `errorType` as in the contract.
    void failed(const QString &errorType, const QString &message);
};

/// A brain that follows a script.
class ScriptBrain final : public AgentBrain {
    Q_OBJECT
public:
    ScriptBrain(const Script &script, const QHash<QString, QString> &variables, QObject *parent)
        : AgentBrain(parent), m_dialogue(script, variables)
    {
    }
    void remember(const QString &said) override { m_length += said.size(); }
    void answer(const QString &heard) override;
    void answerTools(const QList<ToolOutcome> &outcomes) override;
    void prompt() override;
    void forget() override { m_dialogue.forget(); }
    void setContext(const QString &text, const QString &contextId) override;
    void correct(const QString &, const QString &) override { }
    [[nodiscard]] bool understands(const QString &heard) const override
    {
        return m_dialogue.understands(heard);
    }
    [[nodiscard]] bool hasAnswer(const QString &heard) const override { return m_dialogue.hasAnswer(heard); }
    [[nodiscard]] qint64 contextTokens() const override { return 400 + m_length / 4; }

private:
    void make(const QList<Move> &moves);
    Dialogue m_dialogue;
    qint64 m_length = 0;
};

} // namespace studio::sandbox

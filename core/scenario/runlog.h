// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/scenario/results.h"

namespace studio::scenario {

/// The scenario of a session and how far it is, as a pure function of the log: live view and replay alike.
class RunLog final {
public:
    RunLog() = default;
    explicit RunLog(const QList<agent::LogEntry> &log);

    /// True when something changed.
    bool take(const agent::LogEntry &entry);

    /// Empty: the session is no scenario's.
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isEmpty() const { return m_name.isEmpty(); }
    [[nodiscard]] const QList<StepResult> &steps() const { return m_steps; }
    [[nodiscard]] int count(StepResult::State state) const;
    /// Index of the step under way; -1: none is.
    [[nodiscard]] int current() const;

private:
    QString m_name;
    QList<StepResult> m_steps;
};

} // namespace studio::scenario

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/runlog.h"

#include "core/scenario/plan.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

RunLog::RunLog(const QList<agent::LogEntry> &log)
{
    for (const agent::LogEntry &entry : log)
        take(entry);
}

bool RunLog::take(const agent::LogEntry &entry)
{
    if (entry.direction != agent::LogEntry::Direction::Local || !entry.type.startsWith("scenario."_L1))
        return false;
    if (entry.type == "scenario.begin"_L1) {
        m_name = entry.data.value("name"_L1).toString();
        m_steps.clear();
        const QJsonArray texts = entry.data.value("texts"_L1).toArray();
        for (const QJsonValue &text : texts) {
            if (m_steps.size() >= kMostPlannedSteps)
                break;
            StepResult step;
            step.index = int(m_steps.size());
            step.text = text.toString();
            m_steps.append(step);
        }
        return true;
    }
    const int index = entry.data.value("index"_L1).toInt(-1);
    if (entry.type != "scenario.step"_L1 || index < 0 || index >= kMostPlannedSteps)
        return false;
    while (m_steps.size() <= index) {
        StepResult step;
        step.index = int(m_steps.size());
        m_steps.append(step);
    }
    StepResult &step = m_steps[index];
    step.text = entry.data.value("text"_L1).toString();
    step.reason = entry.data.value("detail"_L1).toString();
    const QString state = entry.data.value("state"_L1).toString();
    for (int known = 0; known <= int(StepResult::State::Skipped); ++known) {
        if (stateName(StepResult::State(known)) == state)
            step.state = StepResult::State(known);
    }
    if (step.state == StepResult::State::Running)
        step.atUs = entry.atUs;
    else if (step.atUs >= 0)
        step.tookUs = entry.atUs - step.atUs;
    return true;
}

int RunLog::count(StepResult::State state) const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(),
                             [state](const StepResult &step) { return step.state == state; }));
}

int RunLog::current() const
{
    for (const StepResult &step : m_steps) {
        if (step.state == StepResult::State::Running)
            return step.index;
    }
    return -1;
}

} // namespace studio::scenario

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/agentservices.h"

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;

namespace studio {
class Error;
}

namespace studio::ui {

class AgentBar;
class AgentDirectory;
class AgentHome;
class AgentOptionsStore;
class InspectorPages;
class LiveControl;
class Panel;
class SessionPage;
class ShownSession;
class TimingPage;

/// The parts of the panel of live agents, for the features that are built over them. A feature is a QObject
/// in files of its own: it is made in the panel's constructor with a copy of this, connects what it needs and
/// adds its actions, tools, sections and pages. Everything referred to lives as long as the panel.
struct AgentParts {
    const AgentServices &services;
    Panel &panel;
    /// What chat, timing and log show: a live session, an ended one or a replay. To show another log, give it
    /// that; the views follow.
    ShownSession &shown;
    AgentDirectory &directory; ///< The agents there are, and the chosen one.
    AgentOptionsStore &options; ///< What the user wants of each.
    LiveControl &live; ///< Starts, runs and ends sessions.
    AgentBar &bar; ///< The row on top: Scenario, Save report, tools of features.
    AgentHome &home; ///< Shown while there is no session; takes sections.
    SessionPage &session; ///< Chat, and the row below it; takes strips between the two.
    InspectorPages &inspector; ///< Takes pages.
    TimingPage &timing; ///< The first of them; takes cards below the waterfall.
    /// Adds an action to the panel's list; connect its `triggered`.
    std::function<QAction *(const QString &name, const QString &text, const QList<QKeySequence> &keys)>
        addAction;
    std::function<void(const QString &sentence)> announce;
    std::function<void(const Error &error)> tellProblem;
};

} // namespace studio::ui

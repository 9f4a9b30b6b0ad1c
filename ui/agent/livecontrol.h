// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/agentservices.h"

#include <QObject>

namespace studio::ui {

class ShownSession;

/// Runs the sessions of the panel, one at a time: makes the sound, starts, feeds the shown session, ends.
class LiveControl final : public QObject {
    Q_OBJECT

public:
    LiveControl(const AgentServices &services, ShownSession &shown, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }

public slots:
    void start();
    void end();

signals:
    /// Running or not, or in another state.
    void changed();
    void becameIdle();

private:
    const AgentServices &m_services;
    ShownSession &m_shown;
    bool m_running = false;
};

} // namespace studio::ui

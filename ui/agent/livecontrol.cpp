// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/livecontrol.h"

namespace studio::ui {

LiveControl::LiveControl(const AgentServices &services, ShownSession &shown, QObject *parent)
    : QObject(parent), m_services(services), m_shown(shown)
{
    Q_UNUSED(m_services)
    Q_UNUSED(m_shown)
}

void LiveControl::start() { }

void LiveControl::end() { }

} // namespace studio::ui

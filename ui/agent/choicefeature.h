// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/agentparts.h"

#include <QObject>

namespace studio::ui {

class AgentOptionsStore;
class AgentPicker;
struct KnownAgent;
class StartCard;

/// Which agent one talks to: the chip with its list, the user's own agents, and the card a session begins
/// from.
class ChoiceFeature final : public QObject {
    Q_OBJECT

public:
    ChoiceFeature(const AgentParts &parts, QObject *parent);

    void openPicker();
    [[nodiscard]] StartCard *card() const { return m_card; }

private:
    void wire();
    void showChosen();
    void showPrice();
    void edit(const KnownAgent &agent);
    void remove(const KnownAgent &agent);

    AgentParts m_parts;
    AgentPicker *m_picker;
    StartCard *m_card;
};

} // namespace studio::ui

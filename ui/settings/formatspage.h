// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

namespace studio::ui {

/// What the export dialog begins with.
class FormatsPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit FormatsPage(const SettingsServices &services, QWidget *parent = nullptr);

private:
    void addFolder();
    void addVoskModel();
    void addPattern();

    UserPrompts &m_prompts;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

class QPushButton;

namespace studio::ui {

class SearchField;
class ShortcutList;

/// Every shortcut: looked for, changed, brought back. Conflicts are told where they arise.
class ShortcutsPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit ShortcutsPage(const SettingsServices &services, QWidget *parent = nullptr);

    void enter() override;

private:
    ShortcutMap &m_shortcuts;
    ShortcutList *m_list;
    SearchField *m_search;
    QPushButton *m_reset;
};

} // namespace studio::ui

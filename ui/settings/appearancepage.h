// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

namespace studio::ui {

/// Theme, text size, contrast, motion. What the desktop asks for is told beside each.
class AppearancePage final : public SettingsPage {
    Q_OBJECT

public:
    explicit AppearancePage(const SettingsServices &services, QWidget *parent = nullptr);

private:
    void addTheme();
    void addTextSize();
    void tellDesktop();

    ThemeController &m_themes;
    SettingRow *m_contrast = nullptr;
    SettingRow *m_motion = nullptr;
    SettingRow *m_size = nullptr;
};

} // namespace studio::ui

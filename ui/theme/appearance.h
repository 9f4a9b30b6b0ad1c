// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class ThemeController;

/// Keeps the theme as the settings say: at the start, and at once whenever one of them changes, whoever
/// changes it. GUI thread; both collaborators outlive it.
class Appearance final : public QObject {
    Q_OBJECT

public:
    Appearance(settings::SettingsStore &settings, ThemeController &themes, QObject *parent = nullptr);

private:
    void apply();

    settings::SettingsStore &m_settings;
    ThemeController &m_themes;
};

} // namespace studio::ui

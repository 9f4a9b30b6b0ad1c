// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/palettesource.h"

namespace studio::ui {

class SettingsPanel;

/// The rows of the settings for the command palette. Lives with its panel.
class SettingsSource final : public PaletteSource {
    Q_OBJECT

public:
    explicit SettingsSource(SettingsPanel &panel);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::vector<PaletteItem> items() const override;
    void run(const QString &id) override;

private:
    SettingsPanel &m_panel;
};

} // namespace studio::ui

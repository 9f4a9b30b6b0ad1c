// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

namespace studio::ui {

/// How much may run and be spent.
class JobsPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit JobsPage(const SettingsServices &services, QWidget *parent = nullptr);
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

namespace studio::ui {

/// What is kept, here and at the service.
class PrivacyPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit PrivacyPage(const SettingsServices &services, QWidget *parent = nullptr);

private:
    void tellPlan();

    account::Account &m_account;
    Switch *m_logging = nullptr;
};

} // namespace studio::ui

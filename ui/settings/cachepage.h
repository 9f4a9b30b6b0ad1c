// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

class QProgressBar;
class QPushButton;

namespace studio::ui {

/// What can be fetched again: how much there is, how much there may be, and a way to be rid of it. Counted
/// and removed in a worker; never takes, never drafts.
class CachePage final : public SettingsPage {
    Q_OBJECT

public:
    explicit CachePage(const SettingsServices &services, QWidget *parent = nullptr);

    void enter() override;

private:
    struct Sizes {
        qint64 previews = 0;
        qint64 peaks = 0;
        qint64 all = 0;
        bool operator==(const Sizes &) const = default;
    };
    void measure();
    void show(const Sizes &sizes);
    void clear();
    void trim();

    QString m_folder;
    UserPrompts &m_prompts;
    SettingRow *m_used = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_clear = nullptr;
    Sizes m_sizes;
    JobGuard m_measuring;
    JobGuard m_removing;
};

} // namespace studio::ui

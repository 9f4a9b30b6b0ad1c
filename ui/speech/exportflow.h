// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/exportsheet.h"

#include <QObject>
#include <QPointer>

namespace studio::settings {
class SettingsStore;
}
namespace studio::store {
class AudioVault;
}

namespace studio::ui {

class UserPrompts;

/// From "Export" to the files: the sheet, the work in a worker, the toast. Remembers folder, format and
/// subtitles.
class ExportFlow final : public QObject {
    Q_OBJECT

public:
    /// Sheets and toasts appear in the window of `anchor`.
    ExportFlow(store::AudioVault &vault, settings::SettingsStore &settings, UserPrompts &prompts,
               QWidget *anchor);

    void open(const store::Take &take);

signals:
    void exported(const QString &path);

private:
    void run(const store::Take &take, const ExportSheet::Wish &wish);
    [[nodiscard]] QString folder() const;

    store::AudioVault &m_vault;
    settings::SettingsStore &m_settings;
    UserPrompts &m_prompts;
    QWidget *m_anchor;
    QPointer<ExportSheet> m_sheet;
    JobGuard m_job;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/store/take.h"

#include <QObject>
#include <QTemporaryDir>

class QWidget;

namespace studio::settings {
class SettingsStore;
}
namespace studio::store {
class AudioVault;
}

namespace studio::ui {

/// Lets a take be dragged out of the window as a file: it is exported as it was made, named after the pattern
/// of the settings, into a folder of this run, and offered by its path. GUI thread.
class TakeDrag final : public QObject {
    Q_OBJECT

public:
    TakeDrag(store::AudioVault &vault, settings::SettingsStore &settings, QObject *parent = nullptr);

    /// Makes the file, then starts the drag if the button is still held. `source` began it.
    void begin(const store::Take &take, QWidget *source);

signals:
    /// The file is there, whether or not the drag begins.
    void ready(const QString &path);
    void failed(const studio::Error &error);

private:
    void start(const QString &path, const store::Take &take, QWidget *source);

    store::AudioVault &m_vault;
    settings::SettingsStore &m_settings;
    QTemporaryDir m_folder;
    JobGuard m_job;
};

} // namespace studio::ui

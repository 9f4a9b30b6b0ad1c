// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/convertoptions.h"
#include "core/base/jobguard.h"
#include "core/media/soundimport.h"
#include "core/speech/takeexport.h"

#include <QTemporaryDir>

#include <memory>

namespace studio::app {

/// `voice-studio isolate --local`: recordings freed of steady noise on this machine, one after the other.
/// Asks no service, needs no profile, costs nothing and keeps nothing but the files it writes.
class LocalIsolation final : public Command {
    Q_OBJECT
public:
    LocalIsolation(Application &application, Output &output, const ConvertOptions &options);

    void start() override;
    void cancel() override;

private:
    void next();
    void suppress(const QString &target);
    void write(const media::ImportedSound &sound, const QString &target);
    void told(const media::ImportedSound &sound, const speech::ExportReport &report);
    void tellDryRun();
    void fail(const Error &error);
    [[nodiscard]] const QString &input() const { return m_options.inputs.at(m_index); }
    [[nodiscard]] bool isMany() const { return m_options.inputs.size() > 1; }

    ConvertOptions m_options;
    std::unique_ptr<QTemporaryDir> m_folder; ///< Of the sound between reading and writing.
    QStringList m_targets; ///< Of each input.
    qsizetype m_index = -1;
    int m_written = 0;
    std::optional<Error> m_problem; ///< The first of several files that failed.
    JobGuard m_step;
};

} // namespace studio::app

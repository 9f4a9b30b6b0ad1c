// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/speech/takeexport.h"

#include <QList>
#include <QTemporaryDir>

#include <memory>

namespace studio::speech {

struct BatchTake {
    store::Take take{};
    QString vaultFile{};
    QString modelName{}; ///< For the names of files; may be empty.
};

struct BatchOptions {
    /// For every take; paths are made from the folder and the pattern.
    ExportOptions each{};
    QString folder{}; ///< Where the files go; with a ZIP file it is not used.
    QString zipPath{}; ///< All in one file; empty: single files.
    QString namePattern{};
    bool subtitles = false; ///< SRT, where there are times.
    bool labels = false;
    bool report = true; ///< A sheet with all measurements, "report.txt", when a loudness target is set.
};

struct BatchFailure {
    TakeId take{};
    Error error{};
    bool operator==(const BatchFailure &) const = default;
};

struct BatchReport {
    QList<ExportReport> done{};
    QList<BatchFailure> failed{};
    QString path{}; ///< The ZIP file, or the folder.
    bool operator==(const BatchReport &) const = default;
};

/// Exports many takes, one after the other; one that fails does not stop the rest, but a full disk or a
/// folder that is gone does. Files that exist stay: new ones get a number. A ZIP file appears whole or not at
/// all. `progressed` tells how many are done. Cancelling keeps the files that are whole, and no ZIP file. GUI
/// thread; the work is done in workers.
class BatchExport final : public JobOf<BatchReport> {
    Q_OBJECT
public:
    BatchExport(const QList<BatchTake> &takes, const BatchOptions &options, QObject *parent = nullptr);

protected:
    void abortWork() override;

private:
    void next();
    void end(const Result<ExportReport> &result);
    void pack();

    const QList<BatchTake> m_takes;
    BatchOptions m_options;
    std::unique_ptr<QTemporaryDir> m_aside; ///< Beside the ZIP file, while it is collected.
    BatchReport m_report;
    qsizetype m_next = 0;
    JobGuard m_step;
};

} // namespace studio::speech

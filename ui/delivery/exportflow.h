// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/speech/batchexport.h"
#include "ui/delivery/exportsheet.h"

#include <QObject>
#include <QPointer>

namespace studio::jobs {
class JobBoard;
class JobHandle;
} // namespace studio::jobs
namespace studio::settings {
class SettingsStore;
}
namespace studio::store {
class AudioVault;
class TakeRepository;
} // namespace studio::store

namespace studio::ui {

class UserPrompts;

/// What an export works with; all of it outlives the flow.
struct ExportServices {
    store::TakeRepository &takes;
    store::AudioVault &vault;
    settings::SettingsStore &settings;
    UserPrompts &prompts;
    jobs::JobBoard &jobs;
};

/// From "Export" to the files: the sheet, the work in a worker, the report or the toast. Remembers what was
/// chosen. Many takes run on the job board, where they can be cancelled, and go on when the sheet is closed.
/// GUI thread.
class ExportFlow final : public QObject {
    Q_OBJECT

public:
    /// Sheets and toasts appear in the window of `anchor`.
    ExportFlow(const ExportServices &services, QWidget *anchor);

    /// One take, maybe a part of it.
    void open(const store::Take &take, const std::optional<speech::TimeRange> &selection = {},
              const QString &modelName = {});
    /// For lists: into a folder or a ZIP file.
    void openMany(const QList<store::Take> &takes);
    /// The same for takes known by their ids; those that are gone are left out.
    void openIds(const QList<TakeId> &ids);

signals:
    void exported(const QString &path);

private:
    void show(const ExportSubject &subject);
    void fetch(QList<TakeId> ids, QList<store::Take> takes);
    void remember();
    void run(const speech::ExportOptions &options);
    void runMany(const speech::ExportOptions &options);
    void collect(const std::shared_ptr<struct BatchRun> &batch);
    void startBatch(const std::shared_ptr<BatchRun> &batch);
    void endBatch(const Result<speech::BatchReport> &report, jobs::JobHandle *handle);
    void tell(const speech::ExportReport &report);
    void closeSheet();
    [[nodiscard]] QString folder() const;

    const ExportServices m_services;
    QWidget *m_anchor;
    QPointer<ExportSheet> m_sheet;
    JobGuard m_job;
};

} // namespace studio::ui

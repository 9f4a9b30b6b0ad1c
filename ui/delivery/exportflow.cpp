// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exportflow.h"

#include "core/jobs/jobboard.h"
#include "core/settings/settingsstore.h"
#include "core/speech/namepattern.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "ui/delivery/exportform.h"
#include "ui/delivery/exportsettings.h"
#include "ui/delivery/reportview.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

/// Many takes on their way out.
struct BatchRun {
    QList<store::Take> waiting{};
    QList<speech::BatchTake> ready{};
    speech::BatchOptions options{};
    QPointer<jobs::JobHandle> handle{};
    bool cancelled = false;
};

ExportFlow::ExportFlow(const ExportServices &services, QWidget *anchor)
    : QObject(anchor), m_services(services), m_anchor(anchor)
{
}

QString ExportFlow::folder() const
{
    const QString last = m_services.settings.get(exporting::kFolder);
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QDir(music.isEmpty() ? QDir::homePath() : music).filePath(u"Voice Studio"_s);
}

void ExportFlow::open(const store::Take &take, const std::optional<speech::TimeRange> &selection,
                      const QString &modelName)
{
    ExportSubject subject{.takes = {take}, .modelName = modelName, .selection = selection};
    if (!take.alignment.isEmpty()) {
        show(subject);
        return;
    }
    // Lists leave the times out.
    auto *job = m_services.takes.byId(take.id);
    m_job = job;
    job->then(this, [this, subject](const Result<std::optional<store::Take>> &whole) mutable {
        if (whole && *whole)
            subject.takes = {**whole};
        show(subject);
    });
}

void ExportFlow::openMany(const QList<store::Take> &takes)
{
    if (takes.size() == 1)
        open(takes.first());
    else if (!takes.isEmpty())
        show({.takes = takes});
}

void ExportFlow::openIds(const QList<TakeId> &ids)
{
    fetch(ids, {});
}

void ExportFlow::fetch(QList<TakeId> ids, QList<store::Take> takes)
{
    if (ids.isEmpty()) {
        if (takes.size() == 1)
            show({.takes = takes});
        else
            openMany(takes);
        return;
    }
    auto *job = m_services.takes.byId(ids.takeFirst());
    m_job = job;
    job->then(this, [this, ids, takes](const Result<std::optional<store::Take>> &take) mutable {
        if (take && *take) {
            takes.append(**take);
            // Times of many would fill the memory; they are fetched again when their turn comes.
            if (takes.size() > 1)
                takes.last().alignment = {};
        }
        fetch(ids, takes);
    });
}

void ExportFlow::show(const ExportSubject &subject)
{
    const settings::SettingsStore &settings = m_services.settings;
    closeSheet();
    auto *sheet = new ExportSheet(subject);
    m_sheet = sheet;
    ExportForm &form = sheet->form();
    const bool single = subject.takes.size() == 1;
    const QString pattern = settings.get(exporting::kNamePattern);
    form.setPattern(speech::checkNamePattern(pattern) ? pattern
                                                      : QString::fromUtf8(speech::kDefaultNamePattern));
    form.setFormats(single ? subject.takes.first().outputFormat : QString(),
                    settings.get(exporting::kFormat));
    form.setLoudness(settings.get(exporting::kLoudness));
    // Of many it is found out on the way which have times.
    form.setTimes(!single || !subject.takes.first().alignment.isEmpty(), settings.get(exporting::kSubtitles),
                  settings.get(exporting::kSubtitleKind), settings.get(exporting::kLabels));
    form.setFolder(folder());
    connect(sheet, &ExportSheet::cancelled, this, [this] {
        m_job.cancel();
        closeSheet();
    });
    connect(sheet, &ExportSheet::folderRequested, this, [this, sheet] {
        const QPointer<ExportSheet> kept(sheet);
        m_services.prompts.chooseFolder(sheet, tr("Choose a folder"), sheet->form().folder(),
                                        [kept](const QString &path) {
                                            if (kept)
                                                kept->form().setFolder(path);
                                        });
    });
    connect(sheet, &ExportSheet::exportRequested, this, &ExportFlow::run);
    OverlayHost::of(m_anchor)->showDialog(sheet);
}

void ExportFlow::closeSheet()
{
    if (m_sheet)
        OverlayHost::of(m_anchor)->close(m_sheet);
}

void ExportFlow::remember()
{
    settings::SettingsStore &settings = m_services.settings;
    const ExportForm &form = m_sheet->form();
    settings.set(exporting::kFolder, form.folder());
    settings.set(exporting::kFormat, form.format());
    settings.set(exporting::kNamePattern, form.pattern());
    settings.set(exporting::kLoudness, speech::loudnessName(form.loudness()));
    if (m_sheet->subject().takes.size() > 1 || !m_sheet->subject().takes.first().alignment.isEmpty()) {
        settings.set(exporting::kSubtitles, form.subtitles());
        settings.set(exporting::kSubtitleKind, form.subtitleKind());
        settings.set(exporting::kLabels, form.labels());
    }
}

void ExportFlow::run(const speech::ExportOptions &options)
{
    remember();
    // The folder offered first may not exist yet; a failure is told by the export itself.
    QDir().mkpath(m_sheet->form().folder());
    if (m_sheet->subject().takes.size() > 1) {
        runMany(options);
        return;
    }
    const store::Take take = m_sheet->subject().takes.first();
    m_sheet->setBusy(true);
    const QString vaultFile = m_services.vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
    auto *job = speech::exportTake(take, vaultFile, options, this);
    m_job = job;
    job->then(this, [this](const Result<speech::ExportReport> &report) {
        if (report) {
            closeSheet();
            tell(*report);
            emit exported(report->path);
        } else if (m_sheet) {
            m_sheet->setBusy(false);
            const Error &error = report.error();
            if (!error.isCancelled())
                m_sheet->showProblem(error.nextStep.isEmpty()
                                         ? error.message
                                         : tr("%1 %2", "two sentences").arg(error.message, error.nextStep));
        }
    });
}

/// With a target there is something to prove; else the file itself is the news.
void ExportFlow::tell(const speech::ExportReport &report)
{
    const QString path = report.path;
    const auto reveal = [this, path] { m_services.prompts.showInFolder(path); };
    if (!report.target.isSet()) {
        auto *toast = Toast::show(m_anchor, NoticeKind::Success,
                                  tr("Exported “%1”.").arg(QFileInfo(path).fileName()), tr("Show in folder"));
        connect(toast, &Toast::actionTriggered, this, reveal);
        return;
    }
    auto *view = new ReportView(report);
    OverlayHost *host = OverlayHost::of(m_anchor);
    connect(view, &ReportView::showRequested, this, reveal);
    connect(view, &ReportView::closed, host, [host, view] { host->close(view); });
    host->showDialog(view);
}

void ExportFlow::runMany(const speech::ExportOptions &options)
{
    const ExportForm &form = m_sheet->form();
    auto batch = std::make_shared<BatchRun>();
    batch->waiting = m_sheet->subject().takes;
    batch->options.each.format = options.format;
    batch->options.each.loudness = options.loudness;
    batch->options.folder = form.folder();
    batch->options.namePattern = form.pattern();
    batch->options.subtitles = form.subtitles();
    batch->options.labels = form.labels();
    if (m_sheet->wantsZip()) {
        const QString name =
            tr("Takes %1", "file name, %1 is a date").arg(QDate::currentDate().toString(Qt::ISODate));
        batch->options.zipPath = speech::freePath(QDir(form.folder()).filePath(name + u".zip"_s));
    }
    jobs::JobSpec spec;
    spec.kind = u"export"_s;
    spec.title = tr("Export of %n takes", nullptr, int(batch->waiting.size()));
    batch->handle = m_services.jobs.begin(spec);
    connect(batch->handle, &jobs::JobHandle::cancelRequested, this, [this, batch] {
        batch->cancelled = true;
        m_job.cancel();
    });
    // It goes on without the dialog; the drawer shows how far it is.
    closeSheet();
    collect(batch);
}

/// The times of each take, which lists leave out.
void ExportFlow::collect(const std::shared_ptr<BatchRun> &batch)
{
    if (batch->waiting.isEmpty() || batch->cancelled) {
        startBatch(batch);
        return;
    }
    const store::Take listed = batch->waiting.takeFirst();
    m_services.takes.byId(listed.id)->then(
        this, [this, batch, listed](const Result<std::optional<store::Take>> &whole) {
            const store::Take take = whole && *whole ? **whole : listed;
            const QString suffix = store::audioSuffix(take.outputFormat);
            batch->ready.append({take, m_services.vault.path(take.audioHash, suffix)});
            collect(batch);
        });
}

void ExportFlow::startBatch(const std::shared_ptr<BatchRun> &batch)
{
    if (batch->cancelled) {
        endBatch(Unexpected(Error::cancelled()), batch->handle);
        return;
    }
    auto *job = new speech::BatchExport(batch->ready, batch->options, this);
    if (batch->handle) {
        connect(batch->handle, &jobs::JobHandle::cancelRequested, job, &Job::cancel);
        connect(job, &Job::progressed, batch->handle, [handle = batch->handle](qint64 done, qint64 total) {
            if (handle)
                handle->setProgress(total > 0 ? double(done) / double(total) : 0);
        });
    }
    job->then(this,
              [this, batch](const Result<speech::BatchReport> &report) { endBatch(report, batch->handle); });
}

void ExportFlow::endBatch(const Result<speech::BatchReport> &report, jobs::JobHandle *handle)
{
    if (!report) {
        if (handle)
            handle->finish(Unexpected(report.error()));
        if (!report.error().isCancelled())
            Toast::show(m_anchor, NoticeKind::Error, report.error().message);
        return;
    }
    const int done = int(report->done.size());
    const int failed = int(report->failed.size());
    const QString path = report->path;
    const QString summary = failed > 0 ? tr("%n takes exported, %1 failed.", nullptr, done).arg(failed)
                                       : tr("%n takes exported.", nullptr, done);
    if (handle)
        handle->finish(jobs::JobOutcome{summary, path});
    auto *toast = Toast::show(m_anchor, failed > 0 ? NoticeKind::Warning : NoticeKind::Success, summary,
                              tr("Show in folder"));
    connect(toast, &Toast::actionTriggered, this, [this, path] { m_services.prompts.showInFolder(path); });
    emit exported(path);
}

} // namespace studio::ui

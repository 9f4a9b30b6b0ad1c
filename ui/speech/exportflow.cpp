// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/exportflow.h"

#include "core/settings/settingsstore.h"
#include "core/speech/takeexport.h"
#include "core/store/audiovault.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<QString> kFolder{"export/folder", {}};
const settings::Setting<QString> kFormat{"export/format", u"as-made"_s};
const settings::Setting<bool> kSubtitles{"export/subtitles", false};

} // namespace

ExportFlow::ExportFlow(store::AudioVault &vault, settings::SettingsStore &settings, UserPrompts &prompts,
                       QWidget *anchor)
    : QObject(anchor), m_vault(vault), m_settings(settings), m_prompts(prompts), m_anchor(anchor)
{
}

QString ExportFlow::folder() const
{
    const QString last = m_settings.get(kFolder);
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QDir(music.isEmpty() ? QDir::homePath() : music).filePath(u"Voice Studio"_s);
}

void ExportFlow::open(const store::Take &take)
{
    OverlayHost *host = OverlayHost::of(m_anchor);
    if (m_sheet)
        host->close(m_sheet);
    auto *sheet = new ExportSheet(take, folder(), m_settings.get(kFormat), m_settings.get(kSubtitles));
    m_sheet = sheet;
    connect(sheet, &ExportSheet::cancelled, this, [this, host] {
        m_job.cancel();
        if (m_sheet)
            host->close(m_sheet);
    });
    connect(sheet, &ExportSheet::folderRequested, this, [this, sheet] {
        const QPointer<ExportSheet> kept(sheet);
        m_prompts.chooseFolder(sheet, tr("Choose a folder"), sheet->folder(), [kept](const QString &path) {
            if (kept)
                kept->setFolder(path);
        });
    });
    connect(sheet, &ExportSheet::exportRequested, this,
            [this, take](const ExportSheet::Wish &wish) { run(take, wish); });
    host->showDialog(sheet);
}

void ExportFlow::run(const store::Take &take, const ExportSheet::Wish &wish)
{
    m_settings.set(kFolder, QFileInfo(wish.path).absolutePath());
    m_settings.set(kFormat, m_sheet->suffix());
    m_settings.set(kSubtitles, m_sheet->wantsSubtitles());
    // The folder offered first may not exist yet; a failure is told by the export itself.
    QDir().mkpath(QFileInfo(wish.path).absolutePath());

    speech::ExportOptions options;
    options.path = wish.path;
    options.format = wish.format;
    options.subtitlesPath = wish.subtitlesPath;
    options.replaceExisting = wish.replaceExisting;
    m_sheet->setBusy(true);
    auto *job = speech::exportTake(take, m_vault.path(take.audioHash, store::audioSuffix(take.outputFormat)),
                                   options, this);
    m_job = job;
    job->then(this, [this](const Result<speech::ExportReport> &report) {
        if (!report) {
            if (m_sheet) {
                m_sheet->setBusy(false);
                if (!report.error().isCancelled())
                    m_sheet->showProblem(report.error().message);
            }
            return;
        }
        if (m_sheet)
            OverlayHost::of(m_anchor)->close(m_sheet);
        const QString path = report->path;
        auto *toast = Toast::show(m_anchor, NoticeKind::Success,
                                  tr("Exported “%1”.").arg(QFileInfo(path).fileName()), tr("Show in folder"));
        connect(toast, &Toast::actionTriggered, this, [this, path] { m_prompts.showInFolder(path); });
        emit exported(path);
    });
}

} // namespace studio::ui

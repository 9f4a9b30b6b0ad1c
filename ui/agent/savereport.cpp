// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/savereport.h"

#include "core/evidence/casebundle.h"
#include "core/settings/settingsstore.h"
#include "core/speech/filewriter.h"
#include "core/speech/namepattern.h"
#include "ui/agent/agentsettings.h"
#include "ui/agent/reportsettings.h"
#include "ui/agent/reportsheet.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

SaveReport::SaveReport(const AgentParts &parts, QObject *parent) : QObject(parent), m_parts(parts) { }

void SaveReport::open(const QString &path)
{
    auto *job = evidence::openReplay(path, QDir(m_parts.services.dirs.cache).filePath(u"replays"_s));
    m_job = job;
    job->then(this, [this](const Result<std::shared_ptr<const evidence::Replay>> &replay) {
        if (replay)
            openFor(*replay);
        else if (!replay.error().isCancelled())
            m_parts.tellProblem(replay.error());
    });
}

ReportWish SaveReport::initial() const
{
    const settings::SettingsStore &settings = m_parts.services.settings;
    ReportWish wish;
    wish.name = QFileInfo(evidence::bundleName(m_replay->info)).completeBaseName();
    wish.folder = settings.get(reports::kFolder);
    if (wish.folder.isEmpty() || !QFileInfo(wish.folder).isDir()) {
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        wish.folder = QDir(documents.isEmpty() ? QDir::homePath() : documents).filePath(u"Voice Studio"_s);
    }
    wish.sound = settings.get(reports::kSound);
    wish.maskNumbers = settings.get(reports::kMaskNumbers);
    wish.maskAddresses = settings.get(reports::kMaskAddresses);
    wish.names = evidence::namesIn(m_replay->log);
    // Nothing to mask is no wish of the user's.
    wish.maskNames = settings.get(reports::kMaskNames) && !wish.names.isEmpty();
    return wish;
}

void SaveReport::openFor(const std::shared_ptr<const evidence::Replay> &replay)
{
    close();
    m_replay = replay;
    auto *sheet = new ReportSheet(initial(), replay->sound != nullptr);
    m_sheet = sheet;
    connect(sheet, &ReportSheet::cancelled, this, [this] {
        m_job.cancel();
        close();
    });
    connect(sheet, &ReportSheet::folderRequested, this, [this, sheet] {
        m_parts.services.prompts.chooseFolder(sheet, tr("Choose a folder"), sheet->wish().folder,
                                              [kept = QPointer(sheet)](const QString &path) {
                                                  if (kept)
                                                      kept->setFolder(path);
                                              });
    });
    connect(sheet, &ReportSheet::saveRequested, this, &SaveReport::run);
    OverlayHost::of(&m_parts.panel)->showDialog(sheet);
}

void SaveReport::close()
{
    if (m_sheet)
        OverlayHost::of(&m_parts.panel)->close(m_sheet);
}

void SaveReport::remember(const ReportWish &wish)
{
    settings::SettingsStore &settings = m_parts.services.settings;
    settings.set(reports::kFolder, wish.folder);
    settings.set(reports::kSound, wish.sound);
    settings.set(reports::kMaskNumbers, wish.maskNumbers);
    settings.set(reports::kMaskAddresses, wish.maskAddresses);
    settings.set(reports::kMaskNames, wish.maskNames);
}

void SaveReport::run(bool replaceExisting, bool keepBoth)
{
    const ReportWish wish = m_sheet->wish();
    remember(wish);
    // The folder offered first may not exist yet; a failure is told by the writing itself.
    QDir().mkpath(wish.folder);
    evidence::BundleOptions options;
    options.mask = {.numbers = wish.maskNumbers,
                    .addresses = wish.maskAddresses,
                    .names = wish.maskNames ? wish.names : QStringList()};
    options.includeSound = wish.sound;
    options.note = wish.note;
    options.program = evidence::thisProgram();
    options.targetMs = m_parts.services.settings.get(kTargetMs);
    options.replace = replaceExisting;
    m_sheet->setBusy(true);
    auto *job =
        evidence::writeBundle(m_replay, keepBoth ? speech::freePath(wish.path()) : wish.path(), options);
    m_job = job;
    job->then(this, [this](const Result<evidence::BundleWritten> &written) {
        if (written) {
            close();
            const QString name = QFileInfo(written->path).fileName();
            QString told = tr("Saved “%1”.").arg(name);
            for (const QString &sentence : written->missing)
                told = tr("%1 %2", "two sentences").arg(told, sentence);
            auto *toast = Toast::show(&m_parts.panel,
                                      written->missing.isEmpty() ? NoticeKind::Success : NoticeKind::Warning,
                                      told, tr("Show in folder"));
            connect(toast, &Toast::actionTriggered, this,
                    [this, path = written->path] { m_parts.services.prompts.showInFolder(path); });
            m_parts.announce(told);
            emit saved(written->path);
        } else if (m_sheet) {
            m_sheet->setBusy(false);
            const Error &error = written.error();
            if (!error.isCancelled())
                m_sheet->showProblem(error.nextStep.isEmpty()
                                         ? error.message
                                         : tr("%1 %2", "two sentences").arg(error.message, error.nextStep));
        }
    });
}

} // namespace studio::ui

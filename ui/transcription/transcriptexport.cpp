// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptexport.h"

#include "core/base/workerjob.h"
#include "core/settings/settingsstore.h"
#include "core/speech/filewriter.h"
#include "core/speech/namepattern.h"
#include "core/transcript/document.h"
#include "ui/theme/overlayhost.h"
#include "ui/transcription/captionsettings.h"
#include "ui/transcription/captionsfeature.h"
#include "ui/transcription/captionspage.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcriptbar.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using Rows = transcript::ExportOptions::Rows;

QString rowsName(Rows rows)
{
    switch (rows) {
    case Rows::Captions:
        return u"captions"_s;
    case Rows::Words:
        return u"words"_s;
    case Rows::Segments:
        break;
    }
    return u"segments"_s;
}

Rows rowsFrom(const QString &name)
{
    if (name == "captions"_L1)
        return Rows::Captions;
    return name == "words"_L1 ? Rows::Words : Rows::Segments;
}

/// "pilot-interview" of "pilot-interview.wav", without what no file may be called.
QString fileStem(const QString &title)
{
    QString name = title.simplified();
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot > 0 && name.size() - dot <= 5)
        name.truncate(dot);
    for (QChar &c : name) {
        if (c == u'/' || c == u'\\' || c == u':' || c.unicode() < 0x20)
            c = u'-';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? TranscriptExportFlow::tr("transcript", "file name") : name.left(120);
}

} // namespace

TranscriptExportFlow::TranscriptExportFlow(const TranscriptionParts &parts, CaptionsFeature &captions,
                                           QObject *parent)
    : QObject(parent), m_parts(parts), m_captions(captions)
{
    connect(&parts.bar, &TranscriptBar::exportRequested, this, &TranscriptExportFlow::open);
    connect(&parts.playback, &MediaPlayback::exportRequested, this, &TranscriptExportFlow::open);
    connect(parts.addAction(u"actionExportTranscript"_s, tr("Export the transcript"),
                            {QKeySequence(Qt::CTRL | Qt::Key_E)}),
            &QAction::triggered, this, &TranscriptExportFlow::open);
    connect(&parts.open, &OpenTranscript::opened, this, [this] { m_parts.playback.setCanExport(true); });
    connect(&parts.open, &OpenTranscript::closing, this, &TranscriptExportFlow::close);
}

TranscriptExport TranscriptExportFlow::initial() const
{
    const settings::SettingsStore &settings = m_parts.services.settings;
    TranscriptExport wish;
    wish.format = m_captions.page()->format();
    wish.options.rules = m_captions.page()->rules();
    wish.options.speakers = m_captions.page()->speakerNames();
    wish.options.times = settings.get(captioning::kTimes);
    wish.options.audioEvents = settings.get(captioning::kAudioEvents);
    wish.options.rows = rowsFrom(settings.get(captioning::kRows));
    wish.options.title = m_parts.open.entry().title;
    wish.name = fileStem(m_parts.open.entry().title);
    wish.folder = settings.get(captioning::kFolder);
    if (wish.folder.isEmpty() || !QFileInfo(wish.folder).isDir()) {
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        wish.folder = QDir(documents.isEmpty() ? QDir::homePath() : documents).filePath(u"Voice Studio"_s);
    }
    return wish;
}

void TranscriptExportFlow::open()
{
    if (!m_parts.open.isOpen())
        return;
    close();
    const auto &selection = m_parts.waveform.selection();
    auto *sheet = new TranscriptExportSheet(m_parts.open.document().transcript(), initial(),
                                            selection ? selection->from : 0, selection ? selection->to : 0);
    m_sheet = sheet;
    connect(sheet, &TranscriptExportSheet::cancelled, this, [this] {
        m_job.cancel();
        close();
    });
    connect(sheet, &TranscriptExportSheet::folderRequested, this, [this, sheet] {
        const QPointer<TranscriptExportSheet> kept(sheet);
        m_parts.services.prompts.chooseFolder(sheet, tr("Choose a folder"), sheet->wish().folder,
                                              [kept](const QString &path) {
                                                  if (kept)
                                                      kept->setFolder(path);
                                              });
    });
    connect(sheet, &TranscriptExportSheet::exportRequested, this, &TranscriptExportFlow::run);
    OverlayHost::of(&m_parts.panel)->showDialog(sheet);
}

void TranscriptExportFlow::close()
{
    if (m_sheet)
        OverlayHost::of(&m_parts.panel)->close(m_sheet);
}

void TranscriptExportFlow::remember(const TranscriptExport &wish)
{
    settings::SettingsStore &settings = m_parts.services.settings;
    settings.set(captioning::kFolder, wish.folder);
    settings.set(captioning::kFormat, transcript::formatId(wish.format));
    settings.set(captioning::kRows, rowsName(wish.options.rows));
    settings.set(captioning::kTimes, wish.options.times);
    settings.set(captioning::kAudioEvents, wish.options.audioEvents);
    settings.set(captioning::kSpeakerNames, wish.options.speakers);
    m_captions.choose(wish.format, wish.options.speakers);
}

void TranscriptExportFlow::run(bool replaceExisting, bool keepBoth)
{
    const TranscriptExport wish = m_sheet->wish();
    remember(wish);
    // The folder offered first may not exist yet; a failure is told by the export itself.
    QDir().mkpath(wish.folder);
    const QString path = keepBoth ? speech::freePath(wish.path()) : wish.path();
    m_sheet->setBusy(true);
    auto *job = runInWorker<QString>([transcript = m_parts.open.document().transcript(), wish, path,
                                      replaceExisting](const StopFlag &stop) -> Result<QString> {
        const auto bytes = transcript::write(wish.format, transcript, wish.options, stop);
        if (!bytes)
            return Unexpected(bytes.error());
        if (const auto written = speech::writeWhole(path, *bytes, replaceExisting); !written)
            return Unexpected(written.error());
        return path;
    });
    m_job = job;
    job->then(this, [this](const Result<QString> &written) {
        if (written) {
            close();
            auto *toast =
                Toast::show(&m_parts.panel, NoticeKind::Success,
                            tr("Exported “%1”.").arg(QFileInfo(*written).fileName()), tr("Show in folder"));
            connect(toast, &Toast::actionTriggered, this,
                    [this, shown = *written] { m_parts.services.prompts.showInFolder(shown); });
            emit exported(*written);
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

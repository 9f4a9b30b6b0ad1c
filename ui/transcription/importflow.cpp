// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/importflow.h"

#include "core/account/account.h"
#include "core/recognition/recogniser.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "ui/money/spendgate.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/overlayhost.h"
#include "ui/transcription/importsheet.h"
#include "ui/transcription/transcriptopening.h"
#include "ui/transcription/transcriptshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qsizetype kMostFiles = 500;

} // namespace

ImportFlow::ImportFlow(const TranscriptionParts &parts, TranscriptShelf &shelf, QObject *parent)
    : QObject(parent), m_parts(parts), m_shelf(shelf)
{
}

void ImportFlow::chooseFiles()
{
    m_parts.services.prompts.openFiles(&m_parts.panel, tr("Recordings, videos or captions"),
                                       tr("Sound, video and captions (*.wav *.mp3 *.m4a *.aac *.flac *.ogg "
                                          "*.opus *.mp4 *.mov *.mkv *.webm *.avi "
                                          "*.mpg *.3gp *.wma *.srt *.vtt *.ass *.ssa *.json);;All files (*)"),
                                       [this](const QStringList &paths) { offer(paths); });
}

void ImportFlow::chooseLink()
{
    if (m_sheet)
        return;
    m_probing.cancel();
    ++m_run;
    m_looking = false;
    m_waiting.clear();
    m_files.clear();
    m_title.clear();
    openSheet();
}

void ImportFlow::offer(const QStringList &paths)
{
    begin(paths, {});
}

void ImportFlow::offerTake(const TakeId &id)
{
    auto *job = m_parts.services.takes.byId(id);
    m_loading = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &take) {
        if (!take) {
            if (!take.error().isCancelled())
                m_parts.tellProblem(take.error());
            return;
        }
        const QString path = *take
            ? m_parts.services.vault.path((*take)->audioHash, store::audioSuffix((*take)->outputFormat))
            : QString();
        if (path.isEmpty() || !QFileInfo::exists(path)) {
            m_parts.tellProblem(Error::make(ErrorKind::NotFound, tr("This take is not there any more.")));
            return;
        }
        const QString title = (*take)->voiceName.isEmpty()
            ? takeTitle(**take)
            //: A take as a recording: "Take 3, Rachel".
            : tr("%1, %2").arg(takeTitle(**take), (*take)->voiceName);
        begin({path}, title);
    });
}

void ImportFlow::begin(const QStringList &paths, const QString &title)
{
    if (m_sheet)
        return; // one at a time: the dialog covers the panel anyway
    // What comes while others are being looked into is offered together with them.
    const bool joins = m_looking;
    m_title = joins ? QString() : title;
    if (!joins) {
        m_files.clear();
        m_refused.clear();
        m_waiting.clear();
    }
    for (const QString &path : paths) {
        if (TranscriptOpening::isTextFile(path))
            emit textFileOffered(path);
        else if (m_files.size() + m_waiting.size() < kMostFiles)
            m_waiting.append(path);
    }
    if (!joins)
        probeNext();
}

void ImportFlow::probeNext()
{
    m_looking = !m_waiting.isEmpty();
    if (!m_looking) {
        if (!m_refused.isEmpty()) {
            //: %1 a file, %2 a sentence that says why
            const QString first =
                tr("%1 cannot be used. %2")
                    .arg(QFileInfo(m_refused.first().first).fileName(), m_refused.first().second.message);
            const int more = int(m_refused.size()) - 1;
            //: %1 a sentence about one file
            const QString sentence =
                more == 0 ? first : tr("%1 The same goes for %n more.", nullptr, more).arg(first);
            Toast::show(&m_parts.panel, NoticeKind::Error, sentence);
            m_parts.announce(sentence);
        }
        if (!m_files.isEmpty())
            openSheet();
        return;
    }
    const QString path = m_waiting.takeFirst();
    auto *job = runInWorker<media::MediaInfo>(
        [path](const StopFlag &stop) { return media::probeWithLength(path, stop); });
    m_probing = job;
    job->then(this, [this, path, run = m_run](const Result<media::MediaInfo> &info) {
        if (run != m_run)
            return;
        if (info)
            m_files.append(*info);
        else
            m_refused.append({path, info.error()});
        probeNext();
    });
}

void ImportFlow::openSheet(const QUrl &link)
{
    const transcription::Service service = m_shelf.service();
    ImportSubject subject;
    subject.files = m_files;
    subject.title = m_title;
    subject.askLink = m_files.isEmpty();
    subject.link = link;
    subject.hasService = service.api.has_value();
    subject.realMoney = service.realMoney;
    subject.hasLocalEngine = recognition::isAvailable({});
    if (const auto &plan = m_parts.services.account.subscription())
        subject.creditsLeft = plan->creditsLeft();
    m_sheet = new ImportSheet(subject, m_parts.services.settings);
    connect(m_sheet, &ImportSheet::accepted, this, [this] { start(*m_sheet); });
    OverlayHost::of(&m_parts.panel)->showDialog(m_sheet);
}

void ImportFlow::start(const ImportSheet &sheet)
{
    struct Item {
        transcription::TranscriptionInputs inputs;
        double seconds;
    };
    QList<Item> items;
    const transcription::TranscriptionOptions options = sheet.options();
    if (sheet.subject().askLink) {
        items.append({{.link = sheet.link(), .title = sheet.link().fileName(), .options = options}, 0});
    } else if (sheet.subject().files.size() == 1) {
        items.append(
            {{.path = sheet.subject().files.first().path, .title = sheet.subject().title, .options = options},
             sheet.seconds()});
    } else {
        for (const media::MediaInfo &file : sheet.subject().files)
            items.append({{.path = file.path, .options = options}, file.seconds.value_or(0)});
    }
    const auto go = [this, items, isLocal = options.isLocal(), profile = m_shelf.service().profile] {
        if (!isLocal && m_shelf.service().profile != profile) {
            // It is another one's money than the one that was asked about.
            m_parts.tellProblem(Error::make(ErrorKind::Forbidden,
                                            tr("Another account was chosen meanwhile. Nothing was sent."),
                                            tr("Add the files again to transcribe them with this account.")));
            return;
        }
        for (const Item &item : items)
            m_shelf.transcribe(item.inputs, item.seconds);
    };
    if (options.isLocal()) {
        go();
        return;
    }
    const QString first = items.first().inputs.title.isEmpty()
        ? QFileInfo(items.first().inputs.path).fileName()
        : items.first().inputs.title;
    const QString what =
        items.size() == 1 ? first : tr("Transcripts of %n files", nullptr, int(items.size()));
    m_parts.services.spending.request(&m_parts.panel,
                                      {.credits = sheet.credits(),
                                       .what = what,
                                       .profile = m_shelf.service().profile,
                                       .creditsLeft = sheet.subject().creditsLeft},
                                      go);
}

} // namespace studio::ui

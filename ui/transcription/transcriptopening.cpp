// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptopening.h"

#include "core/base/clock.h"
#include "core/base/ownfiles.h"
#include "core/base/workerjob.h"
#include "core/store/transcriptrepository.h"
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"
#include "core/transcription/transcriptpack.h"
#include "ui/transcription/opentranscript.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using namespace std::chrono_literals;

/// Nothing need be said of what is there sooner.
constexpr auto kSilence = 700ms;

/// What came of a file, and what had to be done to it.
struct OpenedFile {
    store::StoredTranscript stored{};
    int mendedTimes = 0;
    int splitCaptions = 0;
};

Result<OpenedFile> readTranscript(const QString &path)
{
    if (const auto is = checkIsFile(path); !is)
        return Unexpected(is.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, TranscriptOpening::tr("The file cannot be read."),
                    file.errorString());
    if (file.size() > transcript::kMaxTranscriptBytes)
        return fail(ErrorKind::Validation, TranscriptOpening::tr("This file is too large for a transcript."));
    const auto opened = transcript::readMending(file.read(transcript::kMaxTranscriptBytes), path);
    if (!opened)
        return Unexpected(opened.error());
    const transcript::Transcript *read = &opened->transcript;
    if (read->isEmpty())
        return fail(ErrorKind::Validation, TranscriptOpening::tr("There are no words in this file."));
    store::StoredTranscript stored;
    const store::TranscriptFacts facts = transcription::factsOf(*read);
    stored.entry.title = QFileInfo(path).fileName();
    stored.entry.origin = u"import"_s;
    stored.entry.mediaPath = QFileInfo(path).absoluteFilePath();
    stored.entry.seconds = facts.seconds;
    stored.entry.language = facts.language;
    stored.entry.speakers = facts.speakers;
    stored.entry.words = facts.words;
    stored.entry.preview = facts.preview;
    stored.document = transcription::pack(*read);
    return OpenedFile{std::move(stored), opened->mendedTimes, opened->splitCaptions};
}

} // namespace

TranscriptOpening::TranscriptOpening(const TranscriptionParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

bool TranscriptOpening::isTextFile(const QString &path)
{
    const auto format = transcript::formatFromName(path);
    return format && (transcript::isReadable(*format) || *format == transcript::Format::Text);
}

void TranscriptOpening::open(const QString &path)
{
    auto *job = runInWorker<OpenedFile>([path](const StopFlag &) { return readTranscript(path); });
    m_job = job;
    // A book of captions takes its time.
    const QString name = QFileInfo(path).fileName();
    QTimer::singleShot(kSilence, job, [this, name] {
        const QString sentence = tr("“%1” is being read…").arg(name);
        Toast::show(&m_parts.panel, NoticeKind::Info, sentence);
        m_parts.announce(sentence);
    });
    job->then(this, [this, path](const Result<OpenedFile> &read) {
        if (!read) {
            if (!read.error().isCancelled()) {
                Error error = read.error();
                error.message = tr("“%1” was not opened. %2").arg(QFileInfo(path).fileName(), error.message);
                m_parts.tellProblem(error);
            }
            return;
        }
        store::TranscriptEntry entry = read->stored.entry;
        entry.id = store::newTranscriptId();
        entry.madeAt = entry.changedAt = m_parts.services.clock.nowUtc();
        tellMended(read->mendedTimes, read->splitCaptions);
        m_parts.table.save(entry, read->stored.document)
            ->then(this, [this, id = entry.id](const Result<bool> &saved) {
                if (!saved) {
                    m_parts.tellProblem(saved.error());
                    return;
                }
                emit added(id.value());
                m_parts.open.open(id);
            });
    });
}

void TranscriptOpening::tellMended(int times, int split)
{
    QStringList sentences;
    if (times > 0)
        sentences.append(
            tr("%n captions had times that cannot be. They follow the one before and are marked as "
               "uncertain.",
               nullptr, times));
    if (split > 0)
        sentences.append(tr("%n captions were too long to be one. They were split.", nullptr, split));
    if (sentences.isEmpty())
        return;
    const QString all = sentences.join(u' ');
    Toast::show(&m_parts.panel, NoticeKind::Warning, all);
    m_parts.announce(all);
}

} // namespace studio::ui

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

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

Result<store::StoredTranscript> readTranscript(const QString &path)
{
    if (const auto is = checkIsFile(path); !is)
        return Unexpected(is.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, TranscriptOpening::tr("The file cannot be read."),
                    file.errorString());
    if (file.size() > transcript::kMaxTranscriptBytes)
        return fail(ErrorKind::Validation, TranscriptOpening::tr("This file is too large for a transcript."));
    const auto read = transcript::read(file.read(transcript::kMaxTranscriptBytes), path);
    if (!read)
        return Unexpected(read.error());
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
    return stored;
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
    auto *job =
        runInWorker<store::StoredTranscript>([path](const StopFlag &) { return readTranscript(path); });
    m_job = job;
    job->then(this, [this, path](const Result<store::StoredTranscript> &read) {
        if (!read) {
            if (!read.error().isCancelled()) {
                Error error = read.error();
                error.message = tr("“%1” was not opened. %2").arg(QFileInfo(path).fileName(), error.message);
                m_parts.tellProblem(error);
            }
            return;
        }
        store::TranscriptEntry entry = read->entry;
        entry.id = store::newTranscriptId();
        entry.madeAt = entry.changedAt = m_parts.services.clock.nowUtc();
        m_parts.table.save(entry, read->document)
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

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/transcriptpack.h"

#include "core/base/workerjob.h"
#include "core/transcript/transcriptjson.h"
#include "core/transcription/transcriptiontext.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

// A million words are some 100 MB of JSON.
constexpr quint32 kMostUnpackedBytes = 512u * 1024 * 1024;
constexpr qsizetype kPreviewLength = 160;

} // namespace

QByteArray pack(const transcript::Transcript &transcript)
{
    // The lowest level: four times smaller in a tenth of the time of the highest.
    return qCompress(transcript::toJson(transcript), 1);
}

Result<transcript::Transcript> unpack(const QByteArray &document)
{
    if (document.isEmpty())
        return transcript::Transcript();
    const auto damaged = [] {
        Error error = Error::make(ErrorKind::Storage,
                                  TranscriptionText::tr("The words of the transcript are damaged."));
        error.nextStep = TranscriptionText::tr("Its sound is still there: transcribe it again.");
        return Unexpected(error);
    };
    // The length stands before the compressed bytes.
    if (document.size() < 6 || qFromBigEndian<quint32>(document.constData()) > kMostUnpackedBytes)
        return damaged();
    const QByteArray json = qUncompress(document);
    if (json.isEmpty())
        return damaged();
    auto read = transcript::fromJson(json);
    if (!read && read.error().kind == ErrorKind::Protocol)
        return damaged();
    return read;
}

store::TranscriptFacts factsOf(const transcript::Transcript &transcript)
{
    store::TranscriptFacts facts;
    facts.seconds = transcript.seconds;
    facts.language = transcript.language;
    facts.speakers = int(transcript.speakers.size());
    facts.words = int(transcript.wordCount());
    for (const transcript::Segment &segment : transcript.segments) {
        if (!facts.preview.isEmpty())
            facts.preview += u' ';
        for (const transcript::Word &word : segment.words) {
            if (facts.preview.size() >= kPreviewLength)
                break;
            if (word.spaceBefore && !facts.preview.isEmpty() && !facts.preview.endsWith(u' '))
                facts.preview += u' ';
            facts.preview += word.text;
        }
        if (facts.preview.size() >= kPreviewLength) {
            facts.preview.truncate(kPreviewLength);
            break;
        }
    }
    return facts;
}

JobOf<bool> *saveTranscript(store::TranscriptRepository &transcripts, const TranscriptId &id,
                            const transcript::Transcript &transcript, const QDateTime &now, QObject *parent)
{
    auto *packed = runInWorker<store::StoredTranscript>(
        [transcript](const StopFlag &) -> Result<store::StoredTranscript> {
            const store::TranscriptFacts facts = factsOf(transcript);
            store::StoredTranscript made;
            made.entry.seconds = facts.seconds;
            made.entry.language = facts.language;
            made.entry.speakers = facts.speakers;
            made.entry.words = facts.words;
            made.entry.preview = facts.preview;
            made.document = pack(transcript);
            return made;
        },
        parent);
    return chain(packed, parent, [&transcripts, id, now](const store::StoredTranscript &made) {
        const store::TranscriptEntry &entry = made.entry;
        return transcripts.saveDocument(
            id, made.document, {entry.seconds, entry.language, entry.speakers, entry.words, entry.preview},
            now);
    });
}

JobOf<OpenedTranscript> *openTranscript(store::TranscriptRepository &transcripts, const TranscriptId &id,
                                        QObject *parent)
{
    return chain(
        transcripts.load(id), parent,
        [parent](const std::optional<store::StoredTranscript> &stored) -> JobOf<OpenedTranscript> * {
            if (!stored)
                return readyJob<OpenedTranscript>(
                    fail(ErrorKind::NotFound, TranscriptionText::tr("The transcript is not there any more.")),
                    parent);
            return runInWorker<OpenedTranscript>(
                [stored = *stored](const StopFlag &) -> Result<OpenedTranscript> {
                    auto read = unpack(stored.document);
                    if (!read)
                        return Unexpected(read.error());
                    return OpenedTranscript{stored.entry, std::move(*read)};
                },
                parent);
        });
}

} // namespace studio::transcription

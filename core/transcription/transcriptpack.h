// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/store/transcriptrepository.h"
#include "core/transcript/transcript.h"

namespace studio::transcription {

/// A transcript as the database keeps it: its JSON, compressed. Blocking for as long as the text is: call it
/// in a worker.
QByteArray pack(const transcript::Transcript &transcript);
/// Total and bounded. Nothing at all is an empty transcript; Storage for what is damaged.
Result<transcript::Transcript> unpack(const QByteArray &document);
/// What the list shows of it.
store::TranscriptFacts factsOf(const transcript::Transcript &transcript);

/// Autosave: packs in a worker, then writes. False if the transcript was removed meanwhile.
[[nodiscard]] JobOf<bool> *saveTranscript(store::TranscriptRepository &transcripts, const TranscriptId &id,
                                          const transcript::Transcript &transcript, const QDateTime &now,
                                          QObject *parent = nullptr);

struct OpenedTranscript {
    store::TranscriptEntry entry{};
    transcript::Transcript transcript{};
    bool operator==(const OpenedTranscript &) const = default;
};
/// Reads and unpacks. NotFound if it is gone.
[[nodiscard]] JobOf<OpenedTranscript> *openTranscript(store::TranscriptRepository &transcripts,
                                                      const TranscriptId &id, QObject *parent = nullptr);

} // namespace studio::transcription

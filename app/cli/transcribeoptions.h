// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/formats.h"
#include "core/transcription/transcriptionoptions.h"

#include <QString>
#include <QStringList>

namespace studio::app {

/// What `voice-studio transcribe` was asked to do.
struct TranscribeOptions {
    QStringList inputs{}; ///< Files and links.
    bool live = false; ///< From the microphone instead.
    QString device{}; ///< Of the microphone: id or part of its name; empty: the first.
    double forSeconds = 0; ///< Live: so long; 0: until it is interrupted.
    transcription::TranscriptionOptions choice{};
    QString output{}; ///< A file, or a folder for several inputs; empty: standard output.
    transcript::Format format = transcript::Format::Text;
    transcript::ExportOptions writing{};
    bool anew = false; ///< Pay again for what was transcribed before.
    bool force = false;
    bool dryRun = false;
};

/// Reads the arguments after "transcribe" (without --json). Usage with a sentence for anything that
/// contradicts itself.
Result<TranscribeOptions> parseTranscribeOptions(const QStringList &arguments);

/// A link rather than a file.
bool isLink(const QString &input);

/// Where the transcript of an input goes; empty: standard output.
QString transcriptTarget(const TranscribeOptions &options, const QString &input);

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

namespace studio::transcript {

/// One paragraph as documents show it.
struct DocumentRow {
    QString time{}; ///< "0:07", "1:02:03"
    QString speaker{}; ///< Empty if names say nothing.
    QString text{};
};
QList<DocumentRow> documentRows(const Transcript &transcript, const ExportOptions &options);
/// "0:07", "1:02:03"
QString readableTime(double seconds);

/// All of them take a transcript that holds only what is to be written.
QString plainTextFile(const Transcript &transcript, const ExportOptions &options);
QString markdownFile(const Transcript &transcript, const ExportOptions &options);
QString webPage(const Transcript &transcript, const ExportOptions &options);
/// Comma-separated, as RFC 4180 has it, with a mark that tells spreadsheets that it is UTF-8.
QString tableFile(const Transcript &transcript, const ExportOptions &options);
QString labelFile(const Transcript &transcript, const ExportOptions &options);

} // namespace studio::transcript

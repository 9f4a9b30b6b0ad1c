// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workerjob.h"
#include "core/text/captions.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace studio::transcript {

struct Transcript;
struct ReadTranscript;

/// The files a transcript can be written to.
enum class Format { Srt, Vtt, Ass, Text, Markdown, Docx, Html, Json, Csv, Labels };

/// In the order they are offered.
QList<Format> allFormats();
/// Stable and untranslated: "srt", "vtt", "ass", "txt", "md", "docx", "html", "json", "csv", "labels".
QString formatId(Format format);
/// Of a file, without dot; that of Audacity's labels is "txt".
QString formatSuffix(Format format);
/// "SubRip (.srt)"
QString formatLabel(Format format);
/// Of an id, a suffix with or without dot, or a file name; "txt" means text.
std::optional<Format> formatFromName(const QString &name);
/// A file of captions: the rules count.
bool isCaptionFormat(Format format);
/// read() understands it without loss.
bool isReadable(Format format);

/// What goes into a file, where the format leaves a choice.
struct ExportOptions {
    /// What a row of a table or a label is.
    enum class Rows { Segments, Captions, Words };

    text::CaptionRules rules{};
    bool speakers = true; ///< Names of speakers, if there are any.
    bool times = true; ///< Text, Markdown, Word and web page.
    bool audioEvents = true; ///< "(laughter)"
    Rows rows = Rows::Segments; ///< CSV and labels.
    /// Words that begin in this stretch; their times stay those of the whole sound.
    double fromSeconds = 0;
    double toSeconds = std::numeric_limits<double>::infinity();
    QString title{}; ///< Of documents.
    bool operator==(const ExportOptions &) const = default;
};

/// The whole file. JSON holds everything and ignores the options. Pure, for any thread; Cancelled by `stop`.
/// An empty transcript gives a valid file without entries.
Result<QByteArray> write(Format format, const Transcript &transcript, const ExportOptions &options = {},
                         const StopFlag &stop = {});

/// The first lines of the file as people would read them; of a Word document its rows. Looks at no more of
/// the transcript than it needs, and ends lines that are very long.
Result<QStringList> previewLines(Format format, const Transcript &transcript,
                                 const ExportOptions &options = {}, int lines = 20);

/// A larger file is refused.
inline constexpr qint64 kMaxTranscriptBytes = 256 * 1024 * 1024;

/// And one with more words.
inline constexpr qsizetype kMaxTranscriptWords = 1'000'000;

/// Reads SRT, WebVTT, Advanced SubStation, Audacity's labels, our JSON and the service's. What it is, its
/// content tells; the name is asked only where content leaves a doubt. Total: wrong numbers, orders, line
/// ends, marks, times and cut ends are mended. Unsupported when it is none of these, Validation when it is
/// damaged or too large.
Result<ReadTranscript> readMending(const QByteArray &bytes, const QString &nameHint = {});
/// The transcript alone.
Result<Transcript> read(const QByteArray &bytes, const QString &nameHint = {});

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QString>
#include <QStringList>

namespace studio::documents {

/// What a document says, as a script: a line for each paragraph, heading and list item, empty lines around
/// headings and where the document has them.
struct Document {
    QString text{};
    bool leftOutPictures = false;
    bool leftOutNotes = false; ///< Footnotes and comments.
    bool operator==(const Document &) const = default;
};

/// A larger file, or one that unpacks to more, is refused.
inline constexpr qint64 kMaxFileBytes = 32 * 1024 * 1024;
inline constexpr qint64 kMaxUnpackedBytes = 96 * 1024 * 1024;
/// As much text as a script can hold.
inline constexpr qsizetype kMaxTextUnits = 2'000'000;

/// "txt", "md", "docx", …: what openDocument() reads, without dot.
QStringList documentSuffixes();

/// Reads a document in a worker. What it is, its content tells; the suffix decides only between text and
/// Markdown. Nothing is written, fetched or run; pictures, scripts and remote parts are left out. Storage
/// when the file cannot be read; Unsupported when it is no document, protected or of an older kind;
/// Validation when it is damaged or too large.
JobOf<Document> *openDocument(const QString &path, QObject *parent);

} // namespace studio::documents

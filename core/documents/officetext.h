// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/archive.h"
#include "core/documents/document.h"

namespace studio::documents {

/// The body of a Word document (.docx). Deleted text, fields' instructions, comments and notes are left out.
Result<Document> wordText(const Archive &archive, const StopFlag &stop);
/// The body of an OpenDocument text (.odt).
Result<Document> openDocumentText(const Archive &archive, const StopFlag &stop);
/// Which of the two an archive is.
bool isWord(const Archive &archive);
bool isOpenDocument(const Archive &archive);

} // namespace studio::documents

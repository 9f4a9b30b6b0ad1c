// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"

namespace studio::documents {

/// Markdown without its marks: headings, paragraphs and list items as lines; code, tables and raw HTML as the
/// words in them; pictures by their description, links by their words. Audio tags in brackets stay.
Result<Document> markdownText(const QString &markdown);

} // namespace studio::documents

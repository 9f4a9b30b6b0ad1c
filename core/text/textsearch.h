// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/boundedexpression.h"

#include <vector>

namespace studio::text {

/// A place that was found, and what is to stand there instead.
struct SearchHit {
    TextSpan span{};
    QString replacement{};
    bool operator==(const SearchHit &) const = default;
};

struct SearchResult {
    std::vector<SearchHit> hits{};
    bool hasMore = false; ///< There are more than were asked for.
    bool tooSlow = false; ///< The expression had to be given up; the hits so far.
    QString problem{}; ///< Of the expression, in English; there are no hits then.
    bool operator==(const SearchResult &) const = default;
};

/// All hits in order. An expression works within a line; its replacement may use $1 or \1. Pure; bounded by
/// `most` and `budget`.
SearchResult findAll(QStringView text, const SearchQuery &query, const QString &replacement = {},
                     qsizetype most = 100'000,
                     std::chrono::milliseconds budget = std::chrono::milliseconds(1000));
/// How long the text is with all hits replaced: look before it is made.
qsizetype replacedSize(QStringView text, const std::vector<SearchHit> &hits);
/// The text with all hits replaced.
QString replaceHits(QStringView text, const std::vector<SearchHit> &hits);

} // namespace studio::text

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/textsearch.h"

namespace studio::text {

namespace {

// Groups may stand in a replacement many times over; more than this fits no script.
constexpr qsizetype kMostExpanded = 4'000'000;

} // namespace

SearchResult findAll(QStringView text, const SearchQuery &query, const QString &replacement, qsizetype most,
                     std::chrono::milliseconds budget)
{
    SearchResult result;
    if (query.pattern.isEmpty())
        return result;
    const BoundedExpression expression(query);
    if (!expression.isValid()) {
        result.problem = expression.errorString();
        return result;
    }
    qsizetype expanded = 0;
    const bool finished = expression.forEachMatch(text, {0, text.size()}, QDeadlineTimer(budget),
                                                  [&](const QRegularExpressionMatch &match, TextSpan found) {
                                                      if (qsizetype(result.hits.size()) >= most) {
                                                          result.hasMore = true;
                                                          return false;
                                                      }
                                                      QString made = query.isExpression
                                                          ? expandGroups(replacement, match)
                                                          : replacement;
                                                      expanded += query.isExpression ? made.size() : 0;
                                                      if (expanded > kMostExpanded) {
                                                          result.hasMore = true;
                                                          return false;
                                                      }
                                                      result.hits.push_back({found, std::move(made)});
                                                      return true;
                                                  });
    result.tooSlow = !finished;
    return result;
}

qsizetype replacedSize(QStringView text, const std::vector<SearchHit> &hits)
{
    qsizetype size = text.size();
    for (const SearchHit &hit : hits)
        size += hit.replacement.size() - hit.span.length;
    return size;
}

QString replaceHits(QStringView text, const std::vector<SearchHit> &hits)
{
    QString made;
    made.reserve(replacedSize(text, hits));
    qsizetype at = 0;
    for (const SearchHit &hit : hits) {
        made += text.sliced(at, hit.span.start - at);
        made += hit.replacement;
        at = hit.span.end();
    }
    made += text.sliced(at);
    return made;
}

} // namespace studio::text

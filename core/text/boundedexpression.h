// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/segmenter.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <functional>

namespace studio::text {

/// What is looked for, as a user writes it.
struct SearchQuery {
    QString pattern{};
    bool isExpression = false;
    bool caseSensitive = false;
    bool wholeWords = false;
    bool operator==(const SearchQuery &) const = default;
};

/// A user's search that cannot run away: the matcher has limits that the pattern can lower but not raise, an
/// expression sees a line (of long lines some sentences) at a time, and there is a deadline between matches.
/// Plain text is searched whole and has no deadline: it takes linear time.
class BoundedExpression final {
public:
    explicit BoundedExpression(const SearchQuery &query);

    [[nodiscard]] bool isValid() const { return m_error.isEmpty(); }
    /// What the parser says, in English, and where in the pattern (−1: unknown).
    [[nodiscard]] const QString &errorString() const { return m_error; }
    [[nodiscard]] qsizetype errorPosition() const { return m_errorPosition; }

    /// Calls `take` for each match that is not empty, in order, until it returns false. False when the
    /// search had to be given up.
    [[nodiscard]] bool
    forEachMatch(QStringView text, TextSpan within, const QDeadlineTimer &deadline,
                 const std::function<bool(const QRegularExpressionMatch &, TextSpan)> &take) const;

private:
    QRegularExpression m_expression;
    bool m_isExpression;
    QString m_error;
    qsizetype m_errorPosition = -1;
};

/// A replacement with $1 or \1 for groups, $0 for all of the match; \\ and \$ are themselves.
QString expandGroups(const QString &replacement, const QRegularExpressionMatch &match);

} // namespace studio::text

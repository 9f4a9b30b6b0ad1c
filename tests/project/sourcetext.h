// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace studio::project {

/// One `#include`, as written.
struct Include {
    int line = 0; ///< from 1
    QString path;
    bool quoted = false; ///< "…" rather than <…>
    bool operator==(const Include &) const = default;
};

enum class Strings { Keep, Blank };

/// C++ source with comments and raw strings turned to spaces, plain strings too when asked. Lines stay in
/// place.
[[nodiscard]] QString codeOnly(const QString &source, Strings strings);

/// All includes outside comments and raw strings.
[[nodiscard]] QList<Include> includesOf(const QString &source);

} // namespace studio::project

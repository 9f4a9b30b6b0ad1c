// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/spokenform.h"

#include <QRegularExpression>

#include <vector>

namespace studio::text {

/// One thing that is written for the eye.
struct SpokenPattern {
    SpokenChange::Kind kind;
    QRegularExpression expression;
    /// How a match is said, given some of the line before and of the text after; null: it is not meant.
    QString (*speak)(const QRegularExpressionMatch &match, QStringView before, QStringView after);
};

/// In the order in which they are tried. The expressions are ours and run in linear time.
const std::vector<SpokenPattern> &englishPatterns();

} // namespace studio::text

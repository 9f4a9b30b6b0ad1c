// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/take.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace studio::speech {

/// What a file is named if nothing else was said.
inline constexpr auto kDefaultNamePattern = "{words} – take {number}";

/// Placeholders of a file name pattern, with braces: {words}, {voice}, {model}, {take}, {number}, {date},
/// {time}. {number:3} is padded with zeros to three digits.
QStringList namePlaceholders();

/// Validation, with a sentence, for a pattern that names folders, has an unknown placeholder or an open
/// brace, or is empty.
Result<void> checkNamePattern(const QString &pattern);

/// The name of a take's file, without a suffix: the pattern filled in and made safe. Never empty. A pattern
/// that checkNamePattern() refuses counts as the default one.
QString nameFromPattern(const QString &pattern, const store::Take &take, const QString &modelName = {});

/// A name any file system takes: no separators, control or direction characters, no reserved name, no dot or
/// space at its ends, at most 120 characters and 200 bytes. Empty when nothing is left.
QString safeFileName(const QString &name);

/// The path with " (2)", " (3)"… before the suffix until no file of these suffixes is in the way. Looks at
/// the disk.
QString freePath(const QString &path, const QStringList &otherSuffixes = {});

} // namespace studio::speech

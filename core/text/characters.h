// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace studio::text {

/// The code point at an index, and how many units it takes; a lone surrogate counts as one.
struct CodePoint {
    char32_t value = 0;
    int units = 1;
};
CodePoint codePointAt(QStringView text, qsizetype index);

/// Marks which close what was said: quotes and brackets, in the forms of several languages.
bool isClosingMark(char32_t c);
/// Ends a sentence in scripts that put a space after it.
bool isSpacedTerminator(char32_t c);
/// Ends a sentence in scripts written without spaces.
bool isUnspacedTerminator(char32_t c);
/// Comma, semicolon, colon, dash and their relatives.
bool isClauseMark(char32_t c);
/// Opens a quote or bracket in scripts written without spaces.
bool isUnspacedOpening(char32_t c);
/// Han and kana: a line or caption may break around each character.
bool isUnspacedScript(char32_t c);

} // namespace studio::text

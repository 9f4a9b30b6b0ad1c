// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

#include <QChar>

#include <algorithm>
#include <string_view>

namespace studio::text {

namespace {

bool isOneOf(std::u32string_view set, char32_t c)
{
    return set.find(c) != std::u32string_view::npos;
}

} // namespace

CodePoint codePointAt(QStringView text, qsizetype index)
{
    const QChar first = text[index];
    if (first.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text[index + 1]), 2};
    return {first.unicode(), 1};
}

bool isClosingMark(char32_t c)
{
    return isOneOf(U"\"')]}"
                   U"\u00bb\u00ab\u2019\u201d\u201c\u203a\u2039\uff09\uff3d\uff5d\u300d\u300f\u3011\u3009"
                   U"\u300b\u3015\u2018",
                   c);
}

bool isSpacedTerminator(char32_t c)
{
    // Latin, ellipsis, Greek question mark, Armenian, Arabic, Urdu, Devanagari, Ethiopic, Khmer, Myanmar,
    // doubles.
    return isOneOf(U".!?"
                   U"\u2026\u037e\u0589\u061f\u06d4\u0964\u0965\u1362\u1367\u17d4\u17d5\u104a\u104b\u203c"
                   U"\u2047\u2048\u2049\u203d",
                   c);
}

bool isUnspacedTerminator(char32_t c)
{
    return isOneOf(U"\u3002\uff01\uff1f\uff61\ufe12\uff0e", c);
}

bool isClauseMark(char32_t c)
{
    return isOneOf(
        U",;:\u2013\u2014\u2015\u060c\u061b\u3001\uff0c\uff1b\uff1a\u055d\u1363\u1364\u1365\u00b7\uff64", c);
}

bool isUnspacedOpening(char32_t c)
{
    return isOneOf(U"\u300c\u300e\uff08\uff3b\u3010\u300a\u3008\u3014\u201c\u2018", c);
}

bool isUnspacedScript(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return c == U'\u30fc';
    }
}

} // namespace studio::text

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/script.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kLongestWord = 30;

QByteArray readAs(char32_t c)
{
    switch (c) {
    case U'\u00DF':
        return "ss";
    case U'\u00E6':
    case U'\u00C6':
        return "ae";
    case U'\u0153':
    case U'\u0152':
        return "oe";
    case U'\u00F8':
    case U'\u00D8':
        return "o";
    case U'\u0142':
    case U'\u0141':
        return "l";
    case U'\u0111':
    case U'\u0110':
    case U'\u00F0':
        return "d";
    case U'\u00FE':
        return "th";
    case U'\u0131':
        return "i";
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
        return "'";
    case U'\u2026':
        return ".";
    case U'&':
        return " and ";
    case U'%':
        return " percent ";
    case U'@':
        return " at ";
    case U'+':
        return " plus ";
    case U'=':
        return " equals ";
    case U'#':
        return " number ";
    case U'\u00B0':
        return " degrees ";
    case U'\u20AC':
        return " euros ";
    case U'\u00A3':
        return " pounds ";
    default:
        break;
    }
    if (c >= 0x80)
        return c < 0x300 || (c >= 0x2000 && c < 0x2100) ? " " : "";
    if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'))
        return QByteArray(1, char(c));
    return QByteArrayView("'.,!?;:$").contains(char(c)) ? QByteArray(1, char(c)) : QByteArray(" ");
}

bool hasSound(const QByteArray &word)
{
    return std::any_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

} // namespace

QList<QByteArray> speakableWords(QStringView word)
{
    QByteArray plain;
    const QString split = word.toString().normalized(QString::NormalizationForm_KD);
    for (const char32_t c : split.toStdU32String())
        plain += readAs(c);
    QList<QByteArray> words;
    for (QByteArray part : plain.simplified().split(' ')) {
        while (part.size() > kLongestWord) {
            words.append(part.first(kLongestWord));
            part.remove(0, kLongestWord);
        }
        words.append(part);
    }
    words.removeIf([](const QByteArray &part) { return !hasSound(part); });
    return words;
}

bool needsTone(QStringView word)
{
    const std::u32string points = word.toString().toStdU32String();
    return std::any_of(points.begin(), points.end(), [](char32_t c) {
        return c >= 0x80 && (QChar::isLetterOrNumber(c) || QChar::isSymbol(c));
    });
}

} // namespace studio::sandbox

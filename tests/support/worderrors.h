// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace studio::test {

/// How a transcript departs from what was said.
struct WordErrors {
    int said = 0; ///< Words.
    int replaced = 0;
    int missing = 0;
    int added = 0;

    [[nodiscard]] int errors() const { return replaced + missing + added; }
    /// The word error rate.
    [[nodiscard]] double rate() const { return said > 0 ? double(errors()) / said : 0; }
    WordErrors &operator+=(const WordErrors &other);
};

/// Lower case, digits as words, without punctuation: what is compared.
[[nodiscard]] QStringList comparedWords(const QString &text);
[[nodiscard]] WordErrors wordErrors(const QString &said, const QString &heard);

/// A recording and what is said in it.
struct Prompt {
    QString name;
    QString path;
    QString said;
};
/// The prompts of Debian's asterisk-core-sounds-en-g722 whose words are known; none if it is not installed.
/// The other packages have half its bandwidth, which the engine was not made for.
[[nodiscard]] QList<Prompt> asteriskPrompts();

} // namespace studio::test

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/wordmatch.h"

#include "core/text/searchfold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

QStringList comparedWords(const QString &text)
{
    const QString folded = text::foldForSearch(text);
    QStringList words;
    QString word;
    const auto flush = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    };
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const QChar c = folded[i];
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            word += c;
            continue;
        }
        if (c == u'\'' || c == u'’' || c == u'ʼ')
            continue;
        const bool inNumber = (c == u'.' || c == u',') && !word.isEmpty() && word.back().isDigit()
            && i + 1 < folded.size() && folded[i + 1].isDigit();
        if (inNumber)
            word += c;
        else
            flush();
    }
    flush();
    return words;
}

bool saysPhrase(const QString &text, const QString &phrase)
{
    const QStringList said = comparedWords(text);
    for (const QString &choice : phrase.split(u'|')) {
        const QStringList wanted = comparedWords(choice);
        if (std::search(said.begin(), said.end(), wanted.begin(), wanted.end()) != said.end()
            || wanted.isEmpty())
            return true;
    }
    return false;
}

} // namespace studio::scenario

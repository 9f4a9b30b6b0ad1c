// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/labels.h"

#include "core/text/segmenter.h"
#include "core/text/tags.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::text {

QList<Label> sentenceLabels(const Alignment &alignment)
{
    const QString text = alignment.text();
    const std::vector<WordTiming> words = wordsOf(alignment);
    QList<Label> labels;
    auto word = words.begin();
    for (const TextSpan &sentence : sentenceSpans(text)) {
        const QString shown = withoutTags(sentence.of(text)).simplified();
        const auto first = std::find_if(
            word, words.end(), [&](const WordTiming &one) { return one.position >= sentence.start; });
        word = std::find_if(first, words.end(),
                            [&](const WordTiming &one) { return one.position >= sentence.end(); });
        if (first == word || shown.isEmpty())
            continue;
        labels.append(
            {first->startSeconds, std::max(first->startSeconds, std::prev(word)->endSeconds), shown});
    }
    return labels;
}

QString toAudacityLabels(const QList<Label> &labels)
{
    QString file;
    for (const Label &label : labels) {
        const QString text = QString(label.text).remove(QChar(u'\0')).simplified();
        file += QString::number(label.startSeconds, 'f', 6) + u'\t'
            + QString::number(label.endSeconds, 'f', 6) + u'\t' + text + u'\n';
    }
    return file;
}

Alignment between(const Alignment &alignment, double fromSeconds, double toSeconds)
{
    Alignment part;
    for (const CharTiming &character : alignment.characters) {
        const double middle = (character.startSeconds + character.endSeconds) / 2;
        if (!std::isfinite(middle) || middle < fromSeconds || middle >= toSeconds)
            continue;
        part.characters.push_back({character.text, std::max(0.0, character.startSeconds - fromSeconds),
                                   std::min(toSeconds, character.endSeconds) - fromSeconds});
    }
    return part;
}

} // namespace studio::text

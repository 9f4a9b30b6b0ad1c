// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/transcript.h"

#include <QStringList>

namespace studio::transcript {

/// Words of half a second each, one second apart: the word n is heard from `from` + n.
inline Segment segmentSaying(const QString &text, double from = 0, int speaker = 0)
{
    Segment result{speaker, {}};
    for (const QString &each : text.split(QChar(u' '))) {
        Word word;
        word.text = each;
        word.start = from + double(result.words.size());
        word.end = word.start + 0.5;
        word.confidence = 0.9F;
        result.words.append(word);
    }
    return result;
}

/// "0–0.5 1–1.5": when words are heard.
inline QString timesOf(const QList<Word> &words)
{
    QStringList result;
    for (const Word &word : words)
        result.append(QString::number(word.start) + QChar(u'-') + QString::number(word.end));
    return result.join(QChar(u' '));
}

inline Transcript dialogue()
{
    Transcript result;
    result.speakers = {{QStringLiteral("speaker_0"), {}},
                       {QStringLiteral("speaker_1"), {}},
                       {QStringLiteral("speaker_2"), {}}};
    result.segments = {segmentSaying(QStringLiteral("Thanks for joining us."), 0, 0),
                       segmentSaying(QStringLiteral("Sure. We began early."), 10, 1),
                       segmentSaying(QStringLiteral("And what surprised you?"), 20, 0)};
    result.seconds = 30;
    return result;
}

} // namespace studio::transcript

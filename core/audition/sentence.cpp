// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/sentence.h"

#include "core/text/segmenter.h"
#include "core/text/tags.h"

namespace studio::audition {

namespace {

constexpr qsizetype kLookedAt = 4000;

} // namespace

QString limitedSentence(const QString &typed)
{
    const QString line = typed.left(kLookedAt).simplified();
    const QList<text::TextSpan> pieces = text::chunkSpans(line, kSentenceCharacters);
    return pieces.isEmpty() ? QString() : pieces.first().of(line).toString();
}

QString firstSentence(const QString &script)
{
    const QString start = script.left(kLookedAt);
    const QList<text::TextSpan> sentences = text::sentenceSpans(start);
    qsizetype from = -1;
    for (const text::TextSpan &sentence : sentences) {
        if (from < 0)
            from = sentence.start; // directions before the first words belong to them
        if (!text::withoutTags(sentence.of(start)).trimmed().isEmpty())
            return limitedSentence(start.mid(from, sentence.end() - from));
    }
    return {};
}

} // namespace studio::audition

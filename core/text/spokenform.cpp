// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spokenform.h"

#include "core/text/markupspans.h"
#include "core/text/numberwords.h"
#include "core/text/pronunciation.h"
#include "core/text/spokenpatterns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

/// What stands before a place, for the patterns that need to know: back to the start of the line, some words.
QStringView contextBefore(QStringView text, qsizetype at)
{
    const qsizetype from = std::max<qsizetype>(0, at - 40);
    const QStringView near = text.sliced(from, at - from);
    const qsizetype line = near.lastIndexOf(u'\n');
    return near.sliced(line + 1);
}

QStringView contextAfter(QStringView text, qsizetype at)
{
    return text.sliced(at, std::min<qsizetype>(40, text.size() - at));
}

} // namespace

bool canSpellOut(const QString &language)
{
    return language.isEmpty() || language.startsWith("en"_L1, Qt::CaseInsensitive);
}

std::vector<SpokenChange> spokenChanges(QStringView text, const QString &language)
{
    std::vector<SpokenChange> changes;
    if (!canSpellOut(language))
        return changes;
    std::vector<TextSpan> open;
    qsizetype at = 0;
    for (const MarkupSpan &mark : markupSpans(text, findTags(text))) {
        if (mark.span.start > at)
            open.push_back({at, mark.span.start - at});
        at = mark.span.end();
    }
    if (at < text.size())
        open.push_back({at, text.size() - at});

    // The pattern that comes first wins; what it has taken the later ones do not see.
    for (const SpokenPattern &pattern : englishPatterns()) {
        std::vector<TextSpan> left;
        for (const TextSpan &piece : open) {
            const QString subject = piece.of(text).toString();
            qsizetype done = 0;
            for (auto it = pattern.expression.globalMatch(subject); it.hasNext();) {
                const QRegularExpressionMatch match = it.next();
                const qsizetype start = piece.start + match.capturedStart();
                const qsizetype end = piece.start + match.capturedEnd();
                const QString spoken =
                    pattern.speak(match, contextBefore(text, start), contextAfter(text, end));
                // Nothing said: not meant, and another pattern may know better.
                if (spoken.isNull() || match.capturedLength() == 0)
                    continue;
                if (match.capturedStart() > done)
                    left.push_back({piece.start + done, match.capturedStart() - done});
                if (spoken != match.captured())
                    changes.push_back({pattern.kind, {start, end - start}, spoken});
                done = match.capturedEnd();
            }
            if (done < piece.length)
                left.push_back({piece.start + done, piece.length - done});
        }
        open = std::move(left);
    }
    std::sort(changes.begin(), changes.end(), [](const SpokenChange &left, const SpokenChange &right) {
        return left.span.start < right.span.start;
    });
    return changes;
}

QString withSpokenChanges(QStringView text, const std::vector<SpokenChange> &changes,
                          std::vector<TextSpan> *places)
{
    QString made;
    made.reserve(text.size());
    qsizetype at = 0;
    for (const SpokenChange &change : changes) {
        made += text.sliced(at, change.span.start - at);
        if (places)
            places->push_back({made.size(), change.spoken.size()});
        made += change.spoken;
        at = change.span.end();
    }
    made += text.sliced(at);
    return made;
}

} // namespace studio::text

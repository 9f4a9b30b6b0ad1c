// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/spokentext.h"

#include "core/text/markupspans.h"
#include "core/text/tags.h"

namespace studio::sandbox {

SpokenText::SpokenText(const QString &written) : m_text(written) { }

SpokenText::SpokenText(const QString &written, const std::vector<text::PronunciationRule> &rules)
{
    std::vector<text::TextPiece> pieces;
    qsizetype at = 0;
    const auto addWords = [&](qsizetype to) {
        if (to > at)
            pieces.push_back({{at, to - at}, true, {}, -1});
    };
    // Tags are not words; they are locked by standing for themselves.
    for (const text::MarkupSpan &mark : text::markupSpans(written, text::findTags(written))) {
        addWords(mark.span.start);
        pieces.push_back({mark.span, false, mark.span.of(written).toString(), -1});
        at = mark.span.end();
    }
    addWords(written.size());
    text::applyRules(written, pieces, rules, text::PhonemeMarkup::None);
    bool isChanged = false;
    for (const text::TextPiece &piece : pieces) {
        const bool isReplaced = !piece.copied && piece.rule >= 0;
        m_text += piece.copied ? piece.source.of(written).toString() : piece.replacement;
        m_parts.push_back({m_text.size(), isReplaced ? piece.source.of(written).toString() : QString()});
        isChanged = isChanged || isReplaced;
    }
    if (!isChanged)
        m_parts.clear();
}

text::Alignment SpokenText::toWritten(const text::Alignment &spoken)
{
    if (isAsWritten())
        return spoken;
    text::Alignment made;
    for (const text::CharTiming &timing : spoken.characters) {
        while (m_part + 1 < m_parts.size() && m_at >= m_parts[m_part].spokenEnd)
            ++m_part;
        const Part &part = m_parts[m_part];
        m_at += timing.text.size();
        if (part.written.isEmpty()) {
            made.characters.push_back(timing);
            continue;
        }
        if (m_partStart < 0)
            m_partStart = timing.startSeconds;
        if (m_at < part.spokenEnd)
            continue;
        const double step = (timing.endSeconds - m_partStart) / double(part.written.size());
        for (qsizetype i = 0; i < part.written.size();) {
            const qsizetype units = part.written[i].isHighSurrogate() && i + 1 < part.written.size() ? 2 : 1;
            made.characters.push_back({part.written.mid(i, units), m_partStart + step * double(i),
                                       m_partStart + step * double(i + units)});
            i += units;
        }
        m_partStart = -1;
    }
    return made;
}

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/captionwords.h"

#include "core/text/characters.h"
#include "core/text/tags.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace studio::text {

namespace {

/// The words without the tags in them; a tag may span several words.
std::vector<WordTiming> withoutTagWords(const std::vector<WordTiming> &words)
{
    QString whole;
    std::vector<qsizetype> starts;
    starts.reserve(words.size());
    for (const WordTiming &word : words) {
        if (word.spaceBefore && !whole.isEmpty())
            whole += u' ';
        starts.push_back(whole.size());
        whole += word.text;
    }
    const QList<Tag> tags = findTags(whole);
    std::vector<WordTiming> kept;
    kept.reserve(words.size());
    qsizetype tag = 0;
    bool owesSpace = false;
    for (size_t i = 0; i < words.size(); ++i) {
        WordTiming word = words[i];
        const qsizetype end = starts[i] + word.text.size();
        QString text;
        for (qsizetype at = starts[i]; at < end;) {
            while (tag < tags.size() && tags[tag].span.end() <= at)
                ++tag;
            if (tag < tags.size() && tags[tag].span.start <= at) {
                at = std::min(end, tags[tag].span.end());
            } else {
                const qsizetype stop = tag < tags.size() ? std::min(end, tags[tag].span.start) : end;
                text += QStringView(whole).sliced(at, stop - at);
                at = stop;
            }
        }
        text = text.simplified();
        word.spaceBefore = word.spaceBefore || owesSpace;
        owesSpace = text.isEmpty() && word.spaceBefore;
        if (text.isEmpty())
            continue;
        const bool bare = text != words[i].text && std::none_of(text.cbegin(), text.cend(), [](QChar c) {
                              return c.isLetterOrNumber() || c.isSurrogate();
                          });
        if (bare && !kept.empty()) { // the full stop of "[sighs]."
            kept.back().text += text;
            continue;
        }
        word.text = text;
        kept.push_back(std::move(word));
    }
    return kept;
}

CaptionWord::Ends endOf(QStringView word)
{
    qsizetype i = word.size();
    while (i > 1 && isClosingMark(word[i - 1].unicode()))
        --i;
    const char32_t c = word[i - 1].unicode();
    if (isSpacedTerminator(c) || isUnspacedTerminator(c))
        return CaptionWord::Ends::Sentence;
    return isClauseMark(c) ? CaptionWord::Ends::Clause : CaptionWord::Ends::Nothing;
}

int widthOf(const CaptionWord &word, bool atLineStart)
{
    return word.characters + (word.spaceBefore && !atLineStart ? 1 : 0);
}

std::vector<size_t> filled(std::span<const CaptionWord> words, int limit)
{
    std::vector<size_t> starts{0};
    int width = 0;
    for (size_t i = 0; i < words.size(); ++i) {
        if (i > starts.back() && (words[i].startsLine || width + widthOf(words[i], false) > limit)) {
            starts.push_back(i);
            width = 0;
        }
        width += widthOf(words[i], i == starts.back());
    }
    return starts;
}

/// The better place for the break of two lines; 0 if there is none.
size_t balanced(std::span<const CaptionWord> words, int limit)
{
    int total = 0;
    for (size_t i = 0; i < words.size(); ++i)
        total += widthOf(words[i], i == 0);
    size_t best = 0;
    int bestCost = 0;
    int upper = 0;
    for (size_t i = 0; i + 1 < words.size(); ++i) {
        upper += widthOf(words[i], i == 0);
        const int lower = total - upper - (words[i + 1].spaceBefore ? 1 : 0);
        if (upper > limit || lower > limit)
            continue;
        int cost = std::abs(upper - lower) + (upper > lower ? 2 : 0);
        if (words[i].ends == CaptionWord::Ends::Sentence)
            cost -= 30;
        else if (words[i].ends == CaptionWord::Ends::Clause)
            cost -= 20;
        if (best == 0 || cost < bestCost) {
            best = i + 1;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace

void appendPieces(std::vector<CaptionWord> &words, const WordTiming &word, int maxLineCharacters,
                  qsizetype source)
{
    const double start = word.startSeconds;
    const double length = word.endSeconds - start;
    const qsizetype total = billedCharacters(word.text);
    qsizetype done = 0;
    for (qsizetype at = 0; at < word.text.size();) {
        const qsizetype from = at;
        const qsizetype before = done;
        while (at < word.text.size() && done - before < maxLineCharacters) {
            at += codePointAt(word.text, at).units;
            ++done;
        }
        CaptionWord piece;
        piece.text = word.text.sliced(from, at - from);
        piece.characters = int(done - before);
        piece.start = start + length * double(before) / double(total);
        piece.end = start + length * double(done) / double(total);
        piece.spaceBefore = word.spaceBefore && from == 0;
        piece.ends = endOf(piece.text);
        piece.source = source;
        words.push_back(std::move(piece));
    }
}

std::vector<CaptionWord> captionWords(const std::vector<WordTiming> &words, int maxLineCharacters)
{
    std::vector<CaptionWord> result;
    result.reserve(words.size());
    double clock = 0;
    // A day of sound is far beyond anything real, and keeps sums exact.
    const auto mended = [&clock](double time) {
        return std::isfinite(time) ? std::clamp(time, clock, std::max(clock, 1e6)) : clock;
    };
    for (const WordTiming &word : withoutTagWords(words)) {
        const double start = clock = mended(word.startSeconds);
        const double end = mended(word.endSeconds);
        appendPieces(result, {word.text, start, end, 0, word.spaceBefore}, maxLineCharacters);
        clock = std::max(clock, result.back().start);
    }
    for (size_t i = 0; i + 1 < result.size(); ++i)
        result[i].end = std::min(result[i].end, result[i + 1].start);
    return result;
}

bool LineFiller::add(const CaptionWord &word)
{
    const bool atStart = m_line == 0;
    const int width = widthOf(word, atStart);
    if (!atStart && (word.startsLine || m_line + width > m_rules.maxLineCharacters)) {
        m_done += m_line;
        m_line = word.characters;
        return ++m_lines <= m_rules.maxLines;
    }
    m_line += width;
    return true;
}

std::vector<size_t> lineStarts(std::span<const CaptionWord> words, const CaptionRules &rules)
{
    std::vector<size_t> starts = filled(words, rules.maxLineCharacters);
    if (starts.size() == 2 && !words[starts[1]].startsLine) {
        if (const size_t best = balanced(words, rules.maxLineCharacters); best > 0)
            starts[1] = best;
    }
    return starts;
}

QString joined(std::span<const CaptionWord> words)
{
    QString line;
    for (const CaptionWord &word : words) {
        if (word.spaceBefore && !line.isEmpty())
            line += u' ';
        line += word.text;
    }
    return line;
}

QStringList layOut(std::span<const CaptionWord> words, const CaptionRules &rules)
{
    const std::vector<size_t> starts = lineStarts(words, rules);
    QStringList lines;
    for (size_t i = 0; i < starts.size(); ++i) {
        const size_t end = i + 1 < starts.size() ? starts[i + 1] : words.size();
        lines.append(joined(words.subspan(starts[i], end - starts[i])));
    }
    return lines;
}

} // namespace studio::text

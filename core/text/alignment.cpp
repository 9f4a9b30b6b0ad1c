// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/alignment.h"

#include "core/text/characters.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::text {

QString Alignment::text() const
{
    QString whole;
    for (const CharTiming &character : characters)
        whole += character.text;
    return whole;
}

void Alignment::append(const Alignment &later, double offsetSeconds)
{
    characters.reserve(characters.size() + later.characters.size());
    for (const CharTiming &character : later.characters) {
        characters.push_back(
            {character.text, character.startSeconds + offsetSeconds, character.endSeconds + offsetSeconds});
    }
}

std::vector<WordTiming> wordsOf(const Alignment &alignment)
{
    std::vector<WordTiming> words;
    double clock = 0; // the latest time seen: nothing may lie before it
    qsizetype position = 0;
    bool inWord = false;
    bool spaceBefore = true;
    bool lastStandsAlone = false;
    bool lastOpens = false;
    for (const CharTiming &character : alignment.characters) {
        const qsizetype at = position;
        position += character.text.size();
        if (character.text.isEmpty())
            continue;
        if (std::all_of(character.text.cbegin(), character.text.cend(),
                        [](QChar c) { return c.isSpace(); })) {
            inWord = false;
            spaceBefore = true;
            continue;
        }
        const double start =
            std::isfinite(character.startSeconds) ? std::max(clock, character.startSeconds) : clock;
        const double end =
            std::isfinite(character.endSeconds) ? std::max(start, character.endSeconds) : start;
        clock = start;
        const char32_t c = codePointAt(character.text, 0).value;
        const bool standsAlone = isUnspacedScript(c);
        const bool opens = isUnspacedOpening(c);
        const bool sticks = !opens
            && (isClosingMark(c) || isClauseMark(c) || isSpacedTerminator(c) || isUnspacedTerminator(c));
        const bool breaks = !lastOpens && (standsAlone || (lastStandsAlone && !sticks));
        if (!inWord || breaks) {
            words.push_back({character.text, start, end, at, inWord ? false : spaceBefore});
        } else {
            words.back().text += character.text;
            words.back().endSeconds = std::max(words.back().endSeconds, end);
        }
        lastStandsAlone = standsAlone || (lastStandsAlone && sticks);
        lastOpens = opens;
        inWord = true;
        spaceBefore = false;
    }
    for (size_t i = 0; i + 1 < words.size(); ++i)
        words[i].endSeconds =
            std::max(words[i].startSeconds, std::min(words[i].endSeconds, words[i + 1].startSeconds));
    return words;
}

QJsonObject toJson(const Alignment &alignment)
{
    QJsonArray characters;
    QJsonArray starts;
    QJsonArray ends;
    for (const CharTiming &character : alignment.characters) {
        characters.append(character.text);
        starts.append(character.startSeconds);
        ends.append(character.endSeconds);
    }
    return {{u"characters"_s, characters},
            {u"character_start_times_seconds"_s, starts},
            {u"character_end_times_seconds"_s, ends}};
}

Alignment alignmentFromJson(const QJsonObject &json)
{
    const QJsonArray characters = json["characters"_L1].toArray();
    const QJsonArray starts = json["character_start_times_seconds"_L1].toArray();
    const QJsonArray ends = json["character_end_times_seconds"_L1].toArray();
    const qsizetype count = std::min({characters.size(), starts.size(), ends.size()});
    Alignment alignment;
    alignment.characters.reserve(size_t(count));
    for (qsizetype i = 0; i < count; ++i)
        alignment.characters.push_back({characters[i].toString(), starts[i].toDouble(), ends[i].toDouble()});
    return alignment;
}

} // namespace studio::text

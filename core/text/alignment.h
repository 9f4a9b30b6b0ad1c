// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace studio::text {

/// One spoken character; `text` may be more than one code unit. Times count from the start of the audio.
struct CharTiming {
    QString text;
    double startSeconds = 0;
    double endSeconds = 0;
    bool operator==(const CharTiming &) const = default;
};

/// When each character of a text is heard, in the order of the text.
struct Alignment {
    std::vector<CharTiming> characters;

    [[nodiscard]] bool isEmpty() const { return characters.empty(); }
    /// The characters put together.
    [[nodiscard]] QString text() const;
    /// Adds a later piece of the same audio whose times count from `offsetSeconds`.
    void append(const Alignment &later, double offsetSeconds);
    bool operator==(const Alignment &) const = default;
};

/// One word with its punctuation. `position` is the index of its first code unit in Alignment::text().
struct WordTiming {
    QString text;
    double startSeconds = 0;
    double endSeconds = 0;
    qsizetype position = 0;
    bool spaceBefore = true; ///< False within scripts written without spaces.
    bool operator==(const WordTiming &) const = default;
};

/// Splits at white space, and between the characters of scripts that write none (Han, kana); closing
/// punctuation stays with the word before it. Times come out finite and never run backwards.
std::vector<WordTiming> wordsOf(const Alignment &alignment);

/// The service's own shape:
/// {"characters":[…],"character_start_times_seconds":[…],"character_end_times_seconds":[…]}.
QJsonObject toJson(const Alignment &alignment);
/// Total: entries beyond the shortest array are dropped, wrong types yield an empty alignment.
Alignment alignmentFromJson(const QJsonObject &json);

} // namespace studio::text

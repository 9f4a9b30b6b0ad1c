// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"

namespace studio::transcript {

/// A place between two characters of a segment's text.
struct TextPlace {
    int segment = 0;
    qsizetype offset = 0;
    auto operator<=>(const TextPlace &) const = default;
};

/// The words after characters `from` to `to` of their text gave way to `text`. Words that stay the same are
/// untouched. A changed word keeps its time span; words that split or join share theirs by their letters;
/// inserted words share the gap they stand in. White space at the ends of the whole text is dropped.
[[nodiscard]] QList<Word> editedWords(const QList<Word> &words, qsizetype from, qsizetype to,
                                      QStringView text);

/// Typing, pasting and deleting, also across segments: what is left of the last joins the first. Line breaks
/// count as spaces. Text in an empty transcript becomes its first segment. Empty if a segment would become
/// too long. `isTyping` lets it be one step to undo with the edit before it.
[[nodiscard]] Change replaceText(const Transcript &transcript, TextPlace from, TextPlace to, QStringView text,
                                 bool isTyping = false);

} // namespace studio::transcript

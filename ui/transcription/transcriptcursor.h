// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"
#include "core/transcript/textedit.h"

#include <optional>

namespace studio::ui {

/// The caret in a transcript, what is selected, and what typing does there. A space typed at the end of a
/// word is part of the text only when a letter follows: until then it is `pending`. GUI thread.
class TranscriptCursor final {
public:
    using Place = transcript::TextPlace;

    explicit TranscriptCursor(transcript::Document &document) : m_document(document) { }

    [[nodiscard]] Place caret() const { return m_caret; }
    [[nodiscard]] Place anchor() const { return m_anchor; }
    [[nodiscard]] Place from() const { return std::min(m_caret, m_anchor); }
    [[nodiscard]] Place to() const { return std::max(m_caret, m_anchor); }
    [[nodiscard]] bool hasSelection() const { return m_caret != m_anchor; }
    [[nodiscard]] const QString &pending() const { return m_pending; }

    /// The pending space stands behind the caret: a word follows.
    [[nodiscard]] bool isPendingBehind() const;

    /// Bounded by the text. Ends a run of typing.
    void moveTo(Place place, bool selecting);
    void select(Place from, Place to);
    void selectWords(const transcript::WordRange &range);
    void selectAll();
    /// After the text changed by somebody else.
    void bound();

    [[nodiscard]] std::optional<transcript::WordRef> word() const;
    /// The words touched by the selection, else the one at the caret.
    [[nodiscard]] std::optional<transcript::WordRange> words() const;
    [[nodiscard]] QString selectedText() const;

    // Where moves lead.
    [[nodiscard]] Place left(Place place) const;
    [[nodiscard]] Place right(Place place) const;
    [[nodiscard]] Place wordLeft(Place place) const;
    [[nodiscard]] Place wordRight(Place place) const;
    [[nodiscard]] Place end() const;
    [[nodiscard]] Place placeOf(transcript::WordRef word) const;

    // Edits. False if nothing changed.
    bool type(const QString &text);
    bool paste(const QString &text);
    bool backspace();
    bool deleteForward();
    bool backspaceWord();
    bool deleteWord();
    bool removeSelection();
    bool split();
    bool mergeWithPrevious();

private:
    [[nodiscard]] const transcript::Transcript &words_() const { return m_document.transcript(); }
    [[nodiscard]] QString textOf(int segment) const;
    [[nodiscard]] qsizetype lengthOf(int segment) const;
    bool replace(Place from, Place to, const QString &text, bool isTyping);

    transcript::Document &m_document;
    Place m_caret{};
    Place m_anchor{};
    QString m_pending;
};

} // namespace studio::ui

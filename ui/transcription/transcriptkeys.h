// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

class QKeyEvent;

namespace studio::ui {

/// What a key means among the words of a transcript.
enum class TranscriptKey {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    Start,
    End,
    HearPrevious, ///< Alt+←
    HearNext, ///< Alt+→
    HearHere, ///< Enter
    Backspace,
    Delete,
    BackspaceWord,
    DeleteWord,
    Split,
    StartTyping, ///< F2
    Escape,
    Copy,
    Cut,
    Paste,
    SelectAll,
    Undo,
    Redo,
    SpeakerMenu,
    Letter, ///< Goes into the text.
    Space,
};

/// Nothing for keys that belong to others. Shift, which extends the selection, is not looked at.
[[nodiscard]] std::optional<TranscriptKey> transcriptKey(const QKeyEvent &event);

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptkeys.h"

#include <QKeyEvent>

namespace studio::ui {

namespace {

std::optional<TranscriptKey> plainKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return TranscriptKey::Left;
    case Qt::Key_Right:
        return TranscriptKey::Right;
    case Qt::Key_Up:
        return TranscriptKey::Up;
    case Qt::Key_Down:
        return TranscriptKey::Down;
    case Qt::Key_PageUp:
        return TranscriptKey::PageUp;
    case Qt::Key_PageDown:
        return TranscriptKey::PageDown;
    case Qt::Key_Home:
        return TranscriptKey::LineStart;
    case Qt::Key_End:
        return TranscriptKey::LineEnd;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return TranscriptKey::HearHere;
    case Qt::Key_Backspace:
        return TranscriptKey::Backspace;
    case Qt::Key_Delete:
        return TranscriptKey::Delete;
    case Qt::Key_F2:
        return TranscriptKey::StartTyping;
    case Qt::Key_Escape:
        return TranscriptKey::Escape;
    case Qt::Key_Space:
        return TranscriptKey::Space;
    default:
        return std::nullopt;
    }
}

std::optional<TranscriptKey> controlKey(int key, bool shift)
{
    switch (key) {
    case Qt::Key_Left:
        return TranscriptKey::WordLeft;
    case Qt::Key_Right:
        return TranscriptKey::WordRight;
    case Qt::Key_Home:
        return TranscriptKey::Start;
    case Qt::Key_End:
        return TranscriptKey::End;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return TranscriptKey::Split;
    case Qt::Key_Backspace:
        return TranscriptKey::BackspaceWord;
    case Qt::Key_Delete:
        return TranscriptKey::DeleteWord;
    case Qt::Key_A:
        return TranscriptKey::SelectAll;
    case Qt::Key_C:
        return TranscriptKey::Copy;
    case Qt::Key_X:
        return shift ? std::nullopt : std::optional(TranscriptKey::Cut);
    case Qt::Key_V:
        return TranscriptKey::Paste;
    case Qt::Key_Z:
        return shift ? TranscriptKey::Redo : TranscriptKey::Undo;
    case Qt::Key_Y:
        return TranscriptKey::Redo;
    case Qt::Key_L:
        return shift ? std::optional(TranscriptKey::SpeakerMenu) : std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<TranscriptKey> transcriptKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    if (modifiers == Qt::ControlModifier)
        return controlKey(event.key(), shift);
    if (modifiers == Qt::AltModifier) {
        if (event.key() == Qt::Key_Left)
            return TranscriptKey::HearPrevious;
        return event.key() == Qt::Key_Right ? std::optional(TranscriptKey::HearNext) : std::nullopt;
    }
    if (modifiers == Qt::NoModifier) {
        if (const std::optional<TranscriptKey> key = plainKey(event.key()))
            return key;
    }
    // AltGr arrives as Ctrl+Alt on some keyboards: what counts is that there is a letter.
    const QString text = event.text();
    return !text.isEmpty() && text.at(0).isPrint() ? std::optional(TranscriptKey::Letter) : std::nullopt;
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcription/transcriptlayout.h"

class QPainter;

namespace studio::ui {

/// What is to be seen in one paragraph beside its text.
struct ParagraphMarks {
    enum class Heard {
        Unknown, ///< Nothing was played yet.
        All,
        Some, ///< Up to and with `current`.
        None,
    };
    Heard heard = Heard::Unknown;
    int current = -1; ///< The word that is heard.
    qsizetype selectedFrom = 0;
    qsizetype selectedTo = 0;
    QList<std::pair<qsizetype, qsizetype>> hits{}; ///< What a search found.
    QList<std::pair<int, int>> departures{}; ///< Words, first and last, that a script does not have so.
    QList<int> gaps{}; ///< Words before which the script has something that is not said.
    bool namesSpeaker = true; ///< Somebody else spoke before.
    bool isHovered = false; ///< The pointer is over the speaker.
};

/// The speaker's own colour; grey for nobody.
[[nodiscard]] QColor speakerColor(int speaker);

/// Draws a paragraph into its rectangle: speaker and time at the leading side, words beside them. `textLeft`
/// is where the layout's coordinates begin.
void paintParagraph(QPainter &painter, const TranscriptLayout &layout,
                    const transcript::Transcript &transcript, int segment, const ParagraphMarks &marks,
                    const QRect &speakerRect, QPointF textLeft);

} // namespace studio::ui

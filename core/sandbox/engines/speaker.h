// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/effects.h"
#include "core/sandbox/engines/flitesynth.h"
#include "core/sandbox/engines/voicedesign.h"
#include "core/text/alignment.h"

namespace studio::sandbox {

/// A stretch of finished speech. Times count from the start of this piece.
struct SpokenPiece {
    Samples samples;
    text::Alignment alignment; ///< Every character of its part of the text; the last one ends with the piece.
    text::Alignment normalized; ///< Without tags.
    bool last = false;
};

/// How high a voice speaks on average.
[[nodiscard]] double pitchOf(const VoiceDesign &design);

/// Speaks a text with one voice, a sentence at a time. Not thread-safe; next() blocks for about a hundredth
/// of what it returns. The same voice, settings, seed and texts always give the same samples. Never fails:
/// what cannot be read becomes a tone, and a text is never without any sound.
class Speaker final {
public:
    Speaker(const VoiceDesign &design, const VoiceSettings &settings, quint32 seed);

    /// Speak this next.
    void setText(const QString &text);
    [[nodiscard]] bool isAtEnd() const { return m_next >= m_items.size(); }
    SpokenPiece next();

private:
    struct Mark { // a source range and when it is heard
        qsizetype start;
        qsizetype end;
        TimeSpan time;
    };
    void speak(const ScriptItem &item, SpokenPiece &piece, std::vector<Mark> &marks);
    void sayRun(const QList<QByteArray> &words, const ScriptItem &item, Samples &out,
                std::vector<TimeSpan> &times);
    void align(const ScriptItem &item, const std::vector<Mark> &marks, SpokenPiece &piece) const;
    [[nodiscard]] double pauseAfter(const ScriptItem &item) const;
    [[nodiscard]] double pitchHz() const;

    VoiceDesign m_design;
    VoiceSettings m_settings;
    QRandomGenerator m_random;
    QString m_text;
    QList<ScriptItem> m_items;
    qsizetype m_next = 0;
};

} // namespace studio::sandbox

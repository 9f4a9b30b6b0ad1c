// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace studio::sandbox {

enum class Delivery { Normal, Whisper, Shout };
enum class SoundEffect { None, Laugh, Sigh, Breath };

/// One thing to do, with the part of the text it stands for. The parts of a script follow each other without
/// gap and together are the text.
struct ScriptItem {
    enum class Kind { Speech, Pause, Sound, Nothing };
    Kind kind = Kind::Speech;
    qsizetype start = 0; ///< UTF-16 units.
    qsizetype end = 0;
    double seconds = 0; ///< Of a pause.
    SoundEffect sound = SoundEffect::None;
    Delivery delivery = Delivery::Normal;
    bool operator==(const ScriptItem &) const = default;
};

/// Cuts a text into sentences (long ones at commas or words), pauses, sounds and unknown tags. Knows
/// `<break time="…"/>`, `[pause 0.6s]`, `[whispers]`, `[shouts]`, `[laughs]`, `[sighs]` and their kin. A
/// whisper or shout holds for the sentence after it. Pure; any text.
QList<ScriptItem> parseScript(const QString &text);

/// A word as Flite can read it: ASCII pieces with a letter or digit each; empty if there is nothing to read.
QList<QByteArray> speakableWords(QStringView word);

/// True for signs that are neither readable nor mere punctuation (other scripts, emoji): they get a tone.
bool needsTone(QStringView word);

} // namespace studio::sandbox

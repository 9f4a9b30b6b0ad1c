// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace studio::text {

/// What a full stop after a word means. `word` is what stands before it back to the last white space or
/// opening mark, e.g. "Dr", "e.g", "U.S".
enum class StopMeaning {
    EndsSentence,
    Abbreviation, ///< Never ends a sentence: "Dr.", "e.g.", initials.
    BeforeNumber, ///< Belongs to a number that follows: "No. 5", "Fig. 2"; else an ordinary word.
    MayEnd, ///< Ends one only before a word that usually begins a sentence: "etc.", "U.S."
};
StopMeaning meaningOfStopAfter(QStringView word);

/// The, He, But, …: a capital here is no sign of a name.
bool usuallyBeginsSentence(QStringView word);
/// "Oktober", "janvier" …: "3. Oktober" is a date.
bool isMonthName(QStringView word);

} // namespace studio::text

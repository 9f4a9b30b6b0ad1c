// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::audition {

/// Characters (as the service counts) an audition may have.
inline constexpr qsizetype kSentenceCharacters = 200;

/// The first sentence of a script that has something to speak, directions included; cut at a clause or a word
/// when it is longer than kSentenceCharacters. Empty when there is none. Looks at the start of the script
/// only.
QString firstSentence(const QString &script);
/// What the user typed as one line of at most kSentenceCharacters.
QString limitedSentence(const QString &typed);

} // namespace studio::audition

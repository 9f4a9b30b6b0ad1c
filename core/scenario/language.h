// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::scenario {

/// The language a text is in.
struct LanguageGuess {
    QString code{}; ///< ISO 639-1, e.g. "en"; empty: not to be told.
    bool certain = false; ///< Enough text for it to be relied on.
    bool operator==(const LanguageGuess &) const = default;
};

/// Pure; knows some 80 languages. Short texts are guessed at, a single common word mostly well.
[[nodiscard]] LanguageGuess languageOf(const QString &text);

/// "en" for "EN", "en-US", "en_GB".
[[nodiscard]] QString languageCode(const QString &name);

} // namespace studio::scenario

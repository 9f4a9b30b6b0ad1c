// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/transcript/document.h"

#include <vector>

namespace studio::transcript {

/// A place where what was heard departs from the script.
struct Departure {
    std::optional<WordRange> heard{}; ///< Not so in the script; none: the script has more.
    WordRef place{}; ///< The first word heard; without one, the word before which the script has more. May be
                     ///< one behind a paragraph's last word.
    QString heardText{};
    QString scriptText{}; ///< Empty: said, but not in the script.
    bool operator==(const Departure &) const = default;
};

/// A known script laid over what was heard.
struct ScriptComparison {
    /// A word of the script and where it was heard.
    struct Match {
        Word word{}; ///< Its text; no times yet.
        std::optional<WordRef> heard{};
        bool same = false;
        bool operator==(const Match &) const = default;
    };

    std::vector<Match> script{};
    QList<Departure> departures{};
    qsizetype same = 0; ///< Words of the script that were heard as written.
    bool operator==(const ScriptComparison &) const = default;
};

/// Compares word by word, without case and punctuation. Bounded: long stretches without a common word are
/// paired by their order. Blocking; for any thread.
[[nodiscard]] ScriptComparison compareWithScript(const Transcript &transcript, const QString &script,
                                                 const StopFlag &stop = {});
/// The script's words in the place of those heard, with their times and speakers; what was not heard shares
/// the gap, and is uncertain as is what was heard differently. The comparison must be of this transcript.
[[nodiscard]] Change takeScript(const Transcript &transcript, const ScriptComparison &comparison);

/// A script whose words a service has placed, in the place of what was heard: its words and times, the
/// speakers of those who spoke then. Words that fit badly are uncertain as the service says.
[[nodiscard]] Change takeAligned(const Transcript &transcript, const Transcript &aligned);

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/textsearch.h"
#include "core/transcript/textedit.h"

namespace studio::transcript {

/// A place that was found within a segment.
struct Found {
    TextPlace from{};
    TextPlace to{};
    QString replacement{};
    bool operator==(const Found &) const = default;
};

struct FoundPlaces {
    std::vector<Found> places{}; ///< In order.
    bool tooSlow = false; ///< The expression had to be given up; the places so far.
    QString problem{}; ///< Of the expression, in English.
    bool operator==(const FoundPlaces &) const = default;
};

/// Searches all segments; nothing is found across two. Bounded in time; for any thread.
[[nodiscard]] FoundPlaces find(const Transcript &transcript, const text::SearchQuery &query,
                               const QString &replacement = {});
/// All places at once, as one step to undo; words keep their times. The places must be of this transcript.
[[nodiscard]] Change replaceFound(const Transcript &transcript, const std::vector<Found> &places);

} // namespace studio::transcript

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::audio {

/// What is remembered about a line (a host) between streams: how much sound has to be in hand so that
/// playback does not run dry. A value, small enough for the settings.
struct LineMemory {
    double cushionMs = 0; ///< The largest cushion the line used up, jitter only.
    double speed = 0; ///< Seconds of sound a second, cautiously averaged; 0 unknown.
    int streams = 0; ///< How many streams were observed; 0: an unknown line.
    bool operator==(const LineMemory &) const = default;

    /// "v1;cushion;speed;streams". An unreadable text gives an unknown line.
    [[nodiscard]] QString toString() const;
    static LineMemory fromString(QStringView text);
};

} // namespace studio::audio

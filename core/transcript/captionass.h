// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captionfile.h"

#include <optional>

namespace studio::transcript {

/// The text of Advanced SubStation, or of its older version: a caption for each "Dialogue:", in the order of
/// their times; drawings and comments are none. Italic, bold, underlined and struck out become the markup of
/// SubRip, other commands stay as they are ("{\an8}"). The part before the events is the header.
CaptionFile parseAss(const QString &text);
/// Begins as such a file does, or holds a line of dialogue with times.
bool looksLikeAss(const QString &text);

/// What the fields of a line of dialogue say beyond times, name and text; kept in FileCue::settings.
struct AssFields {
    QString layer = QStringLiteral("0");
    QString style = QStringLiteral("Default");
    QString margins = QStringLiteral("0,0,0"); ///< left, right, vertical
    QString effect{};
    bool operator==(const AssFields &) const = default;
};
QString assSettings(const AssFields &fields);
/// Nothing if the settings are another flavour's.
std::optional<AssFields> assFields(const QString &settings);

} // namespace studio::transcript

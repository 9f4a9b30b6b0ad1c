// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/segmenter.h"

#include <QString>

#include <vector>

namespace studio::text {

/// A part of a text that is written for the eye, and how it is said.
struct SpokenChange {
    enum class Kind { Number, Ordinal, Year, Date, Time, Currency, Percent, Unit, Abbreviation, Symbol };
    Kind kind = Kind::Number;
    TextSpan span{};
    QString spoken{};
    bool operator==(const SpokenChange &) const = default;
};

/// Whether numbers and the like can be written out in a language. Only English can: the others have numerals
/// that follow the case and gender of what they count.
bool canSpellOut(const QString &language);

/// What would be said differently from how it is written: numbers, dates, times, money, units, abbreviations;
/// in order, never inside tags, markup or addresses. What has more than one reading, such as 3/4/2026, is
/// left to the service. `language` is ISO 639-1; empty counts as English. Linear.
std::vector<SpokenChange> spokenChanges(QStringView text, const QString &language);

/// The text with changes made; `places`, if given, receives where each stands then.
QString withSpokenChanges(QStringView text, const std::vector<SpokenChange> &changes,
                          std::vector<TextSpan> *places = nullptr);

} // namespace studio::text

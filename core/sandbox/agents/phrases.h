// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace studio::sandbox {

/// The words of what somebody said or typed: lower case, without punctuation; e-mail addresses, times and
/// numbers stay whole.
[[nodiscard]] QStringList spokenWords(const QString &text);

/// Whether two words are near enough to be the same, heard by a machine that gets one in five wrong.
[[nodiscard]] bool soundsLike(const QString &heard, const QString &meant);

/// Whether one of the alternatives ("charged|billed|took money") is in the words, in order and side by side.
[[nodiscard]] bool says(const QStringList &words, const QString &alternatives);

/// A number read out digit by digit ("four eight two one three", "48 213", "forty-eight two one three"), as
/// digits; empty when there are fewer than `least`. Words that sound like digits ("for", "to") count among
/// others; when there are more than `most`, such words at the start do not belong to it.
[[nodiscard]] QString digitsIn(const QStringList &words, int least, int most);

/// What was said of a day ("Friday", "tomorrow"), with a capital; empty when none was.
[[nodiscard]] QString dayIn(const QStringList &words);
/// A time of day as "19:30"; hours below ten are taken for the evening, as one does with tables.
[[nodiscard]] QString timeIn(const QStringList &words);
/// How many people, 1 to 20; 0 when not said.
[[nodiscard]] int peopleIn(const QStringList &words);
/// A name behind "name is", "under" or "this is"; with `bare` a lone word or two are one as well.
[[nodiscard]] QString nameIn(const QString &text, bool bare);

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::text::english {

/// 1234 → "one thousand two hundred thirty-four". Up to 999 trillion.
QString cardinal(qint64 number);
/// 21 → "twenty-first".
QString ordinal(qint64 number);
/// 1905 → "nineteen oh five", 2007 → "two thousand seven", 2026 → "twenty twenty-six".
QString year(int number);
/// "3.14" → "three point one four", "1,500" → "one thousand five hundred"; digits one by one when it is
/// longer than any number word, or begins with 0.
QString decimal(QStringView written);
/// "0042" → "zero zero four two".
QString digits(QStringView written);

} // namespace studio::text::english

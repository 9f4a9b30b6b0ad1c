// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::text {

/// Text as it is compared when searching: without case, accents and compatibility forms, white space as
/// single blanks.
QString foldForSearch(const QString &text);

} // namespace studio::text

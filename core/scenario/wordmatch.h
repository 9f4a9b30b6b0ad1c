// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace studio::scenario {

/// The words of a text as they are compared: without case, accents and punctuation; numbers keep their point
/// and comma ("42.90"), apostrophes go ("you'll" is "youll").
[[nodiscard]] QStringList comparedWords(const QString &text);

/// Whether the words of `phrase` stand in `text`, whole and one after the other. | separates phrases of which
/// any will do. An empty phrase stands in every text.
[[nodiscard]] bool saysPhrase(const QString &text, const QString &phrase);

} // namespace studio::scenario

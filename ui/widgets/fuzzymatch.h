// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace studio::ui {

/// How well words fit a text: each must begin it, begin a word in it, occur in it, or be spelt by letters
/// near each other ("gtk" in "Generate take"). More is better; nothing if one word does not fit. Both sides
/// are lower case without accents, see searchKey(). Pure; what fits longer words fits their beginnings too.
[[nodiscard]] std::optional<int> fuzzyScore(const QStringList &words, const QString &text);

} // namespace studio::ui

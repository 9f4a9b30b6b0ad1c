// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <optional>

namespace studio::ui {

/// The text scale that goes with a font of the desktop: 1.0 for the desktop's own default, in steps of 5 %,
/// 0.9 to 1.5. Without a desktop (`desktop` as in XDG_CURRENT_DESKTOP is empty) the font says nothing.
[[nodiscard]] double textScaleOfFont(const QFont &font, const QString &desktop);
/// The same for what GNOME ("Cantarell 11") and KDE ("Noto Sans,10,-1,5,…") keep as text; none when it cannot
/// be read.
[[nodiscard]] std::optional<double> textScaleOfGnomeFont(const QString &description);
[[nodiscard]] std::optional<double> textScaleOfKdeFont(const QString &description);
/// Rounded to 5 % and kept within what the interface bears.
[[nodiscard]] double boundedTextScale(double scale);

} // namespace studio::ui

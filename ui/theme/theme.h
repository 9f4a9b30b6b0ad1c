// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themecolors.h" // generated from resources/themes/tokens.json

#include <QPalette>

namespace studio::ui {

/// A colour named by its token: `&Theme::text2`.
using ColorRole = QColor ThemeColors::*;

enum class Scheme { Light, Dark };

/// The colours and switches widgets read while painting. A value; never store colours taken from it.
struct Theme : ThemeColors {
    Scheme scheme = Scheme::Light;
    bool highContrast = false;
    bool reduceMotion = false;

    [[nodiscard]] bool isDark() const { return scheme == Scheme::Dark; }
    /// Width of the keyboard focus ring in pixels.
    [[nodiscard]] int ringWidth() const { return highContrast ? 3 : 2; }
    /// Length of a transition of `ms`, or 0 when motion is reduced.
    [[nodiscard]] int motion(int ms) const { return reduceMotion ? 0 : ms; }
};

/// Builds a theme from the tokens, with the high contrast changes applied.
[[nodiscard]] Theme makeTheme(Scheme scheme, bool highContrast = false, bool reduceMotion = false);
/// The palette that gives stock Qt widgets the colours of a theme.
[[nodiscard]] QPalette paletteFor(const Theme &theme);

/// The theme in use. GUI thread; the one global the user interface allows itself.
[[nodiscard]] const Theme &theme();
/// What the palette of the desktop looked like before the first theme was applied.
[[nodiscard]] Scheme systemScheme();
/// Makes a theme current: sets the application palette, clears the pixmap cache and repaints every window.
/// Widgets that keep derived data hear of it by QEvent::PaletteChange.
void applyTheme(const Theme &theme);

} // namespace studio::ui

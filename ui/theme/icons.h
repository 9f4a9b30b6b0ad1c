// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace studio::ui {

struct IconLook {
    ColorRole color = &Theme::text2;
    bool filled = false; ///< transport glyphs and stars
    ColorRole checkedColor = nullptr; ///< colour while checked (QIcon::On); as `color` when null
};

/// An icon of the embedded set by its file name ("play"), tinted while painting: it follows the theme.
/// An unknown name gives an icon that paints nothing.
[[nodiscard]] QIcon icon(const QString &name, IconLook look = {});
/// Paints one glyph on whole device pixels. Cached by name, colour, size, ratio and fill.
void drawIcon(QPainter *painter, const QString &name, const QRectF &rect, const QColor &color,
              bool filled = false);

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace studio::ui {

enum class Elevation { Popover, Dialog };

/// Pixels a shadow reaches beyond its frame.
inline constexpr int kShadowReach = 40;

/// Paints the shadow of a rounded frame from a cached nine-patch.
void drawShadow(QPainter *painter, const QRect &frame, int radius, Elevation elevation);

} // namespace studio::ui

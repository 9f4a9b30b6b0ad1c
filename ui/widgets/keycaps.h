// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QRect>
#include <QStringList>

class QPainter;

namespace studio::ui {

/// The keys of a shortcut as they stand on their caps: {"Ctrl", "↵"}. Of more than one chord only the first.
[[nodiscard]] QStringList keyCaps(const QKeySequence &keys);
/// "Ctrl+K", for tooltips and to be read aloud.
[[nodiscard]] QString keysText(const QKeySequence &keys);

[[nodiscard]] int keyCapsWidth(const QStringList &caps);
/// Paints caps at the trailing edge of a rectangle. On a selected row they are lighter.
void drawKeyCaps(QPainter *painter, const QRect &rect, const QStringList &caps, Qt::LayoutDirection direction,
                 bool selected = false);

} // namespace studio::ui

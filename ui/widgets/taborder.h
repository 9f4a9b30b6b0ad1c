// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace studio::ui {

/// Makes Tab reach the stops, which were made late, where `place` stands. Qt puts what is made later last in
/// the window and takes only tab stops for neighbours; `place` need not be one. All in one window.
void placeInTabOrder(const QWidget *place, const QList<QWidget *> &stops);

} // namespace studio::ui

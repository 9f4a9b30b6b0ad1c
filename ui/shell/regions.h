// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace studio::ui {

/// Moves the focus to the first stop of the region after (+1) or before (−1) the one that has it; hidden
/// regions and those without a stop are passed over.
void focusNeighbourRegion(const QList<QWidget *> &regions, int step);

} // namespace studio::ui

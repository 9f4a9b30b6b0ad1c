// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace studio::ui {

/// Moves the focus to the first stop of the region after (+1) or before (−1) the one that has it; hidden
/// regions and those without a stop are passed over.
void focusNeighbourRegion(const QList<QWidget *> &regions, int step);

/// Moves the focus to the stop after (+1) or before (−1) the one that has it: region after region, each as it
/// is laid out, whenever its parts were made. Parts with the dynamic property `ownTabOrder` keep the order of
/// the focus chain. False if the focus is elsewhere.
[[nodiscard]] bool focusNeighbourStop(const QList<QWidget *> &regions, int step);

/// The first one as laid out; null if there is none.
[[nodiscard]] QWidget *firstStopOf(QWidget *region);

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QKeyEvent;

namespace studio::ui {

/// Enter presses a button like Space does. True when the event was used.
bool clickOnReturn(QAbstractButton *button, QKeyEvent *event);

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QKeyEvent;

namespace studio::ui {

/// Enter presses a button like Space does. True when the event was used.
bool clickOnReturn(QAbstractButton *button, QKeyEvent *event);
/// The Delete key by itself. The platform's "delete" key binding also means Ctrl+D under X11, which is ours
/// for starring.
[[nodiscard]] bool isDeleteKey(const QKeyEvent &event);

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shellservices.h"

#include <QKeySequence>
#include <QList>

namespace studio::ui {

class AccountDialogs;
class MainWindow;
class Panel;
class ShortcutMap;
class SpeechPanel;

struct PanelEntry {
    Panel *panel;
    QKeySequence keys; ///< That show it.
};

struct WindowPanels {
    SpeechPanel *speech;
    QList<PanelEntry> all; ///< In the order of the rail.
};

/// All panels of a window, children of it, with what connects them.
[[nodiscard]] WindowPanels makePanels(const ShellServices &services, ShortcutMap &shortcuts,
                                      AccountDialogs &accounts, MainWindow &window);

} // namespace studio::ui

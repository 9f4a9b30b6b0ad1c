// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace studio::ui {

class MainWindow;

/// Something the window can show: a panel, a page, a dialog, a popover.
struct Screen {
    QString name; ///< "settings-audio": of the picture, and in failures of tests
    std::function<void()> open;
    bool needsTake = false; ///< Empty without one.
};

/// Every screen of the window. Pictures are taken of all of them, and a test walks them all; whoever adds a
/// screen adds a line. Those whose command does not exist are left out.
[[nodiscard]] QList<Screen> screensOf(MainWindow &window);
/// Back to the first panel with nothing open above it.
void closeScreens(MainWindow &window);

} // namespace studio::ui

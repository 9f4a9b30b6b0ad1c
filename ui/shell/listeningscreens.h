// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/screens.h"

namespace studio::ui {

/// The voice changer and transcription while they work, fail and are cut off, as the widgets show it; nothing
/// is sent or recorded.
[[nodiscard]] QList<Screen> listeningScreens(MainWindow &window);
/// The panels as they really are again.
void closeListeningScreens(MainWindow &window);

} // namespace studio::ui

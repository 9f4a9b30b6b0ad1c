// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;

namespace studio::ui {

class Panel;
class ShortcutMap;

/// Headings shortcuts are listed under.
[[nodiscard]] QString shortcutGroupAnywhere();
[[nodiscard]] QString shortcutGroupPlayback();

/// Puts the actions of the window and of its panels on the list, and the plain keys of the playback.
void listShortcuts(ShortcutMap &map, const QList<QAction *> &windowActions, const QList<Panel *> &panels);

/// Plain-key commands of the playback, by the ids they have in the map.
namespace playkey {
inline constexpr auto kPlay = "keyPlay";
inline constexpr auto kBack = "keyBack";
inline constexpr auto kForward = "keyForward";
inline constexpr auto kBackFine = "keyBackFine";
inline constexpr auto kForwardFine = "keyForwardFine";
inline constexpr auto kStart = "keyStart";
inline constexpr auto kEnd = "keyEnd";
inline constexpr auto kPrevious = "keyPrevious";
inline constexpr auto kNext = "keyNext";
inline constexpr auto kLoop = "keyLoop";
} // namespace playkey

} // namespace studio::ui

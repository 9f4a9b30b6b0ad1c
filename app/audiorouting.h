// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::audio {
class Player;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::app {

/// Keeps a player on the output the user chose, now and when the choice changes. Both must outlive what the
/// settings signal.
void routeAudio(audio::Player &player, settings::SettingsStore &settings);

} // namespace studio::app

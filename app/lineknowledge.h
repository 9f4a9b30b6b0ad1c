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

/// Remembers between runs how steady the lines to the services are, so that sound on a good line starts at
/// once in the first take as well. Both must outlive what the player signals.
void keepLineKnowledge(audio::Player &player, settings::SettingsStore &settings);

} // namespace studio::app

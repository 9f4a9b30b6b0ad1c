// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"

namespace studio::account {
class Account;
class BackendFactory;
} // namespace studio::account
namespace studio::audio {
class Player;
}
namespace studio::profiles {
class ProfileStore;
}
namespace studio::secrets {
class SecretStore;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class ShortcutMap;
class ThemeController;
class UserPrompts;

/// What the settings panel works with. Everything outlives the panel.
struct SettingsServices {
    settings::SettingsStore &settings;
    profiles::ProfileStore &profiles;
    account::BackendFactory &backends;
    account::Account &account;
    ThemeController &themes;
    audio::Player &testPlayer; ///< Plays the test tone, on the chosen output.
    UserPrompts &prompts;
    ShortcutMap &shortcuts;
    AppDirs dirs;
};

} // namespace studio::ui

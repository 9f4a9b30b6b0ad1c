// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"

#include <functional>
#include <memory>

namespace studio {
class Clock;
}
namespace studio::account {
class Account;
class PreviewLoader;
} // namespace studio::account
namespace studio::audio {
class Player;
}
namespace studio::duplex {
class SoundPath;
}
namespace studio::jobs {
class JobBoard;
}
namespace studio::secrets {
class SecretStore;
}
namespace studio::settings {
class SettingsStore;
}
namespace studio::speech {
class SpeechEngine;
}
namespace studio::store {
class AudioVault;
class DraftRepository;
class TakeRepository;
} // namespace studio::store

namespace studio::ui {

class SpendGate;
class UserPrompts;

/// What the panel of live agents works with. Everything outlives the panel.
struct AgentServices {
    /// Makes the two-way sound of a session: real devices, or none in tests.
    using SoundMaker = std::function<std::unique_ptr<duplex::SoundPath>()>;

    account::Account &account;
    account::PreviewLoader &previews;
    speech::SpeechEngine &engine; ///< Makes the voice of a scripted caller.
    audio::Player &player; ///< The panel's own: plays turns and replays.
    store::TakeRepository &takes;
    store::DraftRepository &drafts;
    store::AudioVault &vault;
    secrets::SecretStore &keychain; ///< Header values of signed-URL services.
    settings::SettingsStore &settings;
    UserPrompts &prompts;
    jobs::JobBoard &jobs;
    SpendGate &spending;
    const Clock &clock;
    AppDirs dirs{};
    SoundMaker makeSound{};
};

} // namespace studio::ui

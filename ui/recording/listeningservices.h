// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"

namespace studio::account {
class Account;
class PreviewLoader;
} // namespace studio::account
namespace studio::audio {
class Player;
}
namespace studio::history {
class UnknownOutcomes;
}
namespace studio::jobs {
class JobBoard;
}
namespace studio::queue {
class Ledger;
}
namespace studio::settings {
class SettingsStore;
}
namespace studio::speech {
class SpeechEngine;
}
namespace studio::store {
class AudioVault;
class Database;
class DraftRepository;
class HistoryIndex;
class TakeRepository;
} // namespace studio::store

namespace studio::transcription {
class TranscriptionEngine;
}

namespace studio {
class Clock;
}

namespace studio::ui {

class SpendGate;
class UserPrompts;

/// What the panels that begin with a recording work with. Everything outlives the panel. Each has its own
/// `player`.
struct ListeningServices {
    account::Account &account;
    account::PreviewLoader &previews;
    speech::SpeechEngine &engine;
    queue::Ledger &ledger;
    audio::Player &player; ///< The panel's own: panels do not unload each other's sound.
    audio::Player &previewPlayer;
    store::Database &database;
    store::TakeRepository &takes;
    store::DraftRepository &drafts;
    store::AudioVault &vault;
    store::HistoryIndex &historyIndex;
    settings::SettingsStore &settings;
    UserPrompts &prompts;
    jobs::JobBoard &jobs; ///< Where long work is shown.
    SpendGate &spending; ///< Every paid click goes through it.
    history::UnknownOutcomes &outcomes; ///< What may have been charged.
    transcription::TranscriptionEngine &transcription;
    const Clock &clock;
    AppDirs dirs{};
};

} // namespace studio::ui

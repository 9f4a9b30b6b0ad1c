// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/sessionarchive.h"

namespace studio {
class Clock;
}
namespace studio::account {
class Account;
}
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
class HistoryIndex;
class LedgerRepository;
class TakeRepository;
class TranscriptRepository;
} // namespace studio::store

namespace studio::transcription {
class TranscriptionEngine;
}

namespace studio::ui {

class UserPrompts;

/// What the history panel works with. Everything outlives the panel.
struct HistoryServices {
    account::Account &account;
    store::HistoryIndex &index;
    store::TakeRepository &takes;
    store::AudioVault &vault;
    store::LedgerRepository &ledgerTable;
    queue::Ledger &ledger;
    history::UnknownOutcomes &outcomes;
    speech::SpeechEngine &engine;
    audio::Player &player; ///< For playing in place; shared with previews.
    settings::SettingsStore &settings;
    UserPrompts &prompts;
    const Clock &clock;
    jobs::JobBoard &jobs; ///< Where an export of many is shown.
    store::TranscriptRepository &transcripts;
    transcription::TranscriptionEngine &transcription; ///< Owns the sound of transcripts.
    evidence::SessionArchive sessions; ///< Conversations with agents.
};

} // namespace studio::ui

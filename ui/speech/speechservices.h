// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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
namespace studio::settings {
class SettingsStore;
}
namespace studio::speech {
class SpeechEngine;
}
namespace studio::store {
class AudioVault;
class DraftRepository;
class HistoryIndex;
class TakeRepository;
class WordsRepository;
} // namespace studio::store

namespace studio::ui {

class SpendGate;
class UserPrompts;

/// What the speech panel works with. Everything outlives the panel.
struct SpeechServices {
    account::Account &account;
    account::PreviewLoader &previews;
    speech::SpeechEngine &engine;
    audio::Player &player;
    audio::Player &previewPlayer; ///< A second one, so that a preview does not unload the take.
    store::TakeRepository &takes;
    store::DraftRepository &drafts;
    store::AudioVault &vault;
    settings::SettingsStore &settings;
    UserPrompts &prompts;
    jobs::JobBoard &jobs; ///< Where long work is shown.
    SpendGate &spending; ///< Every paid click goes through it.
    history::UnknownOutcomes &outcomes; ///< What may have been charged.
    store::HistoryIndex &historyIndex;
    store::WordsRepository &words; ///< Pronunciation rules and presets.
    /// Two windows that are open at once need two drafts; see WindowSlot.
    QString draftKey = QStringLiteral("speech/main");
};

} // namespace studio::ui

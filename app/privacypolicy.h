// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::account {
class Account;
}
namespace studio::settings {
class SettingsStore;
}
namespace studio::speech {
class SpeechEngine;
}

namespace studio::transcription {
class TranscriptionEngine;
}

namespace studio::app {

/// Keeps the engines asking the service to log or not to log, as the user chose and the plan allows. A plan
/// that is not known is asked: it refuses without a charge if it does not allow it. All must outlive what
/// they signal.
void keepPrivacy(speech::SpeechEngine &engine, transcription::TranscriptionEngine &transcription,
                 account::Account &account, settings::SettingsStore &settings);

} // namespace studio::app

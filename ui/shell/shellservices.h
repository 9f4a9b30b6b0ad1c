// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"
#include "ui/agent/agentservices.h"
#include "ui/history/historyservices.h"
#include "ui/recording/listeningservices.h"
#include "ui/speech/speechservices.h"

namespace studio::account {
class BackendFactory;
}
namespace studio::profiles {
class ProfileStore;
}
namespace studio::secrets {
class SecretStore;
}

namespace studio::ui {

class ThemeController;

/// What the main window works with. Everything outlives the window.
struct ShellServices {
    profiles::ProfileStore &profiles;
    account::BackendFactory &backends;
    secrets::SecretStore &keychain;
    ThemeController &themes;
    SpeechServices speech;
    HistoryServices history;
    ListeningServices changer;
    ListeningServices transcription;
    AgentServices agent;
    AppDirs dirs{};
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/player.h"
#include "ui/money/spendgate.h"
#include "ui/shell/shellservices.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/userprompts.h"

namespace studio::app {

class Application;

/// What a window needs beside the application, and the list of services it is handed. Outlives the window;
/// the application outlives both. Needs a QApplication.
class WindowServices final {
public:
    explicit WindowServices(Application &application);

    /// `draftKey` as in SpeechServices.
    [[nodiscard]] ui::ShellServices shell(const QString &draftKey);

    ui::ThemeController themes;
    audio::Player player;
    audio::Player previewPlayer; ///< In the same audio thread: devices are touched in one only.
    audio::Player changerPlayer;
    audio::Player transcriptionPlayer;
    audio::Player agentPlayer;
    ui::NativePrompts prompts;
    ui::SpendGate spending;

private:
    [[nodiscard]] ui::ListeningServices listening(audio::Player &own);
    [[nodiscard]] ui::AgentServices agent();

    Application &m_application;
};

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowpanels.h"

#include "ui/agent/agentpanel.h"
#include "ui/changer/changerpanel.h"
#include "ui/history/historypanel.h"
#include "ui/settings/settingspanel.h"
#include "ui/shell/accountdialogs.h"
#include "ui/shell/mainwindow.h"
#include "ui/speech/speechpanel.h"
#include "ui/transcription/transcriptionpanel.h"

namespace studio::ui {

namespace {

SettingsPanel *makeSettings(const ShellServices &services, ShortcutMap &shortcuts, AccountDialogs &accounts,
                            MainWindow &window)
{
    auto *panel = new SettingsPanel({.settings = services.speech.settings,
                                     .profiles = services.profiles,
                                     .backends = services.backends,
                                     .account = services.speech.account,
                                     .themes = services.themes,
                                     .testPlayer = services.speech.previewPlayer,
                                     .prompts = services.speech.prompts,
                                     .shortcuts = shortcuts,
                                     .dirs = services.dirs},
                                    &window);
    QObject::connect(panel, &SettingsPanel::connectRequested, &window, &MainWindow::openConnectDialog);
    QObject::connect(panel, &SettingsPanel::keyChangeRequested, &window,
                     [&accounts](const QString &id) { accounts.updateKeyOf(id); });
    return panel;
}

} // namespace

WindowPanels makePanels(const ShellServices &services, ShortcutMap &shortcuts, AccountDialogs &accounts,
                        MainWindow &window)
{
    auto *speech = new SpeechPanel(services.speech, &window);
    auto *changer = new ChangerPanel(services.changer, &window);
    auto *transcription = new TranscriptionPanel(services.transcription, &window);
    auto *agent = new AgentPanel(services.agent, &window);
    auto *history = new HistoryPanel(services.history, &window);
    QObject::connect(history, &HistoryPanel::takesRemoved, speech, &SpeechPanel::dropTakes);
    QObject::connect(history, &HistoryPanel::takesRemoved, changer, &ChangerPanel::dropTakes);
    QObject::connect(history, &HistoryPanel::transcriptsRemoving, transcription, &TranscriptionPanel::letGo);
    auto *settings = makeSettings(services, shortcuts, accounts, window);
    return {speech,
            {{speech, QKeySequence(Qt::CTRL | Qt::Key_1)},
             {changer, QKeySequence(Qt::CTRL | Qt::Key_2)},
             {transcription, QKeySequence(Qt::CTRL | Qt::Key_4)},
             {agent, QKeySequence(Qt::CTRL | Qt::Key_7)},
             {history, QKeySequence(Qt::CTRL | Qt::Key_9)},
             {settings, QKeySequence(Qt::CTRL | Qt::Key_Comma)}}};
}

} // namespace studio::ui

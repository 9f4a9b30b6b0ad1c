// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"

#include "app/application.h"
#include "app/audiorouting.h"
#include "core/duplex/devicesoundpath.h"

namespace studio::app {

WindowServices::WindowServices(Application &application)
    : spending(application.spendingGuard), m_application(application)
{
    for (audio::Player *each : {&player, &previewPlayer, &changerPlayer, &transcriptionPlayer, &agentPlayer})
        routeAudio(*each, m_application.settings);
}

ui::ShellServices WindowServices::shell(const QString &draftKey)
{
    return {
        .profiles = m_application.profiles,
        .backends = m_application.backends,
        .keychain = m_application.keychain,
        .themes = themes,
        .speech = {.account = m_application.account,
                   .previews = m_application.previews,
                   .engine = m_application.engine,
                   .player = player,
                   .previewPlayer = previewPlayer,
                   .takes = m_application.takes,
                   .drafts = m_application.drafts,
                   .vault = m_application.vault,
                   .settings = m_application.settings,
                   .prompts = prompts,
                   .jobs = m_application.jobs,
                   .spending = spending,
                   .outcomes = m_application.unknownOutcomes,
                   .historyIndex = m_application.historyIndex,
                   .words = m_application.words,
                   .draftKey = draftKey},
        .history = {.account = m_application.account,
                    .index = m_application.historyIndex,
                    .takes = m_application.takes,
                    .vault = m_application.vault,
                    .ledgerTable = m_application.ledgerTable,
                    .ledger = m_application.ledger,
                    .outcomes = m_application.unknownOutcomes,
                    .engine = m_application.engine,
                    .player = previewPlayer,
                    .settings = m_application.settings,
                    .prompts = prompts,
                    .clock = m_application.clock,
                    .jobs = m_application.jobs,
                    .transcripts = m_application.transcripts,
                    .transcription = m_application.transcription,
                    .sessions = evidence::SessionArchive::in(m_application.dirs)},
        .changer = listening(changerPlayer),
        .transcription = listening(transcriptionPlayer),
        .agent = agent(),
        .dirs = m_application.dirs,
    };
}

ui::ListeningServices WindowServices::listening(audio::Player &own)
{
    return {.account = m_application.account,
            .previews = m_application.previews,
            .engine = m_application.engine,
            .ledger = m_application.ledger,
            .player = own,
            .previewPlayer = previewPlayer,
            .database = m_application.database,
            .takes = m_application.takes,
            .drafts = m_application.drafts,
            .vault = m_application.vault,
            .historyIndex = m_application.historyIndex,
            .settings = m_application.settings,
            .prompts = prompts,
            .jobs = m_application.jobs,
            .spending = spending,
            .outcomes = m_application.unknownOutcomes,
            .transcription = m_application.transcription,
            .clock = m_application.clock,
            .dirs = m_application.dirs};
}

ui::AgentServices WindowServices::agent()
{
    return {.account = m_application.account,
            .previews = m_application.previews,
            .engine = m_application.engine,
            .player = agentPlayer,
            .takes = m_application.takes,
            .drafts = m_application.drafts,
            .vault = m_application.vault,
            .keychain = m_application.keychain,
            .settings = m_application.settings,
            .prompts = prompts,
            .jobs = m_application.jobs,
            .spending = spending,
            .clock = m_application.clock,
            .dirs = m_application.dirs,
            .makeSound = [this]() -> std::unique_ptr<duplex::SoundPath> {
                return std::make_unique<duplex::DeviceSoundPath>(agentPlayer.thread());
            }};
}

} // namespace studio::app

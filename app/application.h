// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/backends.h"
#include "core/account/account.h"
#include "core/account/previewloader.h"
#include "core/base/appdirs.h"
#include "core/base/clock.h"
#include "core/history/unknownoutcomes.h"
#include "core/jobs/jobboard.h"
#include "core/profiles/profilestore.h"
#include "core/queue/ledger.h"
#include "core/queue/spendingguard.h"
#include "core/secrets/keychainsecretstore.h"
#include "core/settings/settingsstore.h"
#include "core/speech/speechengine.h"
#include "core/store/audiovault.h"
#include "core/store/cacherepository.h"
#include "core/store/database.h"
#include "core/store/draftrepository.h"
#include "core/store/historyindex.h"
#include "core/store/ledgerrepository.h"
#include "core/store/takerepository.h"
#include "core/store/transcriptrepository.h"
#include "core/store/wordsrepository.h"
#include "core/transcription/transcriptionengine.h"

namespace studio::app {

/// What the start found on disk.
struct StartReport {
    store::OpenReport database{};
    int unknownRequests = 0; ///< Of a process that ended early: may have been charged.
};

/// The composition root: the only place that knows concrete services. Builds them in order and hands each
/// what it needs; nobody is handed the Application itself. The window and the command line are two front ends
/// over it.
class Application final {
public:
    explicit Application(const AppDirs &dirs);
    ~Application();
    Application(const Application &) = delete;
    Application &operator=(const Application &) = delete;

    /// Opens the database and closes what dead processes left open. Work asked of the stores meanwhile waits.
    JobOf<StartReport> *start(QObject *parent);
    /// Makes takes of what dead processes had received. Slow; after the window is there.
    JobOf<int> *recoverLeftovers(QObject *parent);

    const AppDirs dirs;
    const SystemClock clock;
    settings::SettingsStore settings;
    secrets::KeychainSecretStore keychain;
    profiles::ProfileStore profiles;
    store::Database database;
    store::AudioVault vault;
    store::TakeRepository takes;
    store::DraftRepository drafts;
    store::WordsRepository words;
    store::CacheRepository cache;
    store::LedgerRepository ledgerTable;
    queue::SpendingGuard spendingGuard;
    queue::Ledger ledger;
    store::JobRepository jobTable;
    jobs::JobBoard jobs;
    store::HistoryIndex historyIndex;
    Backends backends;
    account::Account account;
    history::UnknownOutcomes unknownOutcomes;
    account::PreviewLoader previews;
    speech::SpeechEngine engine;
    store::TranscriptRepository transcripts;
    transcription::TranscriptionEngine transcription;
};

/// Name, version and organisation for Qt, once per process.
void setApplicationNames();

} // namespace studio::app

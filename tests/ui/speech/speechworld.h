// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/account/previewloader.h"
#include "core/audio/player.h"
#include "core/history/unknownoutcomes.h"
#include "core/jobs/jobboard.h"
#include "core/queue/ledger.h"
#include "core/secrets/memorysecretstore.h"
#include "core/speech/speechengine.h"
#include "core/store/audiovault.h"
#include "core/store/cacherepository.h"
#include "core/store/draftrepository.h"
#include "core/store/historyindex.h"
#include "core/store/takerepository.h"
#include "core/store/wordsrepository.h"
#include "core/transcription/transcriptionengine.h"
#include "tests/ui/speech/fakeservice.h"
#include "ui/agent/agentservices.h"
#include "ui/history/historyservices.h"
#include "ui/money/spendgate.h"
#include "ui/recording/listeningservices.h"
#include "ui/speech/speechservices.h"
#include "ui/widgets/userprompts.h"

#include <QTemporaryDir>

namespace studio::tests {

/// Answers by the test.
class FakePrompts final : public ui::UserPrompts {
public:
    QString fileToOpen;
    QStringList filesToOpen;
    QString folderToChoose;
    QStringList shown;

    void openFile(QWidget *, const QString &, const QString &, PathAnswer answer) override
    {
        if (!fileToOpen.isEmpty())
            answer(fileToOpen);
    }
    void openFiles(QWidget *, const QString &, const QString &, PathsAnswer answer) override
    {
        if (!filesToOpen.isEmpty())
            answer(filesToOpen);
    }
    void chooseFolder(QWidget *, const QString &, const QString &, PathAnswer answer) override
    {
        if (!folderToChoose.isEmpty())
            answer(folderToChoose);
    }
    void showInFolder(const QString &path) override { shown.append(path); }
};

/// Everything the panel works with, real but for the network, the sound device and the keychain, in a folder
/// that goes with it.
class SpeechWorld final {
public:
    explicit SpeechWorld(const QString &folder = {});

    void useAccount();
    [[nodiscard]] ui::SpeechServices services();
    [[nodiscard]] ui::HistoryServices historyServices();
    /// For the panels that begin with a recording.
    [[nodiscard]] ui::ListeningServices listeningServices();
    /// For the panel of live agents.
    [[nodiscard]] ui::AgentServices agentServices() { return agentServices(account); }
    /// Of another account, such as one that a real service answers.
    [[nodiscard]] ui::AgentServices agentServices(account::Account &of);

    QTemporaryDir temporary;
    QString root;
    SystemClock clock;
    settings::SettingsStore settings;
    secrets::MemorySecretStore keychain;
    profiles::ProfileStore profiles;
    FakeService service;
    FakePrompts prompts;
    store::Database database;
    store::AudioVault vault;
    store::TakeRepository takes;
    store::DraftRepository drafts;
    store::WordsRepository words;
    store::CacheRepository cache;
    store::LedgerRepository ledgerTable;
    queue::SpendingGuard guard;
    ui::SpendGate spending;
    queue::Ledger ledger;
    store::JobRepository jobTable;
    jobs::JobBoard jobs;
    speech::SpeechEngine engine;
    store::HistoryIndex historyIndex;
    history::UnknownOutcomes outcomes;
    account::PreviewLoader previews;
    store::TranscriptRepository transcripts;
    transcription::TranscriptionEngine transcription;
    account::Account account;
    audio::Player player;
    audio::Player previewPlayer;
    audio::Player listeningPlayer;
};

} // namespace studio::tests

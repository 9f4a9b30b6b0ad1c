// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/speechworld.h"

#include "core/duplex/virtualsoundpath.h"

#include "core/queue/processidentity.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace studio::tests {

SpeechWorld::SpeechWorld(const QString &folder)
    : root(folder.isEmpty() ? temporary.path() : folder), settings(root + "/settings.ini"_L1),
      profiles(settings, keychain), database(root + "/studio.sqlite"_L1), vault(root + "/audio"_L1),
      takes(database, vault), drafts(database), words(database), cache(database), ledgerTable(database),
      guard(ledgerTable, settings, clock,
            [](const ProfileId &id) { return id != profiles::ProfileStore::sandboxId(); }),
      spending(guard), ledger(ledgerTable, clock, queue::ProcessIdentity::ofThisProcess(), &guard),
      jobTable(database),
      jobs(jobTable, clock, queue::ProcessIdentity::ofThisProcess(), [](const QString &) { return false; }),
      engine(takes, vault, ledger, clock), historyIndex(database),
      outcomes({takes, vault, ledger}, ledgerTable), previews(root + "/previews"_L1), transcripts(database),
      transcription(transcripts, ledger, clock, AppDirs::below(root),
                    queue::ProcessIdentity::ofThisProcess()),
      account(profiles, service, cache), player([] { return audio::makeAudioOutput(); }),
      previewPlayer([] { return audio::makeAudioOutput(); }),
      listeningPlayer([] { return audio::makeAudioOutput(); })
{
    static_cast<void>(database.open());
}

void SpeechWorld::useAccount()
{
    profiles::Profile profile;
    profile.name = u"Northwind"_s;
    profile.baseUrl = QUrl(u"https://service.invalid"_s);
    profile.region = u"global"_s;
    JobOf<profiles::Profile> *job =
        profiles.add(profile, Secret("key-0123456789"), profiles::KeyKeep::Session);
    bool done = false;
    job->then(&profiles, [this, &done](const Result<profiles::Profile> &added) {
        if (added)
            profiles.use(added->id);
        done = true;
    });
    QTRY_VERIFY(done);
}

ui::SpeechServices SpeechWorld::services()
{
    return {account,  previews, engine, player,   previewPlayer, takes,        drafts, vault,
            settings, prompts,  jobs,   spending, outcomes,      historyIndex, words};
}

ui::HistoryServices SpeechWorld::historyServices()
{
    return {account,       historyIndex, takes,         vault,
            ledgerTable,   ledger,       outcomes,      engine,
            previewPlayer, settings,     prompts,       clock,
            jobs,          transcripts,  transcription, evidence::SessionArchive::in(AppDirs::below(root))};
}

ui::AgentServices SpeechWorld::agentServices(account::Account &of)
{
    return {.account = of,
            .previews = previews,
            .engine = engine,
            .player = listeningPlayer,
            .takes = takes,
            .drafts = drafts,
            .vault = vault,
            .keychain = keychain,
            .settings = settings,
            .prompts = prompts,
            .jobs = jobs,
            .spending = spending,
            .clock = clock,
            .dirs = AppDirs::below(root),
            .makeSound = []() -> std::unique_ptr<duplex::SoundPath> {
                return std::make_unique<duplex::VirtualSoundPath>();
            }};
}

ui::ListeningServices SpeechWorld::listeningServices()
{
    return {account,
            previews,
            engine,
            ledger,
            listeningPlayer,
            previewPlayer,
            database,
            takes,
            drafts,
            vault,
            historyIndex,
            settings,
            prompts,
            jobs,
            spending,
            outcomes,
            transcription,
            clock,
            AppDirs::below(root)};
}

} // namespace studio::tests

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/languagemodel.h"
#include "app/privacypolicy.h"
#include "core/base/ownfiles.h"
#include "core/queue/processidentity.h"
#include "core/speech/takerecovery.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

// A pace at which streaming can be seen and heard, as from a quick service.
constexpr double kSandboxPace = 12;
constexpr auto kSandboxFirstByte = std::chrono::milliseconds(60);

sandbox::SandboxOptions sandboxOptions()
{
    sandbox::SandboxOptions options;
    options.pace = kSandboxPace;
    options.firstByteDelay = kSandboxFirstByte;
    readLanguageModel(options);
    return options;
}

QString madeFolder(const QString &path)
{
    makeOwnFolder(path);
    return path;
}

bool isRunning(const QString &owner)
{
    return queue::ProcessIdentity::lifeOf(owner) != queue::ProcessIdentity::Life::Dead;
}

/// A profile nobody knows may cost money.
bool costsMoney(const profiles::ProfileStore &profiles, const ProfileId &id)
{
    const auto profile = profiles.byId(id);
    return !profile || profile->dialect != profiles::DialectKind::Sandbox;
}

} // namespace

Application::Application(const AppDirs &place)
    : dirs(place), settings(madeFolder(dirs.config) + u"/settings.ini"_s), profiles(settings, keychain),
      database(madeFolder(dirs.data) + u"/studio.db"_s), vault(dirs.data + u"/audio"_s),
      takes(database, vault), drafts(database), words(database), cache(database), ledgerTable(database),
      spendingGuard(ledgerTable, settings, clock,
                    [this](const ProfileId &id) { return costsMoney(profiles, id); }),
      ledger(ledgerTable, clock, queue::ProcessIdentity::ofThisProcess(), &spendingGuard), jobTable(database),
      jobs(jobTable, clock, queue::ProcessIdentity::ofThisProcess(), isRunning), historyIndex(database),
      backends(profiles, sandboxOptions()), account(profiles, backends, cache),
      unknownOutcomes({takes, vault, ledger}, ledgerTable), previews(madeFolder(dirs.cache) + u"/previews"_s),
      engine(takes, vault, ledger, clock), transcripts(database),
      transcription(transcripts, ledger, clock, dirs, queue::ProcessIdentity::ofThisProcess())
{
    keepPrivacy(engine, transcription, account, settings);
}

Application::~Application() = default;

JobOf<StartReport> *Application::start(QObject *parent)
{
    return chain(database.open(), parent, [this](const store::OpenReport &opened) {
        return chain(ledger.recover(), nullptr, [opened](const QList<store::LedgerRow> &unknown) {
            return readyJob<StartReport>(
                StartReport{.database = opened, .unknownRequests = static_cast<int>(unknown.size())});
        });
    });
}

JobOf<int> *Application::recoverLeftovers(QObject *parent)
{
    return chain(speech::recoverTakes(takes, vault, parent), parent, [this](int recovered) {
        const QDateTime before = clock.nowUtc().addDays(-store::kKeepGarbage.count());
        (void)vault.cleanPartials(before);
        (void)takes.cleanOrphans(before);
        return readyJob<int>(recovered);
    });
}

void setApplicationNames()
{
    QCoreApplication::setApplicationName(u"voice-studio"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    QCoreApplication::setOrganizationName({});
}

} // namespace studio::app

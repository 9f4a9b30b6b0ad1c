// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainsecretstore.h"

#include "core/base/logging.h"
#include "core/base/redact.h"
#include "core/secrets/keyringstate.h"

#include <QPointer>
#include <QUuid>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace studio::secrets {

namespace {

Error keychainError(const QKeychain::Job &job)
{
    Error error = Error::make(
        ErrorKind::Keychain, KeychainSecretStore::tr("The keyring of this system cannot be used."),
        u"QtKeychain %1: %2"_s.arg(static_cast<int>(job.error())).arg(redacted(job.errorString().left(200))));
    error.nextStep = KeychainSecretStore::tr(
        "Unlock or set up the keyring, or keep the key only until you quit the program.");
    return error;
}

Error lockedError()
{
    Error error =
        Error::make(ErrorKind::Keychain, KeychainSecretStore::tr("The keyring is locked."), u"locked"_s);
    error.nextStep = KeychainSecretStore::tr("Unlock the keyring, or enter the key for this run.");
    return error;
}

Error silentError()
{
    Error error = Error::make(
        ErrorKind::Keychain,
        KeychainSecretStore::tr("The keyring did not give out the key. It may be locked or unavailable."),
        u"entry not found, state of the keyring unknown"_s);
    error.nextStep = KeychainSecretStore::tr("Unlock the keyring, or enter the key for this run.");
    return error;
}

/// A QtKeychain job cannot be stopped: it runs on unowned and deletes itself, and its answer is dropped when
/// nobody waits.
template <class J>
J *startDetached(J *job)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    return job;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QObject *parent) : KeychainSecretStore(u"voice-studio"_s, parent) { }

KeychainSecretStore::KeychainSecretStore(const QString &service, QObject *parent)
    : SecretStore(parent), m_service(service)
{
}

JobOf<Secret> *KeychainSecretStore::read(const QString &entry)
{
    auto *promise = new PromiseJob<Secret>(this);
    auto *job = startDetached(new QKeychain::ReadPasswordJob(m_service));
    job->setKey(entry);
    connect(job, &QKeychain::Job::finished, promise, [promise, job] {
        if (job->error() == QKeychain::NoError) {
            promise->resolve(Secret(job->binaryData()));
            return;
        }
        if (job->error() != QKeychain::EntryNotFound) {
            promise->resolve(Unexpected(keychainError(*job)));
            return;
        }
        askKeyringState(promise)->then(promise, [promise](const Result<KeyringState> &state) {
            switch (state.value_or(KeyringState::Unknown)) {
            case KeyringState::Open:
                promise->resolve(fail(ErrorKind::NotFound, tr("The keyring holds no key for this profile.")));
                break;
            case KeyringState::Locked:
                promise->resolve(Unexpected(lockedError()));
                break;
            case KeyringState::Missing:
            case KeyringState::Unknown:
                promise->resolve(Unexpected(silentError()));
                break;
            }
        });
    });
    job->start();
    return promise;
}

JobOf<bool> *KeychainSecretStore::write(const QString &entry, const Secret &secret)
{
    auto *promise = new PromiseJob<bool>(this);
    auto *job = startDetached(new QKeychain::WritePasswordJob(m_service));
    job->setKey(entry);
    job->setBinaryData(secret.reveal());
    connect(job, &QKeychain::Job::finished, promise, [promise, job] {
        if (job->error() == QKeychain::NoError)
            promise->resolve(true);
        else
            promise->resolve(Unexpected(keychainError(*job)));
    });
    job->start();
    return promise;
}

JobOf<bool> *KeychainSecretStore::remove(const QString &entry)
{
    auto *promise = new PromiseJob<bool>(this);
    auto *job = startDetached(new QKeychain::DeletePasswordJob(m_service));
    job->setKey(entry);
    connect(job, &QKeychain::Job::finished, promise, [promise, job] {
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            promise->resolve(true);
        else
            promise->resolve(Unexpected(keychainError(*job)));
    });
    job->start();
    return promise;
}

JobOf<SecretStore::Health> *KeychainSecretStore::probe()
{
    auto *promise = new PromiseJob<Health>(this);
    // There is no isAvailable() in QtKeychain 0.13: only a round trip tells. A locked keyring is left alone,
    // since writing to it would ask the user.
    askKeyringState(promise)->then(promise, [this, promise](const Result<KeyringState> &state) {
        if (state == KeyringState::Locked) {
            promise->resolve(Health::Locked);
            return;
        }
        const QString entry = u"probe-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const Secret value(entry.toLatin1());
        write(entry, value)->then(promise, [this, promise, entry, value](const Result<bool> &written) {
            if (!written) {
                promise->resolve(Health::Unavailable);
                return;
            }
            read(entry)->then(promise, [this, promise, entry, value](const Result<Secret> &back) {
                const bool works = back && *back == value;
                remove(entry)->then(promise, [promise, works](const Result<bool> &) {
                    promise->resolve(works ? Health::Ok : Health::Unavailable);
                });
            });
        });
    });
    return promise;
}

} // namespace studio::secrets

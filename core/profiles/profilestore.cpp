// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilestore.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::profiles {

namespace {

inline const settings::Setting<QString> kCurrent{"profiles/current", {}};
const QString kGroup = u"profile"_s;

QString entryOf(const ProfileId &id)
{
    return u"profile/"_s + id.value();
}

QString keyOf(const QString &id, const char *field)
{
    return kGroup + u'/' + id + u'/' + QLatin1StringView(field);
}

QString nameOf(DialectKind kind)
{
    return kind == DialectKind::Sandbox ? u"sandbox"_s : u"elevenlabs"_s;
}

Error noSuchProfile()
{
    return Error::make(ErrorKind::NotFound, ProfileStore::tr("This profile does not exist."));
}

/// The region whose host it is, so that a hand-made profile for a known host is not called custom.
QString regionOf(const QUrl &baseUrl)
{
    for (const Region &region : knownRegions()) {
        if (region.baseUrl.host() == baseUrl.host())
            return region.id;
    }
    return u"custom"_s;
}

} // namespace

ProfileId ProfileStore::sandboxId()
{
    return ProfileId(u"sandbox"_s);
}

ProfileId ProfileStore::environmentId()
{
    return ProfileId(u"environment"_s);
}

ProfileStore::ProfileStore(settings::SettingsStore &settings, secrets::SecretStore &keychain, QObject *parent)
    : QObject(parent), m_settings(settings), m_keychain(keychain)
{
    m_sandbox.id = sandboxId();
    m_sandbox.name = tr("Sandbox");
    m_sandbox.dialect = DialectKind::Sandbox;
    m_sandbox.region = u"custom"_s;
    if (auto found = fromEnvironment())
        m_environment = *found;
    else
        m_environmentError = found.error();
}

Result<std::optional<Profile>> ProfileStore::fromEnvironment()
{
    const QString key = qEnvironmentVariable("ELEVENLABS_API_KEY").trimmed();
    const QString base = qEnvironmentVariable("ELEVENLABS_BASE_URL").trimmed();
    const QString socket = qEnvironmentVariable("ELEVENLABS_WS_URL").trimmed();
    if (key.isEmpty())
        return std::nullopt;
    Profile profile;
    profile.id = environmentId();
    profile.name = tr("Environment");
    profile.baseUrl = base.isEmpty() ? knownRegions().first().baseUrl : QUrl(base);
    if (const auto allowed = checkUrl(profile.baseUrl); !allowed)
        return Unexpected(allowed.error());
    profile.socketUrl = socket.isEmpty() ? socketUrlFor(profile.baseUrl) : QUrl(socket);
    if (const auto allowed = checkUrl(profile.socketUrl); !allowed)
        return Unexpected(allowed.error());
    profile.region = regionOf(profile.baseUrl);
    profile.keyTail = QString::fromLatin1(Secret(key.toUtf8()).tail());
    return profile;
}

Profile ProfileStore::readProfile(const QString &id) const
{
    const auto text = [&](const char *field) {
        return settings::fromStored<QString>(m_settings.value(keyOf(id, field))).value_or(QString());
    };
    Profile profile;
    profile.id = ProfileId(id);
    profile.name = text("name");
    profile.dialect =
        text("dialect") == nameOf(DialectKind::Sandbox) ? DialectKind::Sandbox : DialectKind::ElevenLabs;
    profile.baseUrl = QUrl(text("baseUrl"));
    profile.socketUrl = QUrl(text("socketUrl"));
    profile.region = text("region");
    profile.certificateAuthorityFile = text("certificateAuthorityFile");
    profile.hasStoredKey =
        settings::fromStored<bool>(m_settings.value(keyOf(id, "hasStoredKey"))).value_or(false);
    profile.keyTail = text("keyTail");
    profile.planLabel = text("planLabel");
    return profile;
}

void ProfileStore::writeProfile(const Profile &profile)
{
    const QString id = profile.id.value();
    const auto put = [&](const char *field, const QVariant &value) {
        m_settings.setValue(keyOf(id, field), value);
    };
    put("name", profile.name);
    put("dialect", nameOf(profile.dialect));
    put("baseUrl", profile.baseUrl.toString());
    put("socketUrl", profile.socketUrl.toString());
    put("region", profile.region);
    put("certificateAuthorityFile", profile.certificateAuthorityFile);
    put("hasStoredKey", profile.hasStoredKey);
    put("keyTail", profile.keyTail);
    put("planLabel", profile.planLabel);
}

QList<Profile> ProfileStore::profiles() const
{
    QList<Profile> all;
    if (m_environment)
        all.append(*m_environment);
    all.append(m_sandbox);
    for (const QString &id : m_settings.childGroups(kGroup)) {
        const Profile profile = readProfile(id);
        // A hand-edited file must not send a key over plain http.
        if (profile.id != sandboxId() && profile.id != environmentId() && checkUrl(profile.baseUrl)
            && checkUrl(profile.socketUrl))
            all.append(profile);
    }
    return all;
}

std::optional<Profile> ProfileStore::byId(const ProfileId &id) const
{
    for (const Profile &profile : profiles()) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

Profile ProfileStore::current() const
{
    if (m_environment)
        return *m_environment;
    return byId(ProfileId(m_settings.get(kCurrent))).value_or(m_sandbox);
}

void ProfileStore::use(const ProfileId &id)
{
    if (!byId(id) || id == environmentId() || m_settings.get(kCurrent) == id.value())
        return;
    m_settings.set(kCurrent, id.value());
    emit currentChanged();
}

JobOf<Profile> *ProfileStore::add(const Profile &profile, const Secret &key, KeyKeep keep)
{
    Profile added = profile;
    added.id = ProfileId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    added.hasStoredKey = false;
    added.keyTail.clear();
    return store(added, key, keep);
}

JobOf<Profile> *ProfileStore::update(const Profile &profile, const Secret &key, KeyKeep keep)
{
    const auto known = byId(profile.id);
    if (!known || profile.id == sandboxId() || profile.id == environmentId())
        return readyJob<Profile>(Unexpected(noSuchProfile()), this);
    Profile changed = profile;
    changed.hasStoredKey = known->hasStoredKey;
    changed.keyTail = known->keyTail;
    return store(changed, key, keep);
}

JobOf<Profile> *ProfileStore::restore(const Profile &profile, const Secret &key, KeyKeep keep)
{
    if (profile.id.value().isEmpty() || byId(profile.id))
        return readyJob<Profile>(Unexpected(noSuchProfile()), this);
    Profile restored = profile;
    restored.hasStoredKey = false;
    if (key.isEmpty())
        restored.keyTail.clear();
    return store(restored, key, keep);
}

JobOf<Profile> *ProfileStore::store(Profile profile, const Secret &key, KeyKeep keep)
{
    if (profile.socketUrl.isEmpty())
        profile.socketUrl = socketUrlFor(profile.baseUrl);
    if (profile.region.isEmpty())
        profile.region = regionOf(profile.baseUrl);
    for (const QUrl &url : {profile.baseUrl, profile.socketUrl}) {
        if (const auto allowed = checkUrl(url); !allowed)
            return readyJob<Profile>(Unexpected(allowed.error()), this);
    }
    if (key.isEmpty()) {
        writeProfile(profile);
        emit profilesChanged();
        return readyJob<Profile>(profile, this);
    }
    // A key entered for this run while the keyring is locked does not replace the one in there.
    if (keep == KeyKeep::Keychain || !profile.hasStoredKey)
        profile.keyTail = QString::fromLatin1(key.tail());
    profile.hasStoredKey = profile.hasStoredKey || keep == KeyKeep::Keychain;
    secrets::SecretStore &keeper = keep == KeyKeep::Keychain ? m_keychain : m_session;
    return chain(keeper.write(entryOf(profile.id), key), this, [this, profile, keep, key](bool) {
        if (keep == KeyKeep::Keychain) // a key kept for this run would hide the new one
            m_session.remove(entryOf(profile.id));
        writeProfile(profile);
        emit profilesChanged();
        return readyJob<Profile>(profile, this);
    });
}

JobOf<bool> *ProfileStore::remove(const ProfileId &id)
{
    const auto known = byId(id);
    if (!known || id == sandboxId() || id == environmentId())
        return readyJob<bool>(Unexpected(noSuchProfile()), this);
    m_session.remove(entryOf(id));
    JobOf<bool> *forgetKey =
        known->hasStoredKey ? m_keychain.remove(entryOf(id)) : readyJob<bool>(true, this);
    return chain(forgetKey, this, [this, id](bool) {
        const bool wasCurrent = m_settings.get(kCurrent) == id.value();
        m_settings.remove(kGroup + u'/' + id.value());
        if (wasCurrent)
            m_settings.remove(QString::fromLatin1(kCurrent.key));
        emit profilesChanged();
        if (wasCurrent)
            emit currentChanged();
        return readyJob<bool>(true, this);
    });
}

JobOf<Secret> *ProfileStore::key(const ProfileId &id)
{
    if (m_environment && id == environmentId())
        return readyJob<Secret>(Secret(qgetenv("ELEVENLABS_API_KEY").trimmed()), this);
    const auto known = byId(id);
    if (!known)
        return readyJob<Secret>(Unexpected(noSuchProfile()), this);
    auto *promise = new PromiseJob<Secret>(this);
    const bool inKeychain = known->hasStoredKey;
    m_session.read(entryOf(id))->then(promise, [this, promise, id, inKeychain](const Result<Secret> &held) {
        if (held || !inKeychain) {
            promise->resolve(
                held ? held
                     : fail(ErrorKind::Auth, tr("This profile has no key. Enter one in the settings.")));
            return;
        }
        m_keychain.read(entryOf(id))->then(promise, [promise](const Result<Secret> &kept) {
            promise->resolve(kept);
        });
    });
    return promise;
}

void ProfileStore::setSandbox(const QUrl &baseUrl, const QUrl &socketUrl, const Secret &key)
{
    m_sandbox.baseUrl = baseUrl;
    m_sandbox.socketUrl = socketUrl;
    m_session.write(entryOf(sandboxId()), key);
    emit profilesChanged();
    if (current().id == sandboxId())
        emit currentChanged();
}

} // namespace studio::profiles

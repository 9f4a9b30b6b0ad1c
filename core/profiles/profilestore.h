// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/secret.h"
#include "core/profiles/profile.h"
#include "core/secrets/memorysecretstore.h"
#include "core/settings/settingsstore.h"

#include <optional>

namespace studio::profiles {

enum class KeyKeep { Keychain, Session };

/// The profiles of the user, in the settings, with their keys in the keychain or in memory until the program
/// ends. The sandbox profile is always there and is the default. A profile from the environment
/// (ELEVENLABS_API_KEY and friends) is listed first and wins over the saved choice; it is never stored.
class ProfileStore final : public QObject {
    Q_OBJECT
public:
    /// The stores must outlive this object.
    ProfileStore(settings::SettingsStore &settings, secrets::SecretStore &keychain,
                 QObject *parent = nullptr);

    [[nodiscard]] QList<Profile> profiles() const;
    [[nodiscard]] std::optional<Profile> byId(const ProfileId &id) const;
    /// Always one: at least the sandbox.
    [[nodiscard]] Profile current() const;
    /// Unknown ids are ignored.
    void use(const ProfileId &id);

    /// Stores the key first, then the profile; when the key cannot be stored nothing is. The id, and a
    /// missing socket URL, are filled in.
    JobOf<Profile> *add(const Profile &profile, const Secret &key, KeyKeep keep);
    /// The same for a profile that exists; an empty key leaves the key as it is.
    JobOf<Profile> *update(const Profile &profile, const Secret &key, KeyKeep keep);
    /// The key first, then the profile. The sandbox and the environment's profile cannot be removed.
    JobOf<bool> *remove(const ProfileId &id);
    /// Brings back a profile that was removed, under the id it had, so that its history is there again.
    JobOf<Profile> *restore(const Profile &profile, const Secret &key, KeyKeep keep);
    /// From the session, the environment or the keychain. Auth when the profile never had one.
    JobOf<Secret> *key(const ProfileId &id);

    /// Where the sandbox listens in this run, and its random key.
    void setSandbox(const QUrl &baseUrl, const QUrl &socketUrl, const Secret &key);

    /// The temporary profile of ELEVENLABS_API_KEY, ELEVENLABS_BASE_URL and ELEVENLABS_WS_URL; none without a
    /// key. Fails with Usage when an address is refused.
    static Result<std::optional<Profile>> fromEnvironment();
    /// Why the environment's profile is not offered although the variables are set.
    [[nodiscard]] const std::optional<Error> &environmentError() const { return m_environmentError; }

    static ProfileId sandboxId();
    static ProfileId environmentId();

signals:
    void profilesChanged();
    void currentChanged();

private:
    JobOf<Profile> *store(Profile profile, const Secret &key, KeyKeep keep);
    void writeProfile(const Profile &profile);
    [[nodiscard]] Profile readProfile(const QString &id) const;

    settings::SettingsStore &m_settings;
    secrets::SecretStore &m_keychain;
    secrets::MemorySecretStore m_session;
    Profile m_sandbox;
    std::optional<Profile> m_environment;
    std::optional<Error> m_environmentError;
};

} // namespace studio::profiles

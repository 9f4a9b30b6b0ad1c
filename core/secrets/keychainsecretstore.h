// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

namespace studio::secrets {

/// The keyring of the desktop through QtKeychain; the insecure plain-text fallback stays off.
/// QtKeychain reports EntryNotFound for a locked keyring as well, so that answer is checked with the Secret
/// Service before it is believed. Cancelling drops the answer; QtKeychain itself cannot be interrupted.
class KeychainSecretStore final : public SecretStore {
    Q_OBJECT
public:
    /// The service name separates this program's entries from those of others.
    explicit KeychainSecretStore(QObject *parent = nullptr);
    KeychainSecretStore(const QString &service, QObject *parent);

    JobOf<Secret> *read(const QString &entry) override;
    JobOf<bool> *write(const QString &entry, const Secret &secret) override;
    JobOf<bool> *remove(const QString &entry) override;
    JobOf<Health> *probe() override;

private:
    QString m_service;
};

} // namespace studio::secrets

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/secret.h"

namespace studio::secrets {

/// Keeps keys by the name of an entry. Jobs may take minutes where the desktop asks the user; nothing waits.
/// An entry that is surely absent is ErrorKind::NotFound; a store that is locked, absent or silent, so that
/// nothing can be said about the entry, is ErrorKind::Keychain. Never forget a profile because of the latter.
class SecretStore : public QObject {
    Q_OBJECT
public:
    enum class Health { Unknown, Ok, Unavailable, Locked };
    Q_ENUM(Health)

    using QObject::QObject;

    virtual JobOf<Secret> *read(const QString &entry) = 0;
    /// True when the secret is stored; never false.
    virtual JobOf<bool> *write(const QString &entry, const Secret &secret) = 0;
    /// True also when there was nothing to remove.
    virtual JobOf<bool> *remove(const QString &entry) = 0;
    /// Whether secrets can be kept here now. Never fails; never asks the user to unlock.
    virtual JobOf<Health> *probe() = 0;
};

} // namespace studio::secrets

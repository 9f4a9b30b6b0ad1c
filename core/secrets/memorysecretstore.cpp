// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memorysecretstore.h"

namespace studio::secrets {

JobOf<Secret> *MemorySecretStore::read(const QString &entry)
{
    const auto found = m_secrets.constFind(entry);
    if (found == m_secrets.constEnd())
        return readyJob<Secret>(fail(ErrorKind::NotFound, tr("No key is kept in memory for this profile.")),
                                this);
    return readyJob<Secret>(*found, this);
}

JobOf<bool> *MemorySecretStore::write(const QString &entry, const Secret &secret)
{
    m_secrets.insert(entry, secret);
    return readyJob<bool>(true, this);
}

JobOf<bool> *MemorySecretStore::remove(const QString &entry)
{
    m_secrets.remove(entry);
    return readyJob<bool>(true, this);
}

JobOf<SecretStore::Health> *MemorySecretStore::probe()
{
    return readyJob<Health>(Health::Ok, this);
}

} // namespace studio::secrets

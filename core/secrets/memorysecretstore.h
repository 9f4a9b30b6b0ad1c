// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

#include <QHash>

namespace studio::secrets {

/// "Until I quit": keeps secrets in memory only. Never fails.
class MemorySecretStore final : public SecretStore {
    Q_OBJECT
public:
    using SecretStore::SecretStore;

    JobOf<Secret> *read(const QString &entry) override;
    JobOf<bool> *write(const QString &entry, const Secret &secret) override;
    JobOf<bool> *remove(const QString &entry) override;
    JobOf<Health> *probe() override;

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace studio::secrets

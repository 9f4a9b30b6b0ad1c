// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"

#include "core/base/workerjob.h"
#include "core/store/leftovers.h"
#include "core/store/vaultfile.h"
#include "core/store/vaultwriter.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::store {

AudioVault::AudioVault(const QString &folder) : m_folder(QDir(folder).absolutePath())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setObjectName(u"audio vault"_s);
}

AudioVault::~AudioVault()
{
    m_thread.waitForDone();
}

QString AudioVault::path(const QByteArray &hash, const QString &suffix) const
{
    return audioPath(m_folder, hash, suffix);
}

bool AudioVault::contains(const QByteArray &hash, const QString &suffix) const
{
    return QFileInfo(path(hash, suffix)).isFile();
}

std::unique_ptr<VaultWriter> AudioVault::begin(const TakeId &id, const QString &suffix,
                                               const QJsonObject &about)
{
    return std::make_unique<VaultWriter>(id, std::make_shared<VaultFile>(m_folder, id, suffix, about),
                                         &m_thread);
}

JobOf<QList<Leftover>> *AudioVault::recoverPartials()
{
    return new WorkerJob<QList<Leftover>>(
        [folder = m_folder](const StopFlag &) -> Result<QList<Leftover>> { return listLeftovers(folder); },
        nullptr, &m_thread);
}

JobOf<StoredAudio> *AudioVault::adopt(const TakeId &id)
{
    return new WorkerJob<StoredAudio>(
        [folder = m_folder, id](const StopFlag &) { return adoptLeftover(folder, id); }, nullptr, &m_thread);
}

JobOf<bool> *AudioVault::settle(const TakeId &id)
{
    return new WorkerJob<bool>(
        [folder = m_folder, id](const StopFlag &) -> Result<bool> {
            removePartial(folder, id);
            return true;
        },
        nullptr, &m_thread);
}

JobOf<int> *AudioVault::cleanPartials(const QDateTime &before)
{
    return new WorkerJob<int>([folder = m_folder, before](
                                  const StopFlag &) -> Result<int> { return cleanLeftovers(folder, before); },
                              nullptr, &m_thread);
}

} // namespace studio::store

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/processidentity.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::queue {

// Without a way to ask for another process: ours is alive, of others nothing is known.

QString ProcessIdentity::ofThisProcess()
{
    static const QString run = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return u"%1 %2"_s.arg(QCoreApplication::applicationPid()).arg(run);
}

ProcessIdentity::Life ProcessIdentity::lifeOf(const QString &identity)
{
    return identity == ofThisProcess() ? Life::Alive : Life::CannotTell;
}

} // namespace studio::queue

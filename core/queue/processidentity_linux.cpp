// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/processidentity.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::queue {

namespace {

QString bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : u"-"_s;
}

/// Numbers of processes mean something inside one namespace only.
QString pidNamespace()
{
    return QFile::symLinkTarget(u"/proc/self/ns/pid"_s).section(u'/', -1);
}

/// Field 22 of stat, in ticks since the boot; empty if there is no such process or it is a zombie.
QString startTime(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    // The name in field 2 may hold spaces and brackets.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X")
        return {};
    return QString::fromLatin1(fields[19]);
}

} // namespace

QString ProcessIdentity::ofThisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return QStringList{bootId(), pidNamespace(), QString::number(pid), startTime(pid)}.join(u' ');
}

ProcessIdentity::Life ProcessIdentity::lifeOf(const QString &identity)
{
    const QStringList parts = identity.split(u' ');
    if (parts.size() != 4 || parts[0] != bootId())
        return Life::Dead; // before the last start of the machine, or not written by us
    if (parts[1] != pidNamespace())
        return Life::CannotTell;
    bool ok = false;
    const qint64 pid = parts[2].toLongLong(&ok);
    return ok && !parts[3].isEmpty() && startTime(pid) == parts[3] ? Life::Alive : Life::Dead;
}

} // namespace studio::queue

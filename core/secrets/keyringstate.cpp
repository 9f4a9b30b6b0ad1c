// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keyringstate.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace studio::secrets {

namespace {

constexpr int kAnswerWithinMs = 5'000;
const QString kService = u"org.freedesktop.secrets"_s;

QDBusConnection sessionBus()
{
    return QDBusConnection::sessionBus();
}

void askWhetherLocked(PromiseJob<KeyringState> *job, const QString &collection)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    auto *watcher = new QDBusPendingCallWatcher(sessionBus().asyncCall(call, kAnswerWithinMs), job);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, job, [job, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            job->resolve(KeyringState::Unknown);
        else
            job->resolve(reply.value().variant().toBool() ? KeyringState::Locked : KeyringState::Open);
    });
}

} // namespace

JobOf<KeyringState> *askKeyringState(QObject *parent)
{
    auto *job = new PromiseJob<KeyringState>(parent);
    // Without an address Qt would try to start a bus of its own through X11.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") || !sessionBus().isConnected()) {
        job->resolve(KeyringState::Unknown);
        return job;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(kService, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    call << u"default"_s;
    auto *watcher = new QDBusPendingCallWatcher(sessionBus().asyncCall(call, kAnswerWithinMs), job);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, job, [job, watcher] {
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            job->resolve(KeyringState::Unknown);
        else if (reply.value().path() == "/"_L1)
            job->resolve(KeyringState::Missing);
        else
            askWhetherLocked(job, reply.value().path());
    });
    return job;
}

} // namespace studio::secrets

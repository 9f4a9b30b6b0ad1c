// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktoppreferences.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;
const auto kSpace = u"org.freedesktop.appearance"_s;

/// Without an address libdbus would start a bus through X11 and wait for it.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}
} // namespace

DesktopPreferences::DesktopPreferences(QObject *parent) : QObject(parent) { }

void DesktopPreferences::start()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    for (const QString &key : {u"color-scheme"_s, u"contrast"_s, u"reduced-motion"_s})
        read(key);
}

void DesktopPreferences::read(const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    call << kSpace << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 3000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(key, reply.value().variant());
    });
}

void DesktopPreferences::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == kSpace)
        take(key, value.variant());
}

void DesktopPreferences::take(const QString &key, QVariant value)
{
    if (value.canConvert<QDBusVariant>()) // Read wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const uint number = value.toUInt();
    if (key == u"color-scheme"_s) {
        m_scheme.reset();
        if (number == 1 || number == 2)
            m_scheme = number == 1 ? Scheme::Dark : Scheme::Light;
    } else if (key == u"contrast"_s) {
        m_highContrast = number == 1;
    } else if (key == u"reduced-motion"_s) {
        m_reduceMotion = number == 1;
    } else {
        return;
    }
    emit changed();
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"

#include <QCoreApplication>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

const auto kNotifyService = "org.freedesktop.Notifications"_L1;
const auto kNotifyPath = "/org/freedesktop/Notifications"_L1;
constexpr qsizetype kLongestNote = 300;

QDBusMessage call(const char *method)
{
    return QDBusMessage::createMethodCall(kNotifyService, kNotifyPath, kNotifyService,
                                          QString::fromLatin1(method));
}

} // namespace

Notifier::Notifier(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kNotifyService, kNotifyPath, kNotifyService, u"ActionInvoked"_s, this,
                  SLOT(actionInvoked(uint, QString)));
    m_bus.connect(kNotifyService, kNotifyPath, kNotifyService, u"NotificationClosed"_s, this,
                  SLOT(closed(uint, uint)));
}

void Notifier::show(const QString &title, const QString &text)
{
    if (!m_bus.isConnected())
        return;
    if (m_knowsMarkup) {
        send(title, text);
        return;
    }
    // Some show the body as markup; what jobs are called is other people's text.
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, title, text] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError())
            return; // nobody there
        m_knowsMarkup = true;
        m_takesMarkup = reply.value().contains(u"body-markup"_s);
        send(title, text);
    });
}

void Notifier::send(const QString &title, const QString &text)
{
    const QString body = text.left(kLongestNote);
    QDBusMessage message = call("Notify");
    message << u"Voice Studio"_s << m_last << u"org.voicestudio.VoiceStudio"_s << title.left(kLongestNote)
            << (m_takesMarkup ? body.toHtmlEscaped() : body)
            << QStringList{u"default"_s, QCoreApplication::translate("studio::app::Notifier", "Show")}
            << QVariantMap{{u"desktop-entry"_s, u"org.voicestudio.VoiceStudio"_s},
                           {u"category"_s, u"transfer.complete"_s}}
            << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            m_last = reply.value();
    });
}

void Notifier::withdraw()
{
    if (m_last == 0 || !m_bus.isConnected())
        return;
    QDBusMessage message = call("CloseNotification");
    message << std::exchange(m_last, 0);
    m_bus.asyncCall(message);
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (id == m_last && action == "default"_L1)
        emit activated();
}

void Notifier::closed(uint id, uint)
{
    if (id == m_last)
        m_last = 0;
}

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktoppreferences.h"

#include "ui/theme/desktoptext.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>
#include <iterator>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;

// Space and key.
constexpr auto kScheme = "org.freedesktop.appearance color-scheme";
constexpr auto kContrast = "org.freedesktop.appearance contrast";
constexpr auto kMotion = "org.freedesktop.appearance reduced-motion";
constexpr auto kGnomeContrast = "org.gnome.desktop.a11y.interface high-contrast";
constexpr auto kGnomeAnimations = "org.gnome.desktop.interface enable-animations";
constexpr auto kGnomeFont = "org.gnome.desktop.interface font-name";
constexpr auto kGnomeTextFactor = "org.gnome.desktop.interface text-scaling-factor";
constexpr auto kKdeFont = "org.kde.kdeglobals.General font";
constexpr auto kKdeAnimations = "org.kde.kdeglobals.KDE AnimationDurationFactor";
constexpr const char *kAll[] = {kScheme,    kContrast,        kMotion,  kGnomeContrast, kGnomeAnimations,
                                kGnomeFont, kGnomeTextFactor, kKdeFont, kKdeAnimations};

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
    for (const char *name : kAll) {
        const QString full = QString::fromLatin1(name);
        read(full.section(u' ', 0, 0), full.section(u' ', 1));
    }
    // Or Qt does not know the slot's argument yet, and refuses to connect.
    qRegisterMetaType<QDBusVariant>();
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
}

void DesktopPreferences::read(const QString &space, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    call << space << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 3000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, space, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(space, key, reply.value().variant());
    });
}

void DesktopPreferences::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    take(space, key, value.variant());
}

void DesktopPreferences::take(const QString &space, const QString &key, QVariant value)
{
    if (value.canConvert<QDBusVariant>()) // Read wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const QString name = space + u' ' + key;
    const bool ours = std::any_of(std::begin(kAll), std::end(kAll),
                                  [&name](const char *known) { return name == QLatin1StringView(known); });
    if (!ours || m_values.value(name) == value)
        return;
    m_values.insert(name, value);
    emit changed();
}

QVariant DesktopPreferences::value(const char *name) const
{
    return m_values.value(QString::fromLatin1(name));
}

std::optional<Scheme> DesktopPreferences::scheme() const
{
    const uint wish = value(kScheme).toUInt();
    if (wish != 1 && wish != 2)
        return std::nullopt;
    return wish == 1 ? Scheme::Dark : Scheme::Light;
}

bool DesktopPreferences::highContrast() const
{
    return value(kContrast).toUInt() == 1 || value(kGnomeContrast).toBool();
}

bool DesktopPreferences::reduceMotion() const
{
    const auto saysNo = [](const QVariant &answer) {
        bool isNumber = false;
        const double number = answer.toDouble(&isNumber);
        return isNumber && number == 0;
    };
    return value(kMotion).toUInt() == 1 || saysNo(value(kGnomeAnimations)) || saysNo(value(kKdeAnimations));
}

std::optional<double> DesktopPreferences::textScale() const
{
    std::optional<double> scale = textScaleOfKdeFont(value(kKdeFont).toString());
    if (!scale)
        scale = textScaleOfGnomeFont(value(kGnomeFont).toString());
    // On X11 the server's resolution carries the factor, and Qt scales everything by it.
    const double factor = value(kGnomeTextFactor).toDouble();
    if (factor > 0 && QGuiApplication::platformName() != "xcb"_L1)
        scale = boundedTextScale(scale.value_or(1.0) * factor);
    return scale;
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktoppreferences.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusError>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {
const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;
const auto kAppearance = u"org.freedesktop.appearance"_s;
const auto kGnome = u"org.gnome.desktop.interface"_s;
} // namespace

/// A desktop portal of the test's own, on a private bus.
class FakePortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QHash<QString, QVariant> values;
    QDBusConnection bus = QDBusConnection(u"portal"_s);

    void change(const QString &space, const QString &key, const QVariant &value)
    {
        values.insert(space + u' ' + key, value);
        QDBusMessage signal = QDBusMessage::createSignal(kPath, kInterface, u"SettingChanged"_s);
        signal << space << key << QVariant::fromValue(QDBusVariant(value));
        QVERIFY(bus.send(signal));
        QVERIFY(bus.interface()->isServiceRegistered(kService)); // what was sent is out
    }

public slots:
    QDBusVariant Read(const QString &space, const QString &key, const QDBusMessage &call)
    {
        const QVariant value = values.value(space + u' ' + key);
        if (!value.isValid()) {
            call.setDelayedReply(true);
            bus.send(call.createErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"no"_s));
            return {};
        }
        return QDBusVariant(QVariant::fromValue(QDBusVariant(value)));
    }
};

class TestDesktopPreferences final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        setupAppearance();
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            QSKIP("dbus-daemon is not installed");
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        m_portal.bus = QDBusConnection::connectToBus(QString::fromLatin1(address), u"portal"_s);
        QVERIFY(m_portal.bus.registerService(kService));
        QVERIFY(m_portal.bus.registerObject(kPath, &m_portal, QDBusConnection::ExportAllSlots));
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    void cleanup()
    {
        m_portal.values.clear();
        setTextScale(1.0);
    }

    void followsTheDesktopLive()
    {
        m_portal.values = {{kAppearance + u" color-scheme"_s, 1u},
                           {kGnome + u" font-name"_s, u"Cantarell 11"_s}};
        ThemeController themes;
        themes.followDesktop();
        QTRY_VERIFY(theme().isDark());
        m_portal.change(kAppearance, u"color-scheme"_s, 2u);
        QTRY_VERIFY(!theme().isDark());
        m_portal.change(kAppearance, u"contrast"_s, 1u);
        QTRY_VERIFY(theme().highContrast);
        m_portal.change(kAppearance, u"contrast"_s, 0u);
        QTRY_VERIFY(!theme().highContrast);
        m_portal.change(kGnome, u"enable-animations"_s, false);
        QTRY_VERIFY(theme().reduceMotion);
        m_portal.change(kGnome, u"text-scaling-factor"_s, 1.25);
        QTRY_COMPARE(textScale(), 1.25);
        m_portal.change(kGnome, u"font-name"_s, u"Cantarell 13"_s);
        QTRY_COMPARE(textScale(), 1.5);
        // What the user chose wins over the desktop.
        themes.setMode(ThemeMode::Dark);
        themes.setTextScale(0.9);
        m_portal.change(kAppearance, u"color-scheme"_s, 2u);
        m_portal.change(kGnome, u"enable-animations"_s, true);
        QTRY_VERIFY(!theme().reduceMotion);
        QVERIFY(theme().isDark());
        QCOMPARE(textScale(), 0.9);
    }

    void ignoresNonsense()
    {
        m_portal.values = {{kAppearance + u" color-scheme"_s, u"blue"_s},
                           {kAppearance + u" contrast"_s, -4},
                           {kGnome + u" enable-animations"_s, u"perhaps"_s},
                           {kGnome + u" text-scaling-factor"_s, u"1e400"_s},
                           {u"org.kde.kdeglobals.General font"_s, u",,,"_s}};
        DesktopPreferences desktop;
        QSignalSpy heard(&desktop, &DesktopPreferences::changed);
        desktop.start();
        QTRY_VERIFY(heard.count() >= 5);
        QVERIFY(!desktop.scheme());
        QVERIFY(!desktop.highContrast());
        QVERIFY(!desktop.reduceMotion());
        QVERIFY(!desktop.textScale() || *desktop.textScale() == 1.0);
    }

private:
    QProcess m_daemon;
    FakePortal m_portal;
};

QTEST_MAIN(TestDesktopPreferences)
#include "tst_desktoppreferences.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"
#include "tests/support/privatebus.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::app;
using namespace studio::tests;

/// Shows nothing, remembers everything.
class FakeDesktop final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Note {
        QString app;
        uint replaces;
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Note> notes;
    QList<uint> withdrawn;

public slots:
    QStringList GetCapabilities() { return {u"body"_s, u"body-markup"_s, u"actions"_s}; }
    uint Notify(const QString &app, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        notes.append({app, replaces, title, body, actions});
        return replaces ? replaces : 41 + uint(notes.size());
    }
    void CloseNotification(uint id) { withdrawn.append(id); }
};

class TestNotifier final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_bus = std::make_unique<PrivateBus>();
        if (!m_bus->isRunning())
            QSKIP("dbus-daemon is not installed");
    }

    void tellsTheDesktop()
    {
        QDBusConnection server = m_bus->connect(u"server"_s);
        FakeDesktop desktop;
        QVERIFY(server.registerObject(u"/org/freedesktop/Notifications"_s, &desktop,
                                      QDBusConnection::ExportAllSlots));
        QVERIFY(server.registerService(u"org.freedesktop.Notifications"_s));
        Notifier notifier(m_bus->connect(u"client"_s));
        QSignalSpy activated(&notifier, &Notifier::activated);
        notifier.show(u"Chapter 1 is done."_s, u"<b>6:12</b> & more"_s);
        QTRY_COMPARE(desktop.notes.size(), 1);
        QCOMPARE(desktop.notes[0].app, u"Voice Studio"_s);
        QCOMPARE(desktop.notes[0].body, u"&lt;b&gt;6:12&lt;/b&gt; &amp; more"_s); // no markup of others
        QTest::qWait(50);
        notifier.show(u"Chapter 2 is done."_s, {});
        QTRY_COMPARE(desktop.notes.size(), 2);
        QCOMPARE(desktop.notes[1].replaces, 42u);

        QDBusMessage clicked = QDBusMessage::createSignal(
            u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
        clicked << 42u << u"default"_s;
        server.send(clicked);
        QTRY_COMPARE(activated.size(), 1);
        notifier.withdraw();
        QTRY_COMPARE(desktop.withdrawn, (QList<uint>{42}));
        server.unregisterService(u"org.freedesktop.Notifications"_s);
    }

    void withoutADesktopNothingHappens()
    {
        Notifier nobody(m_bus->connect(u"lonely"_s));
        nobody.show(u"x"_s, u"y"_s);
        nobody.withdraw();
        Notifier noBus(QDBusConnection(u"none"_s));
        noBus.show(u"x"_s, u"y"_s);
        noBus.withdraw();
        QTest::qWait(50);
    }

private:
    std::unique_ptr<PrivateBus> m_bus;
};

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"

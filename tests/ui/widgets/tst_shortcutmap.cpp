// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keycaps.h"
#include "ui/widgets/shortcutmap.h"

#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestShortcutMap final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_map.reset();
        m_settings.reset();
        m_dir.reset();
    }

    void actionsKeepWhatTheyCameWith()
    {
        QCOMPARE(m_map->entries().size(), 6);
        QCOMPARE(m_map->entry(u"actionExport"_s)->text, u"Export the take"_s); // without the dots
        QCOMPARE(m_map->keysOf(u"actionExport"_s), keys("Ctrl+E"));
        QVERIFY(!m_map->hasChanges());
    }

    void newKeysWorkAtOnceAndAfterARestart()
    {
        QVERIFY(m_map->assign(u"actionExport"_s, keys("Ctrl+Shift+X")).done);
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+Shift+X")}));
        QVERIFY(m_map->entry(u"actionExport"_s)->isChanged);
        reopen();
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+Shift+X")}));
        m_map->reset(u"actionExport"_s);
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+E")}));
        reopen();
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+E")}));
    }

    void noKeysAtAllIsAWishToo()
    {
        QVERIFY(m_map->assign(u"actionExport"_s, {}).done);
        reopen();
        QVERIFY(m_export->shortcuts().isEmpty());
        QVERIFY(m_map->entry(u"actionExport"_s)->isChanged);
    }

    void mediaKeysAndTheSecondEnterStay()
    {
        QVERIFY(m_map->assign(u"actionPlay"_s, keys("Ctrl+Return")).usedBy == "actionGenerate"_L1);
        QVERIFY(m_map->assign(u"actionPlay"_s, keys("Alt+Return")).done);
        QCOMPARE(m_play->shortcuts(),
                 (QList{keys("Alt+Return"), keys("Alt+Enter"), QKeySequence(Qt::Key_MediaPlay)}));
    }

    void aConflictIsRefusedOrSwapped()
    {
        const auto answer = m_map->assign(u"actionExport"_s, keys("Ctrl+Return"));
        QVERIFY(!answer.done);
        QCOMPARE(answer.usedBy, u"actionGenerate"_s);
        QVERIFY(answer.reason.contains(u"Generate"_s));
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+E")}));

        QVERIFY(m_map->assign(u"actionExport"_s, keys("Ctrl+Return"), ShortcutMap::Conflict::Swap).done);
        QCOMPARE(m_map->keysOf(u"actionExport"_s), keys("Ctrl+Return"));
        QCOMPARE(m_generate->shortcuts(), (QList{keys("Ctrl+E")}));
        reopen();
        QCOMPARE(m_generate->shortcuts(), (QList{keys("Ctrl+E")}));
        m_map->reset(u"actionGenerate"_s); // takes its keys back, and gives back the others
        QCOMPARE(m_map->keysOf(u"actionExport"_s), keys("Ctrl+E"));
        QVERIFY(!m_map->hasChanges());
    }

    void panelsMayUseTheSameKeys()
    {
        QVERIFY(m_map->assign(u"actionFind"_s, keys("Ctrl+E")).done); // of another panel than the export
        QCOMPARE(m_map->assign(u"actionPalette"_s, keys("Ctrl+E")).usedBy, u"actionExport"_s);
    }

    void unusableKeysAreRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::newRow("a letter") << u"actionExport"_s << u"E"_s;
        QTest::newRow("a capital") << u"actionExport"_s << u"Shift+E"_s;
        QTest::newRow("escape") << u"play"_s << u"Esc"_s;
        QTest::newRow("tab") << u"actionExport"_s << u"Tab"_s;
        QTest::newRow("copy") << u"actionExport"_s << u"Ctrl+C"_s;
        QTest::newRow("two chords") << u"actionExport"_s << u"Ctrl+X, Ctrl+E"_s;
        QTest::newRow("nobody") << u"nobody"_s << u"Ctrl+Y"_s;
    }
    void unusableKeysAreRefused()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        const auto answer = m_map->assign(id, QKeySequence::fromString(text), ShortcutMap::Conflict::Swap);
        QVERIFY(!answer.done);
        QVERIFY(!answer.reason.isEmpty());
        QVERIFY(!m_map->hasChanges());
    }

    void plainKeysAreCommands()
    {
        const QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier);
        QCOMPARE(m_map->commandOf(space), u"play"_s);
        QVERIFY(m_map->assign(u"play"_s, keys("P")).done);
        QCOMPARE(m_map->commandOf(space), QString());
        const QKeyEvent p(QEvent::KeyPress, Qt::Key_P, Qt::KeypadModifier);
        QCOMPARE(m_map->commandOf(p), u"play"_s);
    }

    void aSpoiltFileIsNoHarm()
    {
        m_settings->setValue(u"shortcuts/actionExport"_s, QStringList{u"%$§"_s, QString(100'000, u'x')});
        m_settings->setValue(u"shortcuts/actionGenerate"_s, u"Ctrl+K, Ctrl+L"_s);
        m_settings->setValue(u"shortcuts/actionPlay"_s, QByteArray(5, char(0)));
        m_settings->setValue(u"shortcuts/actionFind"_s, u"F"_s);
        reopen();
        QCOMPARE(m_export->shortcuts(), (QList{keys("Ctrl+E")}));
        QCOMPARE(m_map->keysOf(u"actionGenerate"_s), keys("Ctrl+Return"));
        QCOMPARE(m_map->keysOf(u"actionFind"_s), keys("Ctrl+F"));
    }

    void resetsAll()
    {
        QVERIFY(m_map->assign(u"actionExport"_s, keys("Ctrl+Shift+X")).done);
        QVERIFY(m_map->assign(u"play"_s, keys("P")).done);
        m_map->resetAll();
        QVERIFY(!m_map->hasChanges());
        reopen();
        QVERIFY(!m_map->hasChanges());
    }

    void capsShowTheKeys()
    {
        QCOMPARE(keyCaps(keys("Ctrl+Shift+Return")), (QStringList{u"Ctrl"_s, u"Shift"_s, u"↵"_s}));
        QCOMPARE(keyCaps(keys("Ctrl++")), (QStringList{u"Ctrl"_s, u"+"_s}));
        QVERIFY(keyCaps({}).isEmpty());
    }

private:
    static QKeySequence keys(const char *text) { return QKeySequence(QString::fromLatin1(text)); }
    QAction *action(const QString &name, const QString &text, const QList<QKeySequence> &shortcuts)
    {
        auto *made = new QAction(text, m_owner.get());
        made->setObjectName(name);
        made->setShortcuts(shortcuts);
        return made;
    }
    void open()
    {
        m_owner = std::make_unique<QObject>();
        m_settings = std::make_unique<settings::SettingsStore>(m_dir->filePath(u"settings.ini"_s));
        m_map = std::make_unique<ShortcutMap>(*m_settings);
        m_generate = action(u"actionGenerate"_s, u"Generate"_s, {keys("Ctrl+Return"), keys("Ctrl+Enter")});
        m_export = action(u"actionExport"_s, u"&Export the take…"_s, {keys("Ctrl+E")});
        m_play = action(u"actionPlay"_s, u"Play"_s, {keys("Ctrl+Space"), QKeySequence(Qt::Key_MediaPlay)});
        m_map->add(m_generate, u"Text to Speech"_s, u"speech"_s);
        m_map->add(m_export, u"Text to Speech"_s, u"speech"_s);
        m_map->add(m_play, u"Anywhere"_s);
        m_map->add(action(u"actionPalette"_s, u"Palette"_s, {keys("Ctrl+K")}), u"Anywhere"_s);
        m_map->add(action(u"actionFind"_s, u"Find"_s, {keys("Ctrl+F")}), u"History"_s, u"history"_s);
        m_map->add(action({}, u"Nameless"_s, {}), u"Anywhere"_s);
        m_map->addKey(u"play"_s, u"Play or pause"_s, u"Playback"_s, QKeySequence(Qt::Key_Space));
    }
    void reopen()
    {
        m_map.reset();
        m_settings.reset(); // writes
        open();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QObject> m_owner;
    std::unique_ptr<settings::SettingsStore> m_settings;
    std::unique_ptr<ShortcutMap> m_map;
    QAction *m_generate = nullptr;
    QAction *m_export = nullptr;
    QAction *m_play = nullptr;
};

QTEST_MAIN(TestShortcutMap)
#include "tst_shortcutmap.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/variants.h"
#include "ui/widgets/shortcutlist.h"
#include "ui/widgets/shortcutmodel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestShortcutList final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::SettingsStore>(m_dir->filePath(u"settings.ini"_s));
        m_owner = std::make_unique<QWidget>();
        m_map = std::make_unique<ShortcutMap>(*m_settings);
        add(u"actionPalette"_s, u"Command palette"_s, u"Anywhere"_s, "Ctrl+K");
        add(u"actionJobs"_s, u"Jobs"_s, u"Anywhere"_s, "Ctrl+J");
        add(u"actionExport"_s, u"Export"_s, u"Text to Speech"_s, "Ctrl+E");
        m_map->addKey(u"play"_s, u"Play or pause"_s, u"Playback"_s, QKeySequence(Qt::Key_Space));
        m_map->addFixed(u"zoom"_s, u"Zoom"_s, u"Playback"_s, {QKeySequence(Qt::Key_Plus)});
        m_list = std::make_unique<ShortcutList>(*m_map);
        m_list->setHeadings(true);
        m_list->resize(320, 400);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
        m_list->setFocus();
    }
    void cleanup()
    {
        m_list.reset();
        m_map.reset();
        m_owner.reset();
    }

    void listsByGroupWithHeadings()
    {
        const QAbstractItemModelTester tester(model());
        QCOMPARE(texts(),
                 (QStringList{u"Anywhere"_s, u"Command palette"_s, u"Jobs"_s, u"Text to Speech"_s,
                              u"Export"_s, u"Playback"_s, u"Play or pause"_s, u"Zoom"_s}));
        QCOMPARE(model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Command palette, Ctrl+K"_s);
        QCOMPARE(m_list->view()->currentIndex().row(), 1); // a heading is passed over
        m_list->setFilter(u"play"_s);
        QCOMPARE(texts(), (QStringList{u"Playback"_s, u"Play or pause"_s, u"Zoom"_s}));
        m_list->setFilter(u"ctrl+j"_s);
        QCOMPARE(texts(), (QStringList{u"Anywhere"_s, u"Jobs"_s}));
        m_list->setFilter(u"nothing"_s);
        QVERIFY(texts().isEmpty());
        m_list->setFilter({});
        m_list->setGroups({u"Playback"_s});
        QCOMPARE(m_list->rowCount(), 3);
    }

    void enterThenKeysChangeAShortcut()
    {
        QSignalSpy said(m_list.get(), &ShortcutList::announced);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(m_list->isRecording());
        QVERIFY(m_list->note().contains(u"Jobs"_s));
        press(Qt::Key_Control, Qt::ControlModifier); // on the way to the key
        QVERIFY(m_list->isRecording());
        press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!m_list->isRecording());
        QCOMPARE(m_map->keysOf(u"actionJobs"_s), QKeySequence(Qt::CTRL | Qt::Key_L));
        QCOMPARE(m_list->view()->currentIndex().row(), 2); // stays where it was
        QVERIFY(said.size() >= 2);
        press(Qt::Key_Backspace);
        QCOMPARE(m_map->keysOf(u"actionJobs"_s), QKeySequence(Qt::CTRL | Qt::Key_J));
    }

    void aConflictIsShownAndSwappedOnDemand()
    {
        press(Qt::Key_Return);
        press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(m_list->isRecording());
        QVERIFY2(m_list->note().contains(u"Export"_s), qPrintable(m_list->note()));
        QCOMPARE(m_map->keysOf(u"actionPalette"_s), QKeySequence(Qt::CTRL | Qt::Key_K));
        press(Qt::Key_Escape);
        QVERIFY(!m_map->hasChanges());

        press(Qt::Key_Return);
        press(Qt::Key_E, Qt::ControlModifier);
        press(Qt::Key_Return);
        QCOMPARE(m_map->keysOf(u"actionPalette"_s), QKeySequence(Qt::CTRL | Qt::Key_E));
        QCOMPARE(m_map->keysOf(u"actionExport"_s), QKeySequence(Qt::CTRL | Qt::Key_K));
    }

    void whatCannotBeIsExplained()
    {
        press(Qt::Key_Return);
        press(Qt::Key_E);
        QVERIFY(m_list->isRecording());
        QVERIFY(m_list->note().contains(u"Ctrl"_s));
        press(Qt::Key_Escape);
        press(Qt::Key_End);
        press(Qt::Key_Return);
        QVERIFY(!m_list->isRecording());
        QVERIFY(!m_list->note().isEmpty());
    }

    void backspaceWhileAskedTakesTheKeysAway()
    {
        press(Qt::Key_Return);
        press(Qt::Key_Backspace);
        QVERIFY(m_map->keysOf(u"actionPalette"_s).isEmpty());
    }

    void theFocusGoneEndsIt()
    {
        press(Qt::Key_Return);
        m_list->view()->clearFocus();
        QVERIFY(!m_list->isRecording());
    }

private:
    void add(const QString &name, const QString &text, const QString &group, const char *keys)
    {
        auto *action = new QAction(text, m_owner.get());
        action->setObjectName(name);
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        m_map->add(action, group);
    }
    [[nodiscard]] QAbstractItemModel *model() const { return m_list->view()->model(); }
    [[nodiscard]] QStringList texts() const
    {
        QStringList list;
        for (int row = 0; row < model()->rowCount(); ++row)
            list.append(model()->index(row, 0).data().toString());
        return list;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_list->view(), key, modifiers);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<settings::SettingsStore> m_settings;
    std::unique_ptr<QWidget> m_owner;
    std::unique_ptr<ShortcutMap> m_map;
    std::unique_ptr<ShortcutList> m_list;
};

QTEST_MAIN(TestShortcutList)
#include "tst_shortcutlist.moc"

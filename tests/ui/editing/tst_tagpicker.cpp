// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/pausemenu.h"
#include "ui/editing/tagpicker.h"
#include "ui/theme/variants.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestTagPicker final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setupAppearance(); }

    void choosesByTyping()
    {
        QWidget window;
        window.resize(900, 700);
        auto *anchor = new QPushButton(u"Tags"_s, &window);
        TagPicker picker;
        picker.setParent(&window);
        window.show();
        QSignalSpy chosen(&picker, &TagPicker::chosen);
        picker.open(anchor, anchor);
        QVERIFY(picker.isVisible());
        auto *search = picker.findChild<QLineEdit *>(u"tagSearch"_s);
        auto *list = picker.findChild<QListView *>(u"tagList"_s);
        const int all = list->model()->rowCount();
        QVERIFY(all > 20);
        QTest::keyClicks(search, u"laugh"_s);
        QVERIFY(list->model()->rowCount() < all);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), u"[laughs harder]"_s);
        QVERIFY(!picker.isVisible());
        QCOMPARE(picker.recent(), QStringList(u"[laughs harder]"_s));
        picker.open(anchor, anchor);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen[1][0].toString(), u"[laughs harder]"_s);
    }

    void takesOwnWordsButNoMarkup()
    {
        QWidget window;
        window.resize(900, 700);
        auto *anchor = new QPushButton(u"Tags"_s, &window);
        TagPicker picker(&window);
        window.show();
        QSignalSpy chosen(&picker, &TagPicker::chosen);
        picker.open(anchor, anchor);
        auto *search = picker.findChild<QLineEdit *>(u"tagSearch"_s);
        search->setText(u"like a ] <pirate>"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen[0][0].toString(), u"[like a  pirate]"_s);
        picker.open(anchor, anchor);
        search->setText(u"123"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void pausesAreInOneNotation()
    {
        PauseMenu menu;
        QSignalSpy chosen(&menu, &PauseMenu::pauseChosen);
        QSignalSpy choice(&menu, &PauseMenu::choiceChanged);
        menu.findChild<QAction *>(u"[pause 0.6s]"_s)->trigger();
        QCOMPARE(chosen[0][0].toString(), u"[pause 0.6s]"_s);
        menu.findChild<QAction *>(u"pausesAsSilence"_s)->trigger();
        QCOMPARE(choice[0][0].value<text::PauseChoice>(), text::PauseChoice::Silence);
    }
};

QTEST_MAIN(TestTagPicker)
#include "tst_tagpicker.moc"

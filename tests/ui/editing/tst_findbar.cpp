// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/findbar.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/scriptedit.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {

struct World {
    QWidget window;
    ScriptEdit *script = new ScriptEdit(&window);
    FindBar *bar = new FindBar(script, &window);

    explicit World(const QString &text)
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addWidget(script);
        window.resize(700, 400);
        window.show();
        script->setScript(text);
        script->moveCursor(QTextCursor::Start);
    }
    template <class T>
    T *child(const char *name) const
    {
        return bar->findChild<T *>(QString::fromLatin1(name));
    }
    void find(const QString &text) const { child<QLineEdit>("findText")->setText(text); }
    [[nodiscard]] QString count() const { return child<TextLabel>("findCount")->text(); }
    [[nodiscard]] QString selected() const { return script->textCursor().selectedText(); }
};

} // namespace

class TestFindBar final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setupAppearance(); }

    void walksThroughTheHits()
    {
        World world(u"One two one\nTwo ONE"_s);
        world.bar->open(false);
        world.find(u"one"_s);
        QTRY_COMPARE(world.bar->hitCount(), 3);
        auto *field = world.child<QLineEdit>("findText");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(world.count(), u"1 of 3"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(world.script->textCursor().selectionStart(), 8);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(world.count(), u"1 of 3"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(world.selected(), u"ONE"_s);
        world.child<QAbstractButton>("findCase")->click();
        QTRY_COMPARE(world.bar->hitCount(), 1);
        QCOMPARE(world.script->extraSelections().size(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(world.bar->isHidden());
        QVERIFY(world.script->extraSelections().isEmpty());
    }

    void replacesAllAsOneStep()
    {
        const QString before = u"a1 b22\nc333"_s;
        World world(before);
        world.script->document()->clearUndoRedoStacks();
        world.bar->open(true);
        world.child<QAbstractButton>("findExpression")->click();
        world.find(u"([a-z])(\\d+)"_s);
        world.child<QLineEdit>("replaceText")->setText(u"$2$1"_s);
        QTRY_COMPARE(world.bar->hitCount(), 3);
        QSignalSpy told(world.bar, &FindBar::announced);
        world.child<QAbstractButton>("replaceAll")->click();
        QCOMPARE(world.script->script(), u"1a 22b\n333c"_s);
        QCOMPARE(told.size(), 1);
        world.script->undo();
        QCOMPARE(world.script->script(), before);
    }

    void refusesToReplaceBeyondWhatAScriptHolds()
    {
        World world(QString(1000, u'a'));
        world.bar->open(true);
        world.find(u"a"_s);
        world.child<QLineEdit>("replaceText")->setText(QString(3000, u'b'));
        QTRY_COMPARE(world.bar->hitCount(), 1000);
        QSignalSpy told(world.bar, &FindBar::announced);
        world.child<QAbstractButton>("replaceAll")->click();
        QCOMPARE(world.script->script(), QString(1000, u'a'));
        QCOMPARE(told.size(), 1);
    }

    void nothingIsReplacedWhileALongTextGoesIn()
    {
        World world(u"cat"_s);
        world.bar->open(true);
        world.find(u"cat"_s);
        world.child<QLineEdit>("replaceText")->setText(u"dog"_s);
        QTRY_COMPARE(world.bar->hitCount(), 1);
        world.script->insertScript(u"horse\n"_s.repeated(10'000));
        QVERIFY(world.script->isInserting());
        world.child<QAbstractButton>("replaceAll")->click();
        QTRY_VERIFY(!world.script->isInserting());
        QVERIFY(world.script->script().size() >= 60'000);
    }

    void replacesOneByOne()
    {
        World world(u"cat cat cat"_s);
        world.bar->open(true);
        world.find(u"cat"_s);
        world.child<QLineEdit>("replaceText")->setText(u"cats"_s);
        QTRY_COMPARE(world.bar->hitCount(), 3);
        auto *replace = world.child<QAbstractButton>("replaceOne");
        replace->click(); // selects the first
        replace->click();
        QTRY_COMPARE(world.selected(), u"cat"_s);
        QCOMPARE(world.script->script(), u"cats cat cat"_s);
        QCOMPARE(world.script->textCursor().selectionStart(), 5);
    }

    void tellsWhatIsWrongWithAnExpression()
    {
        World world(u"text"_s);
        world.bar->open(false);
        world.child<QAbstractButton>("findExpression")->click();
        world.find(u"(te"_s);
        QTRY_COMPARE(world.count(), u"Not a valid expression"_s);
        QVERIFY(!world.child<QLineEdit>("findText")->accessibleDescription().isEmpty());
    }

    void runawayExpressionDoesNotFreeze()
    {
        World world(QString(1500, u'a') + u'b');
        world.bar->open(false);
        world.child<QAbstractButton>("findExpression")->click();
        world.find(u"(a+)+$"_s);
        QTRY_COMPARE(world.count(), u"Takes too long"_s);
    }

    void offersTheSelectedWords()
    {
        World world(u"one (two) three"_s);
        QTextCursor cursor = world.script->textCursor();
        cursor.setPosition(4);
        cursor.setPosition(9, QTextCursor::KeepAnchor);
        world.script->setTextCursor(cursor);
        world.bar->open(false);
        QCOMPARE(world.child<QLineEdit>("findText")->text(), u"(two)"_s);
        QTRY_COMPARE(world.count(), u"1 of 1"_s);
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"

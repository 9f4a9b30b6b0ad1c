// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/editorcard.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/scriptedit.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;

class TestEditorCard final : public QObject {
    Q_OBJECT

    static QString textOf(const EditorCard &card, const QString &name)
    {
        return card.findChild<TextLabel *>(name)->text();
    }
    static CostButton *generateOf(const EditorCard &card)
    {
        return card.findChild<CostButton *>(u"generate"_s);
    }

private slots:
    void initTestCase() { setupAppearance(); }

    void showsCountLimitAndLength()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        card.setCount(194, 5000, 11.2);
        QTRY_COMPARE(textOf(card, u"count"_s), u"194 / 5,000 characters"_s);
        QCOMPARE(textOf(card, u"length"_s), u"≈ 0:12"_s);
        card.setCount(3, 0, 0);
        QCOMPARE(textOf(card, u"count"_s), u"3 characters"_s);
        QCOMPARE(textOf(card, u"length"_s), QString());
    }

    void cutsNothingWhenNarrow_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.5}) {
            for (const int width : {420, 500, 560, 640, 728, 752, 900, 1100})
                QTest::addRow("%d at %g", width, scale) << width << scale;
        }
    }
    void cutsNothingWhenNarrow()
    {
        QFETCH(int, width);
        QFETCH(double, scale);
        setTextScale(scale);
        EditorCard card;
        card.setCount(388, 10'000, 24.2);
        card.resize(width, 500);
        card.show();
        card.setOffer({u"Free in sandbox"_s, true, {}, false});
        auto *count = card.findChild<TextLabel *>(u"count"_s);
        QTRY_VERIFY(card.findChild<QWidget *>(u"generate"_s)->geometry().right() < card.width());
        QTRY_VERIFY(count->width() >= count->sizeHint().width());
        for (const auto &name : {u"length"_s, u"shortcutHint"_s, u"another"_s, u"generate"_s}) {
            auto *part = card.findChild<QWidget *>(name);
            QTRY_VERIFY2(!part->isVisible()
                             || (part->width() >= part->sizeHint().width()
                                 && part->height() >= part->sizeHint().height()),
                         qPrintable(name));
        }
        // The shortcut is the first to go, the words of the count the second.
        QVERIFY(count->text() == u"388 / 10,000 characters"_s || count->text() == u"388 / 10,000"_s);
        QCOMPARE(count->accessibleName(), u"388 / 10,000 characters"_s);
        auto *hint = card.findChild<QWidget *>(u"shortcutHint"_s);
        QVERIFY(!hint->isVisible() || count->text().endsWith(u"characters"_s));
        setTextScale(1);
    }

    void offersWithPrice()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        QSignalSpy generate(&card, &EditorCard::generateRequested);
        card.setOffer({u"412 credits"_s, false, {}, false});
        QCOMPARE(generateOf(card)->cost(), u"412 credits"_s);
        QTest::mouseClick(generateOf(card), Qt::LeftButton);
        QCOMPARE(generate.size(), 1);
        QVERIFY(!card.findChild<QWidget *>(u"another"_s)->isVisible());
    }

    void tellsThatATakeWasMade()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        card.setOffer({u"412 credits"_s, true, {}, false});
        QCOMPARE(generateOf(card)->label(), u"Play"_s);
        QVERIFY(generateOf(card)->cost().contains(u"0 credits"_s));
        auto *another = card.findChild<CostButton *>(u"another"_s);
        QVERIFY(another->isVisible());
        QCOMPARE(another->cost(), u"412 credits"_s);
        QSignalSpy asked(&card, &EditorCard::anotherRequested);
        QTest::mouseClick(another, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void refusesWithTheReasonBelow()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        QSignalSpy generate(&card, &EditorCard::generateRequested);
        card.setOffer({u"412 credits"_s, false, u"Needs 412, you have 300."_s, false});
        QVERIFY(card.findChild<QWidget *>(u"reason"_s)->isVisible());
        QCOMPARE(textOf(card, u"reason"_s), u"Needs 412, you have 300."_s);
        QTest::mouseClick(generateOf(card), Qt::LeftButton);
        QCOMPARE(generate.size(), 0);
    }

    void becomesCancelWhileRunning()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        card.setOffer({u"9 credits"_s, false, {}, false});
        card.setRunning(true);
        QSignalSpy cancel(&card, &EditorCard::cancelRequested);
        QTest::mouseClick(generateOf(card), Qt::LeftButton);
        QCOMPARE(cancel.size(), 1);
    }

    void fieldErrorGoesWithTyping()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        card.showFieldError(u"Enter the text to speak."_s);
        QVERIFY(card.findChild<QWidget *>(u"reason"_s)->isVisible());
        QTest::keyClicks(card.script(), u"a"_s);
        QVERIFY(!card.findChild<QWidget *>(u"reason"_s)->isVisible());
    }

    void hidesLanguagesThatCannotBeChosen()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        auto *combo = card.findChild<QComboBox *>(u"language"_s);
        QVERIFY(!combo->isVisible());
        card.setLanguages({{u"en"_s, u"English"_s}, {u"de"_s, u"German"_s}}, u"de"_s);
        QVERIFY(combo->isVisible());
        QCOMPARE(combo->currentText(), u"German"_s);
    }

    void bearsHundredThousandCharacters()
    {
        EditorCard card;
        card.resize(728, 300);
        card.show();
        card.script()->setScript(u"The harbour was quiet before dawn. "_s.repeated(2900));
        QVERIFY(card.script()->script().size() > 100'000);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClicks(card.script(), u"twenty more keys now"_s);
        // A slow machine may take its time; what grows with the text for each key would take minutes.
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void undoes()
    {
        EditorCard card;
        card.show();
        card.script()->setScript(u"one"_s);
        card.script()->setScript(u"two"_s);
        card.script()->undo();
        QCOMPARE(card.script()->script(), u"one"_s);
        card.script()->redo();
        QCOMPARE(card.script()->script(), u"two"_s);
    }
};

QTEST_MAIN(TestEditorCard)
#include "tst_editorcard.moc"

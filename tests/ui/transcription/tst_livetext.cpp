// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livetext.h"

#include "ui/theme/variants.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestLiveText : public QObject {
    Q_OBJECT

    static QString sentence(int number)
    {
        return u"Sentence %1 is long enough to be broken into more than one line of the text, as people speak."_s
            .arg(number);
    }
    /// The darkest point of what the view shows.
    static int darkest(LiveText &text)
    {
        const QImage image = text.viewport()->grab().toImage();
        int least = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                least = std::min(least, qGray(image.pixel(x, y)));
        }
        return least;
    }

private slots:
    void initTestCase() { setupAppearance(); }

    void whatMayStillChangeStaysLast()
    {
        LiveText text;
        text.setPartial(u"the har"_s);
        text.setPartial(u"the harbour was"_s);
        QCOMPARE(text.plainText(), u"the harbour was"_s);
        text.setPartial({});
        text.append(0.4, u"The harbour was quiet."_s);
        text.setPartial(u"nobody"_s);
        text.append(3, u"Nobody came."_s);
        QCOMPARE(text.plainText(), u"The harbour was quiet.\nNobody came.\nnobody"_s);
        QCOMPARE(text.paragraphCount(), 2);
        text.clear();
        QCOMPARE(text.plainText(), QString());
    }

    void whatMayChangeIsGreyAndWhatIsCertainDark()
    {
        LiveText text;
        text.resize(600, 300);
        text.show();
        const QString words = u"HHHH IIII HHHH"_s;
        text.setPartial(words);
        const int grey = darkest(text);
        text.setPartial({});
        text.append(0, words);
        QVERIFY2(darkest(text) < grey - 20, qPrintable(u"%1 and %2"_s.arg(darkest(text)).arg(grey)));
    }

    void isReadByAssistiveTechnology()
    {
        LiveText text;
        text.append(0, u"Hello."_s);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&text);
        QVERIFY(face && face->textInterface());
        QCOMPARE(face->textInterface()->text(0, 6), u"Hello."_s);
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
        QVERIFY(face->state().readOnly);
    }

    void followsTheEndUnlessTheReaderWentUp()
    {
        LiveText text;
        text.resize(500, 200);
        text.show();
        for (int i = 0; i < 40; ++i)
            text.append(i, sentence(i));
        QScrollBar *bar = text.verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
        bar->setValue(0);
        text.append(41, sentence(41));
        QTRY_VERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), 0);
        bar->setValue(bar->maximum());
        const int before = bar->maximum();
        text.append(42, sentence(42));
        QTRY_VERIFY(bar->maximum() > before);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void aWordMoreCostsTheSameAfterHours()
    {
        LiveText text;
        text.resize(700, 400);
        text.show();
        for (int i = 0; i < 3000; ++i)
            text.append(i * 4, sentence(i));
        QTRY_VERIFY(text.verticalScrollBar()->maximum() > 10000);
        QElapsedTimer clock;
        clock.start();
        QString partial;
        constexpr int kWords = 50;
        for (int i = 0; i < kWords; ++i) {
            partial += u" word"_s;
            text.setPartial(partial);
            text.viewport()->repaint();
        }
        const double each = double(clock.nsecsElapsed()) / 1e6 / kWords;
        qInfo("%.2f ms a word after 3000 paragraphs", each);
        // Ten times what it takes: a bound of another order than laying out everything.
        QVERIFY(each < 60);
    }
};

QTEST_MAIN(TestLiveText)
#include "tst_livetext.moc"

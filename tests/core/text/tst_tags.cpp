// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tags.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

class TagsTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void findsAudioTagsAndBreaks()
    {
        const QString text = u"[whispers] Hello <break time=\"0.6s\" /> there [laughs harder]."_s;
        const QList<Tag> tags = findTags(text);
        QCOMPARE(tags.size(), 3);
        QCOMPARE(tags[0].name, u"whispers"_s);
        QCOMPARE(tags[0].span.of(text), u"[whispers]");
        QCOMPARE(tags[1].kind, Tag::Kind::Break);
        QCOMPARE(tags[1].seconds, 0.6);
        QCOMPARE(tags[1].span.of(text), u"<break time=\"0.6s\" />");
        QCOMPARE(tags[2].name, u"laughs harder"_s);
    }

    void understandsBreakSpellings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("seconds");
        QTest::newRow("milliseconds") << u"<break time='250ms'/>"_s << 0.25;
        QTest::newRow("open") << u"<break time=\"1s\">"_s << 1.0;
        QTest::newRow("spaces") << u"<break  time = \"1.5s\"   />"_s << 1.5;
        QTest::newRow("capitals") << u"<BREAK TIME=\"2S\"/>"_s << 2.0;
        QTest::newRow("bare") << u"<break />"_s << 0.0;
    }
    void understandsBreakSpellings()
    {
        QFETCH(QString, text);
        QFETCH(double, seconds);
        const QList<Tag> tags = findTags(text);
        QCOMPARE(tags.size(), 1);
        QCOMPARE(tags[0].seconds, seconds);
        QCOMPARE(tags[0].span.length, text.size());
    }

    void leavesOtherBracketsAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"see [1]", "[2nd edition]", "[a link](https://example.org)", "[", "[]", "[ ]", "[open",
              "[two\nlines]", "<break time=\"soon\"/>", "<break time=\"-1s\"/>", "<breakfast>", "<break",
              "<break time=\"nan s\"/>", "<break time=\"1e999s\"/>", "<break time=\"/>"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("too long") << u'[' + QString(200, u'a') + u']';
    }
    void leavesOtherBracketsAlone()
    {
        QFETCH(QString, text);
        QVERIFY(findTags(text).isEmpty());
        QCOMPARE(withoutTags(text), text);
    }

    void removesTagsWithTheirSpace()
    {
        QCOMPARE(withoutTags(u"[whispers] Hello <break time=\"0.6s\" /> there [laughs]."),
                 u"Hello there ."_s);
        QCOMPARE(withoutTags(u"One [sighs]\nTwo"), u"One \nTwo"_s);
        QCOMPARE(withoutTags(u"[sighs]"), QString());
        QCOMPARE(withoutTags(u"  kept as it is  "), u"  kept as it is  "_s);
    }

    void countsCodePoints()
    {
        QCOMPARE(billedCharacters(u""), 0);
        QCOMPARE(billedCharacters(u"Grüße"), 5);
        QCOMPARE(billedCharacters(u"\U0001F600\U0001F1E9\U0001F1EA"), 3);
        QCOMPARE(billedCharacters(u"e\u0301"), 2);
        QCOMPARE(billedCharacters(u"[sighs] a"), 9);
        const char16_t lone[] = {0xD83D, u'a', 0xDE00, 0};
        QCOMPARE(billedCharacters(QStringView(lone)), 3);
    }

    void hostileTextTakesBoundedTime()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findTags(QString(1'000'000, u'[')).isEmpty());
        QVERIFY(findTags(QString(1'000'000, u'<')).isEmpty());
        QVERIFY(findTags(u"<break "_s.repeated(150'000)).isEmpty());
        QCOMPARE(findTags(u"[a]"_s.repeated(300'000)).size(), 300'000);
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(TagsTest)
#include "tst_tags.moc"

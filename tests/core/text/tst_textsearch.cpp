// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/textsearch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

class TextSearchTest final : public QObject {
    Q_OBJECT

    static QString replaced(const QString &text, const SearchQuery &query, const QString &by)
    {
        return replaceHits(text, findAll(text, query, by).hits);
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void replacementsThatGrowAreBounded()
    {
        const QString text = QString(100'000, u'a');
        const SearchResult grown = findAll(text, {u"a"_s, true}, u"$0"_s.repeated(1000));
        QVERIFY(grown.hasMore || grown.tooSlow);
        QVERIFY(grown.hits.size() <= 4000);
        const SearchResult plain = findAll(text, {u"a"_s}, QString(30'000, u'b'));
        QCOMPARE(plain.hits.size(), 100'000u);
        QCOMPARE(replacedSize(text, plain.hits), 3'000'000'000);
        QCOMPARE(replacedSize(u"a cat", findAll(u"a cat", {u"cat"_s}, u"horse"_s).hits), 7);
    }

    void findsTextAsItIs()
    {
        const QString text = u"A cat, a Cat and a concatenation. (cat)"_s;
        QCOMPARE(findAll(text, {u"cat"_s}).hits.size(), 4u);
        QCOMPARE(findAll(text, {u"cat"_s, false, true}).hits.size(), 3u);
        QCOMPARE(findAll(text, {u"cat"_s, false, false, true}).hits.size(), 3u);
        QCOMPARE(findAll(text, {u"(cat)"_s}).hits.size(), 1u);
        QVERIFY(findAll(text, {}).hits.empty());
        QCOMPARE(replaced(text, {u"cat"_s, false, true}, u"$1"_s), u"A $1, a Cat and a con$1enation. ($1)"_s);
    }

    void expressionsReplaceWithGroups()
    {
        QCOMPARE(replaced(u"one two\nthree four"_s, {u"^(\\w+) (\\w+)$"_s, true}, u"$2 \\1"_s),
                 u"two one\nfour three"_s);
        QVERIFY(!findAll(u"x", {u"(x"_s, true}).problem.isEmpty());
    }

    void givesUpInTime()
    {
        QElapsedTimer timer;
        timer.start();
        const SearchResult result = findAll(QString(1500, u'a') + u'b', {u"(a+)+$"_s, true});
        QVERIFY(result.tooSlow);
        QVERIFY(result.hits.empty());
        QVERIFY(timer.elapsed() < 4000);
    }

    void stopsAtTheMost()
    {
        const SearchResult result = findAll(QString(1000, u'a'), {u"a"_s}, {}, 10);
        QCOMPARE(result.hits.size(), 10u);
        QVERIFY(result.hasMore);
    }
};

QTEST_GUILESS_MAIN(TextSearchTest)
#include "tst_textsearch.moc"

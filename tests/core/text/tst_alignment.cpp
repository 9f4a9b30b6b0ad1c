// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/alignment.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio::text;

namespace {

Alignment evenly(const QString &text, double each = 0.1)
{
    Alignment alignment;
    double at = 0;
    for (const QChar c : text) {
        alignment.characters.push_back({QString(c), at, at + each});
        at += each;
    }
    return alignment;
}

QStringList texts(const std::vector<WordTiming> &words)
{
    QStringList list;
    for (const WordTiming &word : words)
        list.append(word.text);
    return list;
}

} // namespace

class AlignmentTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void splitsAtWhiteSpace()
    {
        const auto words = wordsOf(evenly(u" Hello,  big\nworld. "_s));
        QCOMPARE(texts(words), (QStringList{u"Hello,"_s, u"big"_s, u"world."_s}));
        QCOMPARE(words[0].position, 1);
        QCOMPARE(words[1].position, 9);
        QVERIFY(qAbs(words[0].startSeconds - 0.1) < 1e-9);
        QVERIFY(qAbs(words[0].endSeconds - 0.7) < 1e-9);
        QVERIFY(words[1].spaceBefore);
    }

    void splitsScriptsWithoutSpaces()
    {
        const auto words = wordsOf(evenly(u"「你好。」我love你"_s));
        QCOMPARE(texts(words), (QStringList{u"「你"_s, u"好。」"_s, u"我"_s, u"love"_s, u"你"_s}));
        QVERIFY(!words[1].spaceBefore);
    }

    void mendsBrokenTimes()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinity = std::numeric_limits<double>::infinity();
        Alignment alignment;
        alignment.characters = {{u"a"_s, 5, 6}, {u" "_s, 0, 0}, {u"b"_s, nan, -infinity},
                                {u" "_s, 1, 1}, {u""_s, 9, 9},  {u"c"_s, 2, infinity}};
        const auto words = wordsOf(alignment);
        QCOMPARE(words.size(), size_t(3));
        double clock = 0;
        for (const WordTiming &word : words) {
            QVERIFY(std::isfinite(word.startSeconds) && std::isfinite(word.endSeconds));
            QVERIFY(word.startSeconds >= clock);
            QVERIFY(word.endSeconds >= word.startSeconds);
            clock = word.endSeconds;
        }
    }

    void joinsPieces()
    {
        Alignment whole = evenly(u"ab"_s);
        whole.append(evenly(u"c"_s), 2.0);
        QCOMPARE(whole.text(), u"abc"_s);
        QCOMPARE(whole.characters[2].startSeconds, 2.0);
    }

    void survivesARoundTrip()
    {
        const Alignment alignment = evenly(u"Grüße \U0001F600"_s);
        QCOMPARE(alignmentFromJson(toJson(alignment)), alignment);
    }

    void readsBrokenJson()
    {
        QVERIFY(alignmentFromJson({}).isEmpty());
        QVERIFY(alignmentFromJson({{u"characters"_s, 5}}).isEmpty());
        QJsonObject json = toJson(evenly(u"abc"_s));
        json[u"character_end_times_seconds"_s] = QJsonArray{1.0};
        QCOMPARE(alignmentFromJson(json).characters.size(), size_t(1));
        QVERIFY(wordsOf({}).empty());
    }
};

QTEST_GUILESS_MAIN(AlignmentTest)
#include "tst_alignment.moc"

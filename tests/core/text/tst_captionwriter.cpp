// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/captions.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;
using namespace std::chrono_literals;

class CaptionWriterTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void writesSubRip()
    {
        const QList<Cue> cues{{0ms, 1500ms, {u"Grüße,"_s, u"你好 \U0001F600"_s}},
                              {3'723'004ms, 3'724'050ms, {u"B"_s}}};
        QCOMPARE(toSrt(cues),
                 u"1\n00:00:00,000 --> 00:00:01,500\nGrüße,\n你好 \U0001F600\n\n"
                 "2\n01:02:03,004 --> 01:02:04,050\nB\n\n"_s);
    }

    void writesWebVtt()
    {
        const QList<Cue> cues{{1000ms, 360'000'000ms, {u"Tom & <b>Jerry</b> --> x"_s}}};
        QCOMPARE(
            toVtt(cues),
            u"WEBVTT\n\n00:00:01.000 --> 100:00:00.000\nTom &amp; &lt;b&gt;Jerry&lt;/b&gt; --&gt; x\n\n"_s);
    }

    void hostileTextCannotBreakTheFile()
    {
        const QList<Cue> cues{
            {0ms, 1s, {u"a\n\n2\n00:00:00,000 --> 00:00:09,000\nfake"_s, u""_s, u"\u2028 b"_s}},
            {2s, 3s, {u" "_s}},
            {4s, 5s, {u"c"_s}}};
        const QString srt = toSrt(cues);
        QCOMPARE(srt.count(u"-->"_s), 2);
        QCOMPARE(srt.count(u"\n\n"_s), 2);
        QVERIFY(srt.contains(u"\n2\n00:00:04,000"_s));
        QCOMPARE(toVtt(cues).count(u"-->"_s), 2);
    }

    void noCuesMakeValidFiles()
    {
        QCOMPARE(toSrt({}), QString());
        QCOMPARE(toVtt({}), u"WEBVTT\n\n"_s);
    }
};

QTEST_GUILESS_MAIN(CaptionWriterTest)
#include "tst_captionwriter.moc"

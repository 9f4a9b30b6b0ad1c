// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/captions.h"
#include "core/text/tags.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio::text;
using namespace std::chrono_literals;

namespace {

const QString kStory =
    u"Once upon a time, in a small town by the sea, there lived an old clockmaker. Nobody knew his "
    "name. Every morning he opened his shop at seven, swept the floor, and wound every clock by "
    "hand. \"Time,\" he used to say, \"is a patient teacher.\" One day a girl came in. She was "
    "about ten. She carried a broken watch, wrapped in a blue cloth; it had been her grandmother's, "
    "and it had stopped on the very night the storm took the lighthouse. Could he mend it? He "
    "looked at it for a long while. Then he smiled."_s;

/// Spoken at an even pace with a short pause after each sentence.
Alignment spoken(const QString &text, double charactersPerSecond)
{
    Alignment alignment;
    double at = 0.2;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const double end = at + 1 / charactersPerSecond;
        alignment.characters.push_back({QString(text[i]), at, end});
        at = text[i] == u'.' ? end + 0.4 : end;
    }
    return alignment;
}

QString allText(const QList<Cue> &cues)
{
    QStringList lines;
    for (const Cue &cue : cues)
        lines += cue.lines;
    return lines.join(u' ');
}

} // namespace

class CaptionsTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void keepsEveryRuleAtOrdinarySpeed_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("slow") << 8.0;
        QTest::newRow("ordinary") << 14.0;
        QTest::newRow("brisk") << 17.0;
    }
    void keepsEveryRuleAtOrdinarySpeed()
    {
        QFETCH(double, speed);
        const QList<Cue> cues = cuesFrom(spoken(kStory, speed));
        QVERIFY(cues.size() > 5);
        QCOMPARE(captionProblems(cues), QList<CaptionProblem>());
        QCOMPARE(allText(cues), kStory);
    }

    void prefersPunctuation()
    {
        const QList<Cue> cues = cuesFrom(spoken(kStory, 14));
        qsizetype tidy = 0;
        for (const Cue &cue : cues)
            tidy += QRegularExpression(u"[.,;?!\"]$"_s).match(cue.lines.constLast()).hasMatch() ? 1 : 0;
        QVERIFY2(tidy * 10 >= cues.size() * 8, qPrintable(u"%1 of %2"_s.arg(tidy).arg(cues.size())));
    }

    void breaksLinesAtPunctuation()
    {
        const QList<Cue> cues =
            cuesFrom(spoken(u"When the evening came, everybody walked home slowly."_s, 12));
        QCOMPARE(cues.size(), 1);
        QCOMPARE(cues[0].lines,
                 (QStringList{u"When the evening came,"_s, u"everybody walked home slowly."_s}));
    }

    void fastSpeechKeepsLinesAndOrder()
    {
        const QList<Cue> cues = cuesFrom(spoken(kStory, 40));
        QCOMPARE(allText(cues), kStory);
        for (const CaptionProblem &problem : captionProblems(cues))
            QCOMPARE(problem.kind, CaptionProblem::Kind::TooFast);
    }

    void shortWordStaysLongEnough()
    {
        const QList<Cue> cues = cuesFrom(spoken(u"Yes."_s, 20));
        QCOMPARE(cues.size(), 1);
        QCOMPARE(cues[0].start, 200ms);
        QCOMPARE(cues[0].end, 1200ms);
    }

    void audioTagsDoNotAppear()
    {
        const QString text =
            u"[whispers softly] Come [laughs]closer <break time=\"1.0s\" /> now [sighs]. Good [applause]"_s;
        const QString shown = allText(cuesFrom(spoken(text, 15)));
        QCOMPARE(shown, u"Come closer now. Good"_s);
        QVERIFY(cuesFrom(spoken(u"[sighs]"_s, 15)).isEmpty());
    }

    void longPauseParts()
    {
        std::vector<WordTiming> words{{u"Hello"_s, 0, 1.2, 0, true}, {u"again"_s, 4.0, 5.2, 6, true}};
        QCOMPARE(cuesFrom(words).size(), 2);
    }

    void cutsWordsLongerThanALine()
    {
        const QList<Cue> cues = cuesFrom(spoken(QString(300, u'x'), 12));
        qsizetype count = 0;
        for (const Cue &cue : cues) {
            QVERIFY(cue.lines.size() <= 2);
            for (const QString &line : cue.lines)
                QVERIFY(line.size() <= 42);
            count += cue.characterCount();
        }
        QCOMPARE(count, 300);
    }

    void handlesChinese()
    {
        const QString text = u"你好，我是一个钟表匠。"_s.repeated(12);
        const QList<Cue> cues = cuesFrom(spoken(text, 5));
        QVERIFY(cues.size() > 3);
        QString joined;
        for (const Cue &cue : cues)
            joined += cue.lines.join(QString());
        QCOMPARE(joined, text);
    }

    void reportsProblems()
    {
        using Kind = CaptionProblem::Kind;
        const QList<Cue> cues{{0s, 500ms, {u"Much too much text for half a second"_s}},
                              {550ms, 9s, {QString(43, u'x'), u"b"_s, u"c"_s}}};
        QCOMPARE(captionProblems(cues),
                 (QList<CaptionProblem>{{Kind::TooFast, 0},
                                        {Kind::TooShort, 0},
                                        {Kind::GapTooSmall, 0},
                                        {Kind::TooLong, 1},
                                        {Kind::TooManyLines, 1},
                                        {Kind::LineTooLong, 1}}));
    }

    void hostileTimesGiveOrderedCues()
    {
        QRandomGenerator random(3);
        const double odd[] = {std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity(),
                              -1e300,
                              1e300,
                              0,
                              5,
                              5,
                              0.001};
        for (int round = 0; round < 300; ++round) {
            std::vector<WordTiming> words;
            for (int i = random.bounded(60); i > 0; --i) {
                words.push_back({i % 7 == 0 ? QString() : QString(random.bounded(90), u'w'),
                                 odd[random.bounded(8)], odd[random.bounded(8)], 0, random.bounded(2) == 0});
            }
            std::chrono::milliseconds clock = 0ms;
            for (const Cue &cue : cuesFrom(words)) {
                QVERIFY(cue.start >= clock);
                QVERIFY(cue.end > cue.start);
                QVERIFY(!cue.lines.isEmpty() && cue.lines.size() <= 2);
                for (const QString &line : cue.lines)
                    QVERIFY(!line.isEmpty() && line.size() <= 42);
                clock = cue.end;
            }
        }
        QVERIFY(cuesFrom(std::vector<WordTiming>()).isEmpty());
        CaptionRules broken;
        broken.maxLineCharacters = 0;
        broken.maxLines = -1;
        broken.maxCharactersPerSecond = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!cuesFrom(spoken(u"ab cd"_s, 10), broken).isEmpty());
    }

    void aLongTranscriptTakesBoundedTime()
    {
        std::vector<WordTiming> words;
        for (int i = 0; i < 90'000; ++i)
            words.push_back({i % 9 == 8 ? u"word."_s : u"word"_s, i * 0.4, i * 0.4 + 0.3, 0, true});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(cuesFrom(words).size() > 1000);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(CaptionsTest)
#include "tst_captions.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/compose.h"
#include "core/edit/growingjoin.h"
#include "tests/core/audio/testsignal.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::edit;

namespace {

constexpr audio::PcmSpec kMono{44100, 1};

/// Words as bursts of tone over a noise floor of about −70 dBFS, 0.3 s each with pauses of 0.15 s: the
/// attack and decay of a burst are 20 ms.
Source speechLike(const QStringList &words, double levelDb, double hertz, audio::PcmSpec spec = kMono)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> hiss(-10, 10);
    Source source;
    source.take = TakeId(u"take of %1 Hz"_s.arg(hertz));
    source.requestId = u"request"_s;
    source.text = words.join(u' ');
    std::vector<std::int16_t> samples;
    const double amplitude = 32767 * std::pow(10.0, levelDb / 20) * std::numbers::sqrt2;
    const auto silence = [&](double seconds) {
        for (qint64 i = 0; i < std::llround(seconds * spec.sampleRateHz) * spec.channels; ++i)
            samples.push_back(std::int16_t(hiss(random)));
    };
    silence(0.15);
    double at = 0.15;
    for (qsizetype w = 0; w < words.size(); ++w) {
        const qint64 frames = std::llround(0.3 * spec.sampleRateHz);
        for (qint64 i = 0; i < frames; ++i) {
            const double seconds = double(i) / spec.sampleRateHz;
            const double envelope = std::min({1.0, seconds / 0.02, (0.3 - seconds) / 0.02});
            const double value = amplitude * envelope * std::sin(2 * std::numbers::pi * hertz * seconds);
            for (int c = 0; c < spec.channels; ++c)
                samples.push_back(std::int16_t(value + hiss(random)));
        }
        const QString &word = words.at(w);
        for (qsizetype c = 0; c < word.size(); ++c)
            source.alignment.characters.push_back({QString(word.at(c)),
                                                   at + 0.3 * double(c) / double(word.size()),
                                                   at + 0.3 * double(c + 1) / double(word.size())});
        at += 0.3;
        if (w + 1 < words.size())
            source.alignment.characters.push_back({u" "_s, at, at + 0.15});
        silence(0.15);
        at += 0.15;
    }
    source.track = audio::test::trackOf(spec, samples);
    return source;
}

double largestStepDb(const audio::PcmTrack &track, double seconds)
{
    const std::vector<std::int16_t> samples = audio::test::samplesOf(track);
    const auto frame = std::size_t(seconds * track.sampleRateHz());
    double step = 0;
    for (std::size_t i = std::max<std::size_t>(1, frame - 220); i < std::min(samples.size(), frame + 220);
         ++i)
        step = std::max(step, std::abs(double(samples[i]) - samples[i - 1]));
    return 20 * std::log10(std::max(step, 1e-3) / 32768);
}

} // namespace

class TestEditing : public QObject {
    Q_OBJECT

private slots:
    void joinsWithoutLosingASample()
    {
        const auto a = audio::test::sine(kMono, 0.5);
        const auto b = audio::test::sine(kMono, 0.25, 880);
        const auto joined = joinGapless({audio::test::trackOf(kMono, a), audio::test::trackOf(kMono, b)});
        QVERIFY(joined);
        QCOMPARE(joined->track->frameCount(), qint64(a.size() + b.size()));
        QCOMPARE(joined->starts, (std::vector<qint64>{0, qint64(a.size())}));
        // One recording in two halves comes back bit for bit.
        const auto halves = joinGapless({audio::test::trackOf(kMono, std::span(a).first(10000)),
                                         audio::test::trackOf(kMono, std::span(a).subspan(10000))});
        const auto samples = audio::test::samplesOf(*halves->track);
        QVERIFY(std::equal(samples.begin(), samples.begin() + 9000, a.begin()));
        QVERIFY(std::equal(samples.begin() + 11000, samples.end(), a.begin() + 11000));
    }

    void jointsOfLoudPartsDoNotClick()
    {
        // Parts that end and begin at full level: the worst joint there is.
        const std::vector<std::int16_t> high(20000, 16000);
        const std::vector<std::int16_t> low(20000, -16000);
        const auto joined =
            joinGapless({audio::test::trackOf(kMono, high), audio::test::trackOf(kMono, low)});
        QVERIFY(joined);
        QVERIFY2(joined->seams.at(0).stepDb < -40, qPrintable(QString::number(joined->seams.at(0).stepDb)));
        QCOMPARE(joined->track->frameCount(), 40000);
    }

    void silencesCostNothingAndKeepTheirLength()
    {
        const auto a = audio::test::sine(kMono, 0.5);
        const auto joined =
            joinGapless({audio::test::trackOf(kMono, a), audio::test::trackOf(kMono, a)}, {0.25, 1.5});
        QVERIFY(joined);
        QCOMPARE(joined->track->frameCount(), 2 * qint64(a.size()) + qint64(1.75 * 44100));
        const auto samples = audio::test::samplesOf(*joined->track);
        const auto gap = std::span(samples).subspan(std::size_t(0.8 * 44100), 44100);
        QVERIFY(std::ranges::all_of(gap, [](std::int16_t sample) { return sample == 0; }));
    }

    void differentFormatsAreBroughtTogether()
    {
        const auto a = audio::test::sine({16000, 1}, 1);
        const auto b = audio::test::sine({44100, 2}, 1);
        const auto joined =
            joinGapless({audio::test::trackOf({16000, 1}, a), audio::test::trackOf({44100, 2}, b)});
        QVERIFY(joined);
        QCOMPARE(joined->track->spec(), (audio::PcmSpec{44100, 2}));
        QVERIFY(std::abs(joined->track->seconds() - 2) < 0.01);
    }

    void findsThePauseAndTheZero()
    {
        const Source source = speechLike({u"one"_s, u"two"_s}, -20, 300);
        // The first word ends at 0.45, the second begins at 0.6.
        const double at = double(quietestFrame(*source.track, {0.3, 0.7})) / 44100;
        QVERIFY2(at > 0.45 && at < 0.6, qPrintable(QString::number(at)));
        QCOMPARE(quietestFrame(*source.track, {-5, -4}), 0);
        QVERIFY(quietestFrame(*source.track, {99, 100}) <= source.track->frameCount());
    }

    void measuresSpeechWithoutItsPauses()
    {
        QVERIFY(std::abs(speechLevelDb(*speechLike({u"a"_s, u"b"_s}, -20, 300).track, {0, 9}) + 20) < 0.7);
        QVERIFY(std::isinf(speechLevelDb(*speechLike({}, -20, 300).track, {0, 9})));
    }

    void splices_data()
    {
        QTest::addColumn<double>("insertDb");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("quieter, in the middle") << -26.0 << 1 << 2;
        QTest::newRow("louder, in the middle") << -10.0 << 1 << 1;
        QTest::newRow("at the start") << -26.0 << 0 << 1;
        QTest::newRow("at the end") << -26.0 << 3 << 3;
        QTest::newRow("everything") << -26.0 << 0 << 3;
    }
    void splices()
    {
        QFETCH(double, insertDb);
        QFETCH(int, first);
        QFETCH(int, last);
        const Source base = speechLike({u"The"_s, u"old"_s, u"words"_s, u"stay."_s}, -18, 300);
        const Source insert = speechLike({u"new"_s, u"ones"_s}, insertDb, 500);
        const auto made = splice(base, {first, last}, insert);
        QVERIFY(made);
        QStringList words = base.text.split(u' ');
        words.remove(first, last - first + 1);
        words.insert(first, u"new ones"_s);
        QCOMPARE(made->text, words.join(u' '));
        QCOMPARE(made->alignment.text(), made->text);

        const std::vector<double> seams = seamsOf(made->madeOf);
        QCOMPARE(seams.size(), std::size_t(2)); // the rests of the outer pauses stay
        for (std::size_t i = 0; i < seams.size(); ++i) {
            QVERIFY2(made->seams[i].stepDb < -50, qPrintable(QString::number(made->seams[i].stepDb)));
            QVERIFY2(largestStepDb(*made->track, seams[i]) < -50,
                     qPrintable(QString::number(largestStepDb(*made->track, seams[i]))));
        }
        QVERIFY2(made->levelStepDb < 1, qPrintable(QString::number(made->levelStepDb)));

        // Every word sounds where the times say, at one level, with the pauses of 0.15 s between.
        const auto timed = text::wordsOf(made->alignment);
        for (std::size_t i = 0; i < timed.size(); ++i) {
            const double level = speechLevelDb(*made->track, {timed[i].startSeconds, timed[i].endSeconds});
            QVERIFY2(std::abs(level + 18) < 1, qPrintable(QString::number(level)));
            if (i > 0) {
                const double pause = timed[i].startSeconds - timed[i - 1].endSeconds;
                QVERIFY2(std::abs(pause - 0.15) < 0.03, qPrintable(QString::number(pause)));
            }
        }
        const QJsonArray pieces = made->madeOf.value(u"pieces").toArray();
        QCOMPARE(made->madeOf.value(u"kind").toString(), u"splice"_s);
        QVERIFY(std::any_of(pieces.begin(), pieces.end(), [&](const QJsonValue &piece) {
            return piece.toObject().value(u"take").toString() == insert.take.value();
        }));
    }

    void spliceFollowsWordsThatRunTogether()
    {
        // No pause at all: a tone whose level dips between the words.
        Source base;
        std::vector<std::int16_t> samples;
        for (int i = 0; i < 3 * 44100; ++i) {
            const double seconds = i / 44100.0;
            const double dip = 0.1 + 0.9 * std::abs(std::sin(std::numbers::pi * seconds));
            samples.push_back(std::int16_t(6000 * dip * std::sin(2 * std::numbers::pi * 200 * seconds)));
        }
        base.track = audio::test::trackOf(kMono, samples);
        base.alignment.characters = {
            {u"a"_s, 0, 1}, {u" "_s, 1, 1}, {u"b"_s, 1, 2}, {u" "_s, 2, 2}, {u"c"_s, 2, 3}};
        const auto made = splice(base, {1, 1}, speechLike({u"new"_s}, -18, 500));
        QVERIFY(made);
        for (const Seam &seam : made->seams)
            QVERIFY2(seam.stepDb < -45, qPrintable(QString::number(seam.stepDb)));
        QCOMPARE(made->text, u"a new c"_s);
    }

    void compsTheGoodSentences()
    {
        const Source one = speechLike({u"Good"_s, u"start."_s, u"Bad"_s, u"end."_s}, -16, 300);
        const Source two = speechLike({u"Bad"_s, u"start."_s, u"Good"_s, u"end."_s}, -24, 500);
        const auto made = comp({one, two}, {{0, {0, 1}}, {1, {2, 3}}});
        QVERIFY(made);
        QCOMPARE(made->text, u"Good start. Good end."_s);
        QCOMPARE(made->alignment.text(), made->text);
        QCOMPARE(made->seams.size(), std::size_t(1));
        QVERIFY2(made->seams[0].stepDb < -50, qPrintable(QString::number(made->seams[0].stepDb)));
        QVERIFY2(made->levelStepDb < 1, qPrintable(QString::number(made->levelStepDb)));
        const auto words = text::wordsOf(made->alignment);
        QVERIFY(words[2].startSeconds - words[1].endSeconds > 0.1); // a pause, not a jump
        QCOMPARE(made->madeOf.value(u"pieces").toArray().size(), 2);
        // Neighbours of one take are one piece.
        QCOMPARE(comp({one, two}, {{0, {0, 1}}, {0, {2, 3}}})->seams.size(), std::size_t(0));
        QVERIFY(!comp({one}, {}));
        QVERIFY(!comp({one}, {{0, {0, 99}}}));
    }

    void trimsAStretch()
    {
        const Source base = speechLike({u"Keep"_s, u"drop"_s, u"keep."_s}, -18, 300);
        const auto made = without(base, {0.52, 0.97});
        QVERIFY(made);
        QCOMPARE(made->text.simplified(), u"Keep keep."_s);
        QVERIFY(std::abs(made->track->seconds() - (base.track->seconds() - 0.45)) < 0.05);
        QVERIFY(made->seams.at(0).stepDb < -50);
        QVERIFY(!without(base, {0, 99}));
        QVERIFY(without(base, {1.2, 99})); // the end alone
    }

    void growsWhilePartsArrive()
    {
        const auto a = audio::test::sine(kMono, 0.5);
        GrowingJoin join(kMono);
        join.append(std::span(a).first(9000));
        QVERIFY(join.track()->frameCount() > 8000); // heard at once, but for the last moment
        join.append(std::span(a).subspan(9000));
        QVERIFY(join.nextPart(0.5));
        QCOMPARE(join.partStart(), 1.0);
        join.append(std::vector<std::int16_t>(4410, 12000)); // begins with a step
        QVERIFY(join.nextPart(0));
        QCOMPARE(join.partStart(), 1.1);
        join.append(std::vector<std::int16_t>(4410, -12000));
        join.finish(0.25);
        QVERIFY(join.track()->isComplete());
        QCOMPARE(join.track()->frameCount(), 22050 + 22050 + 8820 + 11025);
        QCOMPARE(join.peaks()->frameCount, join.track()->frameCount());
        QVERIFY2(largestStepDb(*join.track(), 1.0) < -35, "click at the first joint");
        QVERIFY2(largestStepDb(*join.track(), 1.1) < -35, "click at the second joint");
        QVERIFY2(largestStepDb(*join.track(), 1.2) < -35, "click at the end");
        // One sound that goes on over a joint is left alone.
        GrowingJoin halves(kMono);
        const std::vector<std::int16_t> quiet(1000, 20);
        halves.append(quiet);
        halves.nextPart(0);
        halves.append(quiet);
        halves.finish(0);
        const auto samples = audio::test::samplesOf(*halves.track());
        QVERIFY(std::ranges::all_of(samples, [](std::int16_t sample) { return sample == 20; }));
    }

    void snapsToWordsAndSentences()
    {
        const Source source = speechLike({u"One"_s, u"two."_s, u"Three"_s, u"four."_s}, -18, 300);
        const auto words = text::wordsOf(source.alignment);
        QCOMPARE(wordsIn(words, {0.2, 0.95}), (std::optional<WordRange>({0, 1})));
        QCOMPARE(wordsIn(words, {0.7, 0.72}), (std::optional<WordRange>({1, 1})));
        QVERIFY(!wordsIn({}, {0, 1}));
        QCOMPARE(wordAt(words, 0.0), -1);
        QCOMPARE(wordAt(words, 99.0), 3);
        QCOMPARE(sentenceAround(words, source.text, 2), (WordRange{2, 3}));
        QCOMPARE(sentenceAround(words, source.text, 1), (WordRange{0, 1}));
    }
};

QTEST_APPLESS_MAIN(TestEditing)
#include "tst_editing.moc"

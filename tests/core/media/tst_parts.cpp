// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pcmtrack.h"
#include "core/media/parts.h"
#include "tests/core/audio/testsignal.h"

#include <QTest>

using namespace studio;
using namespace studio::media;

class TestParts : public QObject {
    Q_OBJECT

private:
    /// Tones of `sound` seconds with pauses of `pause` seconds between them, over a little noise.
    static std::vector<std::int16_t> speechLike(audio::PcmSpec spec, double seconds, double sound,
                                                double pause)
    {
        std::vector<std::int16_t> samples = audio::test::sine(spec, seconds, 300, 0.3);
        const QByteArray noise = audio::test::noise(qsizetype(samples.size()));
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double at = double(i) / double(spec.sampleRateHz);
            if (std::fmod(at, sound + pause) >= sound)
                samples[i] = 0;
            samples[i] = std::int16_t(samples[i] + noise.at(qsizetype(i)) / 4); // about −60 dB
        }
        return samples;
    }

    static void checkParts(const QList<Part> &parts, double seconds, double limit)
    {
        QVERIFY(!parts.isEmpty());
        QCOMPARE(parts.first().from, 0.0);
        QCOMPARE(parts.last().to, seconds);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY2(parts.at(i).seconds() <= limit + 1e-6,
                     qPrintable(QString::number(parts.at(i).seconds())));
            QVERIFY(parts.at(i).seconds() > 0);
            if (i > 0)
                QCOMPARE(parts.at(i).from, parts.at(i - 1).to);
        }
    }

private slots:
    void findsThePauses()
    {
        const audio::PcmSpec spec{16000, 1};
        const auto track = audio::test::trackOf(spec, speechLike(spec, 20, 3, 1));
        const auto found = findSilences(*track);
        QVERIFY(found);
        QCOMPARE(found->size(), 5);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(std::abs(found->at(i).from - (i * 4 + 3)) < 0.03);
            QVERIFY(std::abs(found->at(i).to - (i * 4 + 4)) < 0.03);
        }
    }

    void silenceAloneIsOneSilence()
    {
        const auto track = audio::test::trackOf({8000, 1}, std::vector<std::int16_t>(8000));
        const auto found = findSilences(*track);
        QCOMPARE(*found, (QList<Silence>{{0, 1}}));
        QVERIFY(findSilences(*audio::test::trackOf({8000, 1}, audio::test::sine({8000, 1}, 1)))->isEmpty());
    }

    void stopsWhenAsked()
    {
        StopFlag stop;
        stop.set();
        const auto track = audio::test::trackOf({8000, 1}, std::vector<std::int16_t>(8000));
        QVERIFY(findSilences(*track, {}, stop).error().isCancelled());
    }

    void cutsInSilencesIntoEqualParts()
    {
        QList<Silence> silences;
        for (double at = 7; at < 1800; at += 8)
            silences.append({at, at + 0.6});
        const QList<Part> parts = planParts(silences, 1800, {300, 1});
        checkParts(parts, 1800, 300);
        QVERIFY(parts.size() <= 7);
        for (const Part &part : parts) {
            QVERIFY(part.endsInSilence);
            QVERIFY(part.seconds() > 100);
        }
        for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
            const double end = parts.at(i).to;
            QVERIFY(std::any_of(silences.begin(), silences.end(),
                                [&](const Silence &it) { return end > it.from + 0.1 && end < it.to - 0.1; }));
        }
    }

    void shortSoundIsOnePart()
    {
        QCOMPARE(planParts(QList<Silence>{}, 300, {300, 1}), (QList<Part>{{0, 300, true}}));
        QVERIFY(planParts(QList<Silence>{}, 0, {300, 1}).isEmpty());
        QVERIFY(planParts(QList<Silence>{}, -5, {300, 1}).isEmpty());
    }

    void withoutSilencesTheLimitHolds()
    {
        const QList<Part> parts = planParts(QList<Silence>{}, 1000, {300, 1});
        checkParts(parts, 1000, 300);
        QVERIFY(!parts.first().endsInSilence);
        QCOMPARE(parts.size(), 4);
        checkParts(planParts(QList<Silence>{}, 300.5, {300, 1}), 300.5, 300);
        checkParts(planParts(QList<Silence>{{0, 300.2}}, 300.2, {300, 1}), 300.2, 300);
    }

    void withoutSilencesTheQuietestMomentIsTaken()
    {
        const audio::PcmSpec spec{8000, 1};
        std::vector<std::int16_t> samples = audio::test::sine(spec, 20, 300, 0.5);
        for (std::size_t i = 8 * 8000; i < 8 * 8000 + 1600; ++i)
            samples[i] = std::int16_t(samples[i] / 2);
        const auto levels = measureLevels(*audio::test::trackOf(spec, samples));
        const QList<Part> parts = planParts(*levels, {12, 1});
        checkParts(parts, 20, 12);
        QCOMPARE(parts.size(), 2);
        QVERIFY(!parts.first().endsInSilence);
        QVERIFY2(parts.first().to >= 8 && parts.first().to <= 8.2,
                 qPrintable(QString::number(parts.first().to)));
    }

    void anySilencesGiveParts()
    {
        // Overlapping, unordered, outside: never endless, never beyond the limit.
        const QList<Silence> silences{{50, 20}, {-5, 3}, {10, 500}, {90, 91}, {90, 90}, {1e9, 2e9}};
        checkParts(planParts(silences, 100, {30, 1}), 100, 30);
        checkParts(planParts(silences, 100, {30, 50}), 100, 30);
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/noisesuppressor.h"
#include "tests/core/audio/testsignal.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestNoiseSuppressor : public QObject {
    Q_OBJECT

private:
    /// Something that comes and goes like syllables.
    static std::vector<std::int16_t> syllables(audio::PcmSpec spec, double seconds)
    {
        std::vector<std::int16_t> samples;
        const auto frames = qint64(seconds * spec.sampleRateHz);
        double phase = 0;
        for (qint64 i = 0; i < frames; ++i) {
            const double at = double(i) / spec.sampleRateHz;
            const double gate = std::fmod(at, 0.5) < 0.25 && at > 1.5 ? 1 : 0;
            phase += 2 * std::numbers::pi * (140 + 40 * std::sin(at * 7)) / spec.sampleRateHz;
            double value = 0;
            for (int harmonic = 1; harmonic < 12; ++harmonic)
                value += std::sin(phase * harmonic) / harmonic;
            samples.insert(samples.end(), std::size_t(spec.channels), std::int16_t(value * gate * 6000));
        }
        return samples;
    }

    static std::vector<std::int16_t> run(audio::PcmSpec spec, std::span<const std::int16_t> samples,
                                         std::size_t piece)
    {
        auto suppressor = NoiseSuppressor::create(spec);
        std::vector<std::int16_t> out;
        if (!suppressor)
            return out;
        for (std::size_t at = 0; at < samples.size(); at += piece)
            (*suppressor)->process(samples.subspan(at, std::min(piece, samples.size() - at)), out);
        (*suppressor)->finish(out);
        return out;
    }

private slots:
    void keepsLengthAndPlace_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const int rate : {8000, 16000, 22050, 32000, 44100, 48000})
            QTest::addRow("%d Hz", rate) << rate << 1;
        QTest::addRow("stereo") << 48000 << 2;
    }

    void keepsLengthAndPlace()
    {
        QFETCH(const int, rate);
        QFETCH(const int, channels);
        const audio::PcmSpec spec{rate, channels};
        const auto clean = syllables(spec, 4);
        const auto out = run(spec, clean, 3000 * std::size_t(channels));
        QCOMPARE(out.size(), clean.size());
        std::vector<std::int16_t> a;
        std::vector<std::int16_t> b;
        for (std::size_t i = std::size_t(2 * rate * channels); i < clean.size(); i += std::size_t(channels)) {
            a.push_back(clean[i]);
            b.push_back(out[i]);
        }
        const int late = audio::test::lag(a, b, rate / 50);
        QVERIFY2(std::abs(late) * 1000 <= rate * 2, qPrintable(u"late by %1 frames"_s.arg(late)));
    }

    void takesNoiseAwayAndKeepsTheSound()
    {
        const audio::PcmSpec spec{48000, 1};
        const auto clean = syllables(spec, 6);
        std::vector<std::int16_t> noisy = clean;
        std::mt19937 random(4);
        std::normal_distribution<double> hiss(0, 250);
        for (std::int16_t &sample : noisy)
            sample = std::int16_t(std::clamp(double(sample) + hiss(random), -32768.0, 32767.0));
        const auto out = run(spec, noisy, 4800);
        QCOMPARE(out.size(), noisy.size());
        double noiseBefore = 0;
        double noiseAfter = 0;
        double soundBefore = 0;
        double soundAfter = 0;
        for (int i = 6; i < 12; ++i) { // half seconds
            const auto place = std::size_t(i) * 24000;
            soundBefore += audio::test::rms(std::span(noisy).subspan(place + 2400, 7200));
            soundAfter += audio::test::rms(std::span(out).subspan(place + 2400, 7200));
            noiseBefore += audio::test::rms(std::span(noisy).subspan(place + 14400, 7200));
            noiseAfter += audio::test::rms(std::span(out).subspan(place + 14400, 7200));
        }
        QVERIFY2(noiseAfter < noiseBefore * 0.35, qPrintable(QString::number(noiseAfter / noiseBefore)));
        QVERIFY2(soundAfter > soundBefore * 0.6, qPrintable(QString::number(soundAfter / soundBefore)));
    }

    void anyPiecesGiveTheSame()
    {
        const audio::PcmSpec spec{16000, 1};
        const auto clean = syllables(spec, 2.0137);
        const auto whole = run(spec, clean, clean.size());
        QCOMPARE(whole.size(), clean.size());
        QVERIFY(run(spec, clean, 7) == whole);
        QVERIFY(run(spec, {}, 1).empty());
        QCOMPARE(run(spec, std::span(clean).first(5), 1).size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(TestNoiseSuppressor)
#include "tst_noisesuppressor.moc"

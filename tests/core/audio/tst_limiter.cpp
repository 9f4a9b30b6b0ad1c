// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/limiter.h"
#include "core/audio/loudness.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace studio::audio;

namespace {

std::vector<std::int16_t> limited(PcmSpec spec, std::span<const std::int16_t> in, double gainDb,
                                  std::size_t piece)
{
    Limiter limiter(spec, gainDb);
    std::vector<std::int16_t> out;
    for (std::size_t at = 0; at < in.size(); at += piece)
        limiter.process(in.subspan(at, std::min(piece, in.size() - at)), out);
    limiter.flush(out);
    return out;
}

} // namespace

class TestLimiter : public QObject {
    Q_OBJECT

private slots:
    void leavesQuietSoundAsItIs()
    {
        const auto quiet = test::sine({44100, 1}, 0.5, 440, 0.3);
        QVERIFY(limited({44100, 1}, quiet, 0, 100) == quiet);
    }

    void keepsTruePeaksBelowTheCeiling_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("44.1 mono") << 44100 << 1;
        QTest::newRow("16 stereo") << 16000 << 2;
    }
    void keepsTruePeaksBelowTheCeiling()
    {
        QFETCH(const int, rate);
        QFETCH(const int, channels);
        const PcmSpec spec{rate, channels};
        // Quarter of the rate, 45° off: samples hide 3 dB of the peak.
        std::vector<std::int16_t> nasty;
        for (int i = 0; i < rate; ++i)
            nasty.insert(nasty.end(), std::size_t(channels),
                         static_cast<std::int16_t>((i / 2 % 2 == 0 ? 1 : -1) * 12000));
        for (const auto &sound : {nasty, test::sweep(spec, 2, 0.7)}) {
            const auto out = limited(spec, sound, 15, 1234 * std::size_t(channels));
            QCOMPARE(out.size(), sound.size());
            const auto loudness = measureLoudness(*test::trackOf(spec, out));
            QVERIFY2(loudness->truePeakDb <= Limiter::kCeilingDb + 0.15,
                     qPrintable(QString::number(loudness->truePeakDb)));
            QVERIFY(loudness->truePeakDb > Limiter::kCeilingDb - 3);
        }
    }

    void doesNotMoveTheSound()
    {
        const auto sound = test::sweep({44100, 1}, 1, 0.2);
        const auto out = limited({44100, 1}, sound, 6, 999);
        QCOMPARE(test::lag(sound, out, 300), 0);
        QVERIFY(std::abs(test::rms(out) / test::rms(sound) - 1.995) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestLimiter)
#include "tst_limiter.moc"

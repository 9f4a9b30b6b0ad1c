// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/levelmatch.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace studio;
using namespace studio::ui;

namespace {

/// A second of silence, then a tone.
LevelMatch::Track toneAfterSilence(int rate, double silence, double seconds, double amplitude)
{
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{rate, 1});
    std::vector<std::int16_t> samples(std::size_t((silence + seconds) * rate));
    for (std::size_t i = std::size_t(silence * rate); i < samples.size(); ++i)
        samples[i] =
            std::int16_t(amplitude * 32767 * std::sin(2 * std::numbers::pi * 1000 * double(i) / rate));
    track->append(samples);
    track->complete();
    return track;
}

} // namespace

class TestLevelMatch final : public QObject {
    Q_OBJECT

private slots:
    void turnsTheLouderOneDown()
    {
        LevelMatch levels;
        QSignalSpy changed(&levels, &LevelMatch::changed);
        QCOMPARE(levels.firstGain(), 1.0);
        // 12 dB apart, at different rates.
        levels.measure(toneAfterSilence(48000, 0, 4, 0.4), 0, toneAfterSilence(44100, 0, 4, 0.1));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY2(std::abs(levels.firstGain() - 0.25) < 0.01, qPrintable(QString::number(levels.firstGain())));
        QCOMPARE(levels.secondGain(), 1.0);
    }

    void hearsTheFirstFromAPlaceOn()
    {
        LevelMatch levels;
        QSignalSpy changed(&levels, &LevelMatch::changed);
        const auto loudThenQuiet = toneAfterSilence(48000, 5, 4, 0.1);
        levels.measure(loudThenQuiet, 5, toneAfterSilence(48000, 0, 4, 0.2));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(levels.firstGain(), 1.0);
        QVERIFY2(std::abs(levels.secondGain() - 0.5) < 0.02,
                 qPrintable(QString::number(levels.secondGain())));
    }

    void leavesSilenceAlone()
    {
        LevelMatch levels;
        QSignalSpy changed(&levels, &LevelMatch::changed);
        levels.measure(toneAfterSilence(48000, 3, 0, 0), 0, toneAfterSilence(48000, 0, 3, 0.5));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(levels.firstGain(), 1.0);
        QCOMPARE(levels.secondGain(), 1.0);
    }
};

QTEST_MAIN(TestLevelMatch)
#include "tst_levelmatch.moc"

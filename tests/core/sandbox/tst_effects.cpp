// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/measure.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestEffects final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void warpShortensAndMapsTime();
    void whisperHasNoPitch();
    void tiltMovesTheCentre();
    void amplifyNeverWraps();
    void soundsAreHeard();
};

namespace {

Samples buzz(double hz, double seconds)
{
    Samples out;
    for (int i = 0; i < int(seconds * kEngineRateHz); ++i) {
        double value = 0;
        for (int h = 1; h <= 10; ++h)
            value += std::sin(2 * std::numbers::pi * hz * h * i / kEngineRateHz) / h;
        out.push_back(std::int16_t(6000 * value));
    }
    return out;
}

} // namespace

void TestEffects::warpShortensAndMapsTime()
{
    const Samples input = buzz(120, 2);
    const Warped plain = warp(input, {1.25, 0, 0});
    QVERIFY(std::abs(double(plain.samples.size()) / double(input.size()) - 0.8) < 0.01);
    QVERIFY(std::abs(plain.outputSeconds(1.0) - 0.8) < 0.01);
    QVERIFY(std::abs(median(pitches(plain.samples)) - 150) < 5);
    const Warped lively = warp(input, {1.0, 0.08, 1});
    double last = -1;
    for (double t = 0; t < 2; t += 0.01) {
        QVERIFY(lively.outputSeconds(t) >= last);
        last = lively.outputSeconds(t);
    }
    QVERIFY(warp({}, {1, 0, 0}).samples.empty());
}

void TestEffects::whisperHasNoPitch()
{
    QRandomGenerator random(1);
    const Samples input = buzz(120, 1);
    QVERIFY(pitches(input).size() > 20);
    const Samples whispered = whisper(input, random);
    QCOMPARE(whispered.size(), input.size());
    QVERIFY(loudness(whispered) > 300);
    QVERIFY(pitches(whispered).size() < pitches(input).size() / 3);
}

void TestEffects::tiltMovesTheCentre()
{
    Samples bright = buzz(150, 1);
    Samples dark = bright;
    tilt(bright, 6);
    tilt(dark, -6);
    QVERIFY(brightness(bright) > brightness(dark) * 1.1);
}

void TestEffects::amplifyNeverWraps()
{
    Samples loud{32767, -32768, 20000, -20000, 0};
    amplify(loud, 3);
    QVERIFY(loud[0] > 30000 && loud[1] < -30000 && loud[2] > 25000 && loud[3] < -25000);
    QCOMPARE(loud[4], 0);
}

void TestEffects::soundsAreHeard()
{
    QRandomGenerator random(1);
    for (const SoundEffect effect : {SoundEffect::Laugh, SoundEffect::Sigh, SoundEffect::Breath}) {
        const Samples sound = soundEffect(effect, 120, random);
        QVERIFY(sound.size() > kEngineRateHz / 5);
        QVERIFY(loudness(sound) > 200);
    }
    QVERIFY(soundEffect(SoundEffect::None, 120, random).empty());
}

QTEST_GUILESS_MAIN(TestEffects)
#include "tst_effects.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/recogniser.h"
#include "core/recognition/voiceactivity.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace studio::recognition;

namespace {

using Samples = std::vector<std::int16_t>;

void addNoise(Samples &to, double seconds, double level)
{
    static std::mt19937 random(7);
    std::uniform_real_distribution<double> around(-level, level);
    for (int i = 0; i < int(seconds * kRateHz); ++i)
        to.push_back(std::int16_t(around(random)));
}

/// A loud tone that comes and goes four times a second, as syllables do.
void addSpeech(Samples &to, double seconds)
{
    for (int i = 0; i < int(seconds * kRateHz); ++i) {
        const double t = double(i) / kRateHz;
        const double swell = 0.15 + std::abs(std::sin(4 * 3.14159 * t));
        to.push_back(std::int16_t(8000 * swell * std::sin(2 * 3.14159 * 180 * t)));
    }
}

std::vector<SpokenStretch> cutUp(const Samples &samples, std::size_t piece)
{
    StretchCutter cutter;
    std::vector<SpokenStretch> all;
    const auto collect = [&] {
        for (SpokenStretch &stretch : cutter.take())
            all.push_back(std::move(stretch));
    };
    for (std::size_t at = 0; at < samples.size(); at += piece) {
        cutter.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)));
        collect();
    }
    cutter.finish();
    collect();
    return all;
}

} // namespace

class TestVoiceActivity final : public QObject {
    Q_OBJECT
private slots:
    void hearsSpeechAboveNoise();
    void lostPiecesAreNoQuieterBackground();
    void cutsAtLongPauses();
    void leavesSilenceOut();
    void neverHoldsMoreThanTwentySeconds();
    void sizeOfThePiecesDoesNotMatter();
};

void TestVoiceActivity::hearsSpeechAboveNoise()
{
    Samples sound;
    addNoise(sound, 1, 100);
    addSpeech(sound, 1);
    addNoise(sound, 1, 100);
    VoiceActivity activity;
    const std::vector<bool> speaks = activity.push(sound);
    QCOMPARE(speaks.size(), std::size_t(300));
    QCOMPARE(std::count(speaks.begin(), speaks.begin() + 95, true), 0);
    QVERIFY(std::count(speaks.begin() + 100, speaks.begin() + 200, true) > 80);
    QCOMPARE(std::count(speaks.begin() + 205, speaks.end(), true), 0);
}

/// A line with noise that loses pieces: the noise behind a gap is not somebody who begins to speak.
void TestVoiceActivity::lostPiecesAreNoQuieterBackground()
{
    Samples sound;
    addNoise(sound, 1, 450);
    for (int gap = 0; gap < 5; ++gap) {
        sound.resize(sound.size() + std::size_t(kRateHz / 20 + gap * 37), 0);
        addNoise(sound, 0.7, 450);
    }
    addSpeech(sound, 0.5);
    VoiceActivity activity;
    const std::vector<bool> speaks = activity.push(sound);
    const auto speech = speaks.end() - 50;
    QCOMPARE(std::count(speaks.begin() + 20, speech, true), 0);
    QVERIFY(std::count(speech, speaks.end(), true) > 30);
    QVERIFY(activity.backgroundDb() > -50);
    // Real silence still is one.
    sound.assign(std::size_t(kRateHz), 0);
    activity.push(sound);
    QVERIFY(activity.backgroundDb() < -65);
}

void TestVoiceActivity::cutsAtLongPauses()
{
    Samples sound;
    addNoise(sound, 2, 60);
    addSpeech(sound, 3);
    addNoise(sound, 2, 60);
    addSpeech(sound, 1.5);
    addNoise(sound, 3, 60);
    const auto stretches = cutUp(sound, 4000);
    QCOMPARE(stretches.size(), std::size_t(2));
    QVERIFY(std::abs(double(stretches[0].from) / kRateHz - 1.75) < 0.06);
    QVERIFY(std::abs(double(stretches[0].to) / kRateHz - 5.25) < 0.06);
    QVERIFY(std::abs(double(stretches[1].from) / kRateHz - 6.75) < 0.06);
    for (const SpokenStretch &stretch : stretches) {
        QCOMPARE(qint64(stretch.samples.size()), stretch.to - stretch.from);
        QVERIFY(std::equal(stretch.samples.begin(), stretch.samples.end(), sound.begin() + stretch.from));
    }
}

void TestVoiceActivity::leavesSilenceOut()
{
    QVERIFY(cutUp(Samples(std::size_t(kRateHz) * 60), 1000).empty());
    Samples hiss;
    addNoise(hiss, 30, 40);
    QVERIFY(cutUp(hiss, 1000).empty());
    QVERIFY(cutUp({}, 1).empty());
}

void TestVoiceActivity::neverHoldsMoreThanTwentySeconds()
{
    Samples sound;
    addSpeech(sound, 65);
    const auto stretches = cutUp(sound, 3000);
    QVERIFY(stretches.size() >= 4);
    qint64 at = stretches.front().from;
    for (const SpokenStretch &stretch : stretches) {
        QCOMPARE(stretch.from, at); // nothing between them is lost
        QVERIFY(stretch.to - stretch.from <= 20 * kRateHz);
        at = stretch.to;
    }
    QVERIFY(at >= qint64(sound.size()) - VoiceActivity::kFrame);
}

void TestVoiceActivity::sizeOfThePiecesDoesNotMatter()
{
    Samples sound;
    addNoise(sound, 1.2345, 60);
    addSpeech(sound, 7);
    addNoise(sound, 2, 60);
    addSpeech(sound, 2);
    const auto whole = cutUp(sound, sound.size());
    const auto small = cutUp(sound, 77);
    QCOMPARE(small.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        QCOMPARE(small[i].from, whole[i].from);
        QVERIFY(small[i].samples == whole[i].samples);
    }
}

QTEST_GUILESS_MAIN(TestVoiceActivity)
#include "tst_voiceactivity.moc"

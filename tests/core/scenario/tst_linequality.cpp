// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/linepath.h"
#include "core/scenario/linequality.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <numbers>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::scenario;

namespace {

constexpr int kRate = 16'000;
using Samples = std::vector<std::int16_t>;

Samples sine(double hz, double level, double seconds = 1)
{
    Samples samples(size_t(seconds * kRate));
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = std::int16_t(
            std::lround(32767 * level * std::sin(2 * std::numbers::pi * hz * double(i) / kRate)));
    return samples;
}

double dbOf(const Samples &samples, size_t from = 0)
{
    double sum = 0;
    for (size_t i = from; i < samples.size(); ++i)
        sum += double(samples[i]) * samples[i];
    const double rms = std::sqrt(sum / double(samples.size() - from)) / 32768;
    return rms > 0 ? 20 * std::log10(rms) : -120;
}

Samples through(const LineSettings &line, Samples samples, const Samples &echo = {})
{
    LineQuality quality(line, kRate);
    quality.process(samples, echo);
    return samples;
}

/// Gives what it is told to, in the test's own thread.
class QuietPath final : public duplex::SoundPath {
public:
    void start(const duplex::SoundSetup &) override { }
    void stop() override { }
    void useDevices(const QByteArray &, const QByteArray &) override { }
    void setMuted(bool) override { }
    void play(duplex::TurnId, const QByteArray &) override { }
    void finishTurn(duplex::TurnId) override { }
    void interrupt(duplex::TurnId upTo) override { interrupted = upTo; }
    double heardMs(duplex::TurnId) const override { return 7; }
    void capture(const Samples &samples, duplex::Micros at) { tellCaptured(bytes(samples), at); }
    void hear(const Samples &samples, duplex::Micros at) { tellHeard(bytes(samples), at); }
    static QByteArray bytes(const Samples &samples)
    {
        return {reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2)};
    }
    duplex::TurnId interrupted = 0;
};

} // namespace

class TestLineQuality : public QObject {
    Q_OBJECT

private slots:
    void aCleanLineChangesNothing()
    {
        const Samples voice = sine(440, 0.3);
        QCOMPARE(through({}, voice), voice);
    }

    void sameSeedSameSamplesHoweverItIsCut()
    {
        LineSettings line{.noiseDb = -40, .phoneBand = true, .lossPercent = 5, .clippingDb = 3, .seed = 42};
        const Samples voice = sine(440, 0.3, 2);
        const Samples whole = through(line, voice);
        LineQuality pieces(line, kRate);
        Samples cut = voice;
        for (size_t at = 0, step = 1; at < cut.size(); at += step, step = step % 997 + 1)
            pieces.process({cut.data() + at, std::min(step, cut.size() - at)});
        QCOMPARE(cut, whole);
        line.seed = 43;
        QVERIFY(through(line, voice) != whole);
    }

    void noiseHasItsLevel()
    {
        const Samples noise = through({.noiseDb = -40}, Samples(kRate * 2));
        QVERIFY2(std::abs(dbOf(noise) + 40) < 0.5, qPrintable(QString::number(dbOf(noise))));
    }

    void thePhoneBandKeepsSpeechAndDropsTheRest()
    {
        const LineSettings phone{.phoneBand = true};
        const auto change = [&phone](double hz) {
            const Samples tone = sine(hz, 0.25);
            return dbOf(through(phone, tone), 4000) - dbOf(tone, 4000);
        };
        QVERIFY2(std::abs(change(1000)) < 1, qPrintable(QString::number(change(1000))));
        QVERIFY2(change(100) < -30, qPrintable(QString::number(change(100))));
        QVERIFY2(change(7000) < -25, qPrintable(QString::number(change(7000))));
    }

    void aboutAsMuchIsLostAsAskedFor()
    {
        LineQuality quality({.lossPercent = 10, .seed = 3}, kRate);
        Samples voice = sine(440, 0.3, 60);
        quality.process(voice);
        QCOMPARE(quality.pieces(), 3000);
        const double share = double(quality.lostPieces()) / double(quality.pieces());
        QVERIFY2(share > 0.07 && share < 0.13, qPrintable(QString::number(share)));
        QVERIFY(std::count(voice.begin(), voice.end(), 0) > quality.lostPieces() * 300);
    }

    void clippingMakesItLouderAndFlat()
    {
        const Samples clipped = through({.clippingDb = 20}, sine(440, 0.5));
        QCOMPARE(*std::max_element(clipped.begin(), clipped.end()), std::int16_t(32767));
        QVERIFY(dbOf(clipped) > -2);
    }

    void theAgentComesBackLaterAndQuieter()
    {
        auto owned = std::make_unique<QuietPath>();
        QuietPath *inner = owned.get();
        LinePath path(std::move(owned), {.echoDb = -20, .echoDelayMs = 100});
        QByteArray sent;
        int heard = 0;
        path.onCaptured([&sent](const QByteArray &pcm16, duplex::Micros) { sent += pcm16; });
        path.onHeard([&heard](const QByteArray &, duplex::Micros) { ++heard; });
        path.start({.inputRateHz = kRate, .outputRateHz = kRate});
        const Samples agent = sine(500, 0.5, 0.5);
        const duplex::Micros start = 10'000'000;
        for (int piece = 0; piece < 50; ++piece) {
            const duplex::Micros at = start + piece * 20'000;
            if (piece < 25)
                inner->hear(Samples(agent.begin() + piece * 320, agent.begin() + (piece + 1) * 320), at);
            inner->capture(Samples(320), at);
        }
        QCOMPARE(heard, 25);
        Samples back(size_t(sent.size()) / 2);
        std::memcpy(back.data(), sent.constData(), size_t(sent.size()));
        QVERIFY(dbOf(Samples(back.begin(), back.begin() + 1500)) < -100); // not before the delay
        const double level = dbOf(Samples(back.begin() + 2000, back.begin() + 9000));
        QVERIFY2(std::abs(level - (dbOf(agent) - 20)) < 1, qPrintable(QString::number(level)));
        QVERIFY(dbOf(Samples(back.begin() + 9800, back.end())) < -100); // nor after its end
    }

    void aLinePassesEverythingElseOn()
    {
        auto owned = std::make_unique<QuietPath>();
        QuietPath *inner = owned.get();
        LinePath path(std::move(owned), {});
        duplex::Micros began = 0;
        connect(&path, &duplex::SoundPath::voiceBegan, this, [&began](duplex::Micros at) { began = at; });
        emit inner->voiceBegan(42);
        QCOMPARE(began, 42);
        path.interrupt(3);
        QCOMPARE(inner->interrupted, 3);
        QCOMPARE(path.heardMs(1), 7.0);
    }
};

QTEST_GUILESS_MAIN(TestLineQuality)
#include "tst_linequality.moc"

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/changerbench.h"

#include "core/changer/changerengine.h"
#include "core/media/wavwriter.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "tests/core/speech/speechfixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kInterviewMinutes = 30;
constexpr int kInterviewRate = 44100;

/// Noise in the rhythm of speech, with a pause after every sentence.
bool writeInterview(const QString &path)
{
    auto writer = media::WavWriter::create(path, {kInterviewRate, 1});
    if (!writer)
        return false;
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 5000);
    std::uniform_real_distribution<double> sentence(2.0, 7.0);
    qint64 left = qint64(kInterviewMinutes) * 60 * kInterviewRate;
    while (left > 0) {
        const qint64 spoken = std::min<qint64>(left, qint64(sentence(random) * kInterviewRate));
        const qint64 pause = std::min<qint64>(left - spoken, kInterviewRate * 6 / 10);
        std::vector<std::int16_t> samples(std::size_t(spoken + pause), 0);
        for (qint64 i = 0; i < spoken; ++i) {
            const double syllable = std::max(0.0, std::sin(double(i) / kInterviewRate * 2 * 3.14159 * 3));
            samples[std::size_t(i)] = std::int16_t(std::clamp(noise(random) * syllable, -32000.0, 32000.0));
        }
        if (!(*writer)->write(samples))
            return false;
        left -= spoken + pause;
    }
    return (*writer)->finish().has_value();
}

double privateMegabytesNow()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace

void benchLongConversion(ServiceProcess &service)
{
    speech::SpeechFixture world;
    const QString input = world.folder.filePath(u"interview.wav"_s);
    if (!world.started || !world.opened || !writeInterview(input))
        return;
    changer::ChangerEngine engine(world.engine, {world.takes, world.vault, world.clock},
                                  world.folder.filePath(u"work"_s));
    const auto dialect =
        api::Dialect::elevenLabs(service.url(), {}, Secret(QByteArray("sk_bench_0123456789")));
    const auto voices = world.wait(api::VoicesApi(*world.transport, dialect).search({}));
    if (!voices || voices->voices.isEmpty())
        return;
    changer::ConversionRequest request;
    request.input = input;
    request.voice = voices->voices.constFirst().id;
    request.model = ModelId(u"eleven_multilingual_sts_v2"_s);
    request.host = dialect.hostId();
    service.behave("{\"pace\":0,\"busy\":503,\"times\":1,\"path\":\"speech-to-speech\"}");

    const double before = privateMegabytesNow();
    double most = before;
    QList<double> gaps;
    QElapsedTimer sinceTick;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        gaps.append(double(sinceTick.nsecsElapsed()) / 1e6 - 1);
        sinceTick.start();
    });
    QTimer weigh;
    QObject::connect(&weigh, &QTimer::timeout, &weigh, [&] { most = std::max(most, privateMegabytesNow()); });
    QElapsedTimer clock;
    clock.start();
    sinceTick.start();
    tick.start(1);
    weigh.start(100);
    std::optional<Result<speech::Outcome>> outcome;
    double heard = 0;
    changer::Conversion *conversion =
        engine.convert({*world.transport, dialect}, request, speech::Repeat::UseMade);
    QObject::connect(conversion, &speech::Generation::trackReady, &tick,
                     [&] { heard = double(clock.elapsed()); });
    QObject::connect(conversion, &speech::Generation::finished, &tick,
                     [&](const Result<speech::Outcome> &result) { outcome = result; });
    waitUntil([&] { return outcome.has_value(); }, 600'000);
    const double whole = double(clock.elapsed());
    tick.stop();
    service.behave("{\"reset\":true}");
    if (!outcome || !*outcome) {
        std::printf("long conversion failed: %s\n",
                    outcome ? qPrintable((*outcome).error().message) : "it did not end");
        return;
    }
    const store::Take &take = (*outcome)->take;
    const auto track = world.wait(world.engine.loadTrack(take));
    const double drift = track ? std::abs((*track)->seconds() - kInterviewMinutes * 60) * 1000 : 1e9;
    const auto parts = take.madeOf.value(u"pieces").toArray().size();
    std::sort(gaps.begin(), gaps.end());
    std::printf("30 minutes in %d parts, one refused once: %d requests paid, %lld credits, %s\n", int(parts),
                int(world.sum().requests), static_cast<long long>(take.credits.value_or(-1)),
                take.complete ? "complete" : "NOT complete");
    print({.name = u"30 min converted: off the recording's length"_s, .values = {drift}, .target = 20});
    print({.name = u"30 min converted: whole"_s, .values = {whole}});
    print({.name = u"30 min converted: first sound"_s, .values = {heard}});
    print({.name = u"30 min converted: memory"_s, .unit = u"MB"_s, .values = {most - before}, .target = 128});
    print({.name = u"30 min converted: event loop late, 99 %"_s,
           .values = {gaps.value(gaps.size() * 99 / 100)},
           .target = 16.7});
    print({.name = u"30 min converted: event loop late, worst"_s,
           .values = {gaps.value(gaps.size() - 1)},
           .target = 100});
}

} // namespace studio::bench

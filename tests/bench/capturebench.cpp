// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/capturebench.h"

#include "core/capture/recorder.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "tests/core/capture/handheldinput.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr double kThreeHours = 3 * 3600;

double anonymousMegabytes()
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

void benchCapture()
{
    QTemporaryDir folder;
    capture::test::Hand hand;
    hand.speed = 1000; // as fast as it is read
    double wholeAfter = -1;
    double most = 0;
    double before = 0;
    QList<double> stalls;
    {
        capture::Recorder recorder(std::make_shared<audio::AudioThread>(), folder.path(), nullptr,
                                   capture::test::partsOf(hand));
        QTimer beat;
        QElapsedTimer since;
        beat.setTimerType(Qt::PreciseTimer);
        beat.setInterval(10);
        QObject::connect(&beat, &QTimer::timeout, &recorder, [&] {
            if (since.isValid())
                stalls.append(std::max(0.0, double(since.nsecsElapsed()) / 1e6 - 10));
            since.start();
        });
        recorder.record();
        waitUntil([&] { return recorder.seconds() > 60; }, 60'000);
        before = anonymousMegabytes();
        beat.start();
        waitUntil(
            [&] {
                most = std::max(most, anonymousMegabytes());
                return recorder.seconds() >= kThreeHours;
            },
            600'000);
        beat.stop();
        QElapsedTimer clock;
        QObject::connect(&recorder, &capture::Recorder::finished, &recorder,
                         [&] { wholeAfter = double(clock.elapsed()); });
        clock.start();
        recorder.finish();
        waitUntil([&] { return wholeAfter >= 0; }, 60'000);
    }
    // As a kill leaves it.
    const QFileInfoList files = QDir(folder.path()).entryInfoList({u"*.wav"_s});
    double foundAfter = -1;
    if (!files.isEmpty() && QFile::rename(files.first().filePath(), files.first().filePath() + u".part"_s)) {
        QElapsedTimer clock;
        clock.start();
        const auto found = capture::recoverRecordingsNow(folder.path());
        if (found.size() == 1 && found.first().seconds() >= kThreeHours)
            foundAfter = double(clock.elapsed());
    }
    std::sort(stalls.begin(), stalls.end());
    const auto p99 = stalls.isEmpty() ? -1 : stalls.at(stalls.size() * 99 / 100);
    print({.name = u"recording of 3 h: memory beyond its first minute"_s,
           .unit = u"MB"_s,
           .values = {std::max(0.0, most - before)},
           .target = 8});
    print({.name = u"recording of 3 h: event loop late, p99"_s, .values = {p99}, .target = 16.7});
    print({.name = u"recording of 3 h: whole after finish"_s, .values = {wholeAfter}, .target = 1000});
    if (foundAfter >= 0)
        print({.name = u"recording of 3 h: found after a kill"_s, .values = {foundAfter}, .target = 10'000});
}

} // namespace studio::bench

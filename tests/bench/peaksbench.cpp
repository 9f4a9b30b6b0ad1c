// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peaksbench.h"

#include "core/audio/encoder.h"
#include "core/audio/peakscan.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

/// A minute of noise in the rhythm of speech, six hundred times.
bool writeTenHours(const QString &path)
{
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 6000);
    std::vector<std::int16_t> samples(60 * 44100);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double syllable = std::max(0.0, std::sin(double(i) / 44100 * 2 * 3.14159 * 3));
        samples[i] = std::int16_t(std::clamp(noise(random) * syllable, -32000.0, 32000.0));
    }
    const auto minute = audio::encodeAll({audio::Codec::Mp3, 44100, 1, 128}, {44100, 1}, samples);
    QFile file(path);
    if (!minute || !file.open(QIODevice::WriteOnly))
        return false;
    for (int i = 0; i < 600; ++i) {
        if (file.write(*minute) != minute->size())
            return false;
    }
    return true;
}

/// Private memory of this process in MB: what others could not share.
double privateMegabytes()
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

void benchPeaks()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"ten-hours.mp3"_s);
    if (!writeTenHours(path))
        return;
    const audio::PeakCache cache(folder.filePath(u"peaks"_s));
    const double before = privateMegabytes();
    double most = before;
    qint64 first = -1;
    QElapsedTimer clock;
    clock.start();
    const auto peaks = audio::cachedPeaks(cache, path, {}, [&](const audio::Peaks &, double) {
        if (first < 0)
            first = clock.elapsed();
        most = std::max(most, privateMegabytes());
    });
    const double whole = double(clock.elapsed());
    clock.restart();
    const bool kept = cache.find(path).has_value();
    const double reopened = double(clock.elapsed());
    QProcess peer;
    clock.restart();
    peer.start(u"ffmpeg"_s, {u"-v"_s, u"quiet"_s, u"-nostdin"_s, u"-i"_s, path, u"-f"_s, u"null"_s, u"-"_s});
    const bool ran = peer.waitForFinished(300'000);
    const QList<double> other = ran ? QList<double>{double(clock.elapsed())} : QList<double>{};
    if (!peaks || !kept)
        return;
    print({.name = u"peaks of 10 h of MP3: first pixels"_s, .values = {double(first)}, .target = 100});
    print({.name = u"peaks of 10 h of MP3: whole"_s,
           .values = {whole},
           .target = 20'000,
           .peer = other,
           .peerName = u"ffmpeg to null"_s});
    print({.name = u"peaks of 10 h of MP3: reopened"_s, .values = {reopened}, .target = 100});
    print({.name = u"peaks of 10 h of MP3: memory"_s,
           .unit = u"MB"_s,
           .values = {most - before},
           .target = 64});
}

} // namespace studio::bench

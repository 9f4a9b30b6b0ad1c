// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mediabench.h"

#include "core/audio/peakscan.h"
#include "core/audio/player.h"
#include "core/media/filetrack.h"
#include "core/media/mediainfo.h"
#include "core/media/parts.h"
#include "core/media/soundimport.h"
#include "tests/bench/monitor.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kPatience = 600'000;

double ownMegabytes()
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

/// How late a timer of 4 ms fires: what the event loop was kept from its work by. Also watches the memory.
class LoopWatch final {
public:
    LoopWatch() : m_before(ownMegabytes()), m_most(m_before)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kStep);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_late.push_back(std::max(0.0, double(m_clock.nsecsElapsed()) / 1e6 - kStep));
            m_clock.restart();
            if (m_late.size() % 25 == 0)
                m_most = std::max(m_most, ownMegabytes());
        });
        m_clock.start();
        m_timer.start();
    }
    [[nodiscard]] double p99() const
    {
        std::vector<double> sorted = m_late;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[std::size_t(double(sorted.size() - 1) * 0.99)];
    }
    [[nodiscard]] double worst() const { return m_late.empty() ? 0 : *std::ranges::max_element(m_late); }
    [[nodiscard]] double megabytes() const { return m_most - m_before; }

private:
    static constexpr int kStep = 4;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
    double m_before;
    double m_most;
};

bool ffmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(u"ffmpeg"_s, QStringList{u"-v"_s, u"quiet"_s, u"-nostdin"_s, u"-y"_s} + arguments);
    return process.waitForFinished(kPatience) && process.exitCode() == 0;
}

double seconds(const QStringList &arguments)
{
    QElapsedTimer clock;
    clock.start();
    return ffmpeg(arguments) ? double(clock.elapsed()) : 0;
}

QStringList list(const QString &words)
{
    return words.split(u' ');
}

struct Imported {
    double whole = 0;
    double first = 0;
};

std::optional<Imported> timedImport(const QString &source, const QString &target,
                                    const media::ImportOptions &options, const QString &what,
                                    const QList<double> &peer)
{
    LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    Imported made;
    std::optional<Result<media::ImportedSound>> ended;
    QObject context;
    media::ImportJob *job = media::importSound(source, options, target, &context);
    QObject::connect(job, &media::ImportJob::trackReady, &context,
                     [&] { made.first = double(clock.elapsed()); });
    job->then(&context, [&](const Result<media::ImportedSound> &sound) { ended = sound; });
    if (!waitUntil([&] { return ended.has_value(); }, kPatience) || !*ended)
        return std::nullopt;
    made.whole = double(clock.elapsed());
    print({.name = what + u": import"_s,
           .values = {made.whole},
           .target = 120'000,
           .peer = peer,
           .peerName = u"ffmpeg to WAV"_s});
    print({.name = what + u": first of it can be heard"_s, .values = {made.first}, .target = 500});
    print({.name = what + u": memory"_s, .unit = u"MB"_s, .values = {watch.megabytes()}, .target = 64});
    print({.name = what + u": event loop late, 99 of 100"_s, .values = {watch.p99()}, .target = 16.7});
    print({.name = what + u": event loop late, worst"_s, .values = {watch.worst()}, .target = 100});
    return made;
}

void benchVideo(const QTemporaryDir &folder)
{
    const QString film = folder.filePath(u"film.mkv"_s);
    // Uncompressed pictures: large at once, and what matters here is how much has to be passed by.
    if (!ffmpeg(
            list(u"-f lavfi -i testsrc2=s=640x360:r=4:d=1500 -f lavfi -i sine=r=48000:d=1500 -c:v rawvideo "
                 "-pix_fmt yuv420p -c:a aac -ac 2"_s)
            + QStringList{film}))
        return;
    QElapsedTimer clock;
    clock.start();
    if (!media::probe(film))
        return;
    print({.name = u"2 GB video: what is in it"_s, .values = {double(clock.elapsed())}, .target = 500});
    const double peer = seconds({u"-i"_s, film, u"-vn"_s, u"-ac"_s, u"1"_s, folder.filePath(u"peer.wav"_s)});
    timedImport(film, folder.filePath(u"film.wav"_s), {}, u"2 GB video"_s, {peer});
    QFile::remove(film);
}

void benchTenHours(const QTemporaryDir &folder)
{
    const QString sound = folder.filePath(u"day.flac"_s);
    const QString minute = folder.filePath(u"minute.wav"_s);
    if (!ffmpeg(list(u"-f lavfi -i aevalsrc=exprs=sin(2000*t)*lt(mod(t\\,4)\\,3)*0.4:s=44100:d=60"_s)
                + QStringList{minute})
        || !ffmpeg({u"-stream_loop"_s, u"599"_s, u"-i"_s, minute, u"-compression_level"_s, u"0"_s, sound}))
        return;
    const double peer = seconds({u"-i"_s, sound, folder.filePath(u"peer.wav"_s)});
    QFile::remove(folder.filePath(u"peer.wav"_s));
    {
        LoopWatch watch;
        QElapsedTimer clock;
        clock.start();
        const double before = ownMegabytes();
        double most = before;
        const auto peaks = audio::scanPeaks(
            sound, {}, [&](const audio::Peaks &, double) { most = std::max(most, ownMegabytes()); });
        if (peaks) {
            print({.name = u"10 h of FLAC: peaks"_s,
                   .values = {double(clock.elapsed())},
                   .target = 60'000,
                   .peer = {peer},
                   .peerName = u"ffmpeg to WAV"_s});
            print({.name = u"10 h of FLAC: peaks, memory"_s,
                   .unit = u"MB"_s,
                   .values = {most - before},
                   .target = 64});
        }
    }
    const QString target = folder.filePath(u"day.wav"_s);
    if (!timedImport(sound, target, {}, u"10 h of FLAC"_s, {peer}))
        return;
    timedImport(sound, folder.filePath(u"clean.wav"_s), {.toSeconds = 1800, .suppressNoise = true},
                u"30 min of it, noise taken away"_s, {});

    const auto track = media::trackOverFile(target);
    if (!track)
        return;
    QElapsedTimer clock;
    clock.start();
    const double before = ownMegabytes();
    const auto levels = media::measureLevels(**track);
    print({.name = u"10 h of sound: silences"_s, .values = {double(clock.elapsed())}, .target = 20'000});
    print({.name = u"10 h of sound: silences, memory"_s,
           .unit = u"MB"_s,
           .values = {ownMegabytes() - before},
           .target = 64});
    if (levels) {
        clock.restart();
        const auto parts = media::planParts(*levels, {.maxSeconds = 300});
        print({.name = u"10 h of sound: %1 parts planned"_s.arg(parts.size()),
               .values = {double(clock.nsecsElapsed()) / 1e6},
               .target = 16.7});
    }
    // Reads as the audio thread does, at places it has not been before.
    std::mt19937 random(2);
    std::vector<std::int16_t> block(2048);
    std::vector<double> reads;
    for (int i = 0; i < 2000; ++i) {
        const qint64 at = qint64(random()) % ((*track)->frameCount() - 2048);
        clock.restart();
        (*track)->read(at, block);
        reads.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(reads);
    print({.name = u"a block from anywhere in 10 h, 99 of 100"_s, .values = {reads[1980]}, .target = 5});
}

} // namespace

void benchSpeed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"speed.wav"_s);
    if (!ffmpeg(list(u"-f lavfi -i sine=r=48000:d=40"_s) + QStringList{path}))
        return;
    const auto track = media::trackOverFile(path);
    if (!track)
        return;
    audio::Player player;
    player.setSpeed(audio::Player::kFastest);
    player.load(*track);
    bool finished = false;
    QObject::connect(&player, &audio::Player::finished, &player, [&] { finished = true; });
    // A null sink to which nobody listens renders up to two seconds ahead: what is played then is heard after
    // that, which no sound card does. With a listener it goes in short steps.
    Monitor monitor;
    (void)monitor.start();
    pass(3000);
    LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    player.play();
    if (!waitUntil([&] { return finished; }, 60'000))
        return;
    print(
        {.name = u"40 s at three times the speed"_s, .values = {double(clock.elapsed())}, .target = 13'700});
    print({.name = u"40 s at three times the speed: holes"_s,
           .unit = u""_s,
           .values = {double(player.stats().holes)},
           .target = 0});
    print({.name = u"40 s at three times the speed: event loop late, 99 of 100"_s,
           .values = {watch.p99()},
           .target = 16.7});
}

void benchMedia()
{
    QTemporaryDir folder;
    if (!folder.isValid())
        return;
    benchVideo(folder);
    benchTenHours(folder);
}

} // namespace studio::bench

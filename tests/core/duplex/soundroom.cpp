// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/duplex/soundroom.h"

#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::duplex::test {

namespace {

constexpr Micros kAhead = 40'000; ///< What the mouth keeps in its pipe.

void endProcess(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(2000)) {
        process.kill();
        process.waitForFinished(2000);
    }
}

} // namespace

Ear::Ear(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Ear::take);
}

Ear::~Ear()
{
    stop();
}

bool Ear::start(const QString &source)
{
    m_clock.start(kRate);
    m_process.start(u"parec"_s,
                    {u"-d"_s, source, u"--raw"_s, u"--format=s16le"_s, u"--rate=48000"_s, u"--channels=1"_s,
                     u"--latency-msec=5"_s, u"--process-time-msec=2"_s});
    return m_process.waitForStarted(5000);
}

void Ear::stop()
{
    endProcess(m_process);
}

void Ear::take()
{
    const QByteArray bytes = m_rest + m_process.readAllStandardOutput();
    Chunk chunk;
    chunk.samples.resize(std::size_t(bytes.size() / 2));
    if (chunk.samples.empty())
        return;
    std::memcpy(chunk.samples.data(), bytes.constData(), chunk.samples.size() * 2);
    m_rest = bytes.sliced(qsizetype(chunk.samples.size()) * 2);
    chunk.at = m_clock.push(qint64(chunk.samples.size()), now());
    m_chunks.push_back(std::move(chunk));
}

Micros Ear::heardUntil() const
{
    return m_chunks.empty() ? 0
                            : m_chunks.back().at + Micros(m_chunks.back().samples.size()) * 1'000'000 / kRate;
}

/// Calls f(sample, at) from a moment on until it returns false.
template <class F>
void Ear::each(Micros from, F f) const
{
    for (const Chunk &chunk : m_chunks) {
        if (chunk.at + Micros(chunk.samples.size()) * 1'000'000 / kRate < from)
            continue;
        for (std::size_t i = 0; i < chunk.samples.size(); ++i) {
            const Micros at = chunk.at + Micros(i) * 1'000'000 / kRate;
            if (at >= from && !f(chunk.samples[i], at))
                return;
        }
    }
}

std::optional<Micros> Ear::soundAfter(Micros from, int loud) const
{
    std::optional<Micros> found;
    each(from, [&](std::int16_t sample, Micros at) {
        if (std::abs(int(sample)) <= loud)
            return true;
        found = at;
        return false;
    });
    return found;
}

std::optional<Micros> Ear::silenceAfter(Micros from, int ms, int loud) const
{
    Micros last = from;
    bool isOver = false;
    each(from, [&](std::int16_t sample, Micros at) {
        if (std::abs(int(sample)) > loud)
            last = at;
        isOver = at - last > Micros(ms) * 1000;
        return !isOver;
    });
    return isOver ? std::optional(last) : std::nullopt;
}

double Ear::longestHole(Micros from, Micros to, int loud) const
{
    std::optional<Micros> last;
    Micros longest = 0;
    each(from, [&](std::int16_t sample, Micros at) {
        if (std::abs(int(sample)) > loud) {
            if (last)
                longest = std::max(longest, at - *last);
            last = at;
        }
        return at < to;
    });
    return double(longest) / 1000;
}

std::vector<std::int16_t> Ear::samples(Micros from, Micros to) const
{
    std::vector<std::int16_t> found;
    each(from, [&](std::int16_t sample, Micros at) {
        found.push_back(sample);
        return at < to;
    });
    return found;
}

Mouth::Mouth(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setInterval(5);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Mouth::speak);
}

Mouth::~Mouth()
{
    stop();
}

bool Mouth::start(const QString &sink)
{
    m_process.start(u"pacat"_s,
                    {u"--playback"_s, u"--device="_s + sink, u"--raw"_s, u"--format=s16le"_s,
                     u"--rate=48000"_s, u"--channels=1"_s, u"--latency-msec=20"_s});
    if (!m_process.waitForStarted(5000))
        return false;
    m_begin = now();
    m_written = 0;
    m_timer.start();
    speak();
    return true;
}

void Mouth::stop()
{
    m_timer.stop();
    endProcess(m_process);
}

void Mouth::say(const std::vector<std::int16_t> &samples)
{
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
}

void Mouth::speak()
{
    const qint64 due = (now() + kAhead - m_begin) * kRate / 1'000'000 - m_written;
    if (due <= 0)
        return;
    // After a stall of this process it does not catch up with more than the pipe was meant to hold.
    std::vector<std::int16_t> piece(std::size_t(std::min<qint64>(due, kRate / 5)));
    const std::size_t spoken = std::min(piece.size(), m_waiting.size());
    std::copy_n(m_waiting.begin(), spoken, piece.begin());
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(spoken));
    m_process.write(reinterpret_cast<const char *>(piece.data()), qint64(piece.size() * 2));
    m_written += due;
}

} // namespace studio::duplex::test

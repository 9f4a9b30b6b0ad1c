// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/monitor.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kRate = 48000;
constexpr int kPieceBytes = kRate / 200 * 2; // 5 ms mono s16
constexpr int kLoud = 200;

} // namespace

double milliseconds(Moment from, Moment to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

Monitor::Monitor(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Monitor::take);
}

Monitor::~Monitor()
{
    m_process.kill();
    m_process.waitForFinished(2000);
}

bool Monitor::start()
{
    m_process.start(u"parec"_s,
                    {u"-d"_s, u"spk.monitor"_s, u"--format=s16le"_s, u"--rate=48000"_s, u"--channels=1"_s,
                     u"--latency-msec=5"_s, u"--raw"_s});
    return m_process.waitForStarted(5000);
}

void Monitor::take()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    const Moment now = std::chrono::steady_clock::now();
    const int pieces = static_cast<int>(bytes.size() / kPieceBytes);
    for (int piece = 0; piece < pieces; ++piece) {
        bool loud = false;
        for (int i = 0; i < kPieceBytes; i += 2) {
            std::int16_t sample = 0;
            std::memcpy(&sample, bytes.constData() + piece * kPieceBytes + i, sizeof sample);
            if (std::abs(int(sample)) > kLoud) {
                loud = true;
                break;
            }
        }
        // Pieces received together were played one after the other, the last one just now.
        m_pieces.push_back({now - std::chrono::milliseconds(5 * (pieces - 1 - piece)), loud});
    }
}

std::optional<Moment> Monitor::firstSoundAfter(Moment moment) const
{
    for (const Piece &piece : m_pieces) {
        if (piece.loud && piece.at >= moment)
            return piece.at;
    }
    return {};
}

std::optional<Moment> Monitor::lastSound() const
{
    for (auto it = m_pieces.rbegin(); it != m_pieces.rend(); ++it) {
        if (it->loud)
            return it->at;
    }
    return {};
}

double Monitor::longestSilence(Moment from, Moment to) const
{
    std::optional<Moment> last;
    double longest = 0;
    for (const Piece &piece : m_pieces) {
        if (!piece.loud || piece.at < from || piece.at > to)
            continue;
        if (last)
            longest = std::max(longest, milliseconds(*last, piece.at));
        last = piece.at;
    }
    return longest;
}

} // namespace studio::bench

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/voicegate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::duplex {

namespace {

constexpr Micros kFrame = 10'000;
constexpr int kBegins = 3; // frames
constexpr int kBeginsOverSound = 9;
constexpr Micros kPause = 250'000;
constexpr double kLeastDb = -55;
constexpr double kAboveFloorDb = 9;
constexpr double kNothingDb = -90;
constexpr double kUnknownDb = 10;
constexpr double kSmooth = 0.2; // a frame
constexpr qint64 kSlotFrames = 10;
constexpr qint64 kLearns = 20; // frames
constexpr Micros kQuarter = kFrame / 4;
constexpr double kBelowPeakDb = 32;
constexpr double kFallDb = 0.1; // a frame
constexpr double kRiseDb = 0.03; // a frame: a new background is believed after a few seconds
constexpr int kLookEvery = 50; // frames
constexpr int kAgain = 3000; // frames
constexpr double kAlike = 0.8;
constexpr double kHeardDb = -50;
constexpr double kSilentDb = -70;

} // namespace

/// The background is what it falls back to again and again: the quietest of the last three seconds. Up it
/// goes slowly all the same, or a long sentence would be taken for it. Nothing at all, as of a microphone
/// that is switched off or only just on, says nothing about it.
void VoiceGate::follow(const Quarters &levelsDb)
{
    double &slot = m_quietest[std::size_t(m_frames / kSlotFrames) % m_quietest.size()];
    if (m_frames == 0)
        m_quietest.fill(kUnknownDb);
    else if (m_frames % kSlotFrames == 0)
        slot = kUnknownDb;
    const bool isLearning = m_frames++ < kLearns;
    double power = 0;
    for (const double level : levelsDb)
        power += std::pow(10, level / 10) / double(levelsDb.size());
    const double level = 10 * std::log10(power + 1e-12);
    if (level < kNothingDb)
        return;
    m_smoothDb = m_smoothDb == 0 ? level : m_smoothDb + (level - m_smoothDb) * kSmooth;
    slot = std::min(slot, m_smoothDb);
    const double quietest = *std::min_element(m_quietest.begin(), m_quietest.end());
    m_floorDb = isLearning ? quietest : std::min(quietest, m_floorDb + kRiseDb);
}

std::optional<VoiceNote> VoiceGate::push(bool hasVoice, const Quarters &levelsDb, Micros at, bool isSpeakerOn)
{
    follow(levelsDb);
    const double loudest = *std::max_element(levelsDb.begin(), levelsDb.end());
    m_peakDb = std::max(m_peakDb - kFallDb, hasVoice ? loudest : -100.0);
    const double least = std::max({kLeastDb, m_floorDb + kAboveFloorDb, m_peakDb - kBelowPeakDb});
    if (!hasVoice || m_frames <= kLearns || loudest <= least)
        return silence(at);
    const auto isLoud = [least](double level) { return level > least; };
    const auto first = std::find_if(levelsDb.begin(), levelsDb.end(), isLoud) - levelsDb.begin();
    const auto last = std::find_if(levelsDb.rbegin(), levelsDb.rend(), isLoud) - levelsDb.rbegin();
    return voice(at + Micros(first) * kQuarter, at + kFrame - Micros(last) * kQuarter,
                 isSpeakerOn ? kBeginsOverSound : kBegins);
}

std::optional<VoiceNote> VoiceGate::push(bool hasVoice, Micros at)
{
    return hasVoice ? voice(at, at + kFrame, kBegins) : silence(at);
}

std::optional<VoiceNote> VoiceGate::voice(Micros from, Micros to, int enough)
{
    if (m_run == 0)
        m_firstVoice = from;
    ++m_run;
    m_gap = 0;
    m_lastVoiceEnd = to;
    if (m_isOpen || m_run < enough)
        return {};
    m_isOpen = true;
    return VoiceNote{true, m_firstVoice};
}

std::optional<VoiceNote> VoiceGate::silence(Micros at)
{
    if (++m_gap > 1)
        m_run = 0;
    if (!m_isOpen || at + kFrame - m_lastVoiceEnd < kPause)
        return {};
    m_isOpen = false;
    return VoiceNote{false, m_lastVoiceEnd};
}

std::optional<VoiceNote> VoiceGate::cut(Micros at)
{
    m_run = 0;
    if (!std::exchange(m_isOpen, false))
        return {};
    return VoiceNote{false, std::min(at, m_lastVoiceEnd)};
}

void EchoWatch::heard(double levelDb)
{
    m_heard.push_back(std::max(levelDb, kSilentDb));
    if (m_heard.size() > 2 * (kFrames + kLags))
        m_heard.erase(m_heard.begin(), m_heard.end() - (kFrames + kLags));
}

void EchoWatch::captured(double levelDb)
{
    m_captured.push_back(std::max(levelDb, kSilentDb));
    if (m_captured.size() > 2 * kFrames)
        m_captured.erase(m_captured.begin(), m_captured.end() - kFrames);
    m_quiet = std::max(0, m_quiet - 1);
    if (++m_sinceLook < kLookEvery || m_quiet > 0)
        return;
    m_sinceLook = 0;
    const int lag = likelyLag();
    m_agreed = lag < 0 ? 0 : (m_lastLag >= 0 && std::abs(lag - m_lastLag) <= 3 ? m_agreed + 1 : 1);
    m_lastLag = lag;
    if (m_agreed < 2)
        return;
    m_isSuspected = true;
    m_agreed = 0;
    m_quiet = kAgain;
}

bool EchoWatch::takeSuspicion()
{
    return std::exchange(m_isSuspected, false);
}

/// The delay at which both are most alike, in frames; -1: they are not.
int EchoWatch::likelyLag() const
{
    if (m_captured.size() < kFrames || m_heard.size() < kFrames + kLags)
        return -1;
    const double *near = m_captured.data() + (m_captured.size() - kFrames);
    int best = -1;
    double bestAlike = kAlike;
    for (int lag = 0; lag < kLags; ++lag) {
        const double *far = m_heard.data() + (m_heard.size() - kFrames - std::size_t(lag));
        double nearSum = 0;
        double farSum = 0;
        int loud = 0;
        for (int i = 0; i < kFrames; ++i) {
            nearSum += near[i];
            farSum += far[i];
            loud += far[i] > kHeardDb && near[i] > kHeardDb - 5 ? 1 : 0;
        }
        if (loud < kFrames / 4)
            continue;
        double both = 0;
        double nearSquares = 1;
        double farSquares = 1;
        for (int i = 0; i < kFrames; ++i) {
            const double a = near[i] - nearSum / kFrames;
            const double b = far[i] - farSum / kFrames;
            both += a * b;
            nearSquares += a * a;
            farSquares += b * b;
        }
        const double alike = both / std::sqrt(nearSquares * farSquares);
        if (alike > bestAlike) {
            bestAlike = alike;
            best = lag;
        }
    }
    return best;
}

} // namespace studio::duplex

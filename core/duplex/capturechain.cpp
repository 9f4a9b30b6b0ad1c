// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/capturechain.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::duplex {

namespace {

constexpr Micros kMicrosPerSecond = 1'000'000;
constexpr int kChunksPerSecond = 50;
constexpr double kFarDb = -50;
constexpr int kEchoFrames = 40;

double loudnessDb(std::span<const std::int16_t> frame)
{
    double sum = 0;
    for (const std::int16_t sample : frame)
        sum += double(sample) * sample;
    return 10 * std::log10(sum / double(std::max<std::size_t>(1, frame.size())) / (32768.0 * 32768) + 1e-12);
}

VoiceGate::Quarters quartersOf(std::span<const std::int16_t> samples)
{
    VoiceGate::Quarters levels{};
    const std::size_t size = std::max<std::size_t>(1, samples.size() / levels.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i] = loudnessDb(samples.subspan(i * size, size));
    return levels;
}

/// One in which the method works, and which loses nothing of the rate asked for.
int cleaningRate(int rateHz)
{
    return rateHz <= 16'000 ? 16'000 : 48'000;
}

} // namespace

CaptureChain::CaptureChain(const SoundSetup &setup, Oracle oracle)
    : m_setup(setup), m_oracle(std::move(oracle)),
      m_rateHz(m_oracle ? setup.inputRateHz : cleaningRate(setup.inputRateHz))
{
}

Result<std::unique_ptr<CaptureChain>> CaptureChain::create(const SoundSetup &setup, const Oracle &oracle)
{
    std::unique_ptr<CaptureChain> chain(new CaptureChain(setup, oracle));
    if (!oracle) {
        auto canceller = EchoCanceller::create({.rateHz = chain->m_rateHz,
                                                .cancelEcho = setup.cancelEcho,
                                                .suppressNoise = setup.suppressNoise});
        if (!canceller)
            return fail(canceller.error());
        chain->m_canceller = std::move(*canceller);
    }
    auto farSide = audio::Resampler::create({setup.outputRateHz, 1}, {chain->m_rateHz, 1});
    auto outward = audio::Resampler::create({chain->m_rateHz, 1}, {setup.inputRateHz, 1});
    if (!farSide || !outward)
        return fail((farSide ? outward : farSide).error());
    chain->m_farSide = std::move(*farSide);
    chain->m_outward = std::move(*outward);
    return chain;
}

void CaptureChain::heard(std::span<const std::int16_t> samples)
{
    if (!m_farSide->process(samples, m_far))
        return;
    const auto size = std::size_t(m_rateHz / 100);
    std::size_t at = 0;
    for (; at + size <= m_far.size(); at += size) {
        const auto frame = std::span(m_far).subspan(at, size);
        const double level = loudnessDb(frame);
        m_watch.heard(level);
        if (level > kFarDb)
            m_speakerOn = kEchoFrames;
        if (m_canceller)
            m_canceller->hear(frame);
    }
    m_far.erase(m_far.begin(), m_far.begin() + std::ptrdiff_t(at));
}

void CaptureChain::setMuted(bool muted, Micros from)
{
    m_wasMuted = std::exchange(m_muted, muted);
    m_mutedFrom = from;
}

void CaptureChain::push(std::span<const std::int16_t> samples, Micros at, Micros echoDelay)
{
    // The time of what waits follows from the newest estimate.
    m_nearAt = at - Micros(m_near.size()) * kMicrosPerSecond / m_rateHz;
    m_near.insert(m_near.end(), samples.begin(), samples.end());
    const auto size = std::size_t(m_rateHz / 100);
    std::size_t done = 0;
    for (; done + size <= m_near.size(); done += size)
        frame(std::span(m_near).subspan(done, size), m_nearAt + Micros(done) * kMicrosPerSecond / m_rateHz,
              echoDelay);
    m_near.erase(m_near.begin(), m_near.begin() + std::ptrdiff_t(done));
}

void CaptureChain::note(const std::optional<VoiceNote> &voice)
{
    if (voice)
        m_voice.push_back(*voice);
}

void CaptureChain::frame(std::span<std::int16_t> samples, Micros at, Micros echoDelay)
{
    bool hasVoice = false;
    Micros cleanedAt = at;
    if (m_canceller) {
        const Micros delay = echoDelay + now() - at;
        hasVoice = m_canceller->process(samples, int(delay / 1000));
        cleanedAt -= Micros(m_canceller->latencySamples()) * kMicrosPerSecond / m_rateHz;
    } else {
        hasVoice = m_oracle(at + 5000);
    }
    m_watch.captured(loudnessDb(samples));
    m_speakerOn = std::max(0, m_speakerOn - 1);
    if (cleanedAt >= m_mutedFrom ? m_muted : m_wasMuted) {
        std::fill(samples.begin(), samples.end(), std::int16_t(0));
        note(m_gate.cut(cleanedAt));
    } else if (m_canceller) {
        note(m_gate.push(hasVoice, quartersOf(samples), cleanedAt, m_speakerOn > 0));
    } else {
        note(m_gate.push(hasVoice, cleanedAt));
    }
    collect(samples, cleanedAt);
}

void CaptureChain::collect(std::span<const std::int16_t> samples, Micros at)
{
    m_chunkAt = at - Micros(m_chunk.size()) * kMicrosPerSecond / m_setup.inputRateHz;
    if (!m_outward->process(samples, m_chunk))
        return;
    const auto size = std::size_t(m_setup.inputRateHz / kChunksPerSecond);
    std::size_t done = 0;
    for (; done + size <= m_chunk.size(); done += size) {
        const auto *bytes = reinterpret_cast<const char *>(m_chunk.data() + done);
        m_chunks.push_back({QByteArray(bytes, qsizetype(size * 2)),
                            m_chunkAt + Micros(done) * kMicrosPerSecond / m_setup.inputRateHz});
    }
    m_chunk.erase(m_chunk.begin(), m_chunk.begin() + std::ptrdiff_t(done));
}

std::vector<CapturedChunk> CaptureChain::takeChunks()
{
    return std::exchange(m_chunks, {});
}

std::vector<VoiceNote> CaptureChain::takeVoice()
{
    return std::exchange(m_voice, {});
}

} // namespace studio::duplex

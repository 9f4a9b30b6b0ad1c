// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/calltape.h"

#include "core/audio/g711.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr int kRate = 16000;
constexpr std::size_t kMostCaller = kRate * 2; // what comes faster than it can be heard is not kept
constexpr std::size_t kMostAgent = kRate * 120;
constexpr qsizetype kMostBytes = 8 * 1024 * 1024;

} // namespace

void CallTape::Side::take(const QByteArray &audio, std::size_t most)
{
    std::vector<std::int16_t> raw;
    if (muLaw) {
        for (const char code : audio)
            raw.push_back(audio::fromMuLaw(std::uint8_t(code)));
    } else {
        for (qsizetype i = 0; i + 1 < audio.size(); i += 2)
            raw.push_back(std::int16_t(quint8(audio[i]) | quint16(quint8(audio[i + 1])) << 8));
    }
    std::vector<std::int16_t> made;
    if (resampler)
        resampler->process(raw, made);
    samples.insert(samples.end(), made.begin(), made.end());
    if (samples.size() > most)
        samples.erase(samples.begin(), samples.begin() + std::ptrdiff_t(samples.size() - most));
}

CallTape::Side CallTape::sideFor(const QString &format)
{
    Side side;
    side.muLaw = format.startsWith("ulaw"_L1);
    auto resampler = audio::Resampler::create({format.section(u'_', 1, 1).toInt(), 1}, {kRate, 1});
    if (resampler)
        side.resampler = std::move(*resampler);
    return side;
}

CallTape::CallTape(const QString &callerFormat, const QString &agentFormat)
    : m_in(sideFor(callerFormat)), m_out(sideFor(agentFormat))
{
    audio::ExportFormat format;
    format.codec = audio::Codec::Mp3;
    format.sampleRateHz = 22050;
    format.bitrateKbps = 32;
    auto encoder = audio::Encoder::create(format, {kRate, 1});
    if (encoder)
        m_encoder = std::move(*encoder);
    m_clock.start();
}

void CallTape::hear(const QByteArray &audio)
{
    m_caller = true;
    advance();
    m_in.take(audio, kMostCaller);
}

void CallTape::say(const QByteArray &audio)
{
    m_agent = true;
    advance();
    m_out.take(audio, kMostAgent);
}

void CallTape::silence()
{
    advance();
    m_out.samples.clear();
}

/// Up to now, the caller late by what is still on its way.
void CallTape::advance()
{
    const qint64 due = m_clock.elapsed() * kRate / 1000;
    while (m_written < due && m_encoder) {
        std::vector<std::int16_t> mix(std::size_t(std::min<qint64>(due - m_written, kRate)));
        for (std::int16_t &sample : mix) {
            int sum = 0;
            for (Side *side : {&m_in, &m_out}) {
                if (side->samples.empty())
                    continue;
                sum += side->samples.front();
                side->samples.pop_front();
            }
            sample = std::int16_t(std::clamp(sum, -32768, 32767));
        }
        m_written += qint64(mix.size());
        const auto bytes = m_encoder->push(mix);
        if (bytes && m_mp3.size() < kMostBytes)
            m_mp3 += *bytes;
    }
}

QByteArray CallTape::finish()
{
    advance();
    if (m_encoder && m_written > 0)
        m_mp3 += m_encoder->finish().value_or(QByteArray());
    m_encoder.reset();
    return std::move(m_mp3);
}

} // namespace studio::sandbox

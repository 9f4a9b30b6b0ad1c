// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/clockeddevices.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace studio::duplex {

namespace {

constexpr Micros kSecond = 1'000'000;
/// After a sleep of the machine nobody spoke or heard for so long.
constexpr Micros kMostBehind = 2 * kSecond;
/// Of the loudest 10 ms of a speech: below is a pause.
constexpr double kVoiceBelowPeakDb = 35;
constexpr double kLeastVoiceDb = -60;

double framePowerDb(std::span<const std::int16_t> frame)
{
    double sum = 0;
    for (const std::int16_t sample : frame)
        sum += double(sample) * sample;
    return 10 * std::log10(sum / double(std::max<std::size_t>(1, frame.size())) / (32768.0 * 32768) + 1e-12);
}

std::vector<std::int16_t> samplesIn(const QByteArray &pcm16)
{
    std::vector<std::int16_t> samples(std::size_t(pcm16.size() / 2));
    if (!samples.empty())
        std::memcpy(samples.data(), pcm16.constData(), samples.size() * 2);
    return samples;
}

std::int16_t mixed(double a, double b)
{
    return std::int16_t(std::clamp(std::round(a + b), -32768.0, 32767.0));
}

} // namespace

Result<void> ClockedOutput::open(const QByteArray &, audio::PcmSpec spec, std::chrono::milliseconds)
{
    m_spec = spec;
    m_begin = now();
    m_written = 0;
    m_open = true;
    return {};
}

qint64 ClockedOutput::framesFree()
{
    if (!m_open)
        return 0;
    const Micros passed = now() - m_begin;
    qint64 due = passed * m_spec.sampleRateHz / kSecond - m_written;
    if (due > kMostBehind * m_spec.sampleRateHz / kSecond) {
        m_begin = now();
        m_written = 0;
        due = 0;
    }
    return std::max<qint64>(0, due);
}

qint64 ClockedOutput::write(std::span<const std::int16_t> interleaved)
{
    m_written += m_open ? qint64(interleaved.size()) : 0;
    return qint64(interleaved.size());
}

std::optional<std::chrono::microseconds> ClockedOutput::delay()
{
    return std::chrono::microseconds(m_begin + m_written * kSecond / m_spec.sampleRateHz - now());
}

void CallerVoice::say(const QByteArray &pcm16, int rateHz)
{
    Speech speech{.samples = samplesIn(pcm16), .since = now()};
    const std::size_t frame = std::size_t(std::max(1, rateHz / 100));
    std::vector<double> levels;
    for (std::size_t at = 0; at < speech.samples.size(); at += frame)
        levels.push_back(
            framePowerDb(std::span(speech.samples).subspan(at, std::min(frame, speech.samples.size() - at))));
    if (levels.empty())
        return;
    const double least =
        std::max(kLeastVoiceDb, *std::max_element(levels.begin(), levels.end()) - kVoiceBelowPeakDb);
    for (const double level : levels)
        speech.voiced.push_back(level > least);
    const std::scoped_lock lock(m_mutex);
    m_speeches.push_back(std::move(speech));
}

void CallerVoice::stopSaying()
{
    const std::scoped_lock lock(m_mutex);
    if (!std::exchange(m_speeches, {}).empty())
        m_said = now();
}

bool CallerVoice::isSaying() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_speeches.empty();
}

void CallerVoice::setBackground(const QByteArray &pcm16)
{
    const std::scoped_lock lock(m_mutex);
    m_background = samplesIn(pcm16);
    m_backgroundAt = 0;
}

void CallerVoice::setEcho(std::optional<EchoOfLine> echo)
{
    const std::scoped_lock lock(m_mutex);
    m_echo = echo;
}

void CallerVoice::mark(Micros from, Micros to)
{
    if (!m_voice.empty() && from - m_voice.back().to < 1000)
        m_voice.back().to = to;
    else
        m_voice.push_back({from, to});
}

void CallerVoice::fill(std::span<std::int16_t> samples, Micros at, int rateHz)
{
    const std::scoped_lock lock(m_mutex);
    std::fill(samples.begin(), samples.end(), std::int16_t(0));
    const std::size_t frame = std::size_t(std::max(1, rateHz / 100));
    const auto timeOf = [&](std::size_t sample) { return at + Micros(sample) * kSecond / rateHz; };
    std::size_t filled = 0;
    while (filled < samples.size() && !m_speeches.empty()) {
        Speech &speech = m_speeches.front();
        if (speech.since > timeOf(filled)) {
            // Up to a millisecond early is better than a look-up for every sample.
            filled += std::min(samples.size() - filled, std::size_t(rateHz / 1000 + 1));
            continue;
        }
        const std::size_t inFrame = frame - speech.spoken % frame;
        const std::size_t count =
            std::min({inFrame, samples.size() - filled, speech.samples.size() - speech.spoken});
        std::copy_n(speech.samples.begin() + std::ptrdiff_t(speech.spoken), count,
                    samples.begin() + std::ptrdiff_t(filled));
        if (speech.voiced[speech.spoken / frame])
            mark(timeOf(filled), timeOf(filled + count));
        speech.spoken += count;
        filled += count;
        if (speech.spoken < speech.samples.size())
            continue;
        m_speeches.pop_front();
        if (m_speeches.empty())
            m_said = timeOf(filled);
    }
    for (std::size_t i = 0; !m_background.empty() && i < samples.size(); ++i) {
        samples[i] = mixed(samples[i], m_background[m_backgroundAt]);
        m_backgroundAt = (m_backgroundAt + 1) % m_background.size();
    }
    addEcho(samples, at, rateHz);
    while (!m_voice.empty() && m_voice.front().to < at - 5 * kSecond)
        m_voice.pop_front();
}

void CallerVoice::addEcho(std::span<std::int16_t> samples, Micros at, int rateHz)
{
    if (!m_echo || m_heard.empty())
        return;
    const double gain = std::pow(10, m_echo->gainDb / 20);
    const Micros begin = m_heardUntil - Micros(m_heard.size()) * kSecond / m_heardRateHz;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Micros wanted = at + Micros(i) * kSecond / rateHz - Micros(m_echo->delayMs) * 1000;
        const qint64 place = (wanted - begin) * m_heardRateHz / kSecond;
        if (place >= 0 && place < qint64(m_heard.size()))
            samples[i] = mixed(samples[i], gain * m_heard[std::size_t(place)]);
    }
}

void CallerVoice::hear(std::span<const std::int16_t> samples, Micros at, int rateHz)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_echo)
        return;
    m_heard.insert(m_heard.end(), samples.begin(), samples.end());
    m_heardRateHz = rateHz;
    m_heardUntil = at + Micros(samples.size()) * kSecond / rateHz;
    if (m_heard.size() > std::size_t(rateHz))
        m_heard.erase(m_heard.begin(), m_heard.end() - rateHz);
}

bool CallerVoice::hasVoice(Micros at)
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_voice.begin(), m_voice.end(),
                       [at](const Stretch &stretch) { return at >= stretch.from && at < stretch.to; });
}

std::optional<Micros> CallerVoice::takeSaid()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_said, std::nullopt);
}

Result<void> CallerInput::open(const QByteArray &, audio::PcmSpec spec, std::chrono::milliseconds)
{
    m_spec = spec;
    m_begin = now();
    m_delivered = 0;
    m_open = true;
    return {};
}

qint64 CallerInput::read(std::span<std::int16_t> samples)
{
    if (!m_open)
        return 0;
    const Micros at = now();
    if (at - (m_begin + m_delivered * kSecond / m_spec.sampleRateHz) > kMostBehind) {
        m_begin = at;
        m_delivered = 0;
    }
    const qint64 due = (at - m_begin) * m_spec.sampleRateHz / kSecond - m_delivered;
    const qint64 count = std::clamp<qint64>(due, 0, qint64(samples.size()));
    const auto given = samples.first(std::size_t(count));
    if (m_voice)
        m_voice->fill(given, m_begin + m_delivered * kSecond / m_spec.sampleRateHz, m_spec.sampleRateHz);
    else
        std::fill(given.begin(), given.end(), std::int16_t(0));
    m_delivered += count;
    return count;
}

} // namespace studio::duplex

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/livelistener.h"

#include "core/audio/g711.h"

#include <algorithm>
#include <cstring>

namespace studio::sandbox {

namespace {

using recognition::kRateHz;
using recognition::VoiceActivity;

constexpr std::size_t kRunUp = kRateHz / 2;
constexpr qint64 kLongest = 90 * kRateHz; // then it is cut whatever is said
constexpr qint64 kBetweenPartials = kRateHz / 10;
constexpr double kFrameSeconds = double(VoiceActivity::kFrame) / kRateHz;

std::vector<std::int16_t> samplesIn(const QByteArray &bytes, bool muLaw)
{
    std::vector<std::int16_t> samples;
    if (muLaw) {
        for (const char code : bytes)
            samples.push_back(audio::fromMuLaw(std::uint8_t(code)));
    } else {
        samples.resize(std::size_t(bytes.size() / 2));
        if (samples.empty())
            return samples; // there is nothing to point at
        std::memcpy(samples.data(), bytes.constData(), samples.size() * 2);
    }
    return samples;
}

} // namespace

LiveListener::LiveListener(const LiveSpec &spec, std::shared_ptr<recognition::RecogniserPool> pool)
    : m_spec(spec), m_pool(std::move(pool)), m_activity(spec.threshold)
{
    auto resampler = audio::Resampler::create({spec.rateHz, 1}, {kRateHz, 1});
    if (resampler)
        m_resampler = std::move(*resampler);
}

LiveListener::~LiveListener()
{
    if (!m_recogniser)
        return;
    (void)m_recogniser->endUtterance();
    m_pool->giveBack({}, std::move(m_recogniser));
}

LiveNews LiveListener::push(const QByteArray &bytes, bool commit)
{
    LiveNews news;
    if (!m_recogniser) {
        auto made = m_pool->take({});
        if (!made || !m_resampler) {
            news.broken = true;
            return news;
        }
        m_recogniser = std::move(*made);
    }
    m_resampler->process(samplesIn(bytes, m_spec.muLaw), m_waiting);
    const std::size_t whole = m_waiting.size() / VoiceActivity::kFrame * VoiceActivity::kFrame;
    const auto frames = std::span<const std::int16_t>(m_waiting).first(whole);
    std::size_t at = 0;
    for (const bool speaks : m_activity.push(frames)) {
        hear(frames.subspan(at, VoiceActivity::kFrame), speaks, news);
        at += VoiceActivity::kFrame;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(whole));
    flush();
    if (commit)
        news.commits.push_back(end());
    if (m_speaks && m_position - m_partialAt < kBetweenPartials)
        return news;
    m_partialAt = m_position;
    news.partial = m_speaks ? m_recogniser->partial() : QString();
    news.partialChanged = news.partial != m_partial;
    m_partial = news.partial;
    return news;
}

void LiveListener::hear(std::span<const std::int16_t> frame, bool speaks, LiveNews &news)
{
    m_position += qint64(frame.size());
    if (m_speaks) {
        m_batch.insert(m_batch.end(), frame.begin(), frame.end());
        m_quietFrames = speaks ? 0 : m_quietFrames + 1;
        const bool paused = m_spec.commitsBySilence && m_quietFrames * kFrameSeconds >= m_spec.silenceSeconds;
        if (paused || m_position - m_begun >= kLongest)
            news.commits.push_back(end());
        return;
    }
    m_runUp.insert(m_runUp.end(), frame.begin(), frame.end());
    m_spokenFrames = speaks ? m_spokenFrames + 1 : std::max(0, m_spokenFrames - 1);
    if (m_spokenFrames * kFrameSeconds * 1000 >= m_spec.leastSpeechMs) {
        m_speaks = true;
        m_quietFrames = 0;
        m_begun = m_position - qint64(m_runUp.size());
        m_batch.swap(m_runUp);
        m_runUp.clear();
    } else if (m_runUp.size() > kRunUp) {
        m_runUp.erase(m_runUp.begin(), m_runUp.begin() + std::ptrdiff_t(frame.size()));
    }
}

void LiveListener::flush()
{
    if (m_speaks)
        m_recogniser->push(m_batch);
    m_batch.clear();
}

SaidWords LiveListener::end()
{
    if (!m_speaks)
        return {};
    flush();
    m_speaks = false;
    m_spokenFrames = 0;
    recognition::HeardWords words = m_recogniser->endUtterance();
    const double offset = double(m_begun) / kRateHz;
    for (recognition::HeardWord &word : words) {
        word.startSeconds += offset;
        word.endSeconds += offset;
    }
    return saidWords(words, m_spec.words, -1);
}

} // namespace studio::sandbox

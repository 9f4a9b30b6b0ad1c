// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/growingjoin.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace studio::edit {

namespace {

constexpr double kFadeOutSeconds = 0.005;
/// −50 dBFS: a smaller step between neighbouring samples is not heard as a click.
constexpr int kClickStep = 103;

void fade(std::span<std::int16_t> samples, int channels, bool in)
{
    const auto frames = samples.size() / std::size_t(channels);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double share = (double(i / std::size_t(channels)) + 0.5) / double(frames);
        const double weight = 0.5 - 0.5 * std::cos(std::numbers::pi * (in ? share : 1 - share));
        samples[i] = std::int16_t(std::lround(samples[i] * weight));
    }
}

bool startsLoud(std::span<const std::int16_t> samples, int channels)
{
    for (std::size_t i = 0; i < std::min(samples.size(), std::size_t(channels)); ++i) {
        if (std::abs(int(samples[i])) > kClickStep)
            return true;
    }
    return false;
}

bool clicks(std::span<const std::int16_t> before, std::span<const std::int16_t> after, int channels)
{
    const auto count = std::size_t(channels);
    if (before.size() < count || after.size() < count)
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (std::abs(int(before[before.size() - count + i]) - int(after[i])) > kClickStep)
            return true;
    }
    return false;
}

} // namespace

GrowingJoin::GrowingJoin(audio::PcmSpec spec)
    : m_track(std::make_shared<audio::PcmTrack>(spec)), m_builder(spec),
      m_peaks(std::make_shared<const audio::Peaks>())
{
}

std::size_t GrowingJoin::fadeSamples() const
{
    return std::size_t(kFadeOutSeconds * m_track->sampleRateHz()) * std::size_t(m_track->channels());
}

void GrowingJoin::put(std::span<const std::int16_t> samples)
{
    if (m_full || samples.empty())
        return;
    if (!m_track->append(samples)) {
        m_full = true;
        return;
    }
    m_builder.add(samples);
}

void GrowingJoin::putSilence(double seconds)
{
    const auto frames = std::llround(std::clamp(seconds, 0.0, 600.0) * m_track->sampleRateHz());
    put(std::vector<std::int16_t>(std::size_t(frames * m_track->channels()), 0));
}

void GrowingJoin::append(std::span<const std::int16_t> interleaved)
{
    m_held.insert(m_held.end(), interleaved.begin(), interleaved.end());
    const std::size_t reach = fadeSamples();
    if (m_begins) {
        if (m_held.size() < reach)
            return; // too little to fade in
        m_begins = false;
        const bool click = !m_tail.empty() && clicks(m_tail, m_held, m_track->channels());
        if (click)
            fade(m_tail, m_track->channels(), false);
        put(m_tail);
        m_tail.clear();
        if (click || (m_fadeIn && startsLoud(m_held, m_track->channels())))
            fade(std::span(m_held).first(reach), m_track->channels(), true);
    }
    if (m_held.size() <= reach)
        return;
    const std::size_t ready = m_held.size() - reach;
    put(std::span(m_held).first(ready));
    m_held.erase(m_held.begin(), m_held.begin() + std::ptrdiff_t(ready));
}

/// What is held becomes the tail of the part.
void GrowingJoin::closePart(bool silenceFollows)
{
    put(m_tail); // a part shorter than the fade came after it
    m_tail = std::exchange(m_held, {});
    const std::size_t last = m_tail.size() - std::min(m_tail.size(), std::size_t(m_track->channels()));
    if (silenceFollows && startsLoud(std::span(m_tail).subspan(last), m_track->channels()))
        fade(m_tail, m_track->channels(), false);
    if (silenceFollows) {
        put(m_tail);
        m_tail.clear();
    }
    m_begins = true;
}

bool GrowingJoin::nextPart(double silenceSeconds)
{
    const bool first = m_track->frameCount() == 0 && m_held.empty() && m_tail.empty();
    const bool silent = silenceSeconds > 0;
    if (!first)
        closePart(silent);
    if (silent)
        putSilence(silenceSeconds);
    m_fadeIn = silent;
    m_partStart = m_track->frameCount() + qint64(m_tail.size()) / m_track->channels();
    return !m_full;
}

void GrowingJoin::finish(double silenceSeconds)
{
    closePart(true);
    if (silenceSeconds > 0)
        putSilence(silenceSeconds);
    m_track->complete();
}

std::shared_ptr<const audio::Peaks> GrowingJoin::peaks() const
{
    if (m_peaks->frameCount != m_track->frameCount())
        m_peaks = std::make_shared<const audio::Peaks>(m_builder.snapshot());
    return m_peaks;
}

double GrowingJoin::partStart() const
{
    return double(m_partStart) / m_track->sampleRateHz();
}

} // namespace studio::edit

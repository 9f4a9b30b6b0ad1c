// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/noisesuppressor.h"

#include "core/audio/resampler.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <webrtc/modules/audio_processing/include/audio_processing.h>

namespace studio::media {

namespace {

bool isKnownRate(int rate)
{
    return rate == 8000 || rate == 16000 || rate == 32000 || rate == 48000;
}

Unexpected unavailable()
{
    return fail(ErrorKind::Internal,
                QCoreApplication::translate("studio::media", "The noise suppression could not be started."));
}

/// Frames by which its filters are late; measured, see the test.
qint64 delayOf(int rate)
{
    switch (rate) {
    case 8000:
        return 48;
    case 16000:
        return 96;
    case 32000:
        return 196;
    default:
        return 337;
    }
}

webrtc::NoiseSuppression::Level levelOf(NoiseSuppressor::Strength strength)
{
    using Strength = NoiseSuppressor::Strength;
    switch (strength) {
    case Strength::Low:
        return webrtc::NoiseSuppression::kLow;
    case Strength::Moderate:
        return webrtc::NoiseSuppression::kModerate;
    case Strength::High:
        return webrtc::NoiseSuppression::kHigh;
    case Strength::VeryHigh:
        return webrtc::NoiseSuppression::kVeryHigh;
    }
    return webrtc::NoiseSuppression::kHigh;
}

} // namespace

struct NoiseSuppressor::Engine {
    audio::PcmSpec outer;
    audio::PcmSpec inner;
    std::unique_ptr<audio::Resampler> in;
    std::unique_ptr<audio::Resampler> back;
    std::unique_ptr<webrtc::AudioProcessing> processing;
    std::vector<std::int16_t> waiting; ///< At the inner rate, less than a block.
    std::vector<std::int16_t> cleaned; ///< At the inner rate.
    std::vector<float> planes;
    qint64 went = 0; ///< Frames that came in.
    qint64 came = 0; ///< Frames that went out.
    qint64 toSkip = 0; ///< Inner frames the method is late by, that have yet to be dropped.

    [[nodiscard]] std::size_t blockFrames() const { return std::size_t(inner.sampleRateHz / 100); }

    bool block()
    {
        const std::size_t frames = blockFrames();
        const auto channels = std::size_t(inner.channels);
        planes.resize(frames * channels);
        std::array<float *, 2> plane{planes.data(), planes.data() + (channels > 1 ? frames : 0)};
        for (std::size_t i = 0; i < frames * channels; ++i)
            plane[i % channels][i / channels] = float(waiting[i]) / 32768.0F;
        const webrtc::StreamConfig config(inner.sampleRateHz, channels);
        if (processing->ProcessStream(plane.data(), config, config, plane.data()) != 0)
            return false;
        for (std::size_t i = 0; i < frames * channels; ++i) {
            const float value = std::clamp(plane[i % channels][i / channels], -1.0F, 32767.0F / 32768);
            cleaned.push_back(std::int16_t(std::lround(value * 32768)));
        }
        waiting.erase(waiting.begin(), waiting.begin() + std::ptrdiff_t(frames * channels));
        return true;
    }

    /// Drops what the method begins with: nothing but its delay.
    void dropDelay()
    {
        const auto made = qint64(cleaned.size()) / inner.channels;
        const qint64 dropped = std::min(made, toSkip);
        cleaned.erase(cleaned.begin(), cleaned.begin() + dropped * inner.channels);
        toSkip -= dropped;
    }

    /// At most as many as went in.
    void limit(std::vector<std::int16_t> &out, std::size_t before)
    {
        const auto channels = std::size_t(outer.channels);
        const qint64 most = std::min(qint64((out.size() - before) / channels), went - came);
        out.resize(before + std::size_t(most) * channels);
        came += most;
    }
};

NoiseSuppressor::NoiseSuppressor(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) { }

NoiseSuppressor::~NoiseSuppressor() = default;

Result<std::unique_ptr<NoiseSuppressor>> NoiseSuppressor::create(audio::PcmSpec spec, Strength strength)
{
    auto engine = std::make_unique<Engine>();
    engine->outer = spec;
    engine->inner = spec;
    if (!isKnownRate(spec.sampleRateHz))
        engine->inner.sampleRateHz = spec.sampleRateHz < 16000 ? 16000 : 48000;
    engine->toSkip = delayOf(engine->inner.sampleRateHz);
    auto in = audio::Resampler::create(engine->outer, engine->inner);
    auto back = audio::Resampler::create(engine->inner, engine->outer);
    if (!in || !back)
        return fail((in ? back : in).error());
    engine->in = std::move(*in);
    engine->back = std::move(*back);
    engine->processing.reset(webrtc::AudioProcessing::Create());
    if (!engine->processing)
        return unavailable();
    webrtc::NoiseSuppression &noise = *engine->processing->noise_suppression();
    const webrtc::StreamConfig config(engine->inner.sampleRateHz, std::size_t(spec.channels));
    const webrtc::ProcessingConfig all{{config, config, config, config}};
    if (engine->processing->Initialize(all) != 0 || noise.set_level(levelOf(strength)) != 0
        || noise.Enable(true) != 0)
        return unavailable();
    return std::unique_ptr<NoiseSuppressor>(new NoiseSuppressor(std::move(engine)));
}

bool NoiseSuppressor::process(std::span<const std::int16_t> interleaved, std::vector<std::int16_t> &out)
{
    Engine &it = *m_engine;
    it.went += qint64(interleaved.size()) / it.outer.channels;
    if (!it.in->process(interleaved, it.waiting))
        return false;
    it.cleaned.clear();
    while (it.waiting.size() >= it.blockFrames() * std::size_t(it.inner.channels)) {
        if (!it.block())
            return false;
    }
    it.dropDelay();
    const std::size_t before = out.size();
    const bool ready = it.back->process(it.cleaned, out);
    it.limit(out, before);
    return ready;
}

bool NoiseSuppressor::finish(std::vector<std::int16_t> &out)
{
    Engine &it = *m_engine;
    if (!it.in->flush(it.waiting))
        return false;
    // Silence pushes out what the method still holds.
    it.waiting.resize(it.waiting.size() + it.blockFrames() * std::size_t(it.inner.channels) * 6, 0);
    it.cleaned.clear();
    while (it.waiting.size() >= it.blockFrames() * std::size_t(it.inner.channels)) {
        if (!it.block())
            return false;
    }
    it.dropDelay();
    const std::size_t before = out.size();
    const bool ready = it.back->process(it.cleaned, out) && it.back->flush(out);
    it.limit(out, before);
    return ready;
}

} // namespace studio::media

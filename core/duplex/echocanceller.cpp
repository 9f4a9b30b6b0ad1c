// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/echocanceller.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>
#include <webrtc/common.h>
#include <webrtc/modules/audio_processing/include/audio_processing.h>

namespace studio::duplex {

namespace {

constexpr int kMostDelayMs = 500;

Unexpected noEchoCanceller()
{
    return fail(ErrorKind::Internal,
                QCoreApplication::translate("studio::duplex", "The echo cancellation could not be started."));
}

} // namespace

struct EchoCanceller::Engine {
    Options options;
    std::unique_ptr<webrtc::AudioProcessing> processing;
    std::vector<float> plane;

    [[nodiscard]] webrtc::StreamConfig config() const { return {options.rateHz, 1}; }

    bool start()
    {
        webrtc::Config more;
        more.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
        processing.reset(webrtc::AudioProcessing::Create(more));
        if (!processing)
            return false;
        const webrtc::ProcessingConfig all{{config(), config(), config(), config()}};
        webrtc::EchoCancellation &echo = *processing->echo_cancellation();
        webrtc::NoiseSuppression &noise = *processing->noise_suppression();
        webrtc::VoiceDetection &voice = *processing->voice_detection();
        return processing->Initialize(all) == 0
            && echo.set_suppression_level(webrtc::EchoCancellation::kModerateSuppression) == 0
            && echo.Enable(options.cancelEcho) == 0
            && noise.set_level(webrtc::NoiseSuppression::kModerate) == 0
            && noise.Enable(options.suppressNoise) == 0
            && processing->high_pass_filter()->Enable(options.cancelEcho || options.suppressNoise) == 0
            && voice.set_likelihood(webrtc::VoiceDetection::kModerateLikelihood) == 0
            && voice.Enable(true) == 0;
    }

    void load(std::span<const std::int16_t> frame)
    {
        plane.resize(frame.size());
        std::transform(frame.begin(), frame.end(), plane.begin(),
                       [](std::int16_t sample) { return float(sample) / 32768.0F; });
    }
};

EchoCanceller::EchoCanceller(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) { }

EchoCanceller::~EchoCanceller() = default;

Result<std::unique_ptr<EchoCanceller>> EchoCanceller::create(const Options &options)
{
    const std::array rates{16'000, 48'000};
    auto engine = std::make_unique<Engine>();
    engine->options = options;
    if (std::find(rates.begin(), rates.end(), options.rateHz) == rates.end() || !engine->start())
        return noEchoCanceller();
    return std::unique_ptr<EchoCanceller>(new EchoCanceller(std::move(engine)));
}

std::size_t EchoCanceller::frameSamples() const
{
    return std::size_t(m_engine->options.rateHz / 100);
}

void EchoCanceller::hear(std::span<const std::int16_t> frame)
{
    Engine &it = *m_engine;
    if (!it.options.cancelEcho || frame.size() != frameSamples())
        return;
    it.load(frame);
    float *plane = it.plane.data();
    // A frame that cannot be taken is one less to cancel.
    (void)it.processing->ProcessReverseStream(&plane, it.config(), it.config(), &plane);
}

bool EchoCanceller::process(std::span<std::int16_t> frame, int delayMs)
{
    Engine &it = *m_engine;
    if (frame.size() != frameSamples())
        return false;
    (void)it.processing->set_stream_delay_ms(std::clamp(delayMs, 0, kMostDelayMs));
    it.load(frame);
    float *plane = it.plane.data();
    if (it.processing->ProcessStream(&plane, it.config(), it.config(), &plane) != 0)
        return false;
    std::transform(it.plane.begin(), it.plane.end(), frame.begin(), [](float value) {
        return std::int16_t(std::lround(std::clamp(value, -1.0F, 32767.0F / 32768) * 32768));
    });
    return it.processing->voice_detection()->stream_has_voice();
}

/// Of its filters; measured, see the test.
int EchoCanceller::latencySamples() const
{
    const Options &options = m_engine->options;
    const bool isWide = options.rateHz > 16'000;
    return (options.cancelEcho ? (isWide ? 334 : 112) : 0)
        + (options.suppressNoise ? (isWide ? 337 : 96) : 0);
}

} // namespace studio::duplex

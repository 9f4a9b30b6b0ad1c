// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/linepath.h"

#include "core/audio/resampler.h"
#include "core/scenario/linequality.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>
#include <vector>

namespace studio::scenario {

using duplex::Micros;
using duplex::SoundPath;

/// What the sound thread works with. The lock is held for microseconds, fifty times a second.
struct LinePath::Line {
    std::mutex mutex;
    std::optional<LineQuality> quality;
    std::unique_ptr<audio::Resampler> toInput;
    LineSettings settings;
    int inputRate = 16'000;
    int outputRate = 16'000;
    /// The last seconds of the agent's sound at the input's rate, by absolute sample.
    std::vector<std::int16_t> heard;
    qint64 heardEnd = 0;

    void begin(const LineSettings &line, const duplex::SoundSetup &setup)
    {
        const std::lock_guard lock(mutex);
        settings = line;
        inputRate = setup.inputRateHz;
        outputRate = setup.outputRateHz;
        quality.emplace(line, inputRate);
        heard.assign(line.echoDb == 0 ? 0 : size_t(inputRate) * 4, 0);
        heardEnd = 0;
        toInput.reset();
        if (auto made = audio::Resampler::create({outputRate, 1}, {inputRate, 1}); made)
            toInput = *std::move(made);
    }

    void hear(const QByteArray &pcm16, Micros at)
    {
        const std::lock_guard lock(mutex);
        if (heard.empty() || !toInput)
            return;
        const auto *data = reinterpret_cast<const std::int16_t *>(pcm16.constData());
        std::vector<std::int16_t> samples;
        if (!toInput->process({data, size_t(pcm16.size()) / 2}, samples))
            return;
        const auto size = qint64(heard.size());
        qint64 begin = at * inputRate / 1'000'000;
        // Pieces follow each other; small differences of the clock do not tear them apart.
        if (std::abs(begin - heardEnd) < inputRate / 10)
            begin = heardEnd;
        for (qint64 i = std::max(heardEnd, begin - size); i < begin; ++i)
            heard[size_t(i % size)] = 0;
        for (size_t i = 0; i < samples.size(); ++i)
            heard[size_t((begin + qint64(i)) % size)] = samples[i];
        heardEnd = begin + qint64(samples.size());
    }

    QByteArray capture(const QByteArray &pcm16, Micros at)
    {
        const std::lock_guard lock(mutex);
        if (!quality || settings.isClean())
            return pcm16;
        std::vector<std::int16_t> samples(size_t(pcm16.size()) / 2);
        std::memcpy(samples.data(), pcm16.constData(), samples.size() * 2);
        std::vector<std::int16_t> echo;
        if (!heard.empty()) {
            echo.resize(samples.size());
            const auto size = qint64(heard.size());
            const qint64 begin = (at - qint64(settings.echoDelayMs) * 1000) * inputRate / 1'000'000;
            for (size_t i = 0; i < echo.size(); ++i) {
                const qint64 place = begin + qint64(i);
                if (place >= 0 && place < heardEnd && place >= heardEnd - size)
                    echo[i] = heard[size_t(place % size)];
            }
        }
        quality->process(samples, echo);
        return {reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2)};
    }
};

LinePath::LinePath(std::unique_ptr<SoundPath> inner, const LineSettings &settings, QObject *parent)
    : SoundPath(parent), m_line(std::make_shared<Line>()), m_settings(settings), m_inner(std::move(inner))
{
    m_inner->onCaptured([this, line = m_line](const QByteArray &pcm16, Micros at) {
        tellCaptured(line->capture(pcm16, at), at);
    });
    m_inner->onHeard([this, line = m_line](const QByteArray &pcm16, Micros at) {
        line->hear(pcm16, at);
        tellHeard(pcm16, at);
    });
    SoundPath *path = m_inner.get();
    connect(path, &SoundPath::voiceBegan, this, &SoundPath::voiceBegan);
    connect(path, &SoundPath::voiceEnded, this, &SoundPath::voiceEnded);
    connect(path, &SoundPath::turnBegan, this, &SoundPath::turnBegan);
    connect(path, &SoundPath::turnStopped, this, &SoundPath::turnStopped);
    connect(path, &SoundPath::holeHeard, this, &SoundPath::holeHeard);
    connect(path, &SoundPath::levelMeasured, this, &SoundPath::levelMeasured);
    connect(path, &SoundPath::echoSuspected, this, &SoundPath::echoSuspected);
    connect(path, &SoundPath::lost, this, &SoundPath::lost);
    connect(path, &SoundPath::recovered, this, &SoundPath::recovered);
    connect(path, &SoundPath::speakerChanged, this, &SoundPath::speakerChanged);
}

LinePath::~LinePath()
{
    m_inner->stop();
}

void LinePath::start(const duplex::SoundSetup &setup)
{
    m_line->begin(m_settings, setup);
    m_inner->start(setup);
}

void LinePath::stop()
{
    m_inner->stop();
}

void LinePath::useDevices(const QByteArray &microphone, const QByteArray &speaker)
{
    m_inner->useDevices(microphone, speaker);
}

void LinePath::setMuted(bool muted)
{
    m_inner->setMuted(muted);
}

void LinePath::play(duplex::TurnId turn, const QByteArray &pcm16)
{
    m_inner->play(turn, pcm16);
}

void LinePath::finishTurn(duplex::TurnId turn)
{
    m_inner->finishTurn(turn);
}

void LinePath::playTone(QChar key)
{
    m_inner->playTone(key);
}

void LinePath::interrupt(duplex::TurnId upTo)
{
    m_inner->interrupt(upTo);
}

double LinePath::heardMs(duplex::TurnId turn) const
{
    return m_inner->heardMs(turn);
}

} // namespace studio::scenario

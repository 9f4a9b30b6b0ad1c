// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/callervoices.h"

#include "core/audio/resampler.h"
#include "core/base/workerjob.h"
#include "core/media/soundreader.h"
#include "core/scenario/scenariotext.h"

#include <QFileInfo>
#include <QPointer>

#include <vector>

namespace studio::scenario {

namespace {

constexpr double kLongestSeconds = 600;

void appendSamples(QByteArray &bytes, std::span<const std::int16_t> samples)
{
    bytes.append(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2));
}

/// All of a finished track as mono.
Result<Utterance> soundOf(const std::shared_ptr<audio::PcmTrack> &track, qint64 credits)
{
    Utterance made;
    made.rateHz = track->sampleRateHz();
    made.credits = credits;
    const int channels = track->channels();
    std::vector<std::int16_t> piece(size_t(made.rateHz) * size_t(channels));
    const qint64 frames = std::min(track->frameCount(), qint64(kLongestSeconds) * made.rateHz);
    for (qint64 at = 0; at < frames;) {
        const qint64 read = track->read(at, piece);
        if (read <= 0)
            break;
        for (qint64 i = 0; channels == 2 && i < read; ++i)
            piece[size_t(i)] = std::int16_t((piece[size_t(2 * i)] + piece[size_t(2 * i + 1)]) / 2);
        appendSamples(made.pcm16, {piece.data(), size_t(read)});
        at += read;
    }
    if (made.pcm16.isEmpty())
        return fail(ErrorKind::Storage, ScenarioText::tr("What the caller says has no sound."));
    return made;
}

/// A generation as a job.
JobOf<Utterance> *utteranceOf(speech::SpeechEngine &engine, const api::SpeechApi &api,
                              const speech::SpeechInputs &inputs, QObject *parent)
{
    auto *job = new PromiseJob<Utterance>(parent);
    const QPointer<speech::Generation> generation = engine.generate(api, inputs, speech::Repeat::UseMade);
    job->onCancel([generation] {
        if (generation)
            generation->cancel();
    });
    QObject::connect(generation, &speech::Generation::finished, job,
                     [job, &engine](const Result<speech::Outcome> &outcome) {
                         if (job->isFinished())
                             return;
                         if (!outcome || outcome->cutShort) {
                             job->resolve(Unexpected(outcome ? *outcome->cutShort : outcome.error()));
                             return;
                         }
                         const qint64 credits = outcome->alreadyMade ? 0 : outcome->take.credits.value_or(0);
                         auto *loading = engine.loadTrack(outcome->take);
                         job->onCancel([step = QPointer<Job>(loading)] {
                             if (step)
                                 step->cancel();
                         });
                         loading->then(
                             job, [job, credits](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
                                 if (!job->isFinished())
                                     job->resolve(track ? soundOf(*track, credits)
                                                        : Result<Utterance>(Unexpected(track.error())));
                             });
                     });
    return job;
}

} // namespace

EngineVoices::EngineVoices(speech::SpeechEngine &engine, std::optional<api::SpeechApi> api,
                           InputsFor inputsFor)
    : m_engine(engine), m_api(std::move(api)), m_inputsFor(std::move(inputsFor))
{
}

JobOf<Utterance> *EngineVoices::speak(const QString &text, const QString &voice, QObject *parent)
{
    if (!m_api)
        return readyJob<Utterance>(
            fail(ErrorKind::Unsupported, ScenarioText::tr("This account cannot speak for a caller.")),
            parent);
    return chain(m_inputsFor(text, voice, parent), parent,
                 [&engine = m_engine, api = *m_api, parent](const speech::SpeechInputs &inputs) {
                     return utteranceOf(engine, api, inputs, parent);
                 });
}

JobOf<Utterance> *readRecording(const QString &path, QObject *parent)
{
    return runInWorker<Utterance>(
        [path](const StopFlag &stop) -> Result<Utterance> {
            Utterance made;
            media::ImportOptions options;
            options.toSeconds = kLongestSeconds;
            const auto read = media::readSound(
                path, options, stop,
                [&made](std::span<const std::int16_t> samples, audio::PcmSpec spec) -> Result<void> {
                    made.rateHz = spec.sampleRateHz;
                    appendSamples(made.pcm16, samples);
                    return {};
                });
            if (!read)
                return Unexpected(read.error());
            if (made.pcm16.isEmpty())
                return fail(ErrorKind::Validation,
                            ScenarioText::tr("“%1” has no sound.").arg(QFileInfo(path).fileName()));
            return made;
        },
        parent);
}

QByteArray atRate(const Utterance &utterance, int rateHz)
{
    if (utterance.rateHz == rateHz)
        return utterance.pcm16;
    auto resampler = audio::Resampler::create({utterance.rateHz, 1}, {rateHz, 1});
    std::vector<std::int16_t> samples;
    const auto *data = reinterpret_cast<const std::int16_t *>(utterance.pcm16.constData());
    if (!resampler || !(*resampler)->process({data, size_t(utterance.pcm16.size()) / 2}, samples)
        || !(*resampler)->flush(samples))
        return {};
    QByteArray bytes;
    appendSamples(bytes, samples);
    return bytes;
}

} // namespace studio::scenario

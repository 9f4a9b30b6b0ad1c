// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/linesample.h"

#include "core/audio/audiooutput.h"
#include "core/audio/decodefile.h"
#include "core/audio/resampler.h"
#include "core/base/workerjob.h"
#include "core/scenario/linequality.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSampleRateHz = 16'000; // that of most agents

Result<std::vector<std::int16_t>> sampleOf(const QString &name)
{
    const auto track = audio::decodeFile(u":/scenarios/"_s + name);
    if (!track)
        return Unexpected(track.error());
    std::vector<std::int16_t> samples(size_t((*track)->frameCount() * (*track)->channels()));
    (void)(*track)->read(0, samples);
    auto resampler = audio::Resampler::create((*track)->spec(), {kSampleRateHz, 1});
    if (!resampler)
        return Unexpected(resampler.error());
    std::vector<std::int16_t> made;
    (void)(*resampler)->process(samples, made);
    (void)(*resampler)->flush(made);
    return made;
}

} // namespace

Result<std::shared_ptr<audio::PcmTrack>> lineSampleOf(const scenario::LineSettings &line)
{
    auto caller = sampleOf(u"caller.mp3"_s);
    if (!caller)
        return Unexpected(caller.error());
    std::vector<std::int16_t> sound(kSampleRateHz / 4, 0);
    std::vector<std::int16_t> agent;
    if (line.echoDb != 0) {
        // The agent asks first, and what of that comes back is all one hears of it.
        auto asked = sampleOf(u"agent.mp3"_s);
        if (!asked)
            return Unexpected(asked.error());
        agent.assign(size_t(line.echoDelayMs) * kSampleRateHz / 1000 + sound.size(), 0);
        agent.insert(agent.end(), asked->begin(), asked->end());
        sound.resize(agent.size() + kSampleRateHz / 4, 0);
    }
    sound.insert(sound.end(), caller->begin(), caller->end());
    sound.resize(sound.size() + kSampleRateHz / 2, 0);
    agent.resize(std::min(agent.size(), sound.size()));
    scenario::LineQuality quality(line, kSampleRateHz);
    quality.process(sound, agent);
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{kSampleRateHz, 1});
    if (!track->append(sound))
        return fail(ErrorKind::Storage, LineSample::tr("The sample of the line could not be made."));
    track->complete();
    return track;
}

LineSample::LineSample(std::shared_ptr<audio::AudioThread> thread, QObject *parent)
    : QObject(parent), m_player(audio::makeAudioOutput, std::move(thread))
{
    m_later.setSingleShot(true);
    m_later.setInterval(250);
    connect(&m_later, &QTimer::timeout, this, [this] { play(m_line); });
    connect(&m_player, &audio::Player::finished, this, [this] { setPlaying(false); });
    connect(&m_player, &audio::Player::deviceLost, this, [this](const Error &problem) {
        if (!m_playing)
            return;
        stop();
        emit failed(problem);
    });
}

void LineSample::play(const scenario::LineSettings &line)
{
    m_later.stop();
    m_line = line;
    setPlaying(true);
    auto *job = runInWorker<std::shared_ptr<audio::PcmTrack>>(
        [line](const StopFlag &) { return lineSampleOf(line); }, this);
    m_making = job;
    job->then(this, [this](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
        if (!m_playing)
            return;
        if (!track) {
            setPlaying(false);
            if (!track.error().isCancelled())
                emit failed(track.error());
            return;
        }
        m_track = *track;
        m_player.load(m_track);
        m_player.play();
    });
}

void LineSample::change(const scenario::LineSettings &line)
{
    m_line = line;
    if (m_playing)
        m_later.start();
}

void LineSample::stop()
{
    m_later.stop();
    m_making.cancel();
    m_player.close();
    setPlaying(false);
}

void LineSample::setPlaying(bool playing)
{
    if (std::exchange(m_playing, playing) != playing)
        emit playingChanged(playing);
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/mictest.h"

#include "core/audio/pcmtrack.h"
#include "core/audio/player.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kTestSeconds = 3;
/// The microphone has not delivered anything by then.
constexpr auto kGiveUp = std::chrono::seconds(6);
constexpr double kHeardDb = -55;

} // namespace

MicTest::MicTest(audio::Player &player, const QString &folder, QObject *parent,
                 const capture::RecorderParts &parts)
    : QObject(parent), m_player(player), m_folder(folder), m_parts(parts)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(kGiveUp);
    connect(&m_limit, &QTimer::timeout, this, [this] { play(); });
    connect(&player, &audio::Player::finished, this, [this] {
        if (m_state == State::Playing)
            setState(State::Idle);
    });
    connect(&player, &audio::Player::deviceLost, this, [this](const Error &problem) {
        if (m_state != State::Playing)
            return;
        setState(State::Idle);
        emit failed(problem);
    });
}

MicTest::~MicTest() = default;

void MicTest::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

void MicTest::start(const QByteArray &microphone)
{
    stop();
    m_sound.clear();
    m_loudest = -100;
    m_recorder = std::make_unique<capture::Recorder>(m_player.thread(), m_folder, nullptr, m_parts);
    capture::Recorder *recorder = m_recorder.get();
    connect(recorder, &capture::Recorder::captured, this,
            [this](const QByteArray &pcm, qint64) { take(pcm); });
    connect(recorder, &capture::Recorder::levelMeasured, this, [this](double peakDb) {
        m_loudest = std::max(m_loudest, peakDb);
        emit levelMeasured(peakDb);
    });
    connect(recorder, &capture::Recorder::stateChanged, this, [this, recorder] {
        using Recorder = capture::Recorder;
        if (recorder->state() != Recorder::State::Failed && recorder->state() != Recorder::State::Lost)
            return;
        const Error problem = recorder->problem();
        stop();
        emit failed(problem);
    });
    setState(State::Listening);
    m_limit.start();
    recorder->listen(microphone);
}

void MicTest::take(const QByteArray &pcm)
{
    if (m_state != State::Listening)
        return;
    m_sound += pcm;
    if (m_sound.size() >= qsizetype(kTestSeconds) * capture::kRecordingSpec.sampleRateHz * 2)
        play();
}

void MicTest::play()
{
    m_limit.stop();
    if (m_recorder)
        m_recorder.release()->deleteLater(); // it may be what calls
    if (m_loudest < kHeardDb || m_sound.isEmpty()) {
        setState(State::Idle);
        emit heardNothing();
        return;
    }
    std::vector<std::int16_t> samples(size_t(m_sound.size()) / 2);
    std::memcpy(samples.data(), m_sound.constData(), samples.size() * 2);
    auto track = std::make_shared<audio::PcmTrack>(capture::kRecordingSpec);
    track->append(samples);
    track->complete();
    m_sound.clear();
    setState(State::Playing);
    m_player.load(track);
    m_player.play();
}

void MicTest::stop()
{
    m_limit.stop();
    if (m_recorder)
        m_recorder.release()->deleteLater();
    if (m_state == State::Playing)
        m_player.stop();
    setState(State::Idle);
}

} // namespace studio::ui

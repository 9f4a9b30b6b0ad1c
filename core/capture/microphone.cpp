// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/microphone.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>

namespace studio::capture {

namespace {

using std::chrono::milliseconds;

constexpr auto kReadEvery = milliseconds(8);
constexpr auto kInputBuffer = milliseconds(10);
constexpr auto kMonitorBuffer = milliseconds(60);
constexpr auto kTryAgainEvery = milliseconds(1000);
/// A microphone that is gone says nothing; it has to be noticed within a second.
constexpr qint64 kPatienceMs = 900;
/// One that was just opened may take its time: a virtual one up to two seconds.
constexpr qint64 kFirstPatienceMs = 3000;
constexpr qint64 kListEveryMs = 400;
constexpr qint64 kLevelEveryMs = 30;
constexpr qint64 kQuietFrames = 5 * 48000;
constexpr int kFull = 32767;
/// About ten minutes of sound: a disk that is so far behind does not work.
constexpr qint64 kMostWaiting = qint64(64) << 20;

int loudest(const QByteArray &pcm, bool &clipped)
{
    int peak = 0;
    for (qsizetype at = 0; at + 1 < pcm.size(); at += 2) {
        std::int16_t sample = 0;
        std::memcpy(&sample, pcm.constData() + at, 2);
        peak = std::max(peak, std::abs(int(sample)));
    }
    clipped = clipped || peak >= kFull;
    return peak;
}

Error lostError()
{
    Error error = Error::make(
        ErrorKind::Device,
        QCoreApplication::translate("studio::capture", "The microphone delivers no sound any more."));
    error.nextStep =
        QCoreApplication::translate("studio::capture", "Connect it again, or choose another one.");
    return error;
}

} // namespace

Microphone::Microphone(audio::AudioInputFactory inputs, audio::AudioDevices::Lister lister,
                       audio::AudioOutputFactory outputs, Backlog backlog)
    : m_inputs(std::move(inputs)), m_lister(std::move(lister)), m_outputs(std::move(outputs)),
      m_backlog(std::move(backlog)), m_timer(this), m_retry(this), m_ring(std::size_t(kPreRollFrames) * 2)
{
    m_timer.setInterval(kReadEvery);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Microphone::look);
    m_retry.setInterval(kTryAgainEvery);
    connect(&m_retry, &QTimer::timeout, this, &Microphone::tryAgain);
}

Result<void> Microphone::open(const QByteArray &deviceId)
{
    closeInput();
    m_deviceId = deviceId;
    m_deviceName.clear();
    m_isListed = false;
    m_lastListed.start();
    // "The first one" is settled now: should it vanish, another one must not take its place unnoticed.
    const QList<audio::OutputDevice> devices = m_lister ? m_lister() : QList<audio::OutputDevice>();
    for (const audio::OutputDevice &device : devices) {
        if (deviceId.isEmpty() || device.id == deviceId) {
            m_deviceId = device.id;
            m_deviceName = device.name;
            m_isListed = true;
            break;
        }
    }
    auto input = m_inputs();
    if (auto opened = input->open(m_deviceId, kRecordingSpec, kInputBuffer); !opened)
        return opened;
    m_input = std::move(input);
    m_lastSample.start();
    m_waitedSince.start();
    m_hasSpoken = false;
    m_lastLevel.start();
    m_timer.start();
    return {};
}

void Microphone::closeInput()
{
    m_timer.stop();
    if (m_input)
        m_input->close();
    m_input.reset();
}

void Microphone::listen(quint32 run, const QByteArray &deviceId)
{
    m_retry.stop();
    m_run = run;
    const bool wasLost = m_isLost;
    const double lostSeconds = m_lastSample.isValid() ? double(m_lastSample.elapsed()) / 1000 : 0;
    m_ringHeld = 0;
    m_quietFrames = 0;
    if (auto opened = open(deviceId); !opened) {
        const bool holdsRecording = m_mode == Mode::Recording || m_mode == Mode::Paused;
        if (!holdsRecording)
            m_mode = Mode::Off;
        else
            m_retry.start();
        m_isLost = holdsRecording;
        emit failed(run, holdsRecording ? m_take : 0, opened.error());
        return;
    }
    if (wasLost && m_mode == Mode::Recording)
        emit gap(m_take, lostSeconds);
    m_isLost = false;
    if (m_mode == Mode::Off)
        m_mode = Mode::Listening;
    emit opened(run, m_deviceName);
}

void Microphone::stop()
{
    finish();
    m_retry.stop();
    closeInput();
    m_mode = Mode::Off;
    m_isLost = false;
}

void Microphone::record(quint32 take)
{
    if (m_mode != Mode::Listening)
        return;
    m_mode = Mode::Recording;
    m_take = take;
    m_quietFrames = 0;
    const QByteArray before = preRoll();
    m_frames = before.size() / 2;
    emit began(take, QDateTime::currentDateTimeUtc(), m_deviceName, m_frames);
    if (before.isEmpty())
        return;
    send(before);
    emit captured(m_run, before, 0);
}

void Microphone::pause()
{
    if (m_mode == Mode::Recording)
        m_mode = Mode::Paused;
}

void Microphone::resume()
{
    if (m_mode != Mode::Paused)
        return;
    m_mode = Mode::Recording;
    m_quietFrames = 0;
    if (m_isLost)
        tryAgain();
}

void Microphone::finish()
{
    if (m_mode != Mode::Recording && m_mode != Mode::Paused)
        return;
    look(); // what arrived up to this moment belongs to it
    m_mode = m_input || m_isLost ? Mode::Listening : Mode::Off;
    m_ringHeld = 0; // it is in the recording; the next one shall not repeat it
    emit ended(m_take);
}

void Microphone::setMonitor(bool on, const QByteArray &outputId)
{
    if (m_output)
        m_output->close();
    m_output.reset();
    if (!on)
        return;
    auto output = m_outputs();
    if (auto opened = output->open(outputId, kRecordingSpec, kMonitorBuffer); !opened) {
        emit monitorFailed(opened.error());
        return;
    }
    m_output = std::move(output);
}

void Microphone::look()
{
    if (!m_input)
        return;
    std::array<std::int16_t, 4096> samples{};
    QByteArray pcm;
    // Bounded: a server that delivers faster than it is read must not hold the thread.
    for (int piece = 0; piece < 16; ++piece) {
        const qint64 count = m_input->read(samples);
        if (count <= 0)
            break;
        pcm.append(reinterpret_cast<const char *>(samples.data()), count * 2);
    }
    if (!pcm.isEmpty())
        take(pcm);
    if (m_input->isLost() || m_waitedSince.elapsed() > (m_hasSpoken ? kPatienceMs : kFirstPatienceMs)
        || isGone())
        lose();
}

void Microphone::take(const QByteArray &pcm)
{
    if (m_isLost) {
        m_isLost = false;
        m_retry.stop();
        if (m_mode == Mode::Recording)
            emit gap(m_take, double(m_lastSample.elapsed()) / 1000);
        emit returned(m_run);
    }
    m_lastSample.restart();
    m_waitedSince.restart();
    m_hasSpoken = true;
    qint64 at = -1;
    if (m_mode == Mode::Recording) {
        at = m_frames;
        m_frames += pcm.size() / 2;
        send(pcm);
    } else if (m_mode == Mode::Listening) {
        keepPreRoll(pcm);
    }
    emit captured(m_run, pcm, at);
    if (m_output)
        play(pcm);
    measure(pcm);
}

void Microphone::send(const QByteArray &pcm)
{
    *m_backlog += pcm.size();
    emit recorded(m_take, pcm);
    if (*m_backlog < kMostWaiting)
        return;
    emit overrun(m_take);
    m_mode = Mode::Listening;
}

void Microphone::measure(const QByteArray &pcm)
{
    const int peak = loudest(pcm, m_clipped);
    m_peak = std::max(m_peak, peak);
    m_quietFrames = peakDecibels(peak) < kQuietDb ? m_quietFrames + pcm.size() / 2 : 0;
    if (m_lastLevel.elapsed() < kLevelEveryMs)
        return;
    m_lastLevel.restart();
    emit measured(m_run,
                  {peakDecibels(m_peak), m_clipped, m_quietFrames >= kQuietFrames,
                   m_mode == Mode::Listening ? 0 : m_frames});
    m_peak = 0;
    m_clipped = false;
}

void Microphone::keepPreRoll(const QByteArray &pcm)
{
    const auto size = std::min(std::size_t(pcm.size()), m_ring.size());
    const char *from = pcm.constData() + (std::size_t(pcm.size()) - size);
    const std::size_t first = std::min(size, m_ring.size() - m_ringAt);
    std::memcpy(m_ring.data() + m_ringAt, from, first);
    std::memcpy(m_ring.data(), from + first, size - first);
    m_ringAt = (m_ringAt + size) % m_ring.size();
    m_ringHeld = std::min(m_ringHeld + size, m_ring.size());
}

QByteArray Microphone::preRoll() const
{
    QByteArray held;
    const std::size_t begin = (m_ringAt + m_ring.size() - m_ringHeld) % m_ring.size();
    const std::size_t first = std::min(m_ringHeld, m_ring.size() - begin);
    held.append(m_ring.data() + begin, qsizetype(first));
    held.append(m_ring.data(), qsizetype(m_ringHeld - first));
    return held;
}

void Microphone::lose()
{
    const bool isNews = !m_isLost;
    m_isLost = true;
    closeInput();
    m_ringHeld = 0;
    m_retry.start();
    if (isNews)
        emit lost(m_run, lostError());
}

/// A sound server that has another microphone left moves the stream there and says nothing: somebody's
/// webcam would be recorded.
bool Microphone::isGone()
{
    if (!m_isListed || (m_lastListed.isValid() && m_lastListed.elapsed() < kListEveryMs))
        return false;
    m_lastListed.start();
    const QList<audio::OutputDevice> devices = m_lister();
    return std::none_of(devices.begin(), devices.end(),
                        [this](const audio::OutputDevice &device) { return device.id == m_deviceId; });
}

void Microphone::tryAgain()
{
    if (m_input)
        return; // open, and waited for
    m_lastListed.invalidate();
    if (isGone())
        return;
    auto input = m_inputs();
    if (!input->open(m_deviceId, kRecordingSpec, kInputBuffer))
        return;
    m_input = std::move(input);
    m_waitedSince.start();
    m_hasSpoken = false;
    m_timer.start(); // the last sample stays the last one: the gap is measured by it
}

void Microphone::play(const QByteArray &pcm)
{
    if (m_output->isLost()) {
        setMonitor(false, {});
        emit monitorFailed(Error::make(
            ErrorKind::Device,
            QCoreApplication::translate("studio::capture", "The sound output for monitoring went away.")));
        return;
    }
    std::vector<std::int16_t> samples(std::size_t(pcm.size() / 2));
    std::memcpy(samples.data(), pcm.constData(), samples.size() * 2);
    // What does not fit is dropped: late monitoring is worse than a gap.
    const auto fits = std::size_t(std::max<qint64>(0, m_output->framesFree()));
    if (const std::size_t count = std::min(fits, samples.size()); count > 0)
        (void)m_output->write(std::span(samples).first(count));
}

} // namespace studio::capture

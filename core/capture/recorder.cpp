// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recorder.h"

#include "core/base/logging.h"
#include "core/capture/microphone.h"
#include "core/capture/recordingwriter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::capture {

namespace {

constexpr unsigned long kDiskPatienceMs = 5000;

} // namespace

template <class F>
void Recorder::inAudioThread(F function)
{
    QMetaObject::invokeMethod(
        m_microphone, [microphone = m_microphone, function] { function(*microphone); }, Qt::QueuedConnection);
}

Recorder::Recorder(std::shared_ptr<audio::AudioThread> thread, const QString &folder, QObject *parent,
                   const RecorderParts &parts)
    : QObject(parent), m_thread(std::move(thread)), m_folder(folder), m_disk(std::make_unique<QThread>())
{
    const Backlog backlog = std::make_shared<std::atomic<qint64>>(0);
    m_microphone = new Microphone(parts.inputs, parts.lister, parts.outputs, backlog);
    m_writer = std::make_unique<RecordingWriter>(folder, backlog);
    connectParts();
    m_disk->setObjectName(u"recorder"_s);
    m_writer->moveToThread(m_disk.get());
    m_disk->start();
    m_thread->adopt(m_microphone);
}

Recorder::~Recorder()
{
    disconnect(m_microphone, nullptr, this, nullptr);
    disconnect(m_writer.get(), nullptr, this, nullptr);
    audio::AudioThread::dispose(m_microphone);
    // After what waits to be written.
    QMetaObject::invokeMethod(
        m_writer.get(), [disk = m_disk.get()] { disk->quit(); }, Qt::QueuedConnection);
    if (m_disk->wait(kDiskPatienceMs))
        return; // the writer goes now, and brings its file up to date
    qCWarning(logAudio) << "The disk does not answer; the recorder's thread is abandoned.";
    [[maybe_unused]] RecordingWriter *writer = m_writer.release();
    [[maybe_unused]] QThread *abandoned = m_disk.release();
}

void Recorder::connectParts()
{
    const auto isOurs = [this](quint32 run) { return run == m_run; };
    connect(m_microphone, &Microphone::opened, this, [this, isOurs](quint32 run, const QString &name) {
        if (!isOurs(run))
            return;
        m_deviceName = name;
        setState(hasRecording() ? m_beforeLoss : State::Listening);
    });
    connect(m_microphone, &Microphone::failed, this,
            [this, isOurs](quint32 run, quint32 keptTake, const Error &problem) {
                if (isOurs(run))
                    takeFailure(keptTake, problem);
            });
    connect(m_microphone, &Microphone::lost, this, [this, isOurs](quint32 run, const Error &problem) {
        if (isOurs(run))
            setState(State::Lost, problem);
    });
    connect(m_microphone, &Microphone::returned, this, [this, isOurs](quint32 run) {
        if (isOurs(run))
            setState(hasRecording() ? m_beforeLoss : State::Listening);
    });
    connect(m_microphone, &Microphone::measured, this, [this, isOurs](quint32 run, const Level &level) {
        if (isOurs(run))
            takeLevel(level);
    });
    connect(m_microphone, &Microphone::captured, this,
            [this, isOurs](quint32 run, const QByteArray &pcm, qint64 firstFrame) {
                if (isOurs(run))
                    emit captured(pcm, firstFrame);
            });
    connect(m_microphone, &Microphone::monitorFailed, this, [this](const Error &problem) {
        m_monitoring = false;
        emit monitoringFailed(problem);
    });

    // From the audio thread straight to the disk; the order is that of the signals.
    RecordingWriter *writer = m_writer.get();
    connect(m_microphone, &Microphone::began, writer, &RecordingWriter::begin, Qt::QueuedConnection);
    connect(m_microphone, &Microphone::recorded, writer, &RecordingWriter::write, Qt::QueuedConnection);
    connect(m_microphone, &Microphone::overrun, writer, &RecordingWriter::giveUp, Qt::QueuedConnection);
    connect(m_microphone, &Microphone::gap, writer, &RecordingWriter::addGap, Qt::QueuedConnection);
    connect(m_microphone, &Microphone::ended, writer, &RecordingWriter::end, Qt::QueuedConnection);
    connect(writer, &RecordingWriter::ended, this, &Recorder::takeEnd);
    connect(writer, &RecordingWriter::spaceLow, this, [this](quint32 take, double secondsLeft) {
        if (take == m_take)
            emit spaceLow(secondsLeft);
    });
}

void Recorder::listen(const QByteArray &deviceId)
{
    m_deviceId = deviceId;
    m_isWanted = true;
    const quint32 run = ++m_run;
    inAudioThread([run, deviceId](Microphone &microphone) { microphone.listen(run, deviceId); });
}

void Recorder::record()
{
    if (hasRecording()) {
        resume();
        return;
    }
    if (m_state != State::Listening)
        listen(m_deviceId);
    m_take = ++m_lastTake;
    m_frames = 0;
    m_beforeLoss = State::Recording;
    const quint32 take = m_take;
    inAudioThread([take](Microphone &microphone) { microphone.record(take); });
    if (m_state == State::Listening)
        setState(State::Recording);
    emit lengthChanged();
}

void Recorder::pause()
{
    if (m_state != State::Recording)
        return;
    m_beforeLoss = State::Paused;
    inAudioThread([](Microphone &microphone) { microphone.pause(); });
    setState(State::Paused);
}

void Recorder::resume()
{
    if (!hasRecording() || m_state == State::Recording)
        return;
    m_beforeLoss = State::Recording;
    inAudioThread([](Microphone &microphone) { microphone.resume(); });
    if (m_state == State::Paused)
        setState(State::Recording);
    else
        listen(m_deviceId);
}

void Recorder::finish()
{
    if (!hasRecording())
        return;
    inAudioThread([](Microphone &microphone) { microphone.finish(); });
}

void Recorder::discard()
{
    const quint32 take = std::exchange(m_take, 0);
    if (take == 0)
        return;
    RecordingWriter *writer = m_writer.get();
    inAudioThread([writer, take](Microphone &microphone) {
        // Before the end, so that there is nothing left to finish.
        QMetaObject::invokeMethod(
            writer, [writer, take] { writer->discard(take); }, Qt::QueuedConnection);
        microphone.finish();
    });
    if (m_state == State::Recording || m_state == State::Paused)
        setState(State::Listening);
}

void Recorder::stop()
{
    ++m_run;
    m_isWanted = false;
    inAudioThread([](Microphone &microphone) { microphone.stop(); });
    if (!hasRecording())
        setState(State::Off);
}

void Recorder::setMonitoring(bool on, const QByteArray &outputId)
{
    m_monitoring = on;
    inAudioThread([on, outputId](Microphone &microphone) { microphone.setMonitor(on, outputId); });
}

void Recorder::takeFailure(quint32 keptTake, const Error &problem)
{
    if (keptTake != 0 && keptTake == m_take) {
        setState(State::Lost, problem);
        return;
    }
    const bool wasAsked = std::exchange(m_take, 0) != 0;
    setState(State::Failed, problem);
    if (wasAsked)
        emit finished(Unexpected(problem));
}

void Recorder::takeLevel(const Level &level)
{
    emit levelMeasured(level.peakDb, level.clipped);
    if (hasRecording() && level.frames != m_frames) {
        m_frames = level.frames;
        emit lengthChanged();
    }
    if (std::exchange(m_quiet, level.quiet) != level.quiet)
        emit quietChanged();
}

void Recorder::takeEnd(quint32 take, const Result<Recording> &result)
{
    if (take != m_take)
        return;
    m_take = 0;
    if (result)
        m_frames = result->frames;
    const std::optional<Error> problem = !result ? std::optional(result.error()) : result->endedEarly;
    if (problem) {
        stop();
        setState(State::Failed, *problem);
    } else if (!m_isWanted) {
        setState(State::Off);
    } else if (m_state == State::Recording || m_state == State::Paused) {
        setState(State::Listening);
    }
    emit finished(result);
}

void Recorder::setState(State state, const Error &problem)
{
    if (state == m_state && problem == m_problem)
        return;
    m_state = state;
    m_problem = problem;
    emit stateChanged();
}

} // namespace studio::capture

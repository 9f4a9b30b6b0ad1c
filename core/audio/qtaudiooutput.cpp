// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/qtaudiooutput.h"

#include "core/audio/soundserver.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QCoreApplication>
#include <QMediaDevices>

#include <algorithm>

namespace studio::audio {

namespace {

/// A wireless speaker is later by less.
constexpr std::chrono::milliseconds kMostBehindQueue(400);

QAudioDevice findDevice(const QByteArray &id)
{
    if (!soundServerMayAnswer())
        return {};
    const QList<QAudioDevice> all = QMediaDevices::audioOutputs();
    if (all.isEmpty())
        return {};
    if (id.isEmpty()) {
        const QAudioDevice usual = QMediaDevices::defaultAudioOutput();
        return usual.isNull() ? all.first() : usual;
    }
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const QAudioDevice &d) { return d.id() == id; });
    return found == all.end() ? QAudioDevice() : *found;
}

Error noDevice(const QByteArray &id)
{
    Error error = Error::make(
        ErrorKind::Device,
        id.isEmpty()
            ? QCoreApplication::translate("studio::audio", "There is no sound output on this machine.")
            : QCoreApplication::translate("studio::audio", "The chosen sound output is not connected."));
    error.nextStep = id.isEmpty()
        ? QCoreApplication::translate(
            "studio::audio",
            "Connect speakers or headphones, or start the sound server. Speech can still "
            "be generated and saved.")
        : QCoreApplication::translate("studio::audio",
                                      "Connect it again, or choose another output in the settings.");
    return error;
}

} // namespace

/// The destructor of a sink runs the event loop; never from inside a method of ours.
void QtAudioOutput::DeleteLater::operator()(QAudioSink *sink) const
{
    sink->deleteLater();
}

QtAudioOutput::~QtAudioOutput()
{
    QtAudioOutput::close();
}

Result<void> QtAudioOutput::open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer)
{
    close();
    // Qt waits for ever when a stream is opened on a device that does not exist.
    const QAudioDevice device = findDevice(deviceId);
    if (device.isNull())
        return fail(noDevice(deviceId));
    QAudioFormat format;
    format.setSampleRate(spec.sampleRateHz);
    format.setChannelCount(spec.channels);
    format.setSampleFormat(QAudioFormat::Int16);
    m_frameBytes = spec.channels * 2;
    m_sampleRateHz = spec.sampleRateHz;
    m_writtenFrames = 0;
    m_sink.reset(new QAudioSink(device, format));
    m_sink->setBufferSize(format.bytesForDuration(buffer.count() * 1000));
    m_stream = m_sink->start();
    if (!m_stream || m_sink->error() != QAudio::NoError) {
        const int code = m_sink->error();
        close();
        Error refused = noDevice(deviceId);
        refused.message =
            QCoreApplication::translate("studio::audio", "The sound output could not be opened.");
        refused.detail = QStringLiteral("QAudio::Error %1").arg(code);
        return fail(refused);
    }
    m_bufferFrames = m_sink->bufferSize() / m_frameBytes;
    return {};
}

void QtAudioOutput::close()
{
    m_stream.clear();
    if (m_sink)
        m_sink->stop();
    m_sink.reset();
    m_bufferFrames = 0;
}

qint64 QtAudioOutput::bytesFree() const
{
    if (!m_sink || !m_stream || m_sink->state() == QAudio::StoppedState
        || m_sink->error() == QAudio::FatalError || m_sink->error() == QAudio::IOError)
        return -1;
    // Qt passes the server's "-1" on through a signed or an unsigned type, depending on its version.
    const auto free = qint64(m_sink->bytesFree());
    return free > (qint64(1) << 31) - 2 ? -1 : free;
}

bool QtAudioOutput::isLost()
{
    return m_sink && bytesFree() < 0;
}

qint64 QtAudioOutput::framesFree()
{
    return std::clamp<qint64>(bytesFree() / m_frameBytes, 0, m_bufferFrames);
}

qint64 QtAudioOutput::write(std::span<const std::int16_t> interleaved)
{
    const qint64 wanted = qint64(interleaved.size_bytes()) / m_frameBytes;
    const qint64 frames = std::min(wanted, framesFree());
    if (frames <= 0)
        return 0;
    const qint64 written =
        m_stream->write(reinterpret_cast<const char *>(interleaved.data()), frames * m_frameBytes);
    const qint64 taken = std::max<qint64>(written, 0) / m_frameBytes;
    m_writtenFrames += taken;
    return taken;
}

/// The server's own count of what has been played knows of the queues behind ours. Where it makes no sense
/// (nothing played yet, or a Qt that counts something else) the queue is the answer.
std::optional<std::chrono::microseconds> QtAudioOutput::delay()
{
    const qint64 free = bytesFree();
    if (free < 0 || m_sampleRateHz <= 0)
        return std::nullopt;
    const auto micros = [this](qint64 frames) {
        return std::chrono::microseconds(frames * 1'000'000 / m_sampleRateHz);
    };
    const std::chrono::microseconds queued =
        micros(std::clamp<qint64>(m_bufferFrames - free / m_frameBytes, 0, m_bufferFrames));
    const std::chrono::microseconds played(m_sink->processedUSecs());
    const std::chrono::microseconds ahead = micros(m_writtenFrames) - played;
    const bool isSound = played.count() > 0 && ahead > queued && ahead < queued + kMostBehindQueue;
    return isSound ? ahead : queued;
}

bool QtAudioOutput::isAvailable(const QByteArray &deviceId)
{
    return !findDevice(deviceId).isNull();
}

} // namespace studio::audio

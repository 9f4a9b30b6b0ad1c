// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/qtaudioinput.h"

#include "core/audio/soundserver.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QCoreApplication>
#include <QMediaDevices>

#include <algorithm>

namespace studio::audio {

namespace {

QAudioDevice findInput(const QByteArray &id)
{
    if (!soundServerMayAnswer())
        return {};
    const QList<QAudioDevice> all = QMediaDevices::audioInputs();
    if (all.isEmpty() || id.isEmpty())
        return all.value(0);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const QAudioDevice &d) { return d.id() == id; });
    return found == all.end() ? QAudioDevice() : *found;
}

Error noMicrophone(bool chosen)
{
    Error error = Error::make(
        ErrorKind::Device,
        chosen ? QCoreApplication::translate("studio::audio", "The chosen microphone is not connected.")
               : QCoreApplication::translate("studio::audio", "No microphone found."));
    error.nextStep = chosen
        ? QCoreApplication::translate("studio::audio", "Connect it again, or choose another one.")
        : QCoreApplication::translate("studio::audio", "Connect one, or start the sound server.");
    return error;
}

} // namespace

/// The destructor of a source runs the event loop; never from inside a method of ours.
void QtAudioInput::DeleteLater::operator()(QAudioSource *source) const
{
    source->deleteLater();
}

QtAudioInput::~QtAudioInput()
{
    QtAudioInput::close();
}

Result<void> QtAudioInput::open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer)
{
    close();
    const QAudioDevice device = findInput(deviceId);
    if (device.isNull())
        return fail(noMicrophone(!deviceId.isEmpty()));
    QAudioFormat format;
    format.setSampleRate(spec.sampleRateHz);
    format.setChannelCount(spec.channels);
    format.setSampleFormat(QAudioFormat::Int16);
    m_source.reset(new QAudioSource(device, format));
    m_source->setBufferSize(format.bytesForDuration(buffer.count() * 1000));
    m_stream = m_source->start();
    if (m_stream && m_source->error() == QAudio::NoError)
        return {};
    const int code = m_source->error();
    close();
    Error refused = noMicrophone(true);
    refused.message = QCoreApplication::translate("studio::audio",
                                                  "The microphone could not be opened. The system may not "
                                                  "allow it, or another program may be using it.");
    refused.nextStep = QCoreApplication::translate(
        "studio::audio", "Allow it in the privacy settings of your system, or choose another one.");
    refused.detail = QStringLiteral("QAudio::Error %1").arg(code);
    return fail(refused);
}

void QtAudioInput::close()
{
    m_stream.clear();
    if (m_source)
        m_source->stop();
    m_source.reset();
}

bool QtAudioInput::isLost()
{
    return m_source
        && (!m_stream || m_source->state() == QAudio::StoppedState || m_source->error() == QAudio::FatalError
            || m_source->error() == QAudio::IOError);
}

qint64 QtAudioInput::read(std::span<std::int16_t> samples)
{
    if (!m_stream || isLost())
        return 0;
    // The stream's own count of available bytes is always 0.
    const qint64 ready = std::min<qint64>(m_source->bytesAvailable(), qint64(samples.size_bytes()));
    if (ready < 2)
        return 0;
    const qint64 bytes = m_stream->read(reinterpret_cast<char *>(samples.data()), ready / 2 * 2);
    return std::max<qint64>(0, bytes) / 2;
}

/// Qt does not tell. Measured on PulseAudio against a recording of the same source.
std::chrono::microseconds QtAudioInput::age() const
{
    return std::chrono::milliseconds(5);
}

} // namespace studio::audio

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/devices.h"

#include "core/audio/soundserver.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QTimer>

#include <chrono>

namespace studio::audio {

namespace {

constexpr auto kInterval = std::chrono::milliseconds(1500);

QList<OutputDevice> platformOutputs()
{
    if (!soundServerMayAnswer())
        return {};
    const QByteArray usual = QMediaDevices::defaultAudioOutput().id();
    QList<OutputDevice> outputs;
    for (const QAudioDevice &device : QMediaDevices::audioOutputs())
        outputs.append({device.id(), device.description(), device.id() == usual});
    return outputs;
}

} // namespace

/// The half in the audio thread. Reports changes only.
class AudioDevices::Poller final : public QObject {
    Q_OBJECT
public:
    explicit Poller(Lister lister) : m_lister(std::move(lister)), m_timer(this)
    {
        m_timer.setInterval(kInterval);
        connect(&m_timer, &QTimer::timeout, this, &Poller::look);
    }
    void start()
    {
        look();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

signals:
    void changed(const QList<studio::audio::OutputDevice> &outputs);

private:
    void look()
    {
        QList<OutputDevice> outputs = m_lister();
        if (m_known && *m_known == outputs)
            return;
        m_known = outputs;
        emit changed(outputs);
    }

    Lister m_lister;
    QTimer m_timer;
    std::optional<QList<OutputDevice>> m_known;
};

AudioDevices::AudioDevices(std::shared_ptr<AudioThread> thread, QObject *parent, Lister lister)
    : QObject(parent), m_thread(std::move(thread)),
      m_poller(new Poller(lister ? std::move(lister) : platformOutputs))
{
    connect(m_poller, &Poller::changed, this, [this](const QList<OutputDevice> &outputs) {
        m_outputs = outputs;
        emit outputsChanged();
    });
    m_thread->adopt(m_poller);
}

AudioDevices::Lister AudioDevices::outputLister()
{
    return platformOutputs;
}

AudioDevices::Lister AudioDevices::inputLister()
{
    return [] {
        QList<OutputDevice> inputs;
        if (!soundServerMayAnswer())
            return inputs;
        for (const QAudioDevice &device : QMediaDevices::audioInputs())
            inputs.append({device.id(), device.description(), false});
        return inputs;
    };
}

AudioDevices::~AudioDevices()
{
    AudioThread::dispose(m_poller);
}

void AudioDevices::startWatching()
{
    QMetaObject::invokeMethod(m_poller, &Poller::start, Qt::QueuedConnection);
}

void AudioDevices::stopWatching()
{
    QMetaObject::invokeMethod(m_poller, &Poller::stop, Qt::QueuedConnection);
}

} // namespace studio::audio

#include "devices.moc"

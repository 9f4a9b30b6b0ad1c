// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/inputmeter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <chrono>
#include <cmath>

namespace studio::audio {

namespace {

constexpr auto kEvery = std::chrono::milliseconds(33);
constexpr auto kBuffer = std::chrono::milliseconds(40);
constexpr qint64 kPatienceMs = 1000;
constexpr double kSilenceDb = -100;
constexpr PcmSpec kMeterSpec{48000, 1};

double decibels(int peak)
{
    return peak <= 0 ? kSilenceDb : 20 * std::log10(peak / 32768.0);
}

} // namespace

/// The half in the audio thread.
class InputMeter::Listener final : public QObject {
    Q_OBJECT
public:
    explicit Listener(AudioInputFactory factory) : m_factory(std::move(factory)), m_timer(this)
    {
        m_timer.setInterval(kEvery);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Listener::look);
    }
    void start(quint32 run, const QByteArray &id)
    {
        stop();
        m_run = run;
        m_input = m_factory();
        if (const Result<void> opened = m_input->open(id, kMeterSpec, kBuffer); !opened) {
            m_input.reset();
            emit stateReached(run, State::NoDevice, opened.error());
            return;
        }
        m_lastSample.start();
        m_timer.start();
        emit stateReached(run, State::Listening, {});
    }
    void stop()
    {
        m_timer.stop();
        if (m_input)
            m_input->close();
        m_input.reset();
    }

signals:
    void measured(quint32 run, double peakDb);
    void stateReached(quint32 run, studio::audio::InputMeter::State state, const studio::Error &problem);

private:
    void look()
    {
        std::array<std::int16_t, 4096> samples{};
        int peak = -1;
        // Bounded: a server that delivers faster than it is read must not hold the thread.
        for (int piece = 0; piece < 16; ++piece) {
            const qint64 count = m_input->read(samples);
            if (count <= 0)
                break;
            for (qint64 i = 0; i < count; ++i)
                peak = std::max(peak, std::abs(int(samples[size_t(i)])));
        }
        if (peak >= 0) {
            m_lastSample.restart();
            emit measured(m_run, decibels(peak));
        } else if (m_input->isLost() || m_lastSample.elapsed() > kPatienceMs) {
            stop();
            Error lost = Error::make(
                ErrorKind::Device,
                QCoreApplication::translate("studio::audio", "The microphone delivers no sound any more."));
            lost.nextStep =
                QCoreApplication::translate("studio::audio", "Connect it again, or choose another one.");
            emit stateReached(m_run, State::Lost, lost);
        }
    }

    AudioInputFactory m_factory;
    std::unique_ptr<AudioInput> m_input;
    QTimer m_timer;
    QElapsedTimer m_lastSample;
    quint32 m_run = 0;
};

InputMeter::InputMeter(std::shared_ptr<AudioThread> thread, QObject *parent, AudioInputFactory factory)
    : QObject(parent), m_thread(std::move(thread)), m_listener(new Listener(std::move(factory)))
{
    connect(m_listener, &Listener::measured, this, [this](quint32 run, double peakDb) {
        if (run == m_run)
            emit levelMeasured(peakDb);
    });
    connect(m_listener, &Listener::stateReached, this, &InputMeter::take);
    m_thread->adopt(m_listener);
}

InputMeter::~InputMeter()
{
    AudioThread::dispose(m_listener);
}

void InputMeter::start(const QByteArray &deviceId)
{
    const quint32 run = ++m_run;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener, run, deviceId] { listener->start(run, deviceId); },
        Qt::QueuedConnection);
}

void InputMeter::stop()
{
    ++m_run;
    QMetaObject::invokeMethod(m_listener, &Listener::stop, Qt::QueuedConnection);
    take(m_run, State::Off, {});
}

void InputMeter::take(quint32 run, State state, const Error &problem)
{
    if (run != m_run || (state == m_state && state != State::NoDevice))
        return;
    m_state = state;
    m_problem = problem;
    emit stateChanged();
}

} // namespace studio::audio

#include "inputmeter.moc"

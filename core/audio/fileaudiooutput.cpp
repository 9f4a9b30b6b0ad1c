// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/fileaudiooutput.h"

#include "core/audio/ringbuffer.h"
#include "core/audio/wavheader.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

namespace studio::audio {

/// The writing thread. The header is brought up to date each time the buffer has been emptied.
class FileAudioOutput::Writer final {
public:
    Writer(const QString &path, PcmSpec spec)
        : m_spec(spec), m_file(path), m_ring(std::size_t(spec.sampleRateHz * spec.channels) * 12)
    {
    }
    ~Writer()
    {
        if (!m_thread.joinable())
            return;
        m_stop = true;
        m_wake.notify_one();
        m_thread.join();
    }
    bool start()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate) || !writeHeader())
            return false;
        m_thread = std::thread([this] { run(); });
        return true;
    }
    void add(std::span<const std::int16_t> samples) { m_ring.write(samples); }
    /// Returns when everything added so far is in the file.
    void drain()
    {
        std::unique_lock lock(m_mutex);
        m_drain = true;
        m_wake.notify_one();
        m_drained.wait(lock, [this] { return !m_drain; });
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait_for(lock, std::chrono::milliseconds(50), [this] { return m_stop || m_drain; });
            const bool stopping = m_stop;
            writeOut();
            m_drain = false;
            m_drained.notify_all();
            if (stopping)
                return;
        }
    }
    void writeOut()
    {
        std::vector<std::int16_t> block(16384);
        bool any = false;
        while (const std::size_t count = m_ring.read(block)) {
            any = true;
            m_file.write(reinterpret_cast<const char *>(block.data()), qint64(count * sizeof(std::int16_t)));
            m_bytes += qint64(count * sizeof(std::int16_t));
        }
        if (any) {
            const qint64 end = m_file.pos();
            m_file.seek(0);
            writeHeader();
            m_file.seek(end);
            m_file.flush();
        }
    }
    bool writeHeader()
    {
        const auto size = quint32(std::min<qint64>(m_bytes, std::numeric_limits<quint32>::max() - 64));
        return m_file.write(wavHeader(m_spec, size)) > 0;
    }

    const PcmSpec m_spec;
    QFile m_file;
    RingBuffer<std::int16_t> m_ring;
    qint64 m_bytes = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_drained;
    std::atomic<bool> m_stop{false};
    bool m_drain = false;
    std::thread m_thread;
};

FileAudioOutput::FileAudioOutput(QString path, std::shared_ptr<const Clock> clock)
    : PacedAudioOutput(std::move(clock)), m_path(std::move(path))
{
}

FileAudioOutput::~FileAudioOutput()
{
    FileAudioOutput::close();
}

Result<void> FileAudioOutput::open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer)
{
    close();
    if (!m_writer) {
        auto writer = std::make_unique<Writer>(m_path, spec);
        if (!writer->start()) {
            return fail(ErrorKind::Device,
                        QCoreApplication::translate(
                            "studio::audio", "The file that stands for the speaker cannot be written."),
                        m_path);
        }
        m_writer = std::move(writer);
        m_fileSpec = spec;
    }
    m_resampler.reset();
    if (spec != m_fileSpec) {
        auto made = Resampler::create(spec, m_fileSpec);
        if (!made)
            return fail(made.error());
        m_resampler = std::move(*made);
    }
    return PacedAudioOutput::open(deviceId, spec, buffer);
}

void FileAudioOutput::close()
{
    PacedAudioOutput::close();
    if (m_writer)
        m_writer->drain();
}

void FileAudioOutput::heard(std::span<const std::int16_t> interleaved)
{
    if (m_resampler) {
        m_converted.clear();
        m_resampler->process(interleaved, m_converted);
        interleaved = m_converted;
    }
    m_writer->add(interleaved);
}

} // namespace studio::audio

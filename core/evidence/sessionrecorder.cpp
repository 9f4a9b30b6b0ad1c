// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionrecorder.h"

#include "core/base/logging.h"
#include "core/evidence/sessionwriter.h"

#include <QDateTime>

#include <mutex>

namespace studio::evidence {

namespace {

constexpr unsigned long kPatienceMs = 2000;
/// Sound that waits for the disk: minutes of it.
constexpr qint64 kMostSoundWaiting = 32 * 1024 * 1024;

} // namespace

/// The way of the sound from its thread to the writer's.
struct SessionRecorder::Inlet {
    std::mutex mutex;
    SessionWriter *writer = nullptr; ///< Null when the recorder is gone.
    std::shared_ptr<std::atomic<qint64>> waiting = std::make_shared<std::atomic<qint64>>(0);

    void take(SessionSound::Side side, const QByteArray &pcm16, duplex::Micros at)
    {
        const std::lock_guard<std::mutex> lock(mutex);
        if (!writer)
            return;
        if (*waiting > kMostSoundWaiting) {
            QMetaObject::invokeMethod(writer, [to = writer] { to->soundDropped(); });
            return;
        }
        *waiting += pcm16.size();
        QMetaObject::invokeMethod(writer, [to = writer, side, pcm16, at, left = waiting] {
            *left -= pcm16.size();
            to->sound(side, pcm16, at);
        });
    }
};

SessionRecorder::SessionRecorder(const SessionArchive &archive, QObject *parent)
    : QObject(parent), m_archive(archive), m_id(archive.newId(QDateTime::currentDateTimeUtc())),
      m_inlet(std::make_shared<Inlet>()), m_disk(std::make_unique<QThread>()),
      m_writer(new SessionWriter(m_archive.folderOf(m_id), m_id))
{
    m_disk->setObjectName(QStringLiteral("session recorder"));
    m_writer->moveToThread(m_disk.get());
    connect(m_disk.get(), &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &SessionWriter::failed, this, &SessionRecorder::failed);
    connect(m_writer, &SessionWriter::finished, this, [this](const Result<SessionInfo> &result) {
        m_finished = true;
        emit finished(result);
    });
    m_inlet->writer = m_writer;
    m_disk->start();
}

SessionRecorder::~SessionRecorder()
{
    {
        const std::lock_guard<std::mutex> lock(m_inlet->mutex);
        m_inlet->writer = nullptr;
    }
    // What was handed over before is written before the thread ends.
    QMetaObject::invokeMethod(m_writer, [writer = m_writer] {
        writer->end();
        writer->thread()->quit();
    });
    if (m_disk->wait(kPatienceMs))
        return;
    qCWarning(logAudio) << "The disk does not answer; the session recorder's thread is abandoned.";
    [[maybe_unused]] QThread *abandoned = m_disk.release();
}

void SessionRecorder::follow(duplex::SoundPath &path)
{
    path.onCaptured([inlet = m_inlet](const QByteArray &pcm16, duplex::Micros at) {
        inlet->take(SessionSound::User, pcm16, at);
    });
    path.onHeard([inlet = m_inlet](const QByteArray &pcm16, duplex::Micros at) {
        inlet->take(SessionSound::Agent, pcm16, at);
    });
}

void SessionRecorder::begin(duplex::Micros origin)
{
    if (std::exchange(m_recording, true))
        return;
    m_finished = false;
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, origin] { writer->begin(origin); });
}

void SessionRecorder::write(const agent::LogEntry &entry)
{
    if (m_recording)
        QMetaObject::invokeMethod(m_writer, [writer = m_writer, entry] { writer->write(entry); });
}

void SessionRecorder::setRates(int inputRateHz, int outputRateHz)
{
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, inputRateHz, outputRateHz] {
        writer->setRates(inputRateHz, outputRateHz);
    });
}

void SessionRecorder::attach(const QString &name, const QByteArray &bytes)
{
    if (m_recording)
        QMetaObject::invokeMethod(m_writer,
                                  [writer = m_writer, name, bytes] { writer->attach(name, bytes); });
}

void SessionRecorder::finish()
{
    if (std::exchange(m_recording, false))
        QMetaObject::invokeMethod(m_writer, [writer = m_writer] { writer->end(); });
}

} // namespace studio::evidence

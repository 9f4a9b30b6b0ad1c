// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vaultwriter.h"

#include "core/base/workerjob.h"
#include "core/store/vaultfile.h"

using namespace Qt::StringLiterals;

namespace studio::store {

VaultWriter::VaultWriter(const TakeId &id, std::shared_ptr<VaultFile> file, QThreadPool *thread)
    : m_id(id), m_file(std::move(file)), m_thread(thread)
{
    flush(); // the partial file and its lock exist from the start
}

VaultWriter::~VaultWriter()
{
    // What came is kept, also when nobody commits it.
    m_thread->start([file = m_file] {
        (void)file->drain();
        file->close();
    });
}

void VaultWriter::append(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_overflowed)
        return;
    m_bytesAppended += bytes.size();
    if (m_file->waiting() + bytes.size() > kMaxWaiting) {
        m_overflowed = true; // the rest would leave a hole
        note(Error::make(ErrorKind::Storage, tr("The disk is too slow or full to keep the sound."),
                         u"queue full"_s));
        return;
    }
    m_file->push(bytes);
    if (!m_flushing && !m_failed)
        flush();
}

qint64 VaultWriter::bytesWaiting() const
{
    return m_file->waiting();
}

void VaultWriter::flush()
{
    m_flushing = true;
    auto *job =
        new WorkerJob<void>([file = m_file](const StopFlag &) { return file->drain(); }, this, m_thread);
    job->then(this, [this](const Result<void> &drained) {
        m_flushing = false;
        if (!drained)
            note(drained.error());
        else if (!m_failed && m_file->waiting() > 0)
            flush();
    });
}

void VaultWriter::note(const Error &error)
{
    if (std::exchange(m_failed, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, error] { emit failed(error); }, Qt::QueuedConnection);
}

JobOf<StoredAudio> *VaultWriter::commit()
{
    if (m_overflowed) {
        return readyJob<StoredAudio>(
            fail(ErrorKind::Storage,
                 tr("Part of the sound could not be kept because the disk was too slow or full."),
                 u"queue full"_s));
    }
    return new WorkerJob<StoredAudio>([file = m_file](const StopFlag &) { return file->commit(); }, nullptr,
                                      m_thread);
}

void VaultWriter::discard()
{
    m_thread->start([file = m_file] { file->discard(); });
}

} // namespace studio::store

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/wavwriter.h"

#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

namespace studio::media {

namespace {

constexpr std::size_t kBufferSamples = 128 * 1024;
constexpr qint64 kWorkAlong = 32LL << 20;
constexpr quint32 kAllOnes = 0xffffffffU;

template <class T>
void number(QByteArray &to, T value)
{
    const T little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

Result<std::unique_ptr<WavWriter>> WavWriter::create(const QString &path, audio::PcmSpec spec)
{
    if (!spec.isValid()) {
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::media", "Sound of this kind cannot be written."));
    }
    // Recordings of people, for the program's own use: what is exported goes another way.
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir())
        makeOwnFolder(folder);
    std::unique_ptr<WavWriter> self(new WavWriter(path, spec));
    if (!self->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
        || !self->m_file.setPermissions(kOwnerOnly))
        return self->failed();
    self->m_buffer.reserve(kBufferSamples);
    const QByteArray head = self->header(false);
    if (auto put = self->put(head.constData(), head.size()); !put)
        return fail(put.error());
    return self;
}

QByteArray WavWriter::header(bool final) const
{
    const qint64 data = m_flushed * m_spec.channels * 2;
    const bool big = final && data + kDataOffset > qint64(kAllOnes) - 8;
    QByteArray bytes(big ? "RF64" : "RIFF");
    number(bytes, final && !big ? quint32(data + kDataOffset - 8) : kAllOnes);
    // The place of the large sizes is kept free from the start.
    bytes += big ? "WAVEds64" : "WAVEJUNK";
    number(bytes, quint32(28));
    number(bytes, quint64(big ? data + kDataOffset - 8 : 0));
    number(bytes, quint64(big ? data : 0));
    number(bytes, quint64(big ? m_flushed : 0));
    number(bytes, quint32(0));
    bytes += "fmt ";
    number(bytes, quint32(16));
    number(bytes, quint16(1));
    number(bytes, quint16(m_spec.channels));
    number(bytes, quint32(m_spec.sampleRateHz));
    number(bytes, quint32(m_spec.sampleRateHz * m_spec.channels * 2));
    number(bytes, quint16(m_spec.channels * 2));
    number(bytes, quint16(16));
    bytes += "data";
    number(bytes, final && !big ? quint32(data) : kAllOnes);
    Q_ASSERT(bytes.size() == kDataOffset);
    return bytes;
}

Unexpected WavWriter::failed() const
{
    Error error = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::media", "The sound could not be written to the disk."),
        m_file.errorString());
    error.nextStep = QCoreApplication::translate("studio::media", "Make room on the disk and try again.");
    return fail(error);
}

Result<void> WavWriter::put(const char *bytes, qint64 count)
{
    while (count > 0) {
        const qint64 wrote = m_file.write(bytes, count);
        if (wrote <= 0)
            return failed();
        bytes += wrote;
        count -= wrote;
    }
    return {};
}

Result<void> WavWriter::write(std::span<const std::int16_t> interleaved)
{
    const auto channels = std::size_t(m_spec.channels);
    interleaved = interleaved.first(interleaved.size() / channels * channels);
    m_frames += qint64(interleaved.size() / channels);
    m_buffer.insert(m_buffer.end(), interleaved.begin(), interleaved.end());
    return m_buffer.size() >= kBufferSamples ? flush() : Result<void>();
}

Result<void> WavWriter::flush()
{
    if (m_buffer.empty())
        return {};
    auto written = put(reinterpret_cast<const char *>(m_buffer.data()), qint64(m_buffer.size() * 2));
    m_buffer.clear();
    if (!written)
        return written;
    m_flushed = m_frames;
#ifdef Q_OS_LINUX
    // The disk works along, so that finish() has little to wait for.
    if (const qint64 bytes = m_flushed * m_spec.channels * 2; bytes - m_begun > kWorkAlong) {
        ::sync_file_range(m_file.handle(), m_begun, bytes - m_begun, SYNC_FILE_RANGE_WRITE);
        m_begun = bytes;
    }
#endif
    return {};
}

Result<void> WavWriter::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    const QByteArray head = header(true);
    if (!m_file.seek(0))
        return failed();
    if (auto written = put(head.constData(), head.size()); !written)
        return written;
    if (::fsync(m_file.handle()) != 0)
        return failed();
    m_file.close();
    return {};
}

} // namespace studio::media

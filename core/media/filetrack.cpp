// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/filetrack.h"

#include "core/media/wavlayout.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace studio::media {

namespace {

/// Reads with pread(): no shared position, so no lock, and a file that is cut gives fewer bytes rather than a
/// signal that ends the program, as mapped memory would.
class FileSamples final : public audio::SampleSource {
public:
    FileSamples(std::unique_ptr<QFile> file, qint64 dataOffset)
        : m_file(std::move(file)), m_descriptor(m_file->handle()), m_offset(dataOffset)
    {
    }

    void read(qint64 fromSample, std::span<std::int16_t> out) const override
    {
        const qint64 from = m_offset + fromSample * 2;
        askAhead(from);
        auto *to = reinterpret_cast<char *>(out.data());
        auto left = std::size_t(out.size_bytes());
        qint64 at = from;
        while (left > 0) {
            const ssize_t got = ::pread(m_descriptor, to, left, off_t(at));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                break;
            to += got;
            at += got;
            left -= std::size_t(got);
        }
        std::fill_n(to, left, '\0');
        if constexpr (Q_BYTE_ORDER == Q_BIG_ENDIAN)
            qFromLittleEndian<qint16>(out.data(), qsizetype(out.size()), out.data());
    }

private:
    static constexpr qint64 kWindow = qint64(1) << 20;

    /// Asks the system to fetch what comes next, so that whoever reads on does not wait for the disk.
    void askAhead(qint64 at) const
    {
        const qint64 window = at / kWindow;
        if (m_window.exchange(window, std::memory_order_relaxed) != window)
            ::posix_fadvise(m_descriptor, off_t(window * kWindow), off_t(4 * kWindow), POSIX_FADV_WILLNEED);
    }

    std::unique_ptr<QFile> m_file;
    int m_descriptor;
    qint64 m_offset;
    mutable std::atomic<qint64> m_window{-1};
};

} // namespace

Result<std::shared_ptr<audio::PcmTrack>> trackOverFile(const QString &wavPath)
{
    auto file = std::make_unique<QFile>(wavPath);
    if (!QFileInfo(wavPath).isFile() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::media", "The sound file could not be opened."),
                    file->errorString());
    }
    const auto layout = wavLayout(*file);
    if (!layout)
        return fail(layout.error());
    auto track = std::make_shared<audio::PcmTrack>(
        layout->spec, std::make_unique<FileSamples>(std::move(file), layout->dataOffset));
    track->advanceTo(layout->frames);
    track->complete();
    return track;
}

std::shared_ptr<audio::PcmTrack> growingTrackOver(const QString &wavPath, audio::PcmSpec spec,
                                                  qint64 dataOffset)
{
    auto file = std::make_unique<QFile>(wavPath);
    if (!spec.isValid() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return std::make_shared<audio::PcmTrack>(spec,
                                             std::make_unique<FileSamples>(std::move(file), dataOffset));
}

} // namespace studio::media

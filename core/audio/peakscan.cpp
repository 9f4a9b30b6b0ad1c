// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/peakscan.h"

#include "core/audio/decodefile.h"
#include "core/audio/mp3frames.h"
#include "core/audio/mp3peaks.h"
#include "core/audio/resampler.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <chrono>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::audio {

namespace {

constexpr quint32 kMagic = 0x56535031; // "VSP1"
constexpr int kBuckets = 1 << 18;
constexpr std::chrono::milliseconds kTell{33};
constexpr quint32 kMostBuckets = 16U << 20;
constexpr qint64 kMostKept = 128LL * 1024 * 1024;

bool isMp3(QFile &file)
{
    const qsizetype tag = id3TagLength(file.peek(10));
    if (tag >= file.size() || !file.seek(tag))
        return false;
    const QByteArray head = file.peek(8192);
    return findMp3Frame(head, 0, head.size()) >= 0 && file.seek(0);
}

/// Everything that is not MP3, in one go. A rate that changes on the way is brought to the first one.
Result<Peaks> scanDecoded(const QString &path, const StopFlag &stop, const PeakProgress &progress)
{
    std::optional<PeakBuilder> builder;
    std::unique_ptr<Resampler> resampler;
    std::vector<std::int16_t> converted;
    PcmSpec spec;
    PcmSpec current;
    double fraction = 0;
    auto told = std::chrono::steady_clock::now();
    const auto take = [&](std::span<const std::int16_t> samples, PcmSpec now) {
        if (!builder) {
            builder.emplace(now, kBuckets);
            spec = current = now;
        }
        if (now != current) {
            current = now;
            auto made = Resampler::create(now, spec);
            resampler = made && now != spec ? std::move(*made) : nullptr;
        }
        if (resampler) {
            converted.clear();
            resampler->process(samples, converted);
            samples = converted;
        }
        builder->add(samples);
        if (progress && fraction > 0 && std::chrono::steady_clock::now() - told > kTell) {
            told = std::chrono::steady_clock::now();
            const Peaks soFar = builder->snapshot();
            progress(soFar, double(soFar.frameCount) / spec.sampleRateHz / fraction);
        }
        return true;
    };
    const auto decoded = decodeFileTo(path, take, stop, {}, [&](double share) { fraction = share; });
    if (!decoded)
        return Unexpected(decoded.error());
    Peaks peaks = builder ? builder->snapshot() : Peaks();
    if (peaks.frameCount == 0)
        return fail(holdsNoSound());
    return peaks;
}

} // namespace

Result<Peaks> scanPeaks(const QString &path, const StopFlag &stop, const PeakProgress &progress)
{
    QFile file(path);
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly)) {
        const QByteArray head = file.peek(16);
        const bool container = head.startsWith("RIFF") || head.startsWith("fLaC") || head.startsWith("OggS")
            || head.mid(4, 4) == "ftyp";
        if (!container && isMp3(file))
            return scanMp3Peaks(file, stop, progress);
    }
    return scanDecoded(path, stop, progress);
}

QString PeakCache::placeOf(const QString &path) const
{
    const QFileInfo file(path);
    QByteArray identity = file.canonicalFilePath().toUtf8();
    identity += '\n' + QByteArray::number(file.size()) + '\n'
        + QByteArray::number(file.lastModified().toMSecsSinceEpoch());
    return m_folder + u'/'
        + QString::fromLatin1(QCryptographicHash::hash(identity, QCryptographicHash::Sha256).toHex())
        + ".peaks"_L1;
}

std::optional<Peaks> PeakCache::find(const QString &path) const
{
    QFile file(placeOf(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QDataStream stream(&file);
    quint32 magic = 0;
    qint32 rate = 0;
    qint32 channels = 0;
    quint32 count = 0;
    Peaks peaks;
    stream >> magic >> rate >> channels >> peaks.frameCount >> peaks.framesPerBucket >> count;
    peaks.spec = {rate, channels};
    const bool sane = stream.status() == QDataStream::Ok && magic == kMagic && peaks.spec.isValid()
        && peaks.frameCount > 0 && peaks.framesPerBucket > 0 && count > 0 && count <= kMostBuckets;
    if (!sane || file.size() - file.pos() != qint64(count) * 2)
        return {};
    static_assert(sizeof(Peak) == 2);
    peaks.buckets.resize(count);
    if (stream.readRawData(reinterpret_cast<char *>(peaks.buckets.data()), int(count * 2)) != int(count * 2))
        return {};
    return peaks;
}

void PeakCache::keep(const QString &path, const Peaks &peaks) const
{
    if (peaks.buckets.empty() || peaks.buckets.size() > kMostBuckets || !QDir().mkpath(m_folder))
        return;
    QSaveFile file(placeOf(path));
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream stream(&file);
    stream << kMagic << qint32(peaks.spec.sampleRateHz) << qint32(peaks.spec.channels) << peaks.frameCount
           << peaks.framesPerBucket << quint32(peaks.buckets.size());
    stream.writeRawData(reinterpret_cast<const char *>(peaks.buckets.data()), int(peaks.buckets.size() * 2));
    if (stream.status() == QDataStream::Ok)
        file.commit();
    prune();
}

/// The oldest go when there are too many.
void PeakCache::prune() const
{
    qint64 total = 0;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"*.peaks"_s}, QDir::Files, QDir::Time)) {
        total += file.size();
        if (total > kMostKept)
            QFile::remove(file.filePath());
    }
}

Result<Peaks> cachedPeaks(const PeakCache &cache, const QString &path, const StopFlag &stop,
                          const PeakProgress &progress)
{
    if (auto known = cache.find(path))
        return *known;
    auto peaks = scanPeaks(path, stop, progress);
    if (peaks)
        cache.keep(path, *peaks);
    return peaks;
}

} // namespace studio::audio

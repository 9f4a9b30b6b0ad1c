// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encodefile.h"

#include "core/audio/limiter.h"
#include "core/audio/muxer.h"
#include "core/audio/wavheader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cmath>
#include <limits>

#ifdef Q_OS_UNIX
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::audio {

namespace {

Error storageError(const QString &detail, bool full = false)
{
    Error error =
        Error::make(ErrorKind::Storage,
                    full ? QCoreApplication::translate("studio::audio", "The disk is full.")
                         : QCoreApplication::translate("studio::audio", "The file cannot be written."),
                    detail);
    error.nextStep = full
        ? QCoreApplication::translate("studio::audio", "Free some space, or choose another folder.")
        : QCoreApplication::translate("studio::audio", "Check that the folder exists and may be written to.");
    return error;
}

void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

bool syncFile(QFile &file)
{
#ifdef Q_OS_UNIX
    return file.flush() && ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

/// A new file beside the target, with the permissions any new file gets. Removed unless it was renamed.
class PartialFile final {
public:
    explicit PartialFile(const QFileInfo &target)
        : m_file(target.absolutePath() + u"/."_s + target.fileName().left(80) + u'.'
                 + QString::number(QRandomGenerator::global()->generate(), 16) + u".part"_s)
    {
    }
    ~PartialFile()
    {
        m_file.close();
        if (m_created && !m_renamed)
            m_file.remove();
    }
    bool create()
    {
        m_created = m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly);
        return m_created;
    }
    bool sync() { return syncFile(m_file); }
    QString name() const { return m_file.fileName(); }
    QString errorString() const { return m_file.errorString(); }
    Result<void> renameTo(const QString &path)
    {
        m_file.close();
#ifdef Q_OS_UNIX
        if (::rename(QFile::encodeName(name()).constData(), QFile::encodeName(path).constData()) != 0)
            return fail(storageError(qt_error_string(errno)));
#else
        if ((QFile::exists(path) && !QFile::remove(path)) || !QFile::rename(name(), path))
            return fail(storageError(path));
#endif
        m_renamed = true;
        return {};
    }

private:
    QFile m_file;
    bool m_created = false;
    bool m_renamed = false;
};

/// Where the encoded bytes of one export go.
class Target {
public:
    virtual ~Target() = default;
    virtual Result<void> push(std::span<const std::int16_t> samples) = 0;
    virtual Result<void> finish() = 0;
};

class MuxedTarget final : public Target {
public:
    explicit MuxedTarget(std::unique_ptr<Muxer> muxer) : m_muxer(std::move(muxer)) { }
    Result<void> push(std::span<const std::int16_t> samples) override { return m_muxer->push(samples); }
    Result<void> finish() override { return m_muxer->finish(); }

private:
    std::unique_ptr<Muxer> m_muxer;
};

/// WAV (its sizes are patched at the end) and headerless formats.
class SampleTarget final : public Target {
public:
    SampleTarget(const QString &path, const ExportFormat &format, PcmSpec spec,
                 std::unique_ptr<Encoder> encoder, const Tags &tags)
        : m_file(path), m_format(format), m_spec(spec), m_encoder(std::move(encoder)), m_tags(tags)
    {
    }
    Result<void> push(std::span<const std::int16_t> samples) override
    {
        return write(m_encoder->push(samples));
    }
    Result<void> finish() override
    {
        if (auto written = write(m_encoder->finish()); !written)
            return written;
        if (m_format.codec == Codec::Wav) {
            const qint64 header = wavHeader(m_spec, quint32(0), &m_tags).size();
            const qint64 data = m_file.size() - header;
            if (data > qint64(std::numeric_limits<quint32>::max()) - (qint64(1) << 20)) {
                return fail(
                    ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::audio", "The sound is too long for a WAV file."));
            }
            m_file.seek(0);
            if (m_file.write(wavHeader(m_spec, quint32(data), &m_tags)) != header)
                return failed();
        }
        if (!m_file.flush())
            return failed();
        m_file.close();
        return m_file.error() == QFileDevice::NoError ? Result<void>() : failed();
    }

private:
    Result<void> write(const Result<QByteArray> &bytes)
    {
        if (!bytes)
            return fail(bytes.error());
        if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly))
            return fail(storageError(m_file.errorString()));
        return m_file.write(*bytes) == bytes->size() ? Result<void>() : failed();
    }
    Result<void> failed()
    {
        // A disk with room for a part takes that part and calls it no error.
        const QFileDevice::FileError error = m_file.error();
        return fail(storageError(m_file.errorString(),
                                 error == QFileDevice::ResourceError || error == QFileDevice::NoError));
    }

    QFile m_file;
    ExportFormat m_format;
    PcmSpec m_spec;
    std::unique_ptr<Encoder> m_encoder;
    Tags m_tags;
};

Result<std::unique_ptr<Target>> openTarget(const QString &path, const ExportFormat &format, PcmSpec input,
                                           const Tags &tags)
{
    const bool muxed = format.codec == Codec::Mp3 || format.codec == Codec::Opus
        || format.codec == Codec::Flac || format.codec == Codec::Aac;
    if (muxed) {
        auto muxer = Muxer::create(format, input, tags, path);
        if (!muxer)
            return fail(muxer.error());
        return std::make_unique<MuxedTarget>(std::move(*muxer));
    }
    const PcmSpec spec{format.sampleRateHz > 0 ? format.sampleRateHz : input.sampleRateHz,
                       format.channels > 0 ? format.channels : input.channels};
    auto encoder = Encoder::create(format, input, tags);
    if (!encoder)
        return fail(encoder.error());
    return std::make_unique<SampleTarget>(path, format, spec, std::move(*encoder), tags);
}

Result<void> writeSound(const PcmTrack &track, Target &target, double gainDb, const StopFlag &stop,
                        const Progress &progress)
{
    std::optional<Limiter> limiter;
    // Turning down cannot raise a peak, and at 0 dB samples stay what they are.
    const auto factor = gainDb < 0 ? float(std::pow(10.0, gainDb / 20)) : 1.0F;
    if (gainDb > 0)
        limiter.emplace(track.spec(), gainDb);
    std::vector<std::int16_t> block(std::size_t(16384 * track.channels()));
    std::vector<std::int16_t> limited;
    const qint64 total = std::max<qint64>(track.frameCount(), 1);
    for (qint64 at = 0; const qint64 frames = track.read(at, block);) {
        if (stop.isSet())
            return fail(Error::cancelled());
        auto samples = std::span(block).first(std::size_t(frames * track.channels()));
        if (factor != 1.0F) {
            for (std::int16_t &sample : samples)
                sample = static_cast<std::int16_t>(std::lrint(float(sample) * factor));
        }
        if (limiter) {
            limited.clear();
            limiter->process(samples, limited);
            samples = limited;
        }
        if (auto pushed = target.push(samples); !pushed)
            return pushed;
        at += frames;
        if (progress)
            progress(double(at) / double(total));
    }
    if (limiter) {
        limited.clear();
        limiter->flush(limited);
        if (auto pushed = target.push(limited); !pushed)
            return pushed;
    }
    return target.finish();
}

} // namespace

Result<void> encodeFile(const PcmTrack &track, const QString &path, const ExportFormat &format,
                        const EncodeFileOptions &options, StopFlag stop, const Progress &progress)
{
    const QFileInfo info(path);
    if (!options.replaceExisting && info.exists()) {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::audio", "There is already a file “%1”.")
                        .arg(info.fileName()));
    }
    PartialFile partial(info);
    if (info.isDir() || !partial.create())
        return fail(storageError(info.isDir() ? QStringLiteral("is a folder") : partial.errorString()));
    {
        auto target = openTarget(partial.name(), format, track.spec(), options.tags);
        if (!target)
            return fail(target.error());
        if (auto written = writeSound(track, **target, options.gainDb, stop, progress); !written)
            return written;
    }
    if (!partial.sync())
        return fail(storageError(partial.errorString(), true));
    if (auto renamed = partial.renameTo(path); !renamed)
        return renamed;
    syncFolder(info.absolutePath());
    return {};
}

} // namespace studio::audio

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/wavlayout.h"

#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace studio::media {

namespace {

constexpr int kMostChunks = 256;
constexpr quint32 kUnknown = 0xffffffffU;
constexpr int kExtensible = 0xfffe;

template <class T>
T numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

Unexpected notSuch(const char *why)
{
    return fail(
        ErrorKind::Unsupported,
        QCoreApplication::translate("studio::media", "This is not a WAV file that can be used as it is."),
        QString::fromLatin1(why));
}

/// What the header says, good or bad.
struct Header {
    int encoding = 0;
    int channels = 0;
    quint32 rate = 0;
    quint32 bytesASecond = 0;
    int bits = 0;
    qint64 dataOffset = 0;
    std::optional<quint64> dataBytes{};
};

bool readFormat(const QByteArray &fmt, Header &header)
{
    if (fmt.size() < 16)
        return false;
    header.encoding = numberAt<quint16>(fmt, 0);
    if (header.encoding == kExtensible && fmt.size() >= 26)
        header.encoding = numberAt<quint16>(fmt, 24);
    header.channels = numberAt<quint16>(fmt, 2);
    header.rate = numberAt<quint32>(fmt, 4);
    header.bytesASecond = numberAt<quint32>(fmt, 8);
    header.bits = numberAt<quint16>(fmt, 14);
    return true;
}

/// Up to the samples; a reason if there are none.
const char *readHeader(QFile &file, Header &header)
{
    const QByteArray riff = file.seek(0) ? file.read(12) : QByteArray();
    if (riff.size() < 12 || (!riff.startsWith("RIFF") && !riff.startsWith("RF64")) || riff.mid(8) != "WAVE")
        return "not RIFF";
    quint64 bigSize = 0;
    for (int chunk = 0; chunk < kMostChunks; ++chunk) {
        const QByteArray head = file.read(8);
        if (head.size() < 8)
            return "no data";
        const auto size = numberAt<quint32>(head, 4);
        const qint64 begin = file.pos();
        if (head.startsWith("ds64")) {
            const QByteArray sizes = file.read(16);
            if (sizes.size() == 16)
                bigSize = numberAt<quint64>(sizes, 8);
        } else if (head.startsWith("fmt ")) {
            if (!readFormat(file.read(std::min<qint64>(size, 40)), header))
                return "short fmt";
        } else if (head.startsWith("data")) {
            header.dataOffset = begin;
            if (size == kUnknown && bigSize != 0)
                header.dataBytes = bigSize;
            else if (size != 0 && size != kUnknown)
                header.dataBytes = size;
            return header.channels > 0 ? nullptr : "data before fmt";
        }
        if (!file.seek(begin + qint64(size) + (size & 1)))
            return "no data";
    }
    return "too many chunks";
}

} // namespace

Result<WavLayout> wavLayout(QFile &file)
{
    Header header;
    if (const char *reason = readHeader(file, header))
        return notSuch(reason);
    WavLayout layout;
    layout.spec = {header.rate <= 384000 ? int(header.rate) : 0, header.channels};
    if (header.encoding != 1 || header.bits != 16 || !layout.spec.isValid())
        return notSuch("other samples");
    const auto there = quint64(std::max<qint64>(file.size() - header.dataOffset, 0));
    const quint64 promised = header.dataBytes.value_or(there);
    layout.dataOffset = header.dataOffset;
    layout.isCut = promised > there;
    layout.frames = qint64(std::min(promised, there)) / (2 * layout.spec.channels);
    return layout;
}

std::optional<double> promisedWavSeconds(const QString &path)
{
    QFile file(path);
    Header header;
    if (!checkIsFile(path) || !file.open(QIODevice::ReadOnly) || readHeader(file, header) || !header.dataBytes
        || header.bytesASecond == 0)
        return std::nullopt;
    return double(*header.dataBytes) / header.bytesASecond;
}

} // namespace studio::media

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/wavlayout.h"

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

} // namespace

Result<WavLayout> wavLayout(QFile &file)
{
    if (!file.seek(0))
        return notSuch("no seeking");
    const QByteArray riff = file.read(12);
    if (riff.size() < 12 || (!riff.startsWith("RIFF") && !riff.startsWith("RF64")) || riff.mid(8) != "WAVE")
        return notSuch("not RIFF");
    WavLayout layout;
    quint64 bigSize = 0;
    for (int chunk = 0; chunk < kMostChunks; ++chunk) {
        const QByteArray head = file.read(8);
        if (head.size() < 8)
            return notSuch("no data");
        const auto size = numberAt<quint32>(head, 4);
        const qint64 begin = file.pos();
        if (head.startsWith("ds64")) {
            const QByteArray sizes = file.read(16);
            if (sizes.size() == 16)
                bigSize = numberAt<quint64>(sizes, 8);
        } else if (head.startsWith("fmt ")) {
            const QByteArray fmt = file.read(std::min<qint64>(size, 40));
            if (fmt.size() < 16)
                return notSuch("short fmt");
            int encoding = numberAt<quint16>(fmt, 0);
            if (encoding == kExtensible && fmt.size() >= 26)
                encoding = numberAt<quint16>(fmt, 24);
            const int channels = numberAt<quint16>(fmt, 2);
            const auto rate = numberAt<quint32>(fmt, 4);
            layout.spec = {rate <= 384000 ? int(rate) : 0, channels};
            if (encoding != 1 || numberAt<quint16>(fmt, 14) != 16 || !layout.spec.isValid())
                return notSuch("other samples");
        } else if (head.startsWith("data")) {
            if (!layout.spec.isValid())
                return notSuch("data before fmt");
            layout.dataOffset = begin;
            const qint64 there = file.size() - begin;
            const bool open = size == 0 || (size == kUnknown && bigSize == 0);
            const quint64 promised = open ? quint64(there) : size == kUnknown ? bigSize : size;
            layout.isCut = promised > quint64(there);
            layout.frames = qint64(std::min(promised, quint64(there))) / (2 * layout.spec.channels);
            return layout;
        }
        if (!file.seek(begin + qint64(size) + (size & 1)))
            return notSuch("no data");
    }
    return notSuch("too many chunks");
}

} // namespace studio::media

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/wavheader.h"

#include "core/audio/encoder.h"

#include <QtEndian>

namespace studio::audio {

namespace {

template <class T>
void put(QByteArray &to, T value)
{
    const T little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

void putInfo(QByteArray &to, const char *name, const QString &text)
{
    QByteArray value = text.left(16384).toUtf8();
    if (value.isEmpty())
        return;
    value.append('\0');
    to.append(name);
    put(to, quint32(value.size()));
    to.append(value);
    if (value.size() % 2 != 0)
        to.append('\0');
}

QByteArray infoList(const Tags &tags)
{
    QByteArray entries;
    putInfo(entries, "INAM", tags.title);
    putInfo(entries, "IART", tags.artist);
    putInfo(entries, "ICRD", tags.date);
    putInfo(entries, "ICMT", commentWithCustom(tags));
    if (entries.isEmpty())
        return {};
    QByteArray list("LIST");
    put(list, quint32(entries.size() + 4));
    return list + "INFO" + entries;
}

} // namespace

QByteArray wavHeader(PcmSpec spec, std::optional<quint32> dataBytes, const Tags *tags)
{
    const QByteArray info = tags ? infoList(*tags) : QByteArray();
    constexpr quint32 kUnknown = 0xffffffffU;
    QByteArray header("RIFF");
    put(header, dataBytes ? quint32(*dataBytes + (*dataBytes & 1) + 36 + quint32(info.size())) : kUnknown);
    header += "WAVEfmt ";
    put(header, quint32(16));
    put(header, quint16(1));
    put(header, quint16(spec.channels));
    put(header, quint32(spec.sampleRateHz));
    put(header, quint32(spec.sampleRateHz * spec.channels * 2));
    put(header, quint16(spec.channels * 2));
    put(header, quint16(16));
    header += info;
    header += "data";
    put(header, dataBytes.value_or(kUnknown));
    return header;
}

} // namespace studio::audio

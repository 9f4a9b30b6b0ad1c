// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/zipfile.h"

#include <QtEndian>

namespace studio::sandbox {

namespace {

quint32 checksum(const QByteArray &content)
{
    quint32 crc = 0xffffffffU;
    for (const char c : content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) ? 0xedb88320U : 0U);
    }
    return ~crc;
}

template <class T>
void put(QByteArray &to, T value)
{
    const T little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

void ZipFile::add(const QString &name, const QByteArray &content)
{
    const QByteArray utf8 = name.toUtf8();
    QByteArray common;
    put<quint16>(common, 20); // version needed
    put<quint16>(common, 0x0800); // names are UTF-8
    put<quint16>(common, 0); // stored
    put<quint16>(common, 0); // time
    put<quint16>(common, 0x21); // date: 1 January 1980
    put<quint32>(common, checksum(content));
    put<quint32>(common, quint32(content.size()));
    put<quint32>(common, quint32(content.size()));
    put<quint16>(common, quint16(utf8.size()));
    put<quint16>(common, 0); // extra field
    const auto offset = quint32(m_files.size());
    m_files += "PK\x03\x04" + common + utf8 + content;
    m_directory += "PK\x01\x02";
    put<quint16>(m_directory, 20);
    m_directory += common;
    put<quint16>(m_directory, 0); // comment
    put<quint16>(m_directory, 0); // disk
    put<quint16>(m_directory, 0); // attributes
    put<quint32>(m_directory, 0);
    put<quint32>(m_directory, offset);
    m_directory += utf8;
    ++m_count;
}

QByteArray ZipFile::finish() const
{
    QByteArray end = "PK\x05\x06";
    put<quint32>(end, 0);
    put<quint16>(end, m_count);
    put<quint16>(end, m_count);
    put<quint32>(end, quint32(m_directory.size()));
    put<quint32>(end, quint32(m_files.size()));
    put<quint16>(end, 0);
    return m_files + m_directory + end;
}

} // namespace studio::sandbox

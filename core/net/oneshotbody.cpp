// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace studio::net {

OneShotBody::OneShotBody(const QByteArray &body, Rewind rewind, QObject *parent)
    : QIODevice(parent), m_body(body), m_rewind(rewind)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    const bool untouched = m_handedOut == 0 && !m_body.isEmpty();
    if (m_rewind == Rewind::OnlyUntouched && !untouched)
        return false;
    if (position < 0 || position > m_body.size())
        return false;
    m_position = position;
    return QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    return seek(0);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_body.size() - m_position);
    if (count <= 0)
        return 0;
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    m_handedOut = std::max(m_handedOut, m_position);
    if (m_onRead)
        m_onRead();
    return count;
}

} // namespace studio::net

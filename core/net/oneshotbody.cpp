// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/oneshotbody.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace studio::net {

OneShotBody::OneShotBody(const QByteArray &body, Rewind rewind, QObject *parent)
    : OneShotBody(rewind, Upload{{.bytes = body}}, parent)
{
}

OneShotBody::OneShotBody(Rewind rewind, const Upload &upload, QObject *parent)
    : QIODevice(parent), m_pieces(upload), m_size(lengthOf(upload)), m_rewind(rewind)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    const bool untouched = m_handedOut == 0 && m_size > 0;
    if (m_rewind == Rewind::OnlyUntouched && !untouched)
        return false;
    if (position < 0 || position > m_size)
        return false;
    m_position = position;
    m_piece = 0;
    m_pieceStart = 0;
    m_file.reset();
    return QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    return seek(0);
}

/// Goes on to the piece the position is in.
void OneShotBody::findPiece()
{
    while (m_piece < m_pieces.size() && m_position >= m_pieceStart + m_pieces[m_piece].length()) {
        m_pieceStart += m_pieces[m_piece].length();
        ++m_piece;
        m_file.reset();
    }
}

qint64 OneShotBody::readPiece(const UploadPiece &piece, qint64 from, char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, piece.length() - from);
    if (piece.path.isEmpty()) {
        std::memcpy(data, piece.bytes.constData() + from, static_cast<size_t>(count));
        return count;
    }
    if (!m_file) {
        m_file = std::make_unique<QFile>(piece.path);
        if (!m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !m_file->seek(piece.offset + from))
            return -1;
    }
    const qint64 read = m_file->read(data, count);
    return read > 0 ? read : -1;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    qint64 done = 0;
    bool unreadable = false;
    while (done < maxSize && m_position < m_size && !unreadable) {
        findPiece();
        const qint64 count =
            readPiece(m_pieces[m_piece], m_position - m_pieceStart, data + done, maxSize - done);
        unreadable = count < 0;
        if (!unreadable) {
            m_position += count;
            done += count;
        }
    }
    m_handedOut = std::max(m_handedOut, m_position);
    if (done > 0 && m_onRead)
        m_onRead();
    if (unreadable && m_onUnreadable) {
        // Qt takes "nothing" for "later"; whoever sends must end it.
        const auto tell = std::exchange(m_onUnreadable, nullptr);
        tell(m_file && m_file->error() != QFileDevice::NoError ? m_file->errorString()
                                                               : QStringLiteral("the file became shorter"));
    }
    return done;
}

} // namespace studio::net

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace studio::net {

/// A stretch of a request's body: bytes in memory, or a part of a file that is read only as it is sent.
struct UploadPiece {
    QByteArray bytes{};
    QString path{}; ///< Of the file; empty: `bytes`.
    qint64 offset = 0; ///< In the file.
    qint64 size = 0; ///< Of the file's part, fixed beforehand: it is announced to the server.

    [[nodiscard]] qint64 length() const { return path.isEmpty() ? bytes.size() : size; }
    bool operator==(const UploadPiece &) const = default;
};

using Upload = QList<UploadPiece>;

[[nodiscard]] inline qint64 lengthOf(const Upload &upload)
{
    qint64 sum = 0;
    for (const UploadPiece &piece : upload)
        sum += piece.length();
    return sum;
}

} // namespace studio::net

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/upload.h"

#include <QFile>
#include <QIODevice>

#include <functional>
#include <memory>

namespace studio::net {

/// The body of one request, which can be handed out once only. Two things depend on it:
/// - Whether anything was written: Qt reads the body only when a connection stands, after the headers.
/// - That a paid request is sent once. When a connection ends after a request was written and before the
/// answer, Qt
///   6.4.2 opens a new one and sends the request again by itself, a POST like a GET (measured: two requests
///   at the server after a reset as after a close, on a new connection as on a used one). It rewinds the body
///   first, which is refused here once a byte was handed out; Qt then reports an error. An empty body is
///   never rewound.
/// Files in it are opened when their turn comes and read piece by piece. One that cannot be read to the
/// length that was announced ends the reading, see onUnreadable().
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    enum class Rewind { Allowed, OnlyUntouched };

    OneShotBody(const QByteArray &body, Rewind rewind, QObject *parent);
    OneShotBody(Rewind rewind, const Upload &upload, QObject *parent);

    [[nodiscard]] qint64 handedOut() const { return m_handedOut; }
    [[nodiscard]] bool isHandedOutWhole() const { return m_handedOut >= m_size; }
    void setOnRead(std::function<void()> hook) { m_onRead = std::move(hook); }

    /// Called once, from inside a read, with the reason.
    void setOnUnreadable(std::function<void(const QString &)> hook) { m_onUnreadable = std::move(hook); }

    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 readPiece(const UploadPiece &piece, qint64 from, char *data, qint64 maxSize);
    void findPiece();

    Upload m_pieces;
    qint64 m_size;
    Rewind m_rewind;
    qint64 m_position = 0;
    qint64 m_handedOut = 0;
    qsizetype m_piece = 0; ///< The one the position is in…
    qint64 m_pieceStart = 0; ///< …and where it begins in the body.
    std::unique_ptr<QFile> m_file; ///< Of that piece, once it is read.
    std::function<void()> m_onRead;
    std::function<void(const QString &)> m_onUnreadable;
};

} // namespace studio::net

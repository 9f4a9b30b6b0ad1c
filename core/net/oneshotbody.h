// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace studio::net {

/// The body of one request, which can be handed out once only. Two things depend on it:
/// - Whether anything was written: Qt reads the body only when a connection stands, after the headers.
/// - That a paid request is sent once. When a connection ends after a request was written and before the
/// answer, Qt
///   6.4.2 opens a new one and sends the request again by itself, a POST like a GET (measured: two requests
///   at the server after a reset as after a close, on a new connection as on a used one). It rewinds the body
///   first, which is refused here once a byte was handed out; Qt then reports an error. An empty body is
///   never rewound.
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    enum class Rewind { Allowed, OnlyUntouched };

    OneShotBody(const QByteArray &body, Rewind rewind, QObject *parent);

    [[nodiscard]] qint64 handedOut() const { return m_handedOut; }
    [[nodiscard]] bool isHandedOutWhole() const { return m_handedOut >= m_body.size(); }
    void setOnRead(std::function<void()> hook) { m_onRead = std::move(hook); }

    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    Rewind m_rewind;
    qint64 m_position = 0;
    qint64 m_handedOut = 0;
    std::function<void()> m_onRead;
};

} // namespace studio::net

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/timedlineparser.h"
#include "core/net/transport.h"

#include <QPointer>

#include <chrono>
#include <optional>

namespace studio::api {

/// One generation while it arrives: audio bytes and, where asked for, character times. Deletes itself after
/// `ended`; hold it by QPointer. Exactly one `ended`, from the event loop.
class SpeechStream final : public QObject {
    Q_OBJECT
public:
    enum class Body { Audio, TimedLines };

    SpeechStream(net::ResponseStream *response, Body body, QObject *parent);
    /// Ends from the event loop: the request could not be made.
    SpeechStream(const Error &failure, QObject *parent);
    /// Reaches the socket; `ended` follows with Cancelled.
    void cancel();

signals:
    /// Headers are there; before the first chunk.
    void receiptReady(const studio::api::SpeechReceipt &receipt);
    void chunkReady(const QByteArray &audio);
    /// Characters of the chunk just delivered, timed from the start of the stream.
    void alignmentReady(const studio::text::Alignment &part);
    /// How much of the request's upload is on its way; begins anew when it is sent again.
    void uploaded(qint64 sent, qint64 total);
    void quiet(std::chrono::seconds silence);
    void retrying(const studio::Error &reason, std::chrono::milliseconds wait);
    void ended(const studio::Result<void> &outcome);

private:
    void takeHeaders(const net::HeaderList &headers);
    void takeBytes(const QByteArray &bytes);
    void deliver(const Result<QList<TimedChunk>> &chunks);
    void finish(const Result<void> &outcome);
    void giveUp(Error error);

    QPointer<net::ResponseStream> m_response;
    Body m_body = Body::Audio;
    TimedLineParser m_parser;
    qint64 m_audioBytes = 0;
    std::optional<Error> m_failure;
};

} // namespace studio::api

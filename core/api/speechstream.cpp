// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/speechstream.h"

#include "core/api/types/json.h"

using namespace Qt::StringLiterals;

namespace studio::api {

SpeechStream::SpeechStream(net::ResponseStream *response, Body body, QObject *parent)
    : QObject(parent), m_response(response), m_body(body)
{
    connect(response, &net::ResponseStream::started, this,
            [this](int, const net::HeaderList &headers) { takeHeaders(headers); });
    connect(response, &net::ResponseStream::chunkReady, this, &SpeechStream::takeBytes);
    connect(response, &net::ResponseStream::uploaded, this, &SpeechStream::uploaded);
    connect(response, &net::ResponseStream::quiet, this, &SpeechStream::quiet);
    connect(response, &net::ResponseStream::retrying, this, &SpeechStream::retrying);
    connect(response, &net::ResponseStream::ended, this, &SpeechStream::finish);
}

SpeechStream::SpeechStream(const Error &failure, QObject *parent) : QObject(parent), m_failure(failure)
{
    QMetaObject::invokeMethod(
        this, [this] { finish({}); }, Qt::QueuedConnection);
}

void SpeechStream::cancel()
{
    if (m_response)
        m_response->cancel();
}

void SpeechStream::takeHeaders(const net::HeaderList &headers)
{
    emit receiptReady(receiptFrom(headers));
}

void SpeechStream::takeBytes(const QByteArray &bytes)
{
    if (m_failure)
        return;
    if (m_body == Body::Audio) {
        m_audioBytes += bytes.size();
        emit chunkReady(bytes);
        return;
    }
    deliver(m_parser.push(bytes));
}

void SpeechStream::deliver(const Result<QList<TimedChunk>> &chunks)
{
    if (!chunks) {
        giveUp(chunks.error());
        return;
    }
    for (const TimedChunk &chunk : *chunks) {
        if (!chunk.audio.isEmpty()) {
            m_audioBytes += chunk.audio.size();
            emit chunkReady(chunk.audio);
        }
        if (!chunk.alignment.characters.empty())
            emit alignmentReady(chunk.alignment);
    }
    if (m_parser.failure() && !m_failure)
        giveUp(*m_parser.failure());
}

void SpeechStream::giveUp(Error error)
{
    m_failure = std::move(error);
    if (m_response)
        m_response->cancel();
}

void SpeechStream::finish(const Result<void> &outcome)
{
    Result<void> end = outcome;
    if (outcome && m_body == Body::TimedLines && !m_failure)
        deliver(m_parser.finish());
    if (m_failure) {
        end = Unexpected(*m_failure);
    } else if (end && m_audioBytes == 0) {
        end = Unexpected(json::unexpected({}, u"answer without audio"_s));
    }
    emit ended(end);
    deleteLater();
}

} // namespace studio::api

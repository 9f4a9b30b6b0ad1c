// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/transcription.h"
#include "core/net/transport.h"

#include <QPointer>

#include <chrono>

namespace studio::api {

/// A transcription under way. Progress is that of the upload.
class TranscriptionCall final : public JobOf<TranscriptionAnswer> {
    Q_OBJECT
public:
    TranscriptionCall(net::Transport &transport, const net::Request &request);

signals:
    /// The service has not said anything for so long; the request goes on.
    void quiet(std::chrono::seconds silence);
    void retrying(const studio::Error &reason, std::chrono::milliseconds wait);

protected:
    void abortWork() override;

private:
    void take(const Result<void> &outcome);

    QPointer<net::ResponseStream> m_stream;
    net::HeaderList m_headers;
    QByteArray m_body;
};

/// A sound on disk and what is said in it.
struct AlignmentRequest {
    QString path{};
    QString fileName{};
    QByteArray mimeType{"audio/wav"};
    QString text{}; ///< The service takes 675,000 characters.
};

/// POST /v1/speech-to-text (paid) and what the service keeps of it. Keeps no state; the transport must
/// outlive its jobs.
class TranscriptionApi final {
public:
    TranscriptionApi(net::Transport &transport, Dialect dialect);

    /// The file is read while it is sent: memory does not depend on its size. Its failures are the job's.
    JobOf<TranscriptionAnswer> *transcribe(const TranscriptionRequest &request);
    /// POST /v1/forced-alignment (paid): when the words of a known text are heard. The answer is JSON with
    /// "words", as that of a transcription.
    JobOf<TranscriptionAnswer> *align(const AlignmentRequest &request);
    /// GET …/transcripts/{id}: free.
    JobOf<TranscriptionAnswer> *byId(const QString &transcriptionId);
    JobOf<bool> *remove(const QString &transcriptionId);

    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

/// Reads an answer: Protocol when it holds no transcript (an answer that says “later” counts as none).
Result<TranscriptionAnswer> transcriptionFrom(const QByteArray &body, const net::HeaderList &headers);

} // namespace studio::api

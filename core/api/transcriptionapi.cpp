// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/transcriptionapi.h"

#include "core/api/call.h"
#include "core/net/formbody.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

// Ten hours are some 100,000 words of about 250 bytes with their times.
constexpr qint64 kMaxTranscriptBytes = 256 * 1024 * 1024;

} // namespace

TranscriptionCall::TranscriptionCall(net::Transport &transport, const net::Request &request)
    : JobOf<TranscriptionAnswer>(&transport), m_stream(transport.open(request))
{
    connect(m_stream, &net::ResponseStream::uploaded, this, &Job::progressed);
    connect(m_stream, &net::ResponseStream::quiet, this, &TranscriptionCall::quiet);
    connect(m_stream, &net::ResponseStream::retrying, this, &TranscriptionCall::retrying);
    connect(m_stream, &net::ResponseStream::started, this, [this](int, const net::HeaderList &headers) {
        m_headers = headers;
        m_body.clear();
    });
    connect(m_stream, &net::ResponseStream::chunkReady, this,
            [this](const QByteArray &chunk) { m_body += chunk; });
    connect(m_stream, &net::ResponseStream::ended, this, &TranscriptionCall::take);
}

void TranscriptionCall::take(const Result<void> &outcome)
{
    if (!outcome)
        finish(Unexpected(outcome.error()));
    else
        finish(transcriptionFrom(m_body, m_headers));
}

void TranscriptionCall::abortWork()
{
    if (m_stream)
        m_stream->cancel();
}

TranscriptionApi::TranscriptionApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<TranscriptionAnswer> *TranscriptionApi::transcribe(const TranscriptionRequest &request)
{
    const auto form = formOf(request);
    if (!form)
        return readyJob<TranscriptionAnswer>(Unexpected(form.error()), &m_transport);
    QUrlQuery query;
    if (!request.serviceLogging)
        query.addQueryItem(u"enable_logging"_s, u"false"_s);
    net::Request sent = m_dialect.request("POST", u"/v1/speech-to-text"_s, query);
    form->applyTo(sent);
    sent.requestClass = net::RequestClass::Paid;
    sent.lane = net::Lane::Transfer;
    sent.maxBodyBytes = kMaxTranscriptBytes;
    return new TranscriptionCall(m_transport, sent);
}

JobOf<TranscriptionAnswer> *TranscriptionApi::align(const AlignmentRequest &request)
{
    net::FormBody form;
    if (const auto added = form.addFile("file", request.path, request.fileName, request.mimeType); !added)
        return readyJob<TranscriptionAnswer>(Unexpected(added.error()), &m_transport);
    form.addField("text", request.text);
    net::Request sent = m_dialect.request("POST", u"/v1/forced-alignment"_s);
    form.applyTo(sent);
    sent.requestClass = net::RequestClass::Paid;
    sent.lane = net::Lane::Transfer;
    sent.maxBodyBytes = kMaxTranscriptBytes;
    return new TranscriptionCall(m_transport, sent);
}

JobOf<TranscriptionAnswer> *TranscriptionApi::byId(const QString &transcriptionId)
{
    net::Request request =
        m_dialect.request("GET", u"/v1/speech-to-text/transcripts/"_s + Dialect::segment(transcriptionId));
    request.maxBodyBytes = kMaxTranscriptBytes;
    return call<TranscriptionAnswer>(m_transport, request, [](const net::Response &answer) {
        return transcriptionFrom(answer.body, answer.headers);
    });
}

JobOf<bool> *TranscriptionApi::remove(const QString &transcriptionId)
{
    net::Request request =
        m_dialect.request("DELETE", u"/v1/speech-to-text/transcripts/"_s + Dialect::segment(transcriptionId));
    request.requestClass = net::RequestClass::Change;
    return call<bool>(m_transport, request, [](const net::Response &) -> Result<bool> { return true; });
}

Result<TranscriptionAnswer> transcriptionFrom(const QByteArray &body, const net::HeaderList &headers)
{
    const auto object = json::object(body);
    if (!object)
        return fail(object.error());
    const QJsonObject edited = object->value(u"text").isString() || object->value(u"words").isArray()
            || object->value(u"transcripts").isArray()
        ? *object
        : object->value(u"transcript").toObject();
    if (edited.isEmpty())
        return fail(json::unexpected(body, u"an answer without a transcript"_s));
    TranscriptionAnswer answer;
    answer.json = body;
    answer.transcriptionId = json::string(*object, u"transcription_id").left(200);
    answer.receipt = receiptFrom(headers);
    return answer;
}

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/speechapi.h"

#include "core/api/call.h"

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

// 40,000 characters at 48 kHz are about 250 MB of PCM; in base64 a third more.
constexpr qint64 kMaxSpeechBytes = 512 * 1024 * 1024;

} // namespace

SpeechApi::SpeechApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

net::Request SpeechApi::request(const SpeechRequest &speech, const QString &suffix) const
{
    const QString path = u"/v1/text-to-speech/"_s + Dialect::segment(speech.voice.value()) + suffix;
    net::Request request = m_dialect.jsonRequest("POST", path, bodyOf(speech), queryOf(speech));
    request.requestClass = net::RequestClass::Paid;
    request.lane = net::Lane::Transfer;
    request.maxBodyBytes = kMaxSpeechBytes;
    return request;
}

JobOf<SpeechAudio> *SpeechApi::convert(const SpeechRequest &speech)
{
    return call<SpeechAudio>(m_transport, request(speech, {}),
                             [](const net::Response &answer) -> Result<SpeechAudio> {
                                 if (answer.body.isEmpty())
                                     return fail(json::unexpected(answer.body, u"answer without audio"_s));
                                 return SpeechAudio{answer.body, {}, receiptFrom(answer.headers)};
                             });
}

JobOf<SpeechAudio> *SpeechApi::convertWithTimestamps(const SpeechRequest &speech)
{
    return call<SpeechAudio>(m_transport, request(speech, u"/with-timestamps"_s),
                             [](const net::Response &answer) -> Result<SpeechAudio> {
                                 const auto body = json::object(answer.body);
                                 if (!body)
                                     return fail(body.error());
                                 auto chunk = timedChunkFromJson(*body, answer.body);
                                 if (!chunk)
                                     return fail(chunk.error());
                                 if (chunk->audio.isEmpty())
                                     return fail(json::unexpected(answer.body, u"answer without audio"_s));
                                 return SpeechAudio{std::move(chunk->audio), std::move(chunk->alignment),
                                                    receiptFrom(answer.headers)};
                             });
}

SpeechStream *SpeechApi::stream(const SpeechRequest &speech)
{
    return new SpeechStream(m_transport.open(request(speech, u"/stream"_s)), SpeechStream::Body::Audio,
                            &m_transport);
}

SpeechStream *SpeechApi::streamWithTimestamps(const SpeechRequest &speech)
{
    return new SpeechStream(m_transport.open(request(speech, u"/stream/with-timestamps"_s)),
                            SpeechStream::Body::TimedLines, &m_transport);
}

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/changerapi.h"

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qint64 kMaxChangedBytes = 512 * 1024 * 1024;

} // namespace

ChangerApi::ChangerApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

SpeechStream *ChangerApi::send(const QString &path, const QUrlQuery &query, const Result<net::FormBody> &form)
{
    if (!form)
        return new SpeechStream(form.error(), &m_transport);
    net::Request request = m_dialect.request("POST", path, query);
    form->applyTo(request);
    request.requestClass = net::RequestClass::Paid;
    request.lane = net::Lane::Transfer;
    request.maxBodyBytes = kMaxChangedBytes;
    return new SpeechStream(m_transport.open(request), SpeechStream::Body::Audio, &m_transport);
}

SpeechStream *ChangerApi::convert(const ConversionCall &call)
{
    const bool streams = !call.outputFormat.startsWith("wav_"_L1);
    return send(u"/v1/speech-to-speech/"_s + Dialect::segment(call.voice.value())
                    + (streams ? u"/stream"_s : QString()),
                queryOf(call), formOf(call));
}

SpeechStream *ChangerApi::isolate(const SoundUpload &sound)
{
    net::FormBody form;
    const auto added = form.addFile("audio", sound.path, sound.fileName, sound.mimeType);
    return send(u"/v1/audio-isolation/stream"_s, {},
                added ? Result<net::FormBody>(form) : Result<net::FormBody>(Unexpected(added.error())));
}

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/fakeservice.h"

#include "core/audio/encoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace studio::tests {

void FakeStream::cancel()
{
    end(Unexpected(Error::cancelled()));
}

void FakeStream::sendAudio(const QByteArray &audio, const QString &text)
{
    if (!std::exchange(m_started, true))
        emit started(200, {{"request-id", "req-1"}, {"character-cost", "9"}});
    QJsonArray characters;
    QJsonArray starts;
    QJsonArray ends;
    for (qsizetype i = 0; i < text.size(); ++i) {
        characters.append(QString(text.at(i)));
        starts.append(double(i) * 0.05);
        ends.append(double(i + 1) * 0.05);
    }
    const QJsonObject alignment{{u"characters"_s, characters},
                                {u"character_start_times_seconds"_s, starts},
                                {u"character_end_times_seconds"_s, ends}};
    const QJsonObject line{{u"audio_base64"_s, QString::fromLatin1(audio.toBase64())},
                           {u"alignment"_s, text.isEmpty() ? QJsonValue() : QJsonValue(alignment)}};
    emit chunkReady(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

void FakeStream::sendSound(const QByteArray &audio)
{
    if (!std::exchange(m_started, true))
        emit started(200, {{"request-id", "req-1"}, {"character-cost", "9"}, {"content-type", "audio/mpeg"}});
    emit chunkReady(audio);
}

void FakeStream::end(const Result<void> &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    QTimer::singleShot(0, this, [this, outcome] {
        emit ended(outcome);
        deleteLater();
    });
}

FakeService::FakeService()
{
    subscription = {{u"tier"_s, u"creator"_s},
                    {u"character_count"_s, 11760},
                    {u"character_limit"_s, 30000},
                    {u"status"_s, u"active"_s}};
    models = R"([{"model_id":"eleven_multilingual_v2","name":"Eleven Multilingual v2",
        "can_do_text_to_speech":true,"can_use_style":true,"can_use_speaker_boost":true,
        "max_characters_request_free_user":2500,"max_characters_request_subscribed_user":5000,
        "model_rates":{"character_cost_multiplier":1.0},"languages":[{"language_id":"en","name":"English"}]},
        {"model_id":"eleven_flash_v2_5","name":"Eleven Flash v2.5","can_do_text_to_speech":true,
        "max_characters_request_free_user":40000,"max_characters_request_subscribed_user":40000,
        "model_rates":{"character_cost_multiplier":0.5},
        "languages":[{"language_id":"en","name":"English"},{"language_id":"de","name":"German"}]}])";
    voices = R"({"voices":[{"voice_id":"v-odin","name":"Odin","category":"premade",
        "labels":{"accent":"British","gender":"male"}},
        {"voice_id":"v-aria","name":"Aria","category":"premade",
        "labels":{"accent":"American","gender":"female","descriptive":"warm","use_case":"narration"}}],
        "has_more":false})";
}

JobOf<net::Response> *FakeService::send(const net::Request &request)
{
    const QString path = request.url.path();
    net::Response answer;
    answer.status = 200;
    if (refusal)
        return readyJob<net::Response>(Unexpected(*refusal));
    if (path.endsWith("/subscription"_L1))
        answer.body = QJsonDocument(subscription).toJson();
    else if (path.endsWith("/models"_L1))
        answer.body = models;
    else if (path.endsWith("/pronunciation-dictionaries"_L1) && !dictionaries.isEmpty())
        answer.body = dictionaries;
    else if (path.endsWith("/voices"_L1))
        answer.body = voices;
    else
        return readyJob<net::Response>(fail(ErrorKind::NotFound, u"No such thing."_s));
    return readyJob<net::Response>(answer);
}

net::ResponseStream *FakeService::open(const net::Request &request)
{
    ++speechRequests;
    lastBody = request.body;
    lastPath = request.url.path();
    auto *stream = new FakeStream(this);
    lastStream = stream;
    if (!audio.isEmpty()) {
        const QString path = request.url.path();
        const bool plain = path.contains("speech-to-speech"_L1) || path.contains("audio-isolation"_L1);
        QTimer::singleShot(0, stream, [this, stream, plain] {
            if (plain)
                stream->sendSound(audio);
            else
                stream->sendAudio(audio, u"Hello there."_s);
            stream->end();
        });
    }
    return stream;
}

JobOf<account::Backend> *FakeService::open(const profiles::Profile &profile)
{
    return readyJob<account::Backend>(backendOf(profile, Secret("stored-key-0123")));
}

JobOf<account::Backend> *FakeService::openWithKey(const profiles::Profile &profile, const Secret &key)
{
    keysTried.append(key.reveal());
    return readyJob<account::Backend>(backendOf(profile, key));
}

account::Backend FakeService::backendOf(const profiles::Profile &profile, const Secret &key)
{
    const QUrl base(u"https://service.invalid"_s);
    account::Backend backend;
    backend.transport = this;
    if (profile.dialect == profiles::DialectKind::Sandbox)
        backend.dialect = api::Dialect::sandbox(base, key);
    else
        backend.dialect = api::Dialect::elevenLabs(base, {}, key);
    return backend;
}

QByteArray toneMp3(double seconds)
{
    std::vector<std::int16_t> samples(size_t(seconds * 44100));
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = std::int16_t(8000 * std::sin(2 * std::numbers::pi * 440 * double(i) / 44100));
    audio::ExportFormat format;
    format.codec = audio::Codec::Mp3;
    format.sampleRateHz = 44100;
    format.bitrateKbps = 128;
    return audio::encodeAll(format, {44100, 1}, samples).value_or(QByteArray());
}

} // namespace studio::tests

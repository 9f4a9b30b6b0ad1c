// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversionrequest.h"

#include "core/api/changerapi.h"
#include "core/api/types/json.h"
#include "core/queue/requestkey.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::changer {

namespace {

constexpr double kCreditsAMinute = 1000;

api::ConversionCall callOf(const ConversionRequest &request)
{
    api::ConversionCall call;
    call.voice = request.voice;
    call.model = request.model;
    call.settings = request.settings;
    call.support = request.support;
    call.outputFormat = request.outputFormat;
    call.seed = request.seed;
    call.removeNoise = request.removeNoise;
    return call;
}

queue::RequestInputs requestInputs(const ConversionRequest &request, const QByteArray &hash)
{
    queue::RequestInputs made;
    made.host = request.host;
    made.extra.insert(u"audio_sha256", QString::fromLatin1(hash.toHex()));
    if (request.work == Work::Isolate) {
        made.service = u"isolation"_s;
        made.outputFormat = api::kIsolationFormat;
        return made;
    }
    made.service = u"changer"_s;
    made.voice = request.voice;
    made.model = request.model;
    made.settings = api::settingsOf(callOf(request));
    made.outputFormat = request.outputFormat;
    if (request.seed)
        made.seed = static_cast<qint64>(*request.seed);
    made.extra.insert(u"remove_background_noise", request.removeNoise);
    return made;
}

QJsonObject importJson(const media::ImportOptions &import)
{
    return {{u"stream"_s, import.stream},
            {u"channel"_s, import.channel},
            {u"from"_s, import.fromSeconds},
            {u"to"_s, import.toSeconds},
            {u"suppress_noise"_s, import.suppressNoise}};
}

/// A number from outside as one of at most so much either way.
double bounded(const QJsonObject &json, QStringView key, double standard, double least, double most)
{
    const double value = api::json::number(json, key, standard);
    return std::isfinite(value) ? std::clamp(value, least, most) : standard;
}

media::ImportOptions importFromJson(const QJsonObject &json)
{
    constexpr double kMostSeconds = 1e6;
    media::ImportOptions import;
    import.stream = int(bounded(json, u"stream", -1, -1, 1000));
    import.channel = int(bounded(json, u"channel", -1, -1, 1000));
    import.fromSeconds = bounded(json, u"from", 0, 0, kMostSeconds);
    import.toSeconds = bounded(json, u"to", -1, -1, kMostSeconds);
    import.suppressNoise = json.value(u"suppress_noise").toBool();
    return import;
}

} // namespace

QString ConversionRequest::shownName() const
{
    return name.isEmpty() ? QFileInfo(input).fileName() : name;
}

qint64 estimatedCredits(double seconds, double rate)
{
    if (!std::isfinite(seconds) || seconds <= 0)
        return 0;
    const double factor = std::isfinite(rate) && rate > 0 ? rate : 1.0;
    // A hair less, so that rounding of the length never makes a minute cost 1,001.
    return qint64(std::ceil(std::min(seconds / 60 * kCreditsAMinute * factor, 1e12) - 1e-6));
}

QJsonObject toJson(const ConversionRequest &request)
{
    QJsonObject json{{u"work"_s, request.work == Work::Isolate ? u"isolate"_s : u"convert"_s},
                     {u"input"_s, request.input},
                     {u"name"_s, request.name},
                     {u"import"_s, importJson(request.import)},
                     {u"voice_id"_s, request.voice.value()},
                     {u"model_id"_s, request.model.value()},
                     {u"settings"_s, api::toJson(request.settings)},
                     {u"remove_noise"_s, request.removeNoise},
                     {u"output_format"_s, request.outputFormat},
                     {u"profile"_s, request.profile.value()},
                     {u"host"_s, request.host},
                     {u"voice_name"_s, request.voiceName},
                     {u"model_name"_s, request.modelName},
                     {u"rate"_s, request.rate},
                     {u"real_money"_s, request.realMoney},
                     {u"document"_s, request.document}};
    const api::SettingSupport &support = request.support;
    json.insert(u"supports",
                QJsonObject{{u"stability"_s, support.stability},
                            {u"similarity_boost"_s, support.similarityBoost},
                            {u"style"_s, support.style},
                            {u"speed"_s, support.speed},
                            {u"speaker_boost"_s, support.speakerBoost}});
    if (request.seed)
        json.insert(u"seed", qint64(*request.seed));
    return json;
}

ConversionRequest conversionFromJson(const QJsonObject &json)
{
    using api::json::boolean;
    using api::json::string;
    ConversionRequest request;
    request.work = string(json, u"work") == "isolate"_L1 ? Work::Isolate : Work::Convert;
    request.input = string(json, u"input");
    request.name = string(json, u"name");
    request.import = importFromJson(json.value(u"import").toObject());
    request.voice = VoiceId(string(json, u"voice_id"));
    request.model = ModelId(string(json, u"model_id"));
    request.settings = api::voiceSettingsFromJson(json.value(u"settings").toObject());
    const QJsonObject supports = json.value(u"supports").toObject();
    request.support = {.stability = boolean(supports, u"stability", true),
                       .similarityBoost = boolean(supports, u"similarity_boost", true),
                       .style = boolean(supports, u"style", true),
                       .speed = boolean(supports, u"speed", true),
                       .speakerBoost = boolean(supports, u"speaker_boost", true)};
    if (json.value(u"seed").isDouble())
        request.seed = quint32(bounded(json, u"seed", 0, 0, 4294967295.0));
    request.removeNoise = boolean(json, u"remove_noise", false);
    request.outputFormat = string(json, u"output_format", request.outputFormat);
    request.profile = ProfileId(string(json, u"profile"));
    request.host = string(json, u"host");
    request.voiceName = string(json, u"voice_name");
    request.modelName = string(json, u"model_name");
    request.rate = bounded(json, u"rate", 1, 0, 1000);
    request.realMoney = boolean(json, u"real_money", true);
    request.document = string(json, u"document", request.document);
    return request;
}

std::optional<ConversionRequest> requestOfTake(const store::Take &take)
{
    const QJsonValue kept = take.inputs.value(u"conversion");
    if (!kept.isObject())
        return std::nullopt;
    return conversionFromJson(kept.toObject());
}

QByteArray requestKeyOf(const ConversionRequest &request, const QByteArray &hash)
{
    return queue::requestKey(requestInputs(request, hash));
}

store::Take describe(const ConversionRequest &request, const QByteArray &hash)
{
    store::Take take;
    take.requestKey = requestKeyOf(request, hash);
    take.profile = request.profile;
    take.document = request.document;
    take.host = request.host;
    take.text = request.shownName();
    take.inputs = requestInputs(request, hash).toJson();
    take.inputs.insert(u"conversion", toJson(request));
    if (request.work == Work::Isolate) {
        take.outputFormat = api::kIsolationFormat;
        return take;
    }
    take.voice = request.voice;
    take.voiceName = request.voiceName;
    take.model = request.model;
    take.outputFormat = request.outputFormat;
    return take;
}

speech::SpeechInputs shownInputs(const ConversionRequest &request)
{
    speech::SpeechInputs inputs;
    inputs.request.text = request.shownName();
    inputs.request.settings = request.settings;
    inputs.request.support = request.support;
    inputs.request.seed = request.seed;
    inputs.profile = request.profile;
    inputs.host = request.host;
    inputs.realMoney = request.realMoney;
    inputs.document = request.document;
    if (request.work == Work::Isolate) {
        inputs.request.outputFormat = api::kIsolationFormat;
        return inputs;
    }
    inputs.request.voice = request.voice;
    inputs.request.model = request.model;
    inputs.request.outputFormat = request.outputFormat;
    inputs.voiceName = request.voiceName;
    inputs.modelName = request.modelName;
    inputs.voiceRate = request.rate;
    return inputs;
}

} // namespace studio::changer

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takedescription.h"

#include "core/api/types/json.h"

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {
// Beside what was sent, which alone makes the request key.
constexpr auto kScript = "script"_L1;
} // namespace

QString scriptOf(const store::Take &take)
{
    return api::json::string(take.inputs, u"script", take.text);
}

store::Take describeInputs(const SpeechInputs &inputs)
{
    store::Take take;
    take.requestKey = requestKeyOf(inputs);
    take.profile = inputs.profile;
    take.document = inputs.document;
    take.host = inputs.host;
    take.voice = inputs.request.voice;
    take.voiceName = inputs.voiceName;
    take.model = inputs.request.model;
    take.text = inputs.request.text;
    take.inputs = soundInputs(inputs);
    if (!inputs.script.isEmpty() && inputs.script != inputs.request.text)
        take.inputs.insert(kScript, inputs.script);
    if (inputs.silentPauses)
        take.inputs.insert("pauses"_L1, u"silence"_s);
    take.outputFormat = inputs.request.outputFormat;
    return take;
}

QJsonObject describeForRecovery(const store::Take &take)
{
    return {
        {u"take"_s, take.id.value()},
        {u"request_key"_s, QString::fromLatin1(take.requestKey.toHex())},
        {u"profile"_s, take.profile.value()},
        {u"document"_s, take.document},
        {u"host"_s, take.host},
        {u"voice"_s, take.voice.value()},
        {u"voice_name"_s, take.voiceName},
        {u"model"_s, take.model.value()},
        {u"text"_s, take.text},
        {u"inputs"_s, take.inputs},
        {u"output_format"_s, take.outputFormat},
        {u"made_at"_s, take.madeAt.toString(Qt::ISODateWithMs)},
        {u"request_id"_s, take.requestId},
        {u"credits"_s, take.credits ? QJsonValue(*take.credits) : QJsonValue()},
    };
}

QJsonObject describeWhole(const store::Take &take)
{
    QJsonObject description = describeForRecovery(take);
    description.insert(u"whole"_s, true);
    return description;
}

bool isDescribedAsWhole(const QJsonObject &description)
{
    return description.value(u"whole"_s).toBool();
}

store::Take takeFromDescription(const QJsonObject &description)
{
    using api::json::string;
    store::Take take;
    take.id = TakeId(string(description, u"take"));
    take.requestKey = QByteArray::fromHex(string(description, u"request_key").toLatin1());
    take.profile = ProfileId(string(description, u"profile"));
    take.document = string(description, u"document");
    take.host = string(description, u"host");
    take.voice = VoiceId(string(description, u"voice"));
    take.voiceName = string(description, u"voice_name");
    take.model = ModelId(string(description, u"model"));
    take.text = string(description, u"text");
    take.inputs = description.value(u"inputs").toObject();
    take.outputFormat = string(description, u"output_format");
    take.madeAt = QDateTime::fromString(string(description, u"made_at"), Qt::ISODateWithMs);
    take.requestId = string(description, u"request_id");
    if (description.value(u"credits").isDouble())
        take.credits = description.value(u"credits").toInteger();
    return take;
}

} // namespace studio::speech

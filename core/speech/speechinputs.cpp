// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/speechinputs.h"

#include "core/queue/estimate.h"
#include "core/queue/requestkey.h"
#include "core/text/tags.h"

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

// English speech at speed 1, measured over prose: 14 to 17 characters a second.
constexpr double kCharactersPerSecond = 15.5;

queue::RequestInputs requestInputs(const SpeechInputs &inputs)
{
    const api::SpeechRequest &request = inputs.request;
    queue::RequestInputs made;
    made.service = u"speech"_s;
    made.host = inputs.host;
    made.voice = request.voice;
    made.model = request.model;
    made.text = request.text;
    made.settings = api::toJson(request.settings, request.support);
    made.outputFormat = request.outputFormat;
    if (request.seed)
        made.seed = static_cast<qint64>(*request.seed);
    made.language = request.languageCode;
    for (const api::DictionaryLocator &locator : request.dictionaries)
        made.dictionaries.append({locator.id, locator.versionId});
    made.previousText = request.previousText;
    made.nextText = request.nextText;
    if (!request.textNormalization.isEmpty())
        made.extra.insert(u"apply_text_normalization", request.textNormalization);
    return made;
}

} // namespace

QJsonObject soundInputs(const SpeechInputs &inputs)
{
    return requestInputs(inputs).toJson();
}

QByteArray requestKeyOf(const SpeechInputs &inputs)
{
    return queue::requestKey(requestInputs(inputs));
}

qint64 billedCharactersOf(const SpeechInputs &inputs)
{
    return text::billedCharacters(inputs.request.text);
}

qint64 estimatedCredits(const SpeechInputs &inputs)
{
    return queue::estimateCredits(billedCharactersOf(inputs), inputs.modelRate, inputs.voiceRate);
}

double estimatedSeconds(const SpeechInputs &inputs)
{
    double pauses = 0;
    for (const text::Tag &tag : text::findTags(inputs.request.text))
        pauses += tag.seconds;
    const double speed = inputs.request.support.speed ? inputs.request.settings.speed : 1.0;
    const qsizetype spoken = text::billedCharacters(text::withoutTags(inputs.request.text));
    return static_cast<double>(spoken) / (kCharactersPerSecond * speed) + pauses;
}

} // namespace studio::speech

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/transcriptionoptions.h"

#include "core/transcription/transcriptiontext.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

// The service bills transcription in money: $0.22 an hour of files, $0.39 live. A plan's credits cost about
// $0.22 a thousand, which makes a thousand an hour of files.
constexpr double kCreditsPerHour = 1000;
constexpr double kLiveCreditsPerHour = kCreditsPerHour * 0.39 / 0.22;
constexpr double kKeyTermSurcharge = 1.2;

qint64 creditsFor(double seconds, double perHour)
{
    if (!std::isfinite(seconds) || seconds <= 0)
        return 0;
    return qint64(std::ceil(std::min(seconds, 1e7) / 3600.0 * perHour - 1e-9));
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (const QString text = item.toString().trimmed(); !text.isEmpty())
            list.append(text);
    }
    return list;
}

Error refusal(const QString &message, const QString &field)
{
    Error error = Error::make(ErrorKind::Validation, message);
    error.field = field;
    return error;
}

} // namespace

QString engineName(Engine engine)
{
    switch (engine) {
    case Engine::Service:
        return u"service"_s;
    case Engine::PocketSphinx:
        return u"pocketsphinx"_s;
    case Engine::Vosk:
        break;
    }
    return u"vosk"_s;
}

QJsonObject toJson(const TranscriptionOptions &options)
{
    QJsonObject json{{u"engine"_s, engineName(options.engine)}};
    if (options.isLocal()) {
        if (!options.voskModel.isEmpty())
            json.insert(u"vosk_model"_s, options.voskModel);
    } else {
        json.insert(u"model_id"_s, options.model.value());
        json.insert(u"tell_speakers"_s, options.tellSpeakers);
        if (options.speakers)
            json.insert(u"speakers"_s, *options.speakers);
        json.insert(u"tag_sounds"_s, options.tagSounds);
        json.insert(u"verbatim"_s, options.verbatim);
        if (!options.keyTerms.isEmpty())
            json.insert(u"key_terms"_s, QJsonArray::fromStringList(options.keyTerms));
        if (!options.entities.isEmpty())
            json.insert(u"entities"_s, QJsonArray::fromStringList(options.entities));
        if (!options.redact.isEmpty()) {
            json.insert(u"redact"_s, QJsonArray::fromStringList(options.redact));
            json.insert(u"redaction"_s, options.redaction);
        }
    }
    if (!options.language.isEmpty())
        json.insert(u"language"_s, options.language);
    if (options.channelsApart)
        json.insert(u"channels_apart"_s, true);
    if (options.stream >= 0)
        json.insert(u"stream"_s, options.stream);
    if (options.channel >= 0)
        json.insert(u"channel"_s, options.channel);
    if (options.fromSeconds > 0)
        json.insert(u"from"_s, options.fromSeconds);
    if (options.toSeconds >= 0)
        json.insert(u"to"_s, options.toSeconds);
    if (options.suppressNoise)
        json.insert(u"suppress_noise"_s, true);
    return json;
}

TranscriptionOptions optionsFromJson(const QJsonObject &json)
{
    TranscriptionOptions options;
    const QString engine = json.value("engine"_L1).toString();
    for (const Engine known : {Engine::PocketSphinx, Engine::Vosk}) {
        if (engine == engineName(known))
            options.engine = known;
    }
    options.voskModel = json.value("vosk_model"_L1).toString();
    if (const QString model = json.value("model_id"_L1).toString(); !model.isEmpty())
        options.model = ModelId(model);
    options.language = json.value("language"_L1).toString().left(20);
    options.tellSpeakers = json.value("tell_speakers"_L1).toBool(options.tellSpeakers);
    if (const int speakers = json.value("speakers"_L1).toInt(); speakers >= 1 && speakers <= kMostSpeakers)
        options.speakers = speakers;
    options.tagSounds = json.value("tag_sounds"_L1).toBool(options.tagSounds);
    options.channelsApart = json.value("channels_apart"_L1).toBool();
    options.verbatim = json.value("verbatim"_L1).toBool(options.verbatim);
    options.keyTerms = stringsOf(json.value("key_terms"_L1));
    options.entities = stringsOf(json.value("entities"_L1));
    options.redact = stringsOf(json.value("redact"_L1));
    if (const QString mode = json.value("redaction"_L1).toString(); !mode.isEmpty())
        options.redaction = mode;
    options.stream = std::max(-1, json.value("stream"_L1).toInt(-1));
    options.channel = std::max(-1, json.value("channel"_L1).toInt(-1));
    options.fromSeconds = std::max(0.0, json.value("from"_L1).toDouble());
    options.toSeconds = json.value("to"_L1).toDouble(-1);
    options.suppressNoise = json.value("suppress_noise"_L1).toBool();
    return options;
}

std::optional<Error> problemWith(const TranscriptionOptions &options)
{
    if (options.toSeconds >= 0 && options.toSeconds - options.fromSeconds < 0.1)
        return refusal(TranscriptionText::tr("The part to transcribe is shorter than a tenth of a second."),
                       u"to"_s);
    if (options.engine == Engine::PocketSphinx && !options.language.isEmpty()
        && !options.language.startsWith("en"_L1)) {
        Error error =
            refusal(TranscriptionText::tr("The built-in recogniser knows English only."), u"language_code"_s);
        error.nextStep = TranscriptionText::tr("Choose the service, or a Vosk model of that language.");
        return error;
    }
    if (options.isLocal())
        return std::nullopt;
    if (options.speakers && (*options.speakers < 1 || *options.speakers > kMostSpeakers))
        return refusal(TranscriptionText::tr("The service tells 1 to 32 speakers apart."), u"num_speakers"_s);
    if (options.keyTerms.size() > kMostKeyTerms)
        return refusal(TranscriptionText::tr("There are more than 1,000 key terms."), u"keyterms"_s);
    static const QRegularExpression space(u"\\s+"_s);
    for (const QString &term : options.keyTerms) {
        if (term.size() > kMostKeyTermLength)
            return refusal(
                TranscriptionText::tr("The key term “%1…” has 50 characters or more.").arg(term.left(30)),
                u"keyterms"_s);
        if (term.split(space, Qt::SkipEmptyParts).size() > kMostKeyTermWords)
            return refusal(TranscriptionText::tr("The key term “%1” has more than five words.").arg(term),
                           u"keyterms"_s);
    }
    if (!options.redact.isEmpty() && options.entities.isEmpty())
        return refusal(TranscriptionText::tr("What is to be hidden has to be found first."),
                       u"entity_redaction"_s);
    if (options.channelsApart && !options.entities.isEmpty())
        return refusal(
            TranscriptionText::tr("Finding names and numbers does not go together with separate channels."),
            u"entity_detection"_s);
    return std::nullopt;
}

qint64 estimatedCredits(const TranscriptionOptions &options, double seconds, int channels)
{
    if (options.isLocal())
        return 0;
    double length = seconds;
    if (options.toSeconds >= 0)
        length = std::min(length, options.toSeconds);
    length -= std::max(0.0, options.fromSeconds);
    const double rate = kCreditsPerHour * (options.keyTerms.isEmpty() ? 1.0 : kKeyTermSurcharge)
        * (options.channelsApart ? std::max(1, channels) : 1);
    return creditsFor(length, rate);
}

qint64 estimatedLiveCredits(double seconds, bool keyTerms)
{
    return creditsFor(seconds, kLiveCreditsPerHour * (keyTerms ? kKeyTermSurcharge : 1.0));
}

qint64 estimatedAlignmentCredits(double seconds)
{
    return estimatedCredits({}, seconds);
}

int billedMinutes(double seconds)
{
    if (!std::isfinite(seconds) || seconds <= 0)
        return 0;
    return int(std::ceil(std::min(seconds, 1e8) / 60.0 - 1e-9));
}

} // namespace studio::transcription

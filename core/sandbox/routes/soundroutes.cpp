// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/soundroutes.h"

#include "core/sandbox/routes/access.h"

#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

/// `voice_settings` is JSON in a text part.
QJsonObject settingsPart(FieldReader &fields, Validation &validation)
{
    const auto text = fields.string(u"voice_settings"_s);
    if (!text || text->trimmed().isEmpty())
        return {};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text->toUtf8(), &problem);
    const QJsonArray where{u"body"_s, u"voice_settings"_s};
    if (document.isNull()) {
        validation.add(u"json_invalid"_s, where, u"Invalid JSON: "_s + problem.errorString(), *text);
        return {};
    }
    if (document.isObject())
        return readVoiceSettings(document.object(), where, validation);
    if (document.toVariant().isValid())
        validation.add(u"model_attributes_type"_s, where,
                       u"Input should be a valid dictionary or object to extract fields from"_s, *text);
    return {};
}

bool isRaw(FieldReader &fields)
{
    return fields.choice(u"file_format"_s, {u"pcm_s16le_16"_s, u"other"_s}) == u"pcm_s16le_16"_s;
}

} // namespace

SoundRoutes::SoundRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    router.add("POST", "/v1/speech-to-speech/{}", [this](const Call &call) { change(call, false); });
    router.add("POST", "/v1/speech-to-speech/{}/stream", [this](const Call &call) { change(call, true); });
    router.add("POST", "/v1/audio-isolation", [this](const Call &call) { isolate(call, false); });
    router.add("POST", "/v1/audio-isolation/stream", [this](const Call &call) { isolate(call, true); });
    router.add("GET", "/v1/audio-isolation/history", [this](const Call &call) { listIsolations(call); });
    router.add("DELETE", "/v1/audio-isolation/history/{}",
               [this](const Call &call) { removeIsolation(call); });
}

void SoundRoutes::change(const Call &call, bool stream)
{
    const auto form = formOf(call);
    if (!form)
        return;
    Validation validation;
    SpeechInput input;
    input.fromSound = true;
    input.model = u"eleven_english_sts_v2"_s;
    FieldReader query(call.request(), validation);
    input.logging = query.boolean(u"enable_logging"_s).value_or(true);
    query.integer(u"optimize_streaming_latency"_s);
    input.format = query.choice(u"output_format"_s, outputFormatNames(!stream)).value_or(input.format);
    SoundOrder order;
    order.upload.part = soundPart(*form, u"audio"_s, validation);
    FieldReader fields(formFields(*form), {u"body"_s}, validation);
    input.model = fields.string(u"model_id"_s).value_or(input.model);
    input.settings = settingsPart(fields, validation);
    if (const auto seed = fields.integer(u"seed"_s, 0, 4294967295))
        input.seed = quint32(*seed);
    order.removeNoise = fields.boolean(u"remove_background_noise"_s).value_or(false);
    order.upload.isRaw = isRaw(fields);
    order.changeVoice = true;
    order.stream = stream;
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    if (const auto refusal = checkOrder(m_state, call.arguments.value(0), input, &order.speech)) {
        call.error(*refusal);
        return;
    }
    begin(call, order);
}

void SoundRoutes::isolate(const Call &call, bool stream)
{
    const auto form = formOf(call);
    if (!form)
        return;
    Validation validation;
    SoundOrder order;
    order.upload.part = soundPart(*form, u"audio"_s, validation);
    FieldReader fields(formFields(*form), {u"body"_s}, validation);
    order.upload.isRaw = isRaw(fields);
    fields.string(u"preview_b64"_s);
    order.removeNoise = true;
    order.stream = stream;
    order.speech.format = *outputFormat(u"mp3_44100_128"_s);
    order.speech.model = *modelById(u"eleven_english_sts_v2"_s); // shares its places
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (admit(call, m_state))
        begin(call, order);
}

void SoundRoutes::listIsolations(const Call &call)
{
    Validation validation;
    FieldReader query(call.request(), validation);
    const qint64 size = query.integer(u"page_size"_s, 1, 1000).value_or(100);
    const qint64 page = query.integer(u"page"_s, 1).value_or(1);
    const QString search = query.string(u"search"_s).value_or(QString());
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    QJsonArray items;
    qint64 found = 0;
    for (const QJsonObject &item : std::as_const(m_state.isolations)) {
        if (!item.value("title"_L1).toString().contains(search, Qt::CaseInsensitive))
            continue;
        if (found / size == page - 1)
            items.append(item);
        ++found;
    }
    call.json(QJsonObject{{u"items"_s, items}, {u"has_more"_s, (found - 1) / size >= page}});
}

void SoundRoutes::removeIsolation(const Call &call)
{
    if (!admit(call, m_state))
        return;
    const QString id = call.arguments.value(0);
    const auto gone = m_state.isolations.removeIf(
        [&id](const QJsonObject &item) { return item.value("id"_L1).toString() == id; });
    if (gone > 0)
        call.exchange->respond(204, {}, {});
    else
        call.error(errors::historyItemNotFound(id));
}

void SoundRoutes::begin(const Call &call, const SoundOrder &order)
{
    Account &account = m_state.account;
    const auto ticket = account.enter(order.speech.model);
    if (!ticket) {
        const int most = account.maximumInFlight(order.speech.model);
        const HttpHeaders headers{
            {"current-concurrent-requests", QByteArray::number(account.inFlight(order.speech.model))},
            {"maximum-concurrent-requests", QByteArray::number(most)}};
        QTimer::singleShot(50ms, call.exchange.data(),
                           [call, headers, most] { call.error(errors::tooManyAtOnce(most), headers); });
        return;
    }
    (new SoundAnswer(m_state, call, order, *ticket, this))->start();
}

} // namespace studio::sandbox

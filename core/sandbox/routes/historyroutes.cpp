// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/historyroutes.h"

#include "core/audio/streamdecoder.h"
#include "core/sandbox/catalog/outputformats.h"
#include "core/sandbox/routes/access.h"
#include "core/sandbox/routes/zipfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

QString suffixOf(const HistoryItem &item)
{
    const auto format = outputFormat(item.outputFormat);
    return format ? audio::fileSuffix(format->stream.codec) : u"bin"_s;
}

QByteArray asWav(const HistoryItem &item)
{
    const auto format = outputFormat(item.outputFormat);
    if (!format || format->isWav())
        return item.audio;
    QByteArray pcm;
    int rate = format->stream.sampleRateHz;
    const auto collect = [&pcm, &rate](std::span<const std::int16_t> samples, audio::PcmSpec spec) {
        rate = spec.sampleRateHz;
        for (std::size_t i = 0; i < samples.size(); i += std::size_t(std::max(1, spec.channels)))
            pcm.append(reinterpret_cast<const char *>(&samples[i]), 2);
    };
    const auto decoder = audio::StreamDecoder::create(format->stream);
    if (decoder) {
        (void)decoder->push(item.audio, collect);
        (void)decoder->finish(collect);
    }
    return wavFile(pcm, rate);
}

} // namespace

HistoryRoutes::HistoryRoutes(ServiceState &state, Router &router) : m_state(state)
{
    router.add("GET", "/v1/history", [this](const Call &call) { list(call); });
    router.add("POST", "/v1/history/download", [this](const Call &call) { download(call); });
    router.add("GET", "/v1/history/{}", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        if (const HistoryItem *item = itemOr404(call, call.arguments.value(0)))
            call.json(historyJson(*item, true));
    });
    router.add("DELETE", "/v1/history/{}", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        if (const HistoryItem *item = itemOr404(call, call.arguments.value(0))) {
            m_state.history.remove(QString(item->id));
            call.ok();
        }
    });
    router.add("GET", "/v1/history/{}/audio", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        if (const HistoryItem *item = itemOr404(call, call.arguments.value(0)))
            call.exchange->respond(200, {{"content-type", item->contentType}}, item->audio);
    });
}

const HistoryItem *HistoryRoutes::itemOr404(const Call &call, const QString &id) const
{
    const HistoryItem *item = m_state.history.find(id);
    if (!item)
        call.error(errors::historyItemNotFound(id));
    return item;
}

void HistoryRoutes::list(const Call &call) const
{
    Validation validation;
    const HttpRequest &request = call.request();
    FieldReader query(request, validation);
    const qsizetype pageSize = qsizetype(query.integer(u"page_size"_s, 1, 1000).value_or(100));
    const auto before = query.integer(u"date_before_unix"_s);
    const auto after = query.integer(u"date_after_unix"_s);
    const QString source = query.choice(u"source"_s, {u"TTS"_s, u"STS"_s, u"Flows"_s}).value_or(QString());
    const bool descending =
        query.choice(u"sort_direction"_s, {u"asc"_s, u"desc"_s}).value_or(u"desc"_s) == u"desc"_s;
    const QString model = request.queryValue(u"model_id"_s);
    if (!model.isEmpty() && source.isEmpty())
        validation.add(u"missing"_s, {u"query"_s, u"source"_s}, u"Field required"_s);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const QString voice = request.queryValue(u"voice_id"_s);
    const QString search = request.queryValue(u"search"_s);
    QList<const HistoryItem *> found;
    for (const HistoryItem &item : m_state.history.items()) {
        const bool wanted = (voice.isEmpty() || item.voiceId == voice)
            && (model.isEmpty() || item.model == model) && (source.isEmpty() || source == item.source)
            && (!before || item.dateUnix < *before) && (!after || item.dateUnix >= *after)
            && (search.isEmpty() || item.text.contains(search, Qt::CaseInsensitive)
                || item.voiceName.contains(search, Qt::CaseInsensitive));
        if (wanted)
            found.append(&item);
    }
    if (descending)
        std::reverse(found.begin(), found.end());
    qsizetype at = 0;
    const QString start = request.queryValue(u"start_after_history_item_id"_s);
    if (!start.isEmpty()) {
        const auto place = std::find_if(found.begin(), found.end(),
                                        [&start](const HistoryItem *item) { return item->id == start; });
        at = place == found.end() ? found.size() : std::distance(found.begin(), place) + 1;
    }
    const qsizetype end = std::min(at + pageSize, found.size());
    QJsonArray list;
    for (qsizetype i = at; i < end; ++i)
        list.append(historyJson(*found[i], false));
    const bool any = end > at;
    call.json(QJsonObject{{u"history"_s, list},
                          {u"last_history_item_id"_s, any ? QJsonValue(found[end - 1]->id) : QJsonValue()},
                          {u"has_more"_s, end < found.size()},
                          {u"scanned_until"_s, any ? QJsonValue(found[end - 1]->dateUnix) : QJsonValue()}});
}

void HistoryRoutes::download(const Call &call) const
{
    Validation validation;
    QStringList ids;
    QString format;
    if (const auto body = readBody(call.request(), validation)) {
        FieldReader fields(*body, {u"body"_s}, validation);
        const QJsonArray list = fields.array(u"history_item_ids"_s, 1000, true).value_or(QJsonArray());
        for (const QJsonValue &id : list)
            ids.append(id.toString());
        format = fields.string(u"output_format"_s).value_or(QString());
    }
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    const auto refuse = [&call](const QString &code, const QString &message) {
        call.json(QJsonObject{{u"error"_s, code}, {u"message"_s, message}}, 400);
    };
    if (!format.isEmpty() && format != u"wav"_s && format != u"default"_s) {
        refuse(u"invalid_output_format"_s, u"output_format must be wav or none"_s);
        return;
    }
    if (ids.isEmpty()) {
        refuse(u"no_history_items"_s, u"No history items provided."_s);
        return;
    }
    const bool wav = format == u"wav"_s;
    ZipFile zip;
    for (const QString &id : std::as_const(ids)) {
        const HistoryItem *item = itemOr404(call, id);
        if (!item)
            return;
        const QByteArray bytes = wav ? asWav(*item) : item->audio;
        if (ids.size() == 1) {
            call.exchange->respond(200, {{"content-type", wav ? "audio/wav" : item->contentType}}, bytes);
            return;
        }
        zip.add(item->id + u'.' + (wav ? u"wav"_s : suffixOf(*item)), bytes);
    }
    call.exchange->respond(200, {{"content-type", "application/zip"}}, zip.finish());
}

} // namespace studio::sandbox

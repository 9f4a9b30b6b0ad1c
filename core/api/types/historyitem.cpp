// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/historyitem.h"

#include "core/api/types/json.h"

namespace studio::api {

HistoryItem historyItemFromJson(const QJsonObject &from)
{
    HistoryItem item;
    item.id = json::string(from, u"history_item_id");
    item.requestId = json::string(from, u"request_id");
    item.voice = VoiceId(json::string(from, u"voice_id"));
    item.voiceName = json::string(from, u"voice_name");
    item.model = ModelId(json::string(from, u"model_id"));
    item.text = json::string(from, u"text");
    const qint64 made = json::integer(from, u"date_unix");
    if (made > 0)
        item.madeAt = QDateTime::fromSecsSinceEpoch(made, Qt::UTC);
    item.credits = qMax<qint64>(0,
                                json::integer(from, u"character_count_change_to")
                                    - json::integer(from, u"character_count_change_from"));
    item.contentType = json::string(from, u"content_type");
    item.source = json::string(from, u"source");
    item.outputFormat = json::string(from, u"output_format");
    item.settings = voiceSettingsFromJson(from.value(u"settings").toObject());
    return item;
}

HistoryPage historyPageFromJson(const QJsonObject &from)
{
    HistoryPage page;
    const QJsonArray items = from.value(u"history").toArray();
    for (const QJsonValue &value : items) {
        HistoryItem item = historyItemFromJson(value.toObject());
        if (!item.id.isEmpty())
            page.items.append(std::move(item));
    }
    page.hasMore = json::boolean(from, u"has_more");
    page.lastId = json::string(from, u"last_history_item_id");
    return page;
}

} // namespace studio::api

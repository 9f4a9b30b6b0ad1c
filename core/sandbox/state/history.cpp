// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/history.h"

#include "core/sandbox/catalog/voicecatalog.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {
constexpr qsizetype kMostItems = 5000;
}

History::History(qint64 maximumAudioBytes) : m_maximum(maximumAudioBytes) { }

void History::add(HistoryItem item)
{
    m_bytes += item.audio.size();
    m_items.append(std::move(item));
    while (m_items.size() > 1 && (m_bytes > m_maximum || m_items.size() > kMostItems)) {
        m_bytes -= m_items.first().audio.size();
        m_items.removeFirst();
    }
}

const HistoryItem *History::find(const QString &id) const
{
    for (const HistoryItem &item : m_items) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

bool History::remove(const QString &id)
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].id == id) {
            m_bytes -= m_items[i].audio.size();
            m_items.removeAt(i);
            return true;
        }
    }
    return false;
}

void History::clear()
{
    m_items.clear();
    m_bytes = 0;
}

QJsonObject historyJson(const HistoryItem &item, bool withAlignment)
{
    QJsonObject json{{u"history_item_id"_s, item.id},
                     {u"request_id"_s, item.requestId},
                     {u"voice_id"_s, item.voiceId},
                     {u"model_id"_s, item.model},
                     {u"voice_name"_s, item.voiceName},
                     {u"voice_category"_s, u"premade"_s},
                     {u"text"_s, item.text},
                     {u"date_unix"_s, item.dateUnix},
                     {u"character_count_change_from"_s, item.creditsBefore},
                     {u"character_count_change_to"_s, item.creditsAfter},
                     {u"content_type"_s, QString::fromLatin1(item.contentType)},
                     {u"state"_s, u"created"_s},
                     {u"settings"_s, settingsJson(item.settings)},
                     {u"share_link_id"_s, QJsonValue::Null},
                     {u"source"_s, item.source},
                     {u"alignments"_s, QJsonValue::Null},
                     {u"dialogue"_s, QJsonValue::Null},
                     {u"output_format"_s, item.outputFormat}};
    if (withAlignment && !item.alignment.isEmpty()) {
        json[u"alignments"_s] = QJsonObject{{u"alignment"_s, text::toJson(item.alignment)},
                                            {u"normalized_alignment"_s, text::toJson(item.normalized)}};
    }
    return json;
}

} // namespace studio::sandbox

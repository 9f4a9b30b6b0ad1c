// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/strongid.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace studio::api {

/// One generation as the service remembers it (SpeechHistoryItemResponseModel).
struct HistoryItem {
    QString id{};
    QString requestId{};
    VoiceId voice{};
    QString voiceName{};
    ModelId model{};
    QString text{};
    QDateTime madeAt{}; ///< UTC
    qint64 credits = 0; ///< From the character counts before and after.
    QString contentType{};
    QString source{}; ///< TTS, STS, …; any value is tolerated.
    QString outputFormat{};
    VoiceSettings settings{};

    bool operator==(const HistoryItem &) const = default;
};

struct HistoryPage {
    QList<HistoryItem> items{};
    bool hasMore = false;
    QString lastId{}; ///< For `startAfter` of the next page.
};

HistoryItem historyItemFromJson(const QJsonObject &from);
HistoryPage historyPageFromJson(const QJsonObject &from);

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::store {

/// One generated sound with its receipt. Its audio is in the vault before the take is in the database.
struct Take {
    TakeId id;
    QByteArray requestKey;
    ProfileId profile;
    QString document; ///< What the take belongs to; numbers count within it. Empty: the speech panel.
    QString host;
    VoiceId voice;
    QString voiceName;
    ModelId model;
    QString text;
    QJsonObject inputs; ///< Everything that was sent.
    QString outputFormat; ///< "mp3_44100_128"
    QDateTime madeAt; ///< UTC, whole milliseconds.
    QString requestId;
    std::optional<qint64> credits; ///< As charged, if the service said so.
    qint64 durationMs = 0;
    QByteArray audioHash; ///< SHA-256, 32 bytes.
    qint64 audioBytes = 0;
    bool complete = true; ///< False: the stream broke off; what came is kept.
    QJsonObject alignment;
    bool starred = false;
    int number = 0; ///< Given by TakeRepository::add(); never given twice.
    QString name{}; ///< The user's own; empty: "Take 3".
    QString note{};
    /// How an edited take was put together: kind, pieces with their source takes and ranges, requests. Empty
    /// for a take that is one request.
    QJsonObject madeOf{};

    bool operator==(const Take &) const = default;
};

/// The document of parts: takes made only to be joined into another one. Lists of takes leave them out.
inline constexpr QLatin1StringView kPartsDocument{"parts"};

/// The ids of the takes an edited one was cut from.
QStringList sourcesOf(const Take &take);

/// A new random id.
TakeId newTakeId();

/// File suffix without dot for an output format of the service: "mp3", "wav", "pcm", "ulaw", "alaw", "opus";
/// "bin" for anything unknown.
QString audioSuffix(QStringView outputFormat);

} // namespace studio::store

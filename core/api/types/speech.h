// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/model.h"
#include "core/api/types/voicesettings.h"
#include "core/base/strongid.h"
#include "core/net/request.h"
#include "core/text/alignment.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <optional>

namespace studio::api {

struct DictionaryLocator {
    QString id{};
    QString versionId{};
    bool operator==(const DictionaryLocator &) const = default;
};

/// Everything that can change the sound of one generation (POST /v1/text-to-speech/…).
struct SpeechRequest {
    VoiceId voice{};
    ModelId model{};
    QString text{}; ///< As sent: tags included.
    VoiceSettings settings{};
    SettingSupport support{}; ///< What the model listens to; the rest is not sent.
    QString outputFormat = QStringLiteral("mp3_44100_128");
    QString languageCode{}; ///< ISO 639-1; empty = not sent.
    std::optional<quint32> seed{};
    QString previousText{};
    QString nextText{};
    QString textNormalization{}; ///< "auto", "on", "off"; empty = not sent.
    QList<DictionaryLocator> dictionaries{};
    bool serviceLogging = true; ///< False: the service keeps nothing; no part of the sound.

    bool operator==(const SpeechRequest &) const = default;
};

/// The JSON body and the query of a request.
QJsonObject bodyOf(const SpeechRequest &request);
QUrlQuery queryOf(const SpeechRequest &request);

/// What the service says about a paid request in its headers.
struct SpeechReceipt {
    QString requestId{};
    QString historyItemId{};
    std::optional<qint64> credits{}; ///< `character-cost`

    bool operator==(const SpeechReceipt &) const = default;
};

SpeechReceipt receiptFrom(const net::HeaderList &headers);

/// A complete generation.
struct SpeechAudio {
    QByteArray audio{};
    text::Alignment alignment{}; ///< Of the text as sent; empty without timestamps.
    SpeechReceipt receipt{};
};

/// One object of the timestamp endpoints: audio and the characters it speaks.
struct TimedChunk {
    QByteArray audio{};
    text::Alignment alignment{};
};

/// Protocol when it is neither audio nor times; the service's error when it carries one.
Result<TimedChunk> timedChunkFromJson(const QJsonObject &from, const QByteArray &raw);

} // namespace studio::api

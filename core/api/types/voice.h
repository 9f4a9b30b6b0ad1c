// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/strongid.h"

#include <QJsonArray>
#include <QList>
#include <QMap>
#include <QUrl>

#include <optional>

namespace studio::api {

/// A voice of the account (VoiceResponseModel) or of the shared library (LibraryVoiceResponseModel). Names,
/// labels and descriptions are other people's text: never a path, never markup.
struct Voice {
    VoiceId id{};
    QString name{};
    QString category{};
    QString description{};
    QMap<QString, QString> labels{}; ///< accent, age, gender, use_case, language, descriptive …
    QUrl previewUrl{}; ///< Invalid when there is none.
    std::optional<VoiceSettings> settings{};
    double rate = 1.0; ///< Credits multiplier of the voice.
    QString publicOwnerId{}; ///< Library voices only.

    bool operator==(const Voice &) const = default;

    /// A few words for a list, e.g. "American, female, warm"; empty when nothing is known.
    [[nodiscard]] QString tagline() const;
};

struct VoicePage {
    QList<Voice> voices{};
    bool hasMore = false;
    QString nextPageToken{};
    qint64 totalCount = -1; ///< −1 = not told.
};

Voice voiceFromJson(const QJsonObject &from);
Voice libraryVoiceFromJson(const QJsonObject &from);
QJsonObject toJson(const Voice &voice);
/// Skips entries without an id.
VoicePage voicePageFromJson(const QJsonObject &from);

} // namespace studio::api

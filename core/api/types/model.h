// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/text/scriptcompiler.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace studio::api {

/// One entry of GET /v1/models.
struct Model {
    ModelId id{};
    QString name{};
    QString description{};
    bool textToSpeech = false;
    bool voiceConversion = false;
    bool canUseStyle = false;
    bool canUseSpeakerBoost = false;
    double creditsPerCharacter = 1.0; ///< Before voice rates.
    qint64 maxCharactersFree = 0; ///< A request's limit on the free plan; 0 = not told.
    qint64 maxCharactersSubscribed = 0;
    QList<std::pair<QString, QString>> languages{}; ///< ISO 639-1 code, English name.
    QString concurrencyGroup{};

    bool operator==(const Model &) const = default;

    /// Settings this model listens to (the service tells style and boost; the rest is by model family).
    [[nodiscard]] SettingSupport settings() const;
    /// What it makes of pauses, audio tags and sounds in the text (by model family).
    [[nodiscard]] text::ModelMarkup markup() const;
    /// Whether `language_code` may be sent.
    [[nodiscard]] bool takesLanguage() const;
    /// Whether it makes use of the text before and after.
    [[nodiscard]] bool takesContext() const;
    /// Whether the `stream-input` socket serves it.
    [[nodiscard]] bool streamsInput() const;
    /// Characters one request may have on a free or a paid plan.
    [[nodiscard]] qint64 characterLimit(bool freePlan) const;
};

Model modelFromJson(const QJsonObject &from);
QJsonObject toJson(const Model &model);
/// Skips entries without an id.
QList<Model> modelsFromJson(const QJsonArray &from);

} // namespace studio::api

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace studio::sandbox {

/// A model the sandbox pretends to have. All of them are Flite underneath, or SoundTouch.
struct ModelEntry {
    QString id;
    QString name;
    qint64 maximumCharacters = 0;
    double cost = 1;
    bool flash = false; ///< The fast pool: own concurrency limit, shorter delay.
    bool usesStyle = true; ///< style, speed and speaker boost have an effect.
    bool overSocket = true; ///< Speaks on stream-input.
    bool converts = false; ///< Takes sound in place of text: speech to speech.
    bool operator==(const ModelEntry &) const = default;
};

const QList<ModelEntry> &models();
std::optional<ModelEntry> modelById(const QString &id);
/// Models of the service that exist but cannot speak a text.
bool isKnownOtherModel(const QString &id);
/// The answer of GET /v1/models.
QJsonArray modelsJson();

} // namespace studio::sandbox

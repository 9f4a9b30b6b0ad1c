// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace studio::queue {

/// A pronunciation dictionary in use; the order among several matters.
struct DictionaryRef {
    QString id;
    QString version;
    bool operator==(const DictionaryRef &) const = default;
};

/// Everything that can change the sound of a request. Fields left empty count as not sent.
struct RequestInputs {
    QString service; ///< "speech", "changer", …
    QString host; ///< Host and port.
    VoiceId voice;
    ModelId model;
    QString text; ///< As sent.
    QJsonObject settings; ///< As sent.
    QString outputFormat;
    std::optional<qint64> seed;
    QString language;
    QList<DictionaryRef> dictionaries;
    QString previousText;
    QString nextText;
    QStringList previousRequestIds;
    QStringList nextRequestIds;
    QJsonObject extra; ///< Whatever else is sent: text normalization, effects, hash of source audio…

    /// The receipt: what a take keeps as its `inputs`.
    [[nodiscard]] QJsonObject toJson() const;
    bool operator==(const RequestInputs &) const = default;
};

/// JSON in one spelling: sorted keys, no white space, numbers without exponent or trailing zeros and at most
/// six decimals (finer differences of a slider are not audible).
QByteArray canonicalJson(const QJsonValue &value);

/// SHA-256 (32 bytes) of the canonical form. Equal keys mean equal sound was asked for.
QByteArray requestKey(const RequestInputs &inputs);

} // namespace studio::queue

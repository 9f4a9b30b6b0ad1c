// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/pronunciation.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <vector>

namespace studio::api {

/// GetPronunciationDictionaryMetadataResponseModel; with its rules where the service told them.
struct Dictionary {
    QString id{};
    QString latestVersion{};
    QString name{};
    QString description{};
    qint64 ruleCount = 0;
    QDateTime createdAt{};
    bool archived = false;
    std::vector<text::PronunciationRule> rules{};

    bool operator==(const Dictionary &) const = default;
};

struct DictionaryPage {
    QList<Dictionary> dictionaries{};
    QString nextCursor{};
    bool hasMore = false;
    bool operator==(const DictionaryPage &) const = default;
};

Dictionary dictionaryFromJson(const QJsonObject &from);
/// Skips entries without an id.
DictionaryPage dictionaryPageFromJson(const QJsonObject &from);
/// Rules as the service takes them; expressions and rules that are off have no place there.
QJsonArray dictionaryRules(const std::vector<text::PronunciationRule> &rules);

} // namespace studio::api

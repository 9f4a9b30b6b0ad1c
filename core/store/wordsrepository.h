// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/text/pronunciation.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <vector>

namespace studio::store {

/// Settings under a name.
struct Preset {
    QString id;
    QString name;
    QJsonObject state; ///< The panel's business.
    QDateTime changedAt;
    bool operator==(const Preset &) const = default;
};

using PronunciationRules = std::vector<text::PronunciationRule>;

/// The tables of pronunciation rules and of presets. Refers to the database, does not own it.
class WordsRepository final {
public:
    explicit WordsRepository(Database &database) : m_database(database) { }

    /// In their order.
    [[nodiscard]] JobOf<PronunciationRules> *rules();
    /// Replaces all rules in one transaction.
    [[nodiscard]] JobOf<bool> *saveRules(const PronunciationRules &rules);

    /// By name.
    [[nodiscard]] JobOf<QList<Preset>> *presets();
    /// Adds or replaces the one with this id.
    [[nodiscard]] JobOf<bool> *savePreset(const Preset &preset);
    [[nodiscard]] JobOf<bool> *removePreset(const QString &id);

private:
    Database &m_database;
};

} // namespace studio::store

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace studio::sandbox {

/// What to look for and what to hide.
struct EntitySpec {
    QStringList detect{}; ///< "all", categories or types.
    QStringList redact{};
    QString mode = QStringLiteral("enumerated_entity_type");
};

/// A stretch of words, by index.
struct Entity {
    QString type{};
    std::size_t from = 0;
    std::size_t to = 0; ///< Behind the last one.
    bool operator==(const Entity &) const = default;
};

/// Whether a name of a type or category is one the sandbox knows.
[[nodiscard]] bool isEntityName(const QString &name);
/// Whether a type is asked for by that list.
[[nodiscard]] bool isWanted(const QString &type, const QStringList &wanted);

/// Simple ones only: names, dates, money, telephone and card numbers, rude words, found by word lists. In
/// order; none overlap.
[[nodiscard]] std::vector<Entity> findEntities(const QStringList &words, const QStringList &wanted);
/// What stands in place of an entity; `number` counts those of its type.
[[nodiscard]] QString redactedAs(const QString &type, int number, const QString &mode);

/// DetectedEntity of a text that consists of the words with single spaces.
[[nodiscard]] QJsonArray entitiesJson(const QStringList &words, const std::vector<Entity> &entities);

} // namespace studio::sandbox

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace studio::store {

/// A text under work.
struct Draft {
    QString key; ///< Chosen by the panel, e.g. "speech/main".
    QString text;
    QJsonObject state; ///< Voice, model, caret: the panel's business.
    QDateTime changedAt;
    bool operator==(const Draft &) const = default;
};

/// The table of drafts; the last one saved under a key wins. Refers to the database, does not own it.
class DraftRepository final {
public:
    explicit DraftRepository(Database &database) : m_database(database) { }
    /// On disk when the job ends.
    [[nodiscard]] JobOf<bool> *save(const Draft &draft);
    [[nodiscard]] JobOf<std::optional<Draft>> *load(const QString &key);
    /// Last changed first.
    [[nodiscard]] JobOf<QList<Draft>> *all();
    [[nodiscard]] JobOf<bool> *remove(const QString &key);

private:
    Database &m_database;
};

} // namespace studio::store

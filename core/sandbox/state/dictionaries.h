// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace studio::sandbox {

/// A pronunciation dictionary. Each change of its rules is another version; old ones stay.
struct DictionaryEntry {
    struct Version {
        QString id;
        QJsonArray rules; ///< As they were sent.
    };
    QString id;
    QString name;
    QString description;
    qint64 createdUnix = 0;
    QList<Version> versions; ///< Oldest first; never empty.

    [[nodiscard]] const Version &latest() const { return versions.last(); }
    /// Null when there is no such version; an empty id means the latest.
    [[nodiscard]] const Version *version(const QString &versionId) const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// The account's dictionaries; one is there from the start. Server thread.
class Dictionaries final {
public:
    Dictionaries();

    [[nodiscard]] const QList<DictionaryEntry> &all() const { return m_all; }
    DictionaryEntry *find(const QString &id);
    /// False when there are too many.
    bool add(const DictionaryEntry &entry);

private:
    QList<DictionaryEntry> m_all; ///< Newest first.
};

/// The alias rules among those of a version; the sandbox's voices know no phonemes.
std::vector<text::PronunciationRule> aliasRules(const QJsonArray &rules);

} // namespace studio::sandbox

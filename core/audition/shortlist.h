// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/jobguard.h"
#include "core/base/strongid.h"
#include "core/store/take.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>

namespace studio::store {
class DraftRepository;
}

namespace studio::audition {

/// One candidate worth keeping, with the take one can hear it by.
struct ShortlistEntry {
    TakeId take{};
    VoiceId voice{};
    QString voiceName{};
    QString modelName{};
    QString caption{}; ///< What sets it apart, e.g. "stability 30 %"; may be empty.
    QString sentence{};
    QString note{};
    int score = 0; ///< 1 to 5; 0: none.
    QDateTime addedAt{}; ///< UTC
    bool operator==(const ShortlistEntry &) const = default;
};

QJsonObject toJson(const ShortlistEntry &entry);
/// Total: what is missing or wrong gets its default.
ShortlistEntry shortlistEntryFromJson(const QJsonObject &from);

/// The shortlist of one profile, newest first; each change is on disk soon after. GUI thread; the repository
/// must outlive it.
class Shortlist final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMaxEntries = 100;

    explicit Shortlist(store::DraftRepository &drafts, QObject *parent = nullptr);

    void load(const ProfileId &profile);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QList<ShortlistEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool contains(const TakeId &take) const;
    /// One entry a take: the same take again replaces it.
    void add(const ShortlistEntry &entry);
    void remove(const TakeId &take);
    /// Puts back what remove() or clear() took.
    void restore(const QList<ShortlistEntry> &entries);
    void setNote(const TakeId &take, const QString &note);
    void clear();

signals:
    void changed();
    void failed(const studio::Error &error);

private:
    void save();
    void set(const QList<ShortlistEntry> &entries);

    store::DraftRepository &m_drafts;
    ProfileId m_profile;
    QList<ShortlistEntry> m_entries;
    bool m_loaded = false;
    JobGuard m_loading;
};

} // namespace studio::audition

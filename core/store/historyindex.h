// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QList>
#include <QSet>

#include <optional>

namespace studio::store {

/// What the history shows; empty fields do not narrow.
struct HistoryFilter {
    ProfileId profile{};
    QString words{}; ///< Each must occur somewhere in name, voice, text or note; case and accents aside.
    VoiceId voice{};
    std::optional<QString> document{};
    bool starredOnly = false;
    QDateTime from{}; ///< Included.
    QDateTime to{}; ///< Excluded.
    bool operator==(const HistoryFilter &) const = default;
};

/// A take as a list shows it.
struct HistoryRow {
    qint64 place = 0; ///< Orders by time, newest highest; unique.
    TakeId id{};
    ProfileId profile{};
    QString document{};
    int number = 0;
    VoiceId voice{};
    QString voiceName{};
    ModelId model{};
    QString excerpt{}; ///< The beginning of the text.
    QString name{};
    QDateTime madeAt{};
    std::optional<qint64> credits{};
    qint64 durationMs = 0;
    bool complete = true;
    bool starred = false;
    bool edited = false;
    QString requestId{};
    bool operator==(const HistoryRow &) const = default;
};

struct HistoryPage {
    QList<HistoryRow> rows{}; ///< Newest first; may be few, or none, although more follows.
    bool more = false;
    qint64 before = 0; ///< For the next page.
};

/// A voice or a document that occurs in the history.
struct HistoryGroup {
    QString key{};
    QString label{};
    qint64 count = 0;
    bool operator==(const HistoryGroup &) const = default;
};

/// Searches and pages through the takes, quickly enough to answer every key press with 50,000 of them: what
/// one page looks at is bounded. Reads on a thread and connection of its own, so that a search never waits
/// for somebody's write; what was written before a call is seen by it.
class HistoryIndex final {
public:
    static constexpr int kPageRows = 200;

    explicit HistoryIndex(Database &database);
    HistoryIndex(const HistoryIndex &) = delete;
    HistoryIndex &operator=(const HistoryIndex &) = delete;
    ~HistoryIndex();

    /// `before` as the last page said; 0: the newest.
    [[nodiscard]] JobOf<HistoryPage> *page(const HistoryFilter &filter, qint64 before = 0,
                                           int limit = kPageRows);
    [[nodiscard]] JobOf<QList<HistoryGroup>> *voices(const ProfileId &profile);
    [[nodiscard]] JobOf<QList<HistoryGroup>> *documents(const ProfileId &profile);
    /// Which of these requests of the service made takes that are here.
    [[nodiscard]] JobOf<QSet<QString>> *known(const QStringList &requestIds);
    /// Enters takes of an earlier version, step by step; yields how many were entered, 0 when all are in.
    [[nodiscard]] JobOf<int> *catchUp(int limit = 500);

private:
    struct Reader;
    template <class T, class F>
    [[nodiscard]] JobOf<T> *read(F f);

    Database &m_database;
    std::shared_ptr<bool> m_migrated = std::make_shared<bool>(false);
    std::shared_ptr<Reader> m_reader; // touched on m_thread only
    QThreadPool m_thread; // exactly one thread
};

} // namespace studio::store

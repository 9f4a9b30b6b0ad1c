// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/historyitem.h"
#include "core/evidence/sessioninfo.h"
#include "core/store/historyindex.h"
#include "core/store/transcriptrepository.h"

#include <QDate>

namespace studio::ui {

/// The filter's document that means transcripts.
inline constexpr QLatin1StringView kTranscriptsDocument{"transcripts"};
/// The one that means conversations with agents.
inline constexpr QLatin1StringView kSessionsDocument{"sessions"};

/// A row of the list: a day, a take that is here, something only the service has, a transcript or a
/// conversation with an agent.
struct ArchiveEntry {
    enum class Kind { Day, Take, Service, Transcript, Session };
    Kind kind = Kind::Day;
    QDate day{}; ///< Local.
    store::HistoryRow take{};
    api::HistoryItem item{};
    store::TranscriptEntry transcript{};
    evidence::SessionInfo session{};

    [[nodiscard]] bool isDay() const { return kind == Kind::Day; }
    [[nodiscard]] bool isStarred() const;
    [[nodiscard]] QDateTime madeAt() const;
    /// The same thing has the same key, whatever has changed about it.
    [[nodiscard]] QString key() const;
    bool operator==(const ArchiveEntry &) const = default;

    static ArchiveEntry ofDay(const QDate &day);
    static ArchiveEntry ofTake(const store::HistoryRow &take);
    static ArchiveEntry ofItem(const api::HistoryItem &item);
    static ArchiveEntry ofTranscript(const store::TranscriptEntry &transcript);
    static ArchiveEntry ofSession(const evidence::SessionInfo &session);
};

/// Newest first, each day under its head. Others (newest first) that are older than the last take are held
/// back while more takes follow, so that nothing is inserted above what was read already.
QList<ArchiveEntry> mergedEntries(const QList<store::HistoryRow> &takes, bool moreTakes,
                                  const QList<ArchiveEntry> &others);

// What a row says.
QString entryTitle(const ArchiveEntry &entry);
QString entryVoice(const ArchiveEntry &entry);
QString entryCredits(const ArchiveEntry &entry); ///< "412 cr"; empty when not known.
QString entryLength(const ArchiveEntry &entry); ///< "0:24"
QString entryTime(const ArchiveEntry &entry); ///< "14:32"
QString dayTitle(const QDate &day, const QDate &today);
/// The whole row as a sentence for assistive technology.
QString entrySentence(const ArchiveEntry &entry);

} // namespace studio::ui

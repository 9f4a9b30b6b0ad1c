// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"
#include "core/base/workerjob.h"
#include "core/evidence/sessioninfo.h"

#include <QString>

#include <chrono>

namespace studio::evidence {

/// The folder of all recorded sessions, one folder each. A session's folder holds session.json (its summary),
/// events.jsonl (its log), sound.wav when there was sound (left: the user as sent, right: the agent as heard,
/// both on the session's time line) and what was attached, e.g. scenario.json. A value: copies are the same
/// place.
class SessionArchive final {
public:
    explicit SessionArchive(const QString &folder) : m_folder(folder) { }

    /// Where the window and the command line keep theirs.
    [[nodiscard]] static SessionArchive in(const AppDirs &dirs);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString folderOf(const QString &id) const;
    /// A name nobody has used yet; makes nothing.
    [[nodiscard]] QString newId(const QDateTime &startedAt) const;

    /// Newest first. What died with its program is made whole before.
    [[nodiscard]] JobOf<QList<SessionInfo>> *list(QObject *parent = nullptr) const;
    /// Puts it aside so that it can be brought back; purge() ends that. NotFound for what is not there,
    /// Unsupported for one that is being recorded.
    [[nodiscard]] JobOf<void> *remove(const QString &id, QObject *parent = nullptr) const;
    [[nodiscard]] JobOf<void> *restore(const QString &id, QObject *parent = nullptr) const;
    /// What a session was charged, once the service has worked it out. NotFound for what is not there.
    [[nodiscard]] JobOf<void> *noteCredits(const QString &id, qint64 credits,
                                           QObject *parent = nullptr) const;
    /// Deletes what was removed longer ago than `undoable`, and sessions begun before a day (invalid: none).
    /// Returns how many.
    [[nodiscard]] JobOf<int> *purge(const QDateTime &before = {}, std::chrono::seconds undoable = {},
                                    QObject *parent = nullptr) const;

    /// At once, for a worker or a test.
    [[nodiscard]] QList<SessionInfo> listNow() const;

private:
    QString m_folder;
};

/// Sessions below a folder whose program died: the log ends with its last whole line, the sound with its last
/// sample, the summary is made anew. Those of living programs are left alone.
[[nodiscard]] QList<SessionInfo> recoverSessionsNow(const QString &folder);
/// One session as it lies there; nothing when the folder holds none.
[[nodiscard]] Result<SessionInfo> readSession(const QString &folder);
/// The log as it lies in a session's folder; what follows the last whole line is left out.
[[nodiscard]] Result<QList<agent::LogEntry>> readSessionLog(const QString &folder, int *broken = nullptr);

/// For who writes: session.json, whole or not at all.
Result<void> writeSessionInfo(const QString &folder, const SessionInfo &info);
/// Makes the summary from the log as it lies there; id, sound and problem are those of `about`.
Result<SessionInfo> closeSession(const QString &folder, const SessionInfo &about,
                                 SessionInfo::State state = SessionInfo::State::Ended);

} // namespace studio::evidence

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionarchive.h"

#include "core/base/ownfiles.h"
#include "core/evidence/sessionsound.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr char kRemoved[] = ".removed";
constexpr char kLock[] = "session.lock";
constexpr qint64 kMostInfoBytes = 1024 * 1024;
constexpr qint64 kMostLogBytes = 512 * 1024 * 1024;

/// An id is the name of a folder, never a way out of the archive.
bool isId(const QString &id)
{
    return !id.isEmpty() && !id.startsWith(u'.') && !id.contains(u'/') && !id.contains(u'\\');
}

Unexpected notThere()
{
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("studio::evidence", "This session is not there any more."));
}

Result<void> moveFolder(const QString &from, const QString &to)
{
    if (!QFileInfo::exists(from))
        return notThere();
    makeOwnFolder(QFileInfo(to).path());
    if (QDir().rename(from, to))
        return {};
    return fail(ErrorKind::Storage,
                QCoreApplication::translate("studio::evidence", "The session could not be moved."));
}

/// Nobody writes it: the lock is free, or belongs to a program that died.
bool isLeft(const QString &folder)
{
    QLockFile lock(QDir(folder).filePath(QLatin1StringView(kLock)));
    lock.setStaleLockTime(0);
    return lock.tryLock(0);
}

/// The log up to its last whole line.
void cutLog(const QString &folder)
{
    const QString path = QDir(folder).filePath(QLatin1StringView(kEventsFile));
    QFile file(path);
    if (!checkIsFile(path) || !file.open(QIODevice::ReadWrite) || file.size() == 0)
        return;
    constexpr qint64 kStep = 64 * 1024;
    for (qint64 end = file.size(); end > 0;) {
        const qint64 begin = std::max<qint64>(0, end - kStep);
        file.seek(begin);
        const qsizetype at = file.read(end - begin).lastIndexOf('\n');
        if (at >= 0 || begin == 0) {
            file.resize(at >= 0 ? begin + at + 1 : 0);
            return;
        }
        end = begin;
    }
}

std::optional<SessionInfo> recover(const QString &folder)
{
    if (!isLeft(folder))
        return std::nullopt;
    cutLog(folder);
    auto about = readSession(folder);
    if (!about)
        return std::nullopt;
    if (const auto extent = SessionSound::makeWhole(QDir(folder).filePath(QLatin1StringView(kSoundFile)))) {
        about->soundRateHz = extent->rateHz;
        about->soundFrames = extent->frames;
    }
    QFile::remove(QDir(folder).filePath(u"reserve"_s));
    const auto closed = closeSession(folder, *about, SessionInfo::State::Recovered);
    return closed ? std::optional(*closed) : std::nullopt;
}

} // namespace

Result<SessionInfo> readSession(const QString &folder)
{
    const QString path = QDir(folder).filePath(QLatin1StringView(kInfoFile));
    QFile file(path);
    const bool opened = checkIsFile(path) && file.open(QIODevice::ReadOnly);
    if (!opened && !QFileInfo::exists(QDir(folder).filePath(QLatin1StringView(kEventsFile))))
        return notThere();
    SessionInfo info;
    info.state = SessionInfo::State::Running;
    if (opened && file.size() <= kMostInfoBytes)
        info = sessionInfoFromJson(QJsonDocument::fromJson(file.readAll()).object());
    info.id = QFileInfo(folder).fileName();
    info.folder = folder;
    return info;
}

Result<QList<agent::LogEntry>> readSessionLog(const QString &folder, int *broken)
{
    const QString path = QDir(folder).filePath(QLatin1StringView(kEventsFile));
    QFile file(path);
    if (!checkIsFile(path) || !file.open(QIODevice::ReadOnly))
        return notThere();
    if (file.size() > kMostLogBytes)
        return fail(ErrorKind::Validation,
                    QCoreApplication::translate("studio::evidence",
                                                "The log of this session is too large to be read."));
    return agent::logFromJsonLines(file.readAll(), broken);
}

Result<void> writeSessionInfo(const QString &folder, const SessionInfo &info)
{
    QSaveFile file(QDir(folder).filePath(QLatin1StringView(kInfoFile)));
    const QByteArray bytes = QJsonDocument(toJson(info)).toJson();
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly)
        && file.write(bytes) == bytes.size() && file.commit())
        return {};
    Error error =
        Error::make(ErrorKind::Storage,
                    QCoreApplication::translate("studio::evidence", "The session cannot be recorded."),
                    file.errorString());
    error.nextStep =
        QCoreApplication::translate("studio::evidence", "Make room on the disk, then start again.");
    return fail(error);
}

Result<SessionInfo> closeSession(const QString &folder, const SessionInfo &about, SessionInfo::State state)
{
    int broken = 0;
    const auto log = readSessionLog(folder, &broken);
    SessionInfo info = log ? summarise(*log) : SessionInfo();
    info.id = about.id;
    info.folder = folder;
    info.state = state;
    info.soundRateHz = about.soundRateHz;
    info.soundFrames = about.soundFrames;
    info.problem = about.problem;
    if (!info.startedAt.isValid())
        info.startedAt = about.startedAt;
    if (!info.startedAt.isValid())
        info.startedAt = QFileInfo(folder).birthTime().toUTC();
    if (info.hasSound())
        info.durationMs = std::max(info.durationMs, info.soundFrames * 1000 / info.soundRateHz);
    if (state == SessionInfo::State::Recovered && info.outcome.isEmpty())
        info.message = QCoreApplication::translate(
            "studio::evidence", "The program ended in mid-session; everything up to then was kept.");
    if (auto written = writeSessionInfo(folder, info); !written)
        return Unexpected(written.error());
    return info;
}

QList<SessionInfo> recoverSessionsNow(const QString &folder)
{
    QList<SessionInfo> found;
    const QDir root(folder);
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto info = readSession(root.filePath(name));
        if (!info || info->state != SessionInfo::State::Running)
            continue;
        if (auto whole = recover(root.filePath(name)))
            found.append(*std::move(whole));
    }
    return found;
}

SessionArchive SessionArchive::in(const AppDirs &dirs)
{
    return SessionArchive(QDir(dirs.data).filePath(u"sessions"_s));
}

QString SessionArchive::folderOf(const QString &id) const
{
    return QDir(m_folder).filePath(id);
}

QString SessionArchive::newId(const QDateTime &startedAt) const
{
    return u"%1-%2"_s.arg(startedAt.toUTC().toString(u"yyyyMMdd-HHmmss"_s),
                          QUuid::createUuid().toString(QUuid::WithoutBraces).left(8));
}

QList<SessionInfo> SessionArchive::listNow() const
{
    (void)recoverSessionsNow(m_folder);
    QList<SessionInfo> sessions;
    const QDir root(m_folder);
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (auto info = readSession(root.filePath(name)))
            sessions.append(*std::move(info));
    }
    std::sort(sessions.begin(), sessions.end(), [](const SessionInfo &left, const SessionInfo &right) {
        return left.startedAt == right.startedAt ? left.id > right.id : left.startedAt > right.startedAt;
    });
    return sessions;
}

JobOf<QList<SessionInfo>> *SessionArchive::list(QObject *parent) const
{
    return runInWorker<QList<SessionInfo>>(
        [archive = *this](const StopFlag &) -> Result<QList<SessionInfo>> { return archive.listNow(); },
        parent);
}

JobOf<void> *SessionArchive::remove(const QString &id, QObject *parent) const
{
    return runInWorker<void>(
        [archive = *this, id](const StopFlag &) -> Result<void> {
            const QString from = archive.folderOf(id);
            if (!isId(id) || !QFileInfo::exists(from))
                return notThere();
            if (!isLeft(from))
                return fail(ErrorKind::Unsupported,
                            QCoreApplication::translate("studio::evidence",
                                                        "This session is being recorded. End it first."));
            return moveFolder(from, QDir(archive.folderOf(QLatin1StringView(kRemoved))).filePath(id));
        },
        parent);
}

JobOf<void> *SessionArchive::restore(const QString &id, QObject *parent) const
{
    return runInWorker<void>(
        [archive = *this, id](const StopFlag &) -> Result<void> {
            if (!isId(id))
                return notThere();
            return moveFolder(QDir(archive.folderOf(QLatin1StringView(kRemoved))).filePath(id),
                              archive.folderOf(id));
        },
        parent);
}

JobOf<void> *SessionArchive::noteCredits(const QString &id, qint64 credits, QObject *parent) const
{
    return runInWorker<void>(
        [archive = *this, id, credits](const StopFlag &) -> Result<void> {
            auto info = isId(id) ? readSession(archive.folderOf(id)) : Result<SessionInfo>(notThere());
            if (!info)
                return Unexpected(info.error());
            info->credits = credits;
            return writeSessionInfo(archive.folderOf(id), *info);
        },
        parent);
}

JobOf<int> *SessionArchive::purge(const QDateTime &before, std::chrono::seconds undoable,
                                  QObject *parent) const
{
    return runInWorker<int>(
        [archive = *this, before, undoable](const StopFlag &stop) -> Result<int> {
            int gone = 0;
            const QDateTime old = QDateTime::currentDateTime().addSecs(-undoable.count());
            const QDir removed(archive.folderOf(QLatin1StringView(kRemoved)));
            for (const QFileInfo &one :
                 removed.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
                // A folder that is moved changes in its metadata only.
                if (undoable.count() == 0 || one.metadataChangeTime() < old)
                    gone += QDir(one.filePath()).removeRecursively() ? 1 : 0;
            }
            if (!before.isValid())
                return gone;
            const QList<SessionInfo> sessions = archive.listNow();
            for (const SessionInfo &info : sessions) {
                if (stop.isSet())
                    return Unexpected(Error::cancelled());
                if (info.startedAt.isValid() && info.startedAt < before && isLeft(info.folder))
                    gone += QDir(info.folder).removeRecursively() ? 1 : 0;
            }
            return gone;
        },
        parent);
}

} // namespace studio::evidence

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/replay.h"

#include "core/base/ownfiles.h"
#include "core/evidence/bundlefile.h"
#include "core/evidence/evidencetext.h"
#include "core/evidence/sessionarchive.h"
#include "core/media/filetrack.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr qint64 kMostJsonBytes = 64 * 1024 * 1024;
constexpr qsizetype kLongestProblem = 500;
constexpr qint64 kMostLog = 512 * 1024 * 1024;
constexpr qint64 kMostSoundBytes = qint64(4) * 1024 * 1024 * 1024;

QString nameOf(const char *file)
{
    return QString::fromLatin1(file);
}

void takeSound(Replay &replay, const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    auto track = media::trackOverFile(path);
    if (!track || (*track)->frameCount() == 0) {
        replay.soundProblem =
            track ? EvidenceText::tr("There is nothing in the file of the sound.") : track.error().message;
        replay.info.soundRateHz = 0;
        replay.info.soundFrames = 0;
        return;
    }
    replay.soundPath = path;
    replay.sound = *track;
    replay.info.soundRateHz = (*track)->sampleRateHz();
    replay.info.soundFrames = (*track)->frameCount();
}

/// The log is what counts: a summary that does not fit it is made anew.
void takeSummary(Replay &replay, const SessionInfo &kept)
{
    const SessionInfo made = summarise(replay.log);
    SessionInfo info = kept;
    if (kept.entries != made.entries || kept.state == SessionInfo::State::Running) {
        info = made;
        info.id = kept.id;
        info.state = kept.state;
        info.problem = kept.problem;
        info.credits = kept.credits;
        if (!info.startedAt.isValid())
            info.startedAt = kept.startedAt;
    }
    info.folder = kept.folder;
    replay.info = info;
}

Result<std::shared_ptr<const Replay>> openFolder(const QString &folder)
{
    auto replay = std::make_shared<Replay>();
    replay->source = folder;
    auto info = readSession(folder);
    if (!info)
        return Unexpected(info.error());
    auto log = readSessionLog(folder, &replay->brokenLines);
    if (!log)
        return Unexpected(log.error());
    replay->log = *std::move(log);
    takeSummary(*replay, *info);
    takeSound(*replay, QDir(folder).filePath(nameOf(kSoundFile)));
    QFile scenario(QDir(folder).filePath(nameOf(kScenarioFile)));
    if (checkIsFile(scenario.fileName()) && scenario.open(QIODevice::ReadOnly)
        && scenario.size() <= kMostJsonBytes)
        replay->scenario = QJsonDocument::fromJson(scenario.readAll()).object();
    return replay;
}

Result<std::shared_ptr<const Replay>> openBundle(const QString &path, const QString &cacheFolder,
                                                 const StopFlag &stop)
{
    auto bundle = BundleReader::open(path);
    if (!bundle)
        return Unexpected(bundle.error());
    if (!bundle->has(nameOf(kEventsFile)))
        return fail(ErrorKind::Unsupported,
                    EvidenceText::tr("“%1” is not a case bundle.").arg(QFileInfo(path).fileName()));
    auto replay = std::make_shared<Replay>();
    replay->source = path;
    replay->isBundle = true;
    const auto lines = bundle->read(nameOf(kEventsFile), kMostLog, stop);
    if (!lines)
        return Unexpected(lines.error());
    replay->log = agent::logFromJsonLines(*lines, &replay->brokenLines);
    QJsonObject objects[3];
    const char *const names[] = {kInfoFile, kScenarioFile, kVersionsFile};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        const auto bytes = bundle->read(nameOf(names[i]), kMostJsonBytes, stop);
        if (!bytes)
            return Unexpected(bytes.error());
        objects[i] = QJsonDocument::fromJson(*bytes).object();
    }
    SessionInfo info = sessionInfoFromJson(objects[0]);
    if (info.state == SessionInfo::State::Running)
        info.state = SessionInfo::State::Ended;
    info.soundFrames = 0;
    info.soundRateHz = 0;
    takeSummary(*replay, info);
    replay->scenario = objects[1];
    replay->versions = objects[2];
    // What was left out when it was bundled is missing still.
    replay->brokenLines += std::max(objects[2].value("damagedLines"_L1).toInt(), 0);
    replay->soundProblem = objects[2].value("soundProblem"_L1).toString().left(kLongestProblem);
    replay->isMasked = objects[2].value("masked"_L1).toBool();
    if (bundle->has(nameOf(kSoundFile))) {
        makeOwnFolder(cacheFolder);
        replay->unpacked = std::make_shared<QTemporaryDir>(QDir(cacheFolder).filePath(u"replay-XXXXXX"_s));
        const QString sound = replay->unpacked->filePath(nameOf(kSoundFile));
        if (const auto done = bundle->extract(nameOf(kSoundFile), sound, kMostSoundBytes, stop); !done)
            return Unexpected(done.error());
        takeSound(*replay, sound);
    }
    return replay;
}

} // namespace

qint64 Replay::durationUs() const
{
    qint64 end = info.durationMs * 1000;
    for (const agent::LogEntry &entry : log)
        end = std::max(end, entry.atUs);
    if (sound)
        end = std::max(end, sound->frameCount() * 1'000'000 / sound->sampleRateHz());
    return end;
}

qsizetype Replay::entriesUntil(qint64 atUs) const
{
    // The order is that in which things became known; their times may be a little earlier.
    qsizetype count = log.size();
    while (count > 0 && log.at(count - 1).atUs > atUs)
        --count;
    return count;
}

Result<std::shared_ptr<const Replay>> openReplayNow(const QString &path, const QString &cacheFolder,
                                                    const StopFlag &stop)
{
    if (QFileInfo(path).isDir())
        return openFolder(path);
    return openBundle(path, cacheFolder, stop);
}

JobOf<std::shared_ptr<const Replay>> *openReplay(const QString &path, const QString &cacheFolder,
                                                 QObject *parent)
{
    return runInWorker<std::shared_ptr<const Replay>>(
        [path, cacheFolder](const StopFlag &stop) { return openReplayNow(path, cacheFolder, stop); }, parent);
}

} // namespace studio::evidence

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>

namespace studio::evidence {

/// What a list of sessions shows of one: a summary of its log, kept beside it as session.json.
struct SessionInfo {
    enum class State {
        Running, ///< Being recorded, by this program or another one.
        Ended,
        Recovered, ///< The program that recorded it died; everything up to then is there.
    };

    QString id{}; ///< The name of its folder.
    QString folder{}; ///< Where it is; not part of the file.
    State state = State::Running;
    QDateTime startedAt{}; ///< UTC.
    QString agentId{};
    QString agentName{};
    QString profile{};
    QString program{}; ///< Name and version of the program that recorded it.
    QString conversationId{}; ///< The service's.
    QString outcome{}; ///< As in the log's session.end, e.g. "ended", "lost"; empty when there is none.
    QString message{}; ///< Why it ended, a sentence.
    QString firstWords{}; ///< What the user said first.
    qint64 durationMs = 0;
    int turns = 0; ///< Replies that could be timed, or else turns of the user.
    int toolCalls = 0;
    int bargeIns = 0;
    double medianReplyMs = -1; ///< Negative: nothing to measure.
    double slowestReplyMs = -1;
    qint64 credits = -1; ///< What it was charged; negative: not known.
    qint64 entries = 0;
    int soundRateHz = 0; ///< 0: without sound.
    qint64 soundFrames = 0;
    QString problem{}; ///< What of it could not be kept, a sentence; empty when all was.
    QString scenario{}; ///< Its name, when it was a scenario.
    int stepsPassed = 0;
    int stepsFailed = 0;

    [[nodiscard]] bool hasSound() const { return soundRateHz > 0 && soundFrames > 0; }
    bool operator==(const SessionInfo &) const = default;
};

[[nodiscard]] QJsonObject toJson(const SessionInfo &info);
/// Total: what is missing or of another type is as in a new one.
[[nodiscard]] SessionInfo sessionInfoFromJson(const QJsonObject &object);
/// Everything but the id, the folder, the state and the sound, from the log.
[[nodiscard]] SessionInfo summarise(const QList<agent::LogEntry> &log);

/// The names of the files in a session's folder and in a bundle.
inline constexpr char kInfoFile[] = "session.json";
inline constexpr char kEventsFile[] = "events.jsonl";
inline constexpr char kSoundFile[] = "sound.wav";
inline constexpr char kScenarioFile[] = "scenario.json";
inline constexpr char kVersionsFile[] = "versions.json";

} // namespace studio::evidence

Q_DECLARE_METATYPE(studio::evidence::SessionInfo)

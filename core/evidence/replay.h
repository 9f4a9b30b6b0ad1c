// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/conversation.h"
#include "core/agent/timings.h"
#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"
#include "core/evidence/sessioninfo.h"

#include <QJsonObject>

#include <memory>

class QTemporaryDir;

namespace studio::evidence {

/// A recorded session, opened: its log and its sound. What is shown of it (chat, timings) derives from the
/// log as it did while it was live. Shared, never changed.
struct Replay {
    SessionInfo info{};
    QString source{}; ///< The folder or the bundle.
    bool isBundle = false;
    QList<agent::LogEntry> log{};
    int brokenLines = 0; ///< Left out of the log.
    QString soundProblem{}; ///< There is sound and it cannot be read: why.
    QString soundPath{}; ///< A WAV file; empty without sound.
    std::shared_ptr<audio::PcmTrack> sound{}; ///< Left the user, right the agent; null without sound.
    QJsonObject scenario{}; ///< Its result; empty when it was none.
    QJsonObject versions{}; ///< Of a bundle: who recorded and who bundled it.
    bool isMasked = false; ///< A bundle whose numbers, addresses or names were masked.
    std::shared_ptr<QTemporaryDir>
        unpacked{}; ///< Where the sound of a bundle is, as long as somebody plays it.

    [[nodiscard]] qint64 durationUs() const;
    /// The entries that had happened by a moment of the session.
    [[nodiscard]] qsizetype entriesUntil(qint64 atUs) const;
};

/// A session's folder, or a bundle (a zip). Errors: NotFound, Unsupported (no such thing), Validation
/// (damaged, or absurdly large). The sound of a bundle is unpacked below `cacheFolder`.
[[nodiscard]] JobOf<std::shared_ptr<const Replay>> *
openReplay(const QString &path, const QString &cacheFolder, QObject *parent = nullptr);
/// At once, for a worker or a test.
[[nodiscard]] Result<std::shared_ptr<const Replay>>
openReplayNow(const QString &path, const QString &cacheFolder, const StopFlag &stop = {});

} // namespace studio::evidence

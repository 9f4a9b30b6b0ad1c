// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/evidence/masking.h"
#include "core/evidence/replay.h"

#include <QJsonObject>
#include <QString>

namespace studio::evidence {

struct BundleOptions {
    MaskOptions mask{};
    bool includeSound = true; ///< Left out of a masked bundle in any case: nobody can mask what is spoken.
    QString note{}; ///< Of the user's, at the top of the report.
    QString program{}; ///< Name and version of the program that bundles.
    QJsonObject scenario{}; ///< The result of a scenario; empty: the one recorded with the session, if any.
    double targetMs = 1000; ///< Replies slower than this stand out in the report.
    bool replace = false; ///< Of a file that is there already.
};

struct BundleWritten {
    QString path{};
    qint64 bytes = 0;
    qint64 maskedCharacters = 0;
    bool hasSound = false;
    QStringList parts{};
    QStringList missing{}; ///< What was damaged and is not in it, a sentence each.

    bool operator==(const BundleWritten &) const = default;
};

/// One zip with all of a session: report.html, transcript.txt, report.json, events.jsonl, sound.wav,
/// scenario.json, session.json and versions.json. It opens again as a replay. Written beside its place and
/// renamed, so that it is whole or not there. Before that everything is searched for keys, and for what was
/// to be masked: if something is left, nothing is written (Internal). Errors else: Storage; Validation with
/// detail "exists".
[[nodiscard]] JobOf<BundleWritten> *writeBundle(const std::shared_ptr<const Replay> &replay,
                                                const QString &path, const BundleOptions &options,
                                                QObject *parent = nullptr);
[[nodiscard]] Result<BundleWritten> writeBundleNow(const Replay &replay, const QString &path,
                                                   const BundleOptions &options, const StopFlag &stop = {});
/// The name and version of the program that runs, as sessions and bundles have them.
[[nodiscard]] QString thisProgram();
/// "billing-support-2026-05-03-1431.zip"
[[nodiscard]] QString bundleName(const SessionInfo &info);

} // namespace studio::evidence

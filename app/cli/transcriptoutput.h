// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/transcribeoptions.h"
#include "core/base/job.h"
#include "core/transcription/transcriptionengine.h"

#include <QJsonObject>

namespace studio::app {

/// The transcript in the wanted format, as one piece of bytes; with a target it is written there, whole or
/// not at all.
JobOf<QByteArray> *writeTranscript(const transcript::Transcript &transcript, const TranscribeOptions &options,
                                   const QString &target, const QString &title, QObject *parent);

/// What --json tells of an outcome.
QJsonObject transcriptResult(const transcription::TranscriptionOutcome &outcome, const QString &target);

/// "0 credits, already made", "≈ 12 credits", …
QString transcriptPrice(const transcription::TranscriptionOutcome &outcome, qint64 estimated, bool isLocal,
                        bool realMoney);

} // namespace studio::app

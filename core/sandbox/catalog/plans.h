// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::sandbox {

/// What a subscription allows.
struct Plan {
    QString tier;
    qint64 credits = 0;
    int concurrency = 0; ///< Multilingual and v3/v4 models.
    int flashConcurrency = 0;
    int transcriptions = 0; ///< Files at once.
    int listeners = 0; ///< Realtime transcription sockets at once.
    int agents = 0; ///< Conversations with agents at once.
    bool bestMp3 = false; ///< mp3_44100_192
    bool bestPcm = false; ///< 44.1 kHz and above without loss.
    bool operator==(const Plan &) const = default;
};

/// An unknown name gives the creator plan.
Plan planNamed(const QString &tier);

} // namespace studio::sandbox

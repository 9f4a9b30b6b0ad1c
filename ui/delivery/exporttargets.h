// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/store/take.h"

#include <QList>
#include <QString>

#include <optional>

namespace studio::ui {

/// One kind of file an export can write.
struct ExportTarget {
    QString id{}; ///< Also the suffix; "as-made" keeps what the service sent.
    QString label{};
    std::optional<audio::StreamFormat> format{};
};

inline constexpr auto kAsMade = "as-made";

/// The first one keeps what was sent, and says what that is if `made` is given: "mp3_44100_128".
QList<ExportTarget> exportTargets(const QString &made = {});
std::optional<audio::StreamFormat> exportFormat(const QString &id);
/// "MP3  44.1 kHz  128 kbps"; the name itself when it cannot be understood.
QString streamFormatLabel(const QString &outputFormat);
/// Without a dot.
QString exportSuffix(const QString &id, const store::Take &take);
/// Of a file to come, roughly.
qint64 estimatedBytes(const QString &id, const store::Take &take, double seconds);

} // namespace studio::ui

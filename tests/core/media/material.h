// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/wavwriter.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <cstdint>
#include <span>

/// Files to read, made by ffmpeg, which is not the code under test but what people's files come from.
namespace studio::media::test {

inline bool hasFfmpeg()
{
    return !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty();
}

/// Runs `ffmpeg … path`; false if that failed.
inline bool ffmpeg(const QString &arguments, const QString &path)
{
    QStringList all{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"),
                    QStringLiteral("-y")};
    all += QProcess::splitCommand(arguments);
    all += path;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("ffmpeg"), all);
    const bool done = process.waitForFinished(60000) && process.exitCode() == 0;
    if (!done)
        qWarning("ffmpeg: %s", process.readAll().constData());
    return done;
}

inline bool writeWav(const QString &path, audio::PcmSpec spec, std::span<const std::int16_t> samples)
{
    auto writer = WavWriter::create(path, spec);
    return writer && (*writer)->write(samples) && (*writer)->finish();
}

/// Keeps the first bytes of a file.
inline bool cut(const QString &path, double share)
{
    QFile file(path);
    return file.resize(qint64(double(file.size()) * share));
}

} // namespace studio::media::test

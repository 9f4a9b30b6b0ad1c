// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changer/conversionrequest.h"
#include "core/speech/loudnesstarget.h"

#include <QStringList>

namespace studio::app {

/// What `voice-studio convert` or `isolate` was asked to do.
struct ConvertOptions {
    changer::Work work = changer::Work::Convert;
    QStringList inputs{}; ///< Files; those of a folder that was named.
    QString output{};
    bool toFolder = false; ///< `output` is a folder: one file for each input.
    QString suffix{}; ///< Of the files in it.
    QString voice{};
    QString model{};
    QString format = QStringLiteral("mp3_44100_128");
    media::ImportOptions import{};
    std::optional<double> stability{};
    std::optional<double> similarity{};
    std::optional<double> style{};
    std::optional<quint32> seed{};
    bool removeNoise = false;
    speech::LoudnessTarget loudness{};
    bool force = false;
    bool dryRun = false;
    bool local = false; ///< Isolation by this machine; nothing is sent.
};

/// Reads the arguments after "convert" or "isolate" (without --json), and looks at the disk for folders.
/// Usage with a sentence for anything that contradicts itself.
Result<ConvertOptions> parseConvertOptions(changer::Work work, const QStringList &arguments);

/// Where the sound of an input goes. Two recordings of one name get two files: `taken` are the others'.
[[nodiscard]] QString convertTarget(const ConvertOptions &options, const QString &input,
                                    const QStringList &taken);

} // namespace studio::app

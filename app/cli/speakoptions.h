// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/speech/loudnesstarget.h"

#include <QString>
#include <QStringList>

namespace studio::app {

/// What `voice-studio speak` was asked to do.
struct SpeakOptions {
    enum class Source { Text, File, AllOfStdin, LinesOfStdin };

    Source source = Source::Text;
    QString text{};
    QString inputFile{};
    QString voice{};
    QString model{};
    QString format = QStringLiteral("mp3_44100_128");
    bool formatGiven = false;
    QString output{};
    QString subtitles{};
    QString labels{};
    QString namePattern{}; ///< For a folder as the output.
    speech::LoudnessTarget loudness{};
    bool play = false;
    bool force = false;
    bool dryRun = false;
    bool sample = false; ///< The sample script, always in the sandbox.
};

/// Reads the arguments after "speak" (without --json). Usage with a sentence for anything that contradicts
/// itself.
Result<SpeakOptions> parseSpeakOptions(const QStringList &arguments, bool stdinIsTerminal);

/// The sample script of the first start.
QString sampleScript();

} // namespace studio::app

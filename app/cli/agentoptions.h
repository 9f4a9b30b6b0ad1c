// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/plan.h"

#include <QJsonObject>
#include <QStringList>

namespace studio::app {

/// What `voice-studio agent talk` was asked to do.
struct TalkOptions {
    QString agent{};
    bool textOnly = false;
    QStringList say{}; ///< One turn each; empty: the microphone, or standard input with --text-only.
    QString voice{}; ///< That says it.
    std::optional<scenario::LineSettings> line{};
    double forSeconds = 0; ///< At most; 0: until it is over.
    QString firstMessage{};
    QString language{};
    scenario::Variables variables{}; ///< The agent's.
    QJsonObject customBody{}; ///< For the agent's language model.
};
[[nodiscard]] Result<TalkOptions> parseTalkOptions(const QStringList &arguments);

/// What `voice-studio agent check` was asked to do.
struct CheckOptions {
    QStringList files{};
    int repeat = 1;
    QString agent{}; ///< Instead of the file's.
    QString against{}; ///< Another one, side by side.
    QString baseline{}; ///< A result file, or "last".
    QStringList only{};
    std::optional<scenario::LineSettings> line{};
    scenario::Variables variables{};
    bool textOnly = false;
    QString junit{};
    QString output{}; ///< The results as JSON.
    bool force = false;
    bool dryRun = false; ///< Only reads the files.
};
[[nodiscard]] Result<CheckOptions> parseCheckOptions(const QStringList &arguments);

} // namespace studio::app

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/conversation.h"
#include "core/agent/timings.h"
#include "core/evidence/replay.h"

#include <QByteArray>
#include <QJsonObject>

namespace studio::evidence {

/// What a report is made of; masked already, if it is to be.
struct ReportInput {
    SessionInfo info{};
    QList<agent::LogEntry> log{};
    QJsonObject scenario{};
    QString note{}; ///< The user's.
    QString program{}; ///< That made the report.
    double targetMs = 1000;
    bool hasSound = false; ///< sound.wav lies beside the report.
    bool isMasked = false;
    int damagedLines = 0; ///< Of the log, left out of it.
    QString soundProblem{}; ///< There is sound that cannot be read: why.
    bool soundWithheld = false; ///< There is sound and it was left out.
};

/// What is missing of the session because it was damaged, a sentence each.
[[nodiscard]] QStringList missingParts(const ReportInput &input);

/// One file without anything from elsewhere: no script, no font, no picture to load. Light and dark as the
/// reader's system is; prints well. All times are those of the log.
[[nodiscard]] QByteArray reportHtml(const ReportInput &input);
/// The conversation as text, a line a turn, for a ticket.
[[nodiscard]] QByteArray reportTranscript(const ReportInput &input);
/// Turns, latencies, tools, interruptions and the scenario's result for programs.
[[nodiscard]] QByteArray reportJson(const ReportInput &input);

/// The waterfall of the turns as an SVG element, its colours by class.
[[nodiscard]] QString waterfallSvg(const agent::Timings &timings, double targetMs);

/// The steps of a scenario as the log has them, each with its last state.
struct ReportStep {
    int index = 0;
    QString text{};
    QString state{};
    QString detail{};
    qint64 atUs = 0;
};
[[nodiscard]] QList<ReportStep> scenarioSteps(const QList<agent::LogEntry> &log);

/// "0.98 s"; "–" when not measured.
[[nodiscard]] QString secondsText(std::optional<double> ms);
/// "2:14"
[[nodiscard]] QString lengthText(qint64 ms);
/// "14:31:09", where the reader is.
[[nodiscard]] QString clockText(const SessionInfo &info, qint64 atUs);
/// Who speaks: "Agent", "You", "Tool lookup_order", …
[[nodiscard]] QString speakerText(const agent::ConversationItem &item);
/// "OK", "Failed", …
[[nodiscard]] QString toolStateText(const agent::ConversationItem &item);

} // namespace studio::evidence

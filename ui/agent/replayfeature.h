// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/evidence/replay.h"
#include "ui/agent/agentparts.h"
#include "ui/agent/sessionwave.h"

#include <QObject>

#include <memory>

namespace studio::ui {

class RecentSessions;
class ReplayPlayback;
class ReplayStrip;
class SaveReport;

/// Recorded sessions in the panel: the list of recent ones, replay of a session or of a case bundle (also one
/// that is dropped here), and the report of whatever is shown. In a replay sound, chat, events and timing
/// move together: the place is ShownSession::position().
class ReplayFeature final : public QObject {
    Q_OBJECT

public:
    ReplayFeature(const AgentParts &parts, QObject *parent);

    /// A session's folder, or a case bundle. Nothing while a session runs.
    void open(const QString &path);
    /// One that is read already. Nothing while a session runs.
    void show(const std::shared_ptr<const evidence::Replay> &replay) { take(replay); }
    /// A made-up session, for pictures.
    void pose(const QList<agent::LogEntry> &log);
    /// Saves the report of what is shown.
    void saveReport();
    [[nodiscard]] ReplayPlayback *playback() const { return m_playback; }
    [[nodiscard]] SaveReport *report() const { return m_report; }
    [[nodiscard]] RecentSessions *recent() const { return m_recent; }
    [[nodiscard]] const std::shared_ptr<const evidence::Replay> &replay() const { return m_replay; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// A recorded session is shown and can be moved in.
    void opened();

private:
    void wire();
    void take(const std::shared_ptr<const evidence::Replay> &replay);
    void loadSound(const std::shared_ptr<const evidence::Replay> &replay);
    void loadEnded(const QString &folder);
    void showKind();
    void moveTo(double seconds);
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString recordFolder() const;

    AgentParts m_parts;
    ReplayPlayback *m_playback;
    ReplayStrip *m_strip;
    RecentSessions *m_recent;
    SaveReport *m_report;
    std::shared_ptr<const evidence::Replay> m_replay; ///< What can be moved in; null while live.
    JobGuard m_opening;
    JobGuard m_peaks;
};

/// Where the turns begin, who was interrupted and which tools were called, for the wave.
[[nodiscard]] QList<SessionWave::Mark> marksOf(const QList<agent::LogEntry> &log);

} // namespace studio::ui

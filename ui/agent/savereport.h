// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/evidence/replay.h"
#include "ui/agent/agentparts.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace studio::ui {

class ReportSheet;
struct ReportWish;

/// From "Save report" to the file: the sheet, the bundle in a worker, the toast. What was chosen is
/// remembered. Works on any recorded session, also on one that goes on.
class SaveReport final : public QObject {
    Q_OBJECT

public:
    SaveReport(const AgentParts &parts, QObject *parent);

    /// Of a session's folder or of a bundle.
    void open(const QString &path);
    void openFor(const std::shared_ptr<const evidence::Replay> &replay);

signals:
    void saved(const QString &path);

private:
    [[nodiscard]] ReportWish initial() const;
    void remember(const ReportWish &wish);
    void run(bool replaceExisting, bool keepBoth);
    void close();

    AgentParts m_parts;
    std::shared_ptr<const evidence::Replay> m_replay;
    QPointer<ReportSheet> m_sheet;
    JobGuard m_job;
};

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/scenario/checkarchive.h"
#include "core/scenario/comparison.h"
#include "ui/agent/agentparts.h"

#include <QObject>
#include <QPointer>

namespace studio::ui {

class ComparisonDialog;

/// Checks of earlier days, of other agents and versions, and of files, side by side in the window.
class ComparisonFeature final : public QObject {
    Q_OBJECT

public:
    ComparisonFeature(const AgentParts &parts, const scenario::CheckArchive &archive, QObject *parent);

    /// Compares checks of a suite. With a scenario, the latest two that ran it; else the two agents of the
    /// latest check, or the latest two checks.
    void open(const QString &suite, const QString &scenario);
    /// A comparison, or the result of a check, that somebody kept.
    void openFile(const QString &path);
    /// For pictures.
    void pose();

private:
    /// Something that can be put on a side.
    struct Side {
        QString name{};
        QString scenarios{}; ///< What it ran.
        QString line{};
        QString agent{};
        QDateTime at{};
        QList<scenario::RunResult> runs{};
        int check = 0; ///< Sides of one check belong together.
    };
    void showDialog();
    void take(const QList<scenario::SuiteResult> &results);
    void addSides(const scenario::SuiteResult &result, const QString &prefix);
    void chooseFor(const QString &scenario);
    void showSides();
    void compareNow();
    void exportNow();

    AgentParts m_parts;
    scenario::CheckArchive m_archive;
    QPointer<ComparisonDialog> m_dialog;
    QList<Side> m_sides;
    int m_left = -1;
    int m_right = -1;
    int m_checks = 0;
    JobGuard m_reading;
    JobGuard m_comparing;
};

} // namespace studio::ui

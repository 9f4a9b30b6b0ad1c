// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace studio::ui {

/// A step as a row of a table: what it is, what of, and what else. Pure functions.
struct StepFields {
    [[nodiscard]] static QString kindName(scenario::Step::Kind kind);
    /// Those that can be chosen in a table, in the order of a list.
    [[nodiscard]] static QList<scenario::Step::Kind> kinds();

    [[nodiscard]] static QString what(const scenario::Step &step);
    [[nodiscard]] static QString detail(const scenario::Step &step);
    /// What to write into an empty field; empty: nothing belongs there.
    [[nodiscard]] static QString whatHint(scenario::Step::Kind kind);
    [[nodiscard]] static QString detailHint(scenario::Step::Kind kind);
    /// False when the text makes no sense there; the step is as before then.
    static bool setWhat(scenario::Step &step, const QString &text);
    static bool setDetail(scenario::Step &step, const QString &text);
    /// Another kind, keeping what makes sense there.
    [[nodiscard]] static scenario::Step ofKind(const scenario::Step &step, scenario::Step::Kind kind);
    /// Not complete yet.
    [[nodiscard]] static bool isIncomplete(const scenario::Step &step);
};

} // namespace studio::ui

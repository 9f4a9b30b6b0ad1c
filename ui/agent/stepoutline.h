// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace studio::ui {

/// Steps as rows below each other: what is inside a loop is a level deeper. Pure functions over values; each
/// keeps the rows a tree. Ranges are [first, last].
struct StepRow {
    scenario::Step step{}; ///< Without the steps of a loop: they are the rows behind it.
    int depth = 0;

    [[nodiscard]] bool isLoop() const { return step.kind == scenario::Step::Kind::Repeat; }
    bool operator==(const StepRow &) const = default;
};
using StepRows = QList<StepRow>;

namespace outline {

/// Loops within loops; as deep as a file of scenarios can be read again.
inline constexpr int kDeepest = 12;

[[nodiscard]] StepRows rowsOf(const QList<scenario::Step> &steps);
[[nodiscard]] QList<scenario::Step> stepsOf(const StepRows &rows);

/// The last row of what belongs to `row`: itself, or the end of its loop.
[[nodiscard]] int endOf(const StepRows &rows, int row);
/// Rows of a selection with everything that belongs to them.
[[nodiscard]] std::pair<int, int> whole(const StepRows &rows, int first, int last);

/// How deep a step put at `row` would be: in the loop above it, or beside what is above it.
[[nodiscard]] int depthFor(const StepRows &rows, int row);
/// Puts the rows of a selection into a new loop; -1 when that would be too deep. Returns the loop's row.
int wrap(StepRows &rows, int first, int last);
/// Takes a loop away and leaves its steps.
void unwrap(StepRows &rows, int row);
/// One row up or down, into and out of loops. Returns where the first row is then; -1: it cannot be moved.
int shift(StepRows &rows, int first, int last, int by);
/// Into the loop above; -1: there is none.
int indent(StepRows &rows, int first, int last);
/// Out of its loop, behind it; -1: it is in none.
int outdent(StepRows &rows, int first, int last);
/// To before the row `to`, `depth` deep; -1: it cannot be, e.g. a loop into itself.
int place(StepRows &rows, int first, int last, int to, int depth);
/// Depths that cannot be become what can.
void mend(StepRows &rows);

} // namespace outline

} // namespace studio::ui

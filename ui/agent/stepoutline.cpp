// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/stepoutline.h"

#include <algorithm>
#include <tuple>

namespace studio::ui::outline {

using scenario::Step;

namespace {

void addRows(StepRows &rows, const QList<Step> &steps, int depth)
{
    for (const Step &step : steps) {
        StepRow row{.step = step, .depth = depth};
        row.step.steps.clear();
        rows.append(row);
        addRows(rows, step.steps, depth + 1);
    }
}

/// The steps from a row on that are so deep; `at` is behind them then.
QList<Step> stepsFrom(const StepRows &rows, qsizetype &at, int depth)
{
    QList<Step> steps;
    while (at < rows.size() && rows[at].depth >= depth) {
        Step step = rows[at++].step;
        step.steps = stepsFrom(rows, at, depth + 1);
        steps.append(step);
    }
    return steps;
}

bool tooDeep(const StepRows &rows)
{
    return std::any_of(rows.begin(), rows.end(), [](const StepRow &row) { return row.depth > kDeepest; });
}

/// Takes effect only when nothing becomes too deep.
int keepIfShallow(StepRows &rows, const StepRows &made, int row)
{
    if (tooDeep(made))
        return -1;
    rows = made;
    return row;
}

/// The row in whose loop `row` is; -1: none.
int loopAround(const StepRows &rows, int row)
{
    for (int above = row - 1; above >= 0; --above) {
        if (rows[above].depth < rows[row].depth)
            return above;
    }
    return -1;
}

} // namespace

StepRows rowsOf(const QList<Step> &steps)
{
    StepRows rows;
    addRows(rows, steps, 0);
    return rows;
}

QList<Step> stepsOf(const StepRows &rows)
{
    qsizetype at = 0;
    return stepsFrom(rows, at, 0);
}

int endOf(const StepRows &rows, int row)
{
    int end = row;
    while (end + 1 < rows.size() && rows[end + 1].depth > rows[row].depth)
        ++end;
    return end;
}

std::pair<int, int> whole(const StepRows &rows, int first, int last)
{
    // A selection that begins in a loop and ends outside of it is that loop as well.
    int least = rows[first].depth;
    for (int row = first; row <= last; ++row)
        least = std::min(least, rows[row].depth);
    while (first > 0 && rows[first].depth > least)
        first = loopAround(rows, first);
    for (int row = first; row <= last; row = endOf(rows, row) + 1)
        last = std::max(last, endOf(rows, row));
    return {first, last};
}

int depthFor(const StepRows &rows, int row)
{
    if (row <= 0 || rows.isEmpty())
        return 0;
    const StepRow &above = rows[std::min<qsizetype>(row, rows.size()) - 1];
    return above.isLoop() ? above.depth + 1 : above.depth;
}

void mend(StepRows &rows)
{
    for (int row = 0; row < rows.size(); ++row)
        rows[row].depth = std::clamp(rows[row].depth, 0, row == 0 ? 0 : depthFor(rows, row));
}

int wrap(StepRows &rows, int first, int last)
{
    std::tie(first, last) = whole(rows, first, last);
    StepRows made = rows;
    StepRow loop;
    loop.depth = rows[first].depth;
    loop.step.kind = Step::Kind::Repeat;
    loop.step.times = 2;
    for (int row = first; row <= last; ++row)
        ++made[row].depth;
    made.insert(first, loop);
    return keepIfShallow(rows, made, first);
}

void unwrap(StepRows &rows, int row)
{
    const int end = endOf(rows, row);
    for (int inner = row + 1; inner <= end; ++inner)
        --rows[inner].depth;
    rows.removeAt(row);
}

int place(StepRows &rows, int first, int last, int to, int depth)
{
    std::tie(first, last) = whole(rows, first, last);
    if (to > first && to <= last)
        return -1;
    StepRows moved;
    StepRows made;
    for (int row = 0; row < rows.size(); ++row)
        (row >= first && row <= last ? moved : made).append(rows[row]);
    const int at = to > last ? to - int(moved.size()) : to;
    const int by = std::clamp(depth, 0, depthFor(made, at)) - rows[first].depth;
    for (int i = 0; i < moved.size(); ++i) {
        moved[i].depth += by;
        made.insert(at + i, moved[i]);
    }
    // What follows stays in its own loop, or nowhere.
    const StepRows before = made;
    mend(made);
    return made == before ? keepIfShallow(rows, made, at) : -1;
}

int shift(StepRows &rows, int first, int last, int by)
{
    std::tie(first, last) = whole(rows, first, last);
    const int depth = rows[first].depth;
    if (by < 0) {
        if (first == 0)
            return -1;
        const StepRow &above = rows[first - 1];
        // To the end of the loop above, before the loop around, or before its neighbour.
        if (above.depth > depth || (above.depth == depth && above.isLoop()))
            return place(rows, first, last, first, depth + 1);
        return place(rows, first, last, first - 1, above.depth);
    }
    if (last + 1 >= rows.size())
        return depth > 0 ? place(rows, first, last, last + 1, depth - 1) : -1;
    const StepRow &below = rows[last + 1];
    if (below.depth < depth)
        return place(rows, first, last, last + 1, depth - 1);
    return place(rows, first, last, last + 2, below.isLoop() ? below.depth + 1 : below.depth);
}

int indent(StepRows &rows, int first, int last)
{
    std::tie(first, last) = whole(rows, first, last);
    if (first == 0)
        return -1;
    const StepRow &above = rows[first - 1];
    const int depth = rows[first].depth;
    if (above.depth < depth || (above.depth == depth && !above.isLoop()))
        return -1;
    return place(rows, first, last, first, depth + 1);
}

int outdent(StepRows &rows, int first, int last)
{
    std::tie(first, last) = whole(rows, first, last);
    const int loop = loopAround(rows, first);
    if (loop < 0)
        return -1;
    return place(rows, first, last, endOf(rows, loop) + 1, rows[loop].depth);
}

} // namespace studio::ui::outline

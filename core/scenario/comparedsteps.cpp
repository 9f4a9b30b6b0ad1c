// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/comparison.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

using StepState = StepResult::State;

/// Beyond that, steps are paired by their place alone: the table of what fits what would be too large.
constexpr qsizetype kMostAligned = 1500;
constexpr double kStepShare = 0.2;
constexpr double kStepMs = 100;

/// A step of one side, over all rounds.
struct Gathered {
    Step::Kind kind{};
    QString text;
    ComparedStepSide side;
    std::vector<double> ms;
    std::vector<double> took;
};

double middleOf(std::vector<double> values)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return std::round(values[(values.size() - 1) / 2] * 10) / 10;
}

/// Rounds of one scenario have the same plan; what a variable held may differ, so the first text counts.
QList<Gathered> gather(const QList<RunResult> &runs, const QString &scenario)
{
    QList<Gathered> made;
    for (const RunResult &run : runs) {
        if (run.scenario != scenario)
            continue;
        for (qsizetype i = 0; i < run.steps.size(); ++i) {
            const StepResult &step = run.steps[i];
            if (i >= made.size())
                made.append({.kind = step.kind, .text = step.text, .side = {}, .ms = {}, .took = {}});
            Gathered &into = made[i];
            ++into.side.runs;
            const bool failed = step.state == StepState::Failed;
            if (failed && into.side.failed == 0)
                into.side.reason = step.reason;
            else if (into.side.reason.isEmpty())
                into.side.reason = step.reason;
            into.side.passed += step.state == StepState::Passed ? 1 : 0;
            into.side.failed += failed ? 1 : 0;
            if (step.ms >= 0)
                into.ms.push_back(step.ms);
            if (step.atUs >= 0 && (failed || step.state == StepState::Passed))
                into.took.push_back(double(step.tookUs) / 1000);
        }
    }
    for (Gathered &step : made) {
        step.side.ms = middleOf(step.ms);
        step.side.tookMs = middleOf(step.took);
    }
    return made;
}

Change changeBetween(const ComparedStepSide &left, const ComparedStepSide &right)
{
    if (left.runs == 0)
        return Change::OnlyRight;
    if (right.runs == 0)
        return Change::OnlyLeft;
    const qint64 balance = qint64(right.passed) * left.runs - qint64(left.passed) * right.runs;
    if (balance != 0)
        return balance > 0 ? Change::Better : Change::Worse;
    if (left.ms < 0 || right.ms < 0)
        return Change::Same;
    const double difference = right.ms - left.ms;
    if (std::abs(difference) <= std::max(kStepMs, kStepShare * left.ms))
        return Change::Same;
    return difference > 0 ? Change::Slower : Change::Faster;
}

/// Which steps are the same on both sides: the longest common sequence of their words.
QList<std::pair<qsizetype, qsizetype>> pairsOf(const QList<Gathered> &left, const QList<Gathered> &right)
{
    const auto same = [&](qsizetype i, qsizetype j) {
        return left[i].kind == right[j].kind && left[i].text == right[j].text;
    };
    QList<std::pair<qsizetype, qsizetype>> pairs;
    qsizetype begin = 0;
    const qsizetype least = std::min(left.size(), right.size());
    while (begin < least && same(begin, begin))
        ++begin;
    for (qsizetype i = 0; i < begin; ++i)
        pairs.append({i, i});
    const qsizetype rows = left.size() - begin;
    const qsizetype columns = right.size() - begin;
    if (rows > kMostAligned || columns > kMostAligned) {
        for (qsizetype i = begin; i < least; ++i) {
            if (left[i].kind == right[i].kind)
                pairs.append({i, i});
        }
        return pairs;
    }
    std::vector<int> best(size_t((rows + 1) * (columns + 1)), 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & { return best[size_t(i * (columns + 1) + j)]; };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) =
                same(begin + i, begin + j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        if (same(begin + i, begin + j)) {
            pairs.append({begin + i, begin + j});
            ++i;
            ++j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

} // namespace

bool ComparedStep::isNewFailure() const
{
    return right.failed > 0 && left.failed == 0;
}

QList<ComparedStep> compareSteps(const QList<RunResult> &left, const QList<RunResult> &right,
                                 const QString &scenario)
{
    const QList<Gathered> before = gather(left, scenario);
    const QList<Gathered> after = gather(right, scenario);
    QList<ComparedStep> steps;
    const auto add = [&steps](const Gathered *one, const Gathered *other) {
        ComparedStep step;
        step.text = other ? other->text : one->text;
        step.left = one ? one->side : ComparedStepSide{};
        step.right = other ? other->side : ComparedStepSide{};
        step.change = changeBetween(step.left, step.right);
        steps.append(step);
    };
    // One side may not have run the scenario at all; its row says so.
    qsizetype i = 0;
    qsizetype j = 0;
    auto pairs = pairsOf(before, after);
    pairs.append({before.size(), after.size()});
    for (const auto &[toLeft, toRight] : std::as_const(pairs)) {
        while (i < toLeft || j < toRight) {
            // Words that were changed are still the same place of the conversation.
            const bool both = i < toLeft && j < toRight && before[i].kind == after[j].kind;
            if (both)
                add(&before[i++], &after[j++]);
            else if (i < toLeft)
                add(&before[i++], nullptr);
            else
                add(nullptr, &after[j++]);
        }
        if (toLeft < before.size() && toRight < after.size())
            add(&before[i++], &after[j++]);
    }
    return steps;
}

} // namespace studio::scenario

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/comparisonmodel.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

using scenario::Change;
using scenario::ComparedRow;
using scenario::ComparedStep;

namespace {

QString spanOf(double ms)
{
    return ms < 0 ? QString() : ComparisonModel::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString markWord(ComparisonModel::Mark mark)
{
    switch (mark) {
    case ComparisonModel::Mark::Passed:
        return ComparisonModel::tr("passed");
    case ComparisonModel::Mark::Failed:
        return ComparisonModel::tr("failed");
    case ComparisonModel::Mark::Flaky:
        return ComparisonModel::tr("passed sometimes");
    case ComparisonModel::Mark::NotReached:
        return ComparisonModel::tr("not reached");
    case ComparisonModel::Mark::None:
        break;
    }
    return ComparisonModel::tr("not run");
}

/// "+0.31 s", with a real minus.
QString differenceOf(double left, double right)
{
    const double seconds = (right - left) / 1000;
    return (seconds < 0 ? u"−"_s : u"+"_s)
        + ComparisonModel::tr("%1 s").arg(QLocale().toString(std::abs(seconds), 'f', 2));
}

} // namespace

ComparisonModel::ComparisonModel(QObject *parent) : QAbstractTableModel(parent) { }

void ComparisonModel::setComparison(const scenario::Comparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    fill();
    endResetModel();
}

void ComparisonModel::setOnlyDifferences(bool only)
{
    if (m_onlyDifferences == only)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    fill();
    endResetModel();
}

void ComparisonModel::fill()
{
    m_places.clear();
    for (int row = 0; row < m_comparison.rows.size(); ++row) {
        const ComparedRow &compared = m_comparison.rows[row];
        QList<Place> steps;
        for (int step = 0; step < compared.steps.size(); ++step) {
            if (!m_onlyDifferences || compared.steps[step].change != Change::Same)
                steps.append({row, step});
        }
        if (m_onlyDifferences && steps.isEmpty() && compared.change == Change::Same)
            continue;
        m_places.append({row, -1});
        // What only one side ran has nothing beside it, step by step.
        if (compared.left.runs > 0 && compared.right.runs > 0)
            m_places += steps;
    }
}

const ComparedRow &ComparisonModel::rowOf(const Place &place) const
{
    return m_comparison.rows.at(place.scenario);
}

const ComparedStep *ComparisonModel::stepOf(const Place &place) const
{
    return place.step < 0 ? nullptr : &rowOf(place).steps.at(place.step);
}

QString ComparisonModel::textOf(const Place &place) const
{
    const ComparedStep *step = stepOf(place);
    return step ? step->text : rowOf(place).scenario;
}

ComparisonModel::Mark ComparisonModel::markOf(const Place &place, bool left) const
{
    if (const ComparedStep *step = stepOf(place)) {
        const scenario::ComparedStepSide &side = left ? step->left : step->right;
        return side.runs == 0 ? Mark::None
            : side.isFlaky()  ? Mark::Flaky
            : side.failed > 0 ? Mark::Failed
            : side.passed > 0 ? Mark::Passed
                              : Mark::NotReached;
    }
    const scenario::ComparedSide &side = left ? rowOf(place).left : rowOf(place).right;
    return side.runs == 0          ? Mark::None
        : side.passed == side.runs ? Mark::Passed
        : side.passed == 0         ? Mark::Failed
                                   : Mark::Flaky;
}

QString ComparisonModel::countOf(const Place &place, bool left) const
{
    const ComparedStep *step = stepOf(place);
    const int runs = step ? (left ? step->left.runs : step->right.runs)
                          : (left ? rowOf(place).left.runs : rowOf(place).right.runs);
    const int passed = step ? (left ? step->left.passed : step->right.passed)
                            : (left ? rowOf(place).left.passed : rowOf(place).right.passed);
    return runs > 1 ? u"%1/%2"_s.arg(passed).arg(runs) : QString();
}

QString ComparisonModel::timeOf(const Place &place, bool left) const
{
    if (const ComparedStep *step = stepOf(place)) {
        const scenario::ComparedStepSide &side = left ? step->left : step->right;
        return spanOf(side.ms >= 0 ? side.ms : side.tookMs);
    }
    return spanOf(left ? rowOf(place).left.medianReplyMs : rowOf(place).right.medianReplyMs);
}

QString ComparisonModel::sideText(const Place &place, bool left) const
{
    QStringList parts{markWord(markOf(place, left))};
    if (const QString count = countOf(place, left); !count.isEmpty())
        parts.append(count);
    if (const QString time = timeOf(place, left); !time.isEmpty())
        parts.append(time);
    return parts.join(u", "_s);
}

Change ComparisonModel::changeOf(const Place &place) const
{
    const ComparedStep *step = stepOf(place);
    return step ? step->change : rowOf(place).change;
}

QString ComparisonModel::changeText(const Place &place) const
{
    const ComparedStep *step = stepOf(place);
    const double left = step ? step->left.ms : rowOf(place).left.medianReplyMs;
    const double right = step ? step->right.ms : rowOf(place).right.medianReplyMs;
    switch (changeOf(place)) {
    case Change::Worse:
        return step && step->isNewFailure() ? tr("New failure") : tr("Worse");
    case Change::Better:
        return step && step->right.failed == 0 && step->left.failed > 0 ? tr("Mended") : tr("Better");
    case Change::Slower:
        return tr("Slower, %1").arg(differenceOf(left, right));
    case Change::Faster:
        return tr("Faster, %1").arg(differenceOf(left, right));
    case Change::OnlyLeft:
        return tr("First only");
    case Change::OnlyRight:
        return tr("Second only");
    case Change::Same:
        break;
    }
    return markOf(place, false) == Mark::Failed ? tr("Fails on both") : tr("Same");
}

QString ComparisonModel::detail(int row) const
{
    if (row < 0 || row >= m_places.size())
        return {};
    const Place &place = m_places[row];
    const auto side = [&](bool left) {
        const ComparedStep *step = stepOf(place);
        const QString reason = step ? (left ? step->left.reason : step->right.reason)
                                    : (left ? rowOf(place).left.reason : rowOf(place).right.reason);
        const QString name = left ? m_comparison.leftName : m_comparison.rightName;
        //: %1 is one side of a comparison, %2 how it went, %3 why, a sentence.
        return reason.isEmpty() ? tr("%1: %2").arg(name, sideText(place, left))
                                : tr("%1: %2. %3").arg(name, sideText(place, left), reason);
    };
    return side(true) + u'\n' + side(false);
}

QString ComparisonModel::summary() const
{
    std::array<int, int(Change::OnlyRight) + 1> counts{};
    for (const ComparedRow &row : m_comparison.rows) {
        if (row.steps.isEmpty() || row.left.runs == 0 || row.right.runs == 0)
            ++counts[size_t(row.change)];
        else
            for (const ComparedStep &step : row.steps)
                ++counts[size_t(step.change)];
    }
    QStringList parts;
    const auto add = [&parts](const QString &text, int count) {
        if (count > 0)
            parts.append(text.arg(count));
    };
    add(tr("%1 worse"), counts[size_t(Change::Worse)]);
    add(tr("%1 slower"), counts[size_t(Change::Slower)]);
    add(tr("%1 better"), counts[size_t(Change::Better)]);
    add(tr("%1 faster"), counts[size_t(Change::Faster)]);
    add(tr("%1 on one side only"), counts[size_t(Change::OnlyLeft)] + counts[size_t(Change::OnlyRight)]);
    add(tr("%1 the same"), counts[size_t(Change::Same)]);
    return parts.join(u"  ·  "_s);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place &place = m_places.at(index.row());
    const bool isSide = index.column() == LeftColumn || index.column() == RightColumn;
    const bool left = index.column() == LeftColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isSide                        ? sideText(place, left)
            : index.column() == ChangeColumn ? changeText(place)
                                             : textOf(place);
    case Qt::AccessibleTextRole:
        // A row is read as one: what, both sides, and what changed.
        if (index.column() == StepColumn)
            return tr("%1. First: %2. Second: %3. %4")
                .arg(textOf(place), sideText(place, true), sideText(place, false), changeText(place));
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return detail(index.row());
    case IsScenarioRole:
        return place.step < 0;
    case MarkRole:
        return isSide ? int(markOf(place, left)) : QVariant();
    case CountRole:
        return isSide ? countOf(place, left) : QVariant();
    case TimeRole:
        return isSide ? timeOf(place, left) : QVariant();
    case ChangeRole:
        return int(changeOf(place));
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case StepColumn:
        return tr("Step");
    case LeftColumn:
        return m_comparison.leftName;
    case RightColumn:
        return m_comparison.rightName;
    default:
        return tr("Change");
    }
}

} // namespace studio::ui

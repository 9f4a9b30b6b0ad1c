// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/rulesmodel.h"

#include "ui/editing/rulelibrary.h"

#include <QScopedValueRollback>

namespace studio::ui {

using text::PronunciationRule;

RulesModel::RulesModel(RuleLibrary &library, QObject *parent)
    : QAbstractListModel(parent), m_library(library), m_rows(library.rules().size())
{
    connect(&library, &RuleLibrary::rulesChanged, this, &RulesModel::follow);
}

void RulesModel::follow()
{
    if (m_changing)
        return;
    beginResetModel();
    m_rows = m_library.rules().size();
    endResetModel();
}

/// Changes the library without hearing of it: the model tells its views itself.
template <class Change>
void RulesModel::alone(Change change)
{
    const QScopedValueRollback<bool> changing(m_changing, true);
    std::vector<PronunciationRule> rules = m_library.rules();
    change(rules);
    m_library.setRules(rules);
    m_rows = rules.size();
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows);
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || std::size_t(index.row()) >= m_library.rules().size())
        return {};
    const PronunciationRule &rule = m_library.rules()[std::size_t(index.row())];
    const bool isPhoneme = rule.kind == PronunciationRule::Kind::Phoneme;
    switch (role) {
    case Qt::DisplayRole:
        if (rule.pattern.isEmpty())
            return tr("New rule");
        return isPhoneme ? tr("%1  →  /%2/", "a word and its sounds").arg(rule.pattern, rule.phoneme)
                         : tr("%1  →  %2", "a word and what is said").arg(rule.pattern, rule.alias);
    case Qt::CheckStateRole:
        return rule.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return rule.enabled ? tr("%1 is said as %2").arg(rule.pattern, isPhoneme ? rule.phoneme : rule.alias)
                            : tr("%1, off").arg(rule.pattern);
    default:
        return {};
    }
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    PronunciationRule rule = m_library.rules()[std::size_t(index.row())];
    rule.enabled = value.toInt() == Qt::Checked;
    change(index.row(), rule);
    return true;
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags;
}

void RulesModel::insert(int row, const PronunciationRule &rule)
{
    beginInsertRows({}, row, row);
    alone([&](std::vector<PronunciationRule> &rules) { rules.insert(rules.begin() + row, rule); });
    endInsertRows();
}

void RulesModel::change(int row, const PronunciationRule &rule)
{
    alone([&](std::vector<PronunciationRule> &rules) { rules[std::size_t(row)] = rule; });
    emit dataChanged(index(row), index(row));
}

PronunciationRule RulesModel::take(int row)
{
    PronunciationRule taken;
    beginRemoveRows({}, row, row);
    alone([&](std::vector<PronunciationRule> &rules) {
        taken = rules[std::size_t(row)];
        rules.erase(rules.begin() + row);
    });
    endRemoveRows();
    return taken;
}

void RulesModel::move(int from, int to)
{
    if (from == to || !beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    alone([&](std::vector<PronunciationRule> &rules) {
        const PronunciationRule moved = rules[std::size_t(from)];
        rules.erase(rules.begin() + from);
        rules.insert(rules.begin() + to, moved);
    });
    endMoveRows();
}

} // namespace studio::ui

// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/steptable.h"

#include "ui/agent/stepfields.h"
#include "ui/agent/stepmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/studiocombo.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kIndent = 18;
constexpr int kLoopSign = 22;

int rowHeightOfSteps()
{
    return std::max(34, lineHeight(TypeRole::Body) + 14);
}

/// Kinds are chosen from a list, the rest is typed; an empty field says what belongs there.
class StepFieldDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem shown = option;
        initStyleOption(&shown, index);
        const Theme &t = theme();
        const QString text = index.data().toString();
        const QString hint = index.data(StepModel::HintRole).toString();
        const auto kind = scenario::Step::Kind(index.data(StepModel::KindRole).toInt());
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, t.selected);
        const bool isKind = index.column() == StepModel::KindColumn;
        const int inside = isKind ? index.data(StepModel::DepthRole).toInt() * kIndent : 0;
        const bool isLoop = kind == scenario::Step::Kind::Repeat;
        const auto visual = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        // A line for each loop around, so that one sees where it ends.
        for (int at = kIndent / 2; at < inside; at += kIndent)
            painter->fillRect(visual({option.rect.x() + 8 + at, option.rect.y(), 1, option.rect.height()}),
                              t.borderControl);
        const int lead = inside + (isKind && isLoop ? kLoopSign : 0);
        if (isKind && isLoop)
            drawIcon(painter, u"repeat"_s,
                     visual({option.rect.x() + 8 + inside, option.rect.y() + (option.rect.height() - 16) / 2,
                             16, 16}),
                     t.text2);
        const QRect room = visual(option.rect.adjusted(8 + lead, 0, -8, 0));
        const bool expects = isKind && scenario::isExpectation(kind);
        painter->setFont(fontFor(TypeRole::Body, isKind ? QFont::Medium : QFont::Normal));
        painter->setPen(text.isEmpty() ? t.text3 : expects ? t.accentText : isKind ? t.text2 : t.text);
        painter->drawText(
            room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(text.isEmpty() ? hint : text, Qt::ElideRight, room.width()));
        painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t.border);
        painter->restore();
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        if (index.column() == StepModel::KindColumn) {
            auto *combo = new StudioCombo(parent);
            combo->setAccessibleName(StepTable::tr("What the step does"));
            for (const scenario::Step::Kind kind : StepFields::kinds())
                combo->addItem(StepFields::kindName(kind), int(kind));
            connect(combo, &QComboBox::activated, this, [this, combo] {
                auto *self = const_cast<StepFieldDelegate *>(this);
                emit self->commitData(combo);
                emit self->closeEditor(combo);
            });
            return combo;
        }
        auto *field = new QLineEdit(parent);
        field->setAccessibleName(index.data(StepModel::HintRole).toString());
        field->setPlaceholderText(index.data(StepModel::HintRole).toString());
        return field;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *combo = qobject_cast<QComboBox *>(editor))
            combo->setCurrentIndex(combo->findData(index.data(StepModel::KindRole)));
        else if (auto *field = qobject_cast<QLineEdit *>(editor))
            field->setText(index.data(Qt::EditRole).toString());
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *combo = qobject_cast<QComboBox *>(editor))
            model->setData(index, combo->currentData(), StepModel::KindRole);
        else if (const auto *field = qobject_cast<QLineEdit *>(editor))
            model->setData(index, field->text(), Qt::EditRole);
    }
};

/// Plain words over the columns.
class StepHeader final : public QHeaderView {
public:
    explicit StepHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->setFont(fontFor(TypeRole::Small, QFont::Medium));
        painter->setPen(theme().text2);
        painter->drawText(rect.adjusted(8, 0, -8, 0),
                          int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                          model()->headerData(section, Qt::Horizontal).toString());
        painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme().border);
    }
};

} // namespace

StepTable::StepTable(StepModel &steps, QWidget *parent) : QTableView(parent)
{
    setObjectName(u"stepTable"_s);
    setAccessibleName(tr("Steps"));
    setModel(&steps);
    setItemDelegate(new StepFieldDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                    | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    setHorizontalHeader(new StepHeader(this));
    horizontalHeader()->viewport()->setAutoFillBackground(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    followTextScale(this, [this] {
        verticalHeader()->setDefaultSectionSize(rowHeightOfSteps());
        horizontalHeader()->setFixedHeight(lineHeight(TypeRole::Small) + 10);
    });
}

void StepTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int width = viewport()->width();
    setColumnWidth(StepModel::KindColumn, width * 22 / 100);
    setColumnWidth(StepModel::WhatColumn, width * 52 / 100);
    setColumnWidth(StepModel::DetailColumn,
                   width - columnWidth(StepModel::KindColumn) - columnWidth(StepModel::WhatColumn));
}

std::pair<int, int> StepTable::chosenRows() const
{
    int first = currentIndex().row();
    int last = first;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        first = std::min(first, index.row());
        last = std::max(last, index.row());
    }
    return {first, last};
}

void StepTable::chooseRows(int first, int last)
{
    const int column = std::max(0, currentIndex().column());
    setCurrentIndex(model()->index(first, column));
    if (last > first)
        selectionModel()->select({model()->index(first, 0), model()->index(last, 0)},
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void StepTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState
        && currentIndex().flags().testFlag(Qt::ItemIsEditable)) {
        edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace studio::ui

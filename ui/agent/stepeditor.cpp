// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/stepeditor.h"

#include "ui/agent/stepmodel.h"
#include "ui/agent/steptable.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;

namespace studio::ui {

StepEditor::StepEditor(StepModel &steps, QWidget *parent)
    : QWidget(parent), m_steps(steps), m_table(new StepTable(steps, this)), m_tools(new QWidget(this))
{
    m_table->installEventFilter(this);
    buildTools();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_tools);
    connect(&m_steps, &StepModel::rowsPlaced, m_table, &StepTable::chooseRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StepEditor::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &StepEditor::refresh);
    refresh();
}

void StepEditor::buildTools()
{
    auto *add = new QPushButton(tr("Add a step"), m_tools);
    add->setObjectName(u"stepAdd"_s);
    setIconName(add, u"plus"_s);
    const auto tool = [this](const QString &icon, const QString &name, const QString &hint,
                             const QString &objectName) {
        auto *button = new IconButton(icon, name, m_tools);
        button->setName(name, hint);
        button->setObjectName(objectName);
        return button;
    };
    auto *up = tool(u"arrow-up"_s, tr("Move the step up"), tr("Alt+Up"), u"stepUp"_s);
    auto *down = tool(u"arrow-down"_s, tr("Move the step down"), tr("Alt+Down"), u"stepDown"_s);
    m_repeat = tool(u"repeat"_s, tr("Repeat the steps"), tr("Alt+R"), u"stepRepeat"_s);
    auto *remove = tool(u"trash-2"_s, tr("Remove the step"), tr("Del"), u"stepRemove"_s);
    auto *undo = new QPushButton(tr("Undo"), m_tools);
    undo->setObjectName(u"stepUndo"_s);
    auto *redo = new QPushButton(tr("Redo"), m_tools);
    redo->setObjectName(u"stepRedo"_s);
    setVariant(undo, Variant::Ghost);
    setVariant(redo, Variant::Ghost);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(add);
    for (IconButton *button : {up, down, m_repeat, remove})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(undo);
    row->addWidget(redo);
    QUndoStack &stack = m_steps.undoStack();
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QWidget::setEnabled);
    connect(undo, &QPushButton::clicked, &stack, &QUndoStack::undo);
    connect(redo, &QPushButton::clicked, &stack, &QUndoStack::redo);
    connect(add, &QPushButton::clicked, this, &StepEditor::addStep);
    connect(up, &QAbstractButton::clicked, this, [this] { shift(-1); });
    connect(down, &QAbstractButton::clicked, this, [this] { shift(1); });
    connect(m_repeat, &QAbstractButton::clicked, this, &StepEditor::repeat);
    connect(remove, &QAbstractButton::clicked, this, &StepEditor::remove);
}

void StepEditor::begin()
{
    if (m_steps.rowCount() > 0)
        m_table->setCurrentIndex(m_steps.index(0, 0));
    refresh();
}

void StepEditor::setUsable(bool usable)
{
    m_table->setEnabled(usable);
    m_tools->setEnabled(usable);
}

void StepEditor::addStep()
{
    if (!m_table->isEnabled())
        return;
    const auto [first, last] = m_table->chosenRows();
    const int row = last >= 0 ? last + 1 : m_steps.rowCount();
    m_steps.insert(row, scenario::Step{});
    const QModelIndex what = m_steps.index(row, StepModel::WhatColumn);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(what);
    m_table->edit(what);
}

void StepEditor::remove()
{
    const auto [first, last] = m_table->chosenRows();
    m_steps.remove(first, last);
}

void StepEditor::shift(int by)
{
    const auto [first, last] = m_table->chosenRows();
    (void)m_steps.shift(first, last, by);
}

void StepEditor::indent(bool in)
{
    const auto [first, last] = m_table->chosenRows();
    (void)(in ? m_steps.indent(first, last) : m_steps.outdent(first, last));
}

void StepEditor::repeat()
{
    const auto [first, last] = m_table->chosenRows();
    if (first == last && m_steps.isLoop(first)) {
        m_steps.unwrap(first);
        return;
    }
    if (!m_steps.wrap(first, last))
        return;
    // How often is what one wants to say next.
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(m_steps.index(m_table->currentIndex().row(), StepModel::WhatColumn));
}

/// The same button puts a loop around steps and takes it away.
void StepEditor::refresh()
{
    const auto [first, last] = m_table->chosenRows();
    m_repeat->setName(first == last && m_steps.isLoop(first) ? tr("Take the loop away")
                                                             : tr("Repeat the steps"),
                      tr("Alt+R"));
    m_repeat->setEnabled(first >= 0);
}

bool StepEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table
        || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    const bool plain = key->modifiers() == Qt::NoModifier;
    const bool isForward = key->key() == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    std::function<void()> act;
    if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
        act = [this, by = key->key() == Qt::Key_Up ? -1 : 1] { shift(by); };
    else if (alt && (key->key() == Qt::Key_Right || key->key() == Qt::Key_Left))
        act = [this, isForward] { indent(isForward); };
    else if (alt && key->key() == Qt::Key_R)
        act = [this] { repeat(); };
    else if (plain && key->key() == Qt::Key_Insert)
        act = [this] { addStep(); };
    else if (plain && key->key() == Qt::Key_Delete)
        act = [this] { remove(); };
    else if (key->matches(QKeySequence::Undo))
        act = [this] { m_steps.undoStack().undo(); };
    else if (key->matches(QKeySequence::Redo))
        act = [this] { m_steps.undoStack().redo(); };
    if (!act)
        return QWidget::eventFilter(watched, event);
    // The window has shortcuts of its own on some of these.
    event->accept();
    if (event->type() == QEvent::KeyPress)
        act();
    return true;
}

} // namespace studio::ui

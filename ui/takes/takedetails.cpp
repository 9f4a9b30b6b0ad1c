// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/takedetails.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

TakeDetails::TakeDetails(const store::Take &take, QWidget *parent)
    : DialogFrame(tr("Take %1").arg(take.number), 420, parent), m_name(new QLineEdit(take.name, this)),
      m_note(new QPlainTextEdit(take.note, this))
{
    setObjectName(u"takeDetails"_s);
    m_name->setObjectName(u"takeName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(80);
    m_name->setPlaceholderText(tr("Take %1").arg(take.number));
    m_note->setObjectName(u"takeNote"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->document()->setDocumentMargin(8);
    m_note->setFixedHeight(110);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *keep = new QPushButton(tr("Save"), this);
    keep->setObjectName(u"saveTakeDetails"_s);
    setVariant(keep, Variant::Primary);
    column()->addWidget(new TextLabel(tr("Name"), TypeRole::Small, &Theme::text2, this));
    column()->addWidget(m_name);
    column()->addWidget(new TextLabel(tr("Note"), TypeRole::Small, &Theme::text2, this));
    column()->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    column()->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &DialogFrame::dismiss);
    connect(keep, &QPushButton::clicked, this, &TakeDetails::save);
    connect(m_name, &QLineEdit::returnPressed, this, &TakeDetails::save);
}

void TakeDetails::save()
{
    emit accepted(m_name->text(), m_note->toPlainText());
    dismiss();
}

void TakeDetails::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::ControlModifier)
        save();
    else
        DialogFrame::keyPressEvent(event);
}

void TakeDetails::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

} // namespace studio::ui

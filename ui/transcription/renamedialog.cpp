// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/renamedialog.h"

#include "ui/theme/variants.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

RenameDialog::RenameDialog(const QString &title, QWidget *parent)
    : DialogFrame(tr("Rename the transcript"), 400, parent), m_field(new QLineEdit(title, this))
{
    setObjectName(u"renameDialog"_s);
    m_field->setObjectName(u"renameField"_s);
    m_field->setAccessibleName(tr("Title"));
    m_field->setMaxLength(200);
    m_field->selectAll();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *rename = new QPushButton(tr("Rename"), this);
    rename->setObjectName(u"renameDo"_s);
    setVariant(rename, Variant::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(rename);
    column()->addWidget(m_field);
    column()->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &RenameDialog::dismiss);
    connect(rename, &QPushButton::clicked, this, &RenameDialog::accept);
    connect(m_field, &QLineEdit::returnPressed, this, &RenameDialog::accept);
}

void RenameDialog::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void RenameDialog::accept()
{
    const QString title = m_field->text().simplified();
    if (title.isEmpty()) {
        setError(m_field, true);
        m_field->setFocus();
        return;
    }
    emit accepted(title);
    dismiss();
}

} // namespace studio::ui

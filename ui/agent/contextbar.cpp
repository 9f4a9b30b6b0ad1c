// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/contextbar.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ContextBar::ContextBar(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_send(new QPushButton(tr("Send"), this))
{
    setObjectName(u"contextBar"_s);
    auto *label = new TextLabel(tr("Contextual update"), TypeRole::Section, &Theme::text, this);
    m_field->setObjectName(u"contextField"_s);
    m_field->setAccessibleName(tr("Contextual update"));
    m_field->setAccessibleDescription(tr("Tells the agent something without taking a turn."));
    m_field->setPlaceholderText(tr("Add context silently…"));
    m_field->setMaxLength(8000);
    m_send->setObjectName(u"sendContext"_s);
    m_send->setAccessibleName(tr("Send the contextual update"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(19, 8, 20, 16);
    column->setSpacing(8);
    column->addWidget(label);
    column->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, &ContextBar::send);
    connect(m_field, &QLineEdit::returnPressed, this, &ContextBar::send);
    setLive(false);
}

void ContextBar::setLive(bool live)
{
    m_field->setEnabled(live);
    m_send->setEnabled(live);
}

void ContextBar::send()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty()) {
        m_field->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_field->clear();
    emit sendRequested(text);
}

} // namespace studio::ui

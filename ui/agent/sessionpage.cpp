// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessionpage.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

SessionPage::SessionPage(QWidget *parent)
    : QWidget(parent), m_notices(new QVBoxLayout), m_strips(new QVBoxLayout)
{
    setObjectName(u"sessionPage"_s);
    m_notices->setContentsMargins(20, 14, 20, 0);
    m_strips->setContentsMargins(20, 0, 20, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(0);
    column->addLayout(m_notices);
    column->addStretch(1);
    column->addLayout(m_strips);
}

void SessionPage::addNotice(QWidget *notice)
{
    m_notices->addWidget(notice);
}

void SessionPage::addStrip(QWidget *strip)
{
    m_strips->addWidget(strip);
}

} // namespace studio::ui
